import { randomInt } from "node:crypto";
import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import type { Actor } from "~/db/actor";
import { asSystem, type Tx } from "~/db/db.server";
import { ok, refused, type Result } from "~/shared/result";
import { can } from "./capabilities";
import { makeInvitation } from "./invitations.server";
import { audit } from "./record-change.server";

/** Without letters and digits that are taken for each other on paper. */
const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const CODE_LENGTH = 12;

export type FamilyMember = { id: string; regionCode: string };
export type FamilyAccount = { userId: string; login: string; hasPassword: boolean };

/** The account of a member of a family; null while there is none. For who keeps the village's records. */
export function familyAccountOf(personId: string): Promise<FamilyAccount | null> {
  return asSystem("show whether a member of a family has an account", (tx) => accountOf(tx, personId));
}

/**
 * A code that a member of a family signs in with once and sets a password by; made anew when it was lost, and the one
 * before ends. An account is made with the first. Only who keeps the village's records may; the log names them.
 */
export async function giveFamilyCode(actor: Actor, person: FamilyMember): Promise<Result<{ code: string; login: string }, "forbidden">> {
  if (!can(actor, "people:write", person.regionCode)) return refused("forbidden");
  return asSystem("a coordinator gives a family its code", async (tx) => {
    const account = (await accountOf(tx, person.id)) ?? (await newAccount(tx, actor, person));
    const code = Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join("");
    await makeInvitation(tx, account.userId, account.hasPassword ? "password" : "first", actor.userId, code);
    await audit(tx, actor, { action: "password_link", entity: "user", entityId: account.userId, regionCode: person.regionCode });
    return ok({ code: shownCode(code), login: account.login });
  });
}

/** As it is read out and written down: in fours. */
export const shownCode = (code: string): string => code.replace(/(.{4})(?=.)/g, "$1-");

/** What somebody typed as the code it means; null for what cannot be one. */
export function readFamilyCode(text: string): string | null {
  const code = text.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return code.length === CODE_LENGTH && [...code].every((letter) => LETTERS.includes(letter)) ? code : null;
}

async function accountOf(tx: Tx, personId: string): Promise<FamilyAccount | null> {
  const [row] = await tx.execute<FamilyAccount>(sql`
    select id as "userId", login, password_hash is not null as "hasPassword" from users where person_id = ${personId} and is_active order by created_at, id limit 1`);
  return row ?? null;
}

async function newAccount(tx: Tx, actor: Actor, { id: personId, regionCode }: FamilyMember): Promise<FamilyAccount> {
  const userId = uuidv7();
  const login = await freeLogin(tx);
  await tx.execute(sql`insert into users (id, login, name, person_id, created_by) values (${userId}, ${login}, ${login}, ${personId}, ${actor.userId})`);
  await tx.execute(sql`insert into grants (id, user_id, role, area_code, valid_from, granted_by) values (${uuidv7()}, ${userId}, 'keluarga', ${regionCode}, current_date, ${actor.userId})`);
  await audit(tx, actor, { action: "invite", entity: "user", entityId: userId, regionCode, detail: { role: "keluarga" } });
  return { userId, login, hasPassword: false };
}

/** A word that is easy to keep and says nothing of whose it is: who looks after accounts sees no people. */
const WORDS = ["melati", "mawar", "kenanga", "cempaka", "anggrek", "teratai", "kamboja", "sedap", "padi", "jagung", "kelapa", "mangga", "rambutan", "salak", "nangka", "jambu", "merpati", "kenari", "elang", "rusa"];

async function freeLogin(tx: Tx): Promise<string> {
  for (;;) {
    const login = `${WORDS[randomInt(WORDS.length)]}${randomInt(1_000, 10_000)}`;
    const [taken] = await tx.execute(sql`select 1 from users where login = ${login}`);
    if (!taken) return login;
  }
}
