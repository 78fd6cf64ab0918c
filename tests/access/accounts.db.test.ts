import { uuidv7 } from "uuidv7";
import { describe, expect } from "vitest";
import { accountById, accounts, lostVillages } from "~/access/accounts.server";
import { acceptInvitation, invitationByToken } from "~/access/invitations.server";
import { endGrant, grantRole, invitePerson, newPasswordLink, setAccountActive } from "~/access/manage-accounts.server";
import { optionalActor } from "~/access/require-actor.server";
import type { Actor } from "~/db/actor";
import { asActor, type Tx } from "~/db/db.server";
import { dbTest } from "../db";
import { anAccount, sessionOf, signedIn } from "../factories/sign-in";

const PASSWORD = "kopi pagi di teras";
const eastJava = { grants: [{ role: "administrator", areaCode: "35" } as const] };
const coordinator = { role: "koordinator_desa", areaCode: "35.04.11.2011", validFrom: "2025-01-01" } as const;
const newGrant = () => ({ id: uuidv7(), ...coordinator });
let count = 0;
const invitee = () => ({ userId: uuidv7(), name: "Siti Aminah", login: `siti.${(count += 1)}` });
const by = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => asActor(actor, work);
const open = (headers: Record<string, string>) => optionalActor(new Request("http://desa.test/", { headers }));

describe("an invitation", () => {
  dbTest("lets one person set one password, once", async ({ sql }) => {
    const { actor } = await signedIn(eastJava);
    const invited = await by(actor, (tx) => invitePerson(tx, actor, { ...invitee(), ...newGrant() }));
    if (!invited.ok) throw new Error(invited.reason);
    const { token, userId } = invited.value;
    expect(JSON.stringify(await sql`select * from invitations`)).not.toContain(token);
    expect(await invitationByToken(token)).toMatchObject({ userId, purpose: "first" });
    const [first, second] = await Promise.all([acceptInvitation(token, PASSWORD), acceptInvitation(token, "hujan sore di padi")]);
    expect([first.ok, second.ok].filter(Boolean)).toHaveLength(1);
    expect(await acceptInvitation(token, PASSWORD)).toEqual({ ok: false, reason: "gone" });
    expect(await invitationByToken(token)).toBeNull();
  });

  dbTest("ends after a week, and when a newer one is made", async ({ sql }) => {
    const { actor } = await signedIn(eastJava);
    const invited = await by(actor, (tx) => invitePerson(tx, actor, { ...invitee(), ...newGrant() }));
    if (!invited.ok) throw new Error(invited.reason);
    const again = await by(actor, (tx) => newPasswordLink(tx, actor, invited.value.userId));
    expect(await acceptInvitation(invited.value.token, PASSWORD)).toEqual({ ok: false, reason: "gone" });
    await sql`update invitations set expires_at = now() - interval '1 minute' where user_id = ${invited.value.userId}`;
    expect(await acceptInvitation(again.ok ? again.value : "", PASSWORD)).toEqual({ ok: false, reason: "gone" });
  });

  dbTest("with a password everybody tries is not used up", async () => {
    const { actor } = await signedIn(eastJava);
    const invited = await by(actor, (tx) => invitePerson(tx, actor, { ...invitee(), ...newGrant() }));
    const token = invited.ok ? invited.value.token : "";
    expect(await acceptInvitation(token, "rahasia12345")).toEqual({ ok: false, reason: "too_common" });
    expect((await acceptInvitation(token, PASSWORD)).ok).toBe(true);
  });

  dbTest("for a new password ends the sessions of whoever knew the old one", async () => {
    const { actor } = await signedIn(eastJava);
    const { userId, headers } = await signedIn({ grants: [coordinator] });
    const link = await by(actor, (tx) => newPasswordLink(tx, actor, userId));
    expect(await open(headers)).not.toBeNull();
    expect((await acceptInvitation(link.ok ? link.value : "", PASSWORD)).ok).toBe(true);
    expect(await open(headers)).toBeNull();
  });
});

describe("an administrator of East Java", () => {
  dbTest("invites into East Java and nowhere else", async ({ sql }) => {
    const { actor } = await signedIn(eastJava);
    const into = (areaCode: string) => by(actor, (tx) => invitePerson(tx, actor, { ...invitee(), ...newGrant(), areaCode }));
    expect((await into("35.04")).ok).toBe(true);
    for (const areaCode of ["52", "52.03.21.2001", "ID"]) expect(await into(areaCode), areaCode).toEqual({ ok: false, reason: "not_yours" });
    expect(await into("35.99")).toEqual({ ok: false, reason: "unknown_area" });
    const grant = (areaCode: string) => sql.begin(async (tx) => {
      await tx`select set_config('app.actor_id', ${actor.userId}, true), set_config('app.roles', 'administrator', true), set_config('app.admin_areas', '35', true)`;
      await tx`set local role desa_app`;
      return tx`insert into grants (id, user_id, role, area_code, valid_from) values (gen_random_uuid(), ${actor.userId}, 'administrator', ${areaCode}, '2020-01-01')`;
    });
    await expect(grant("52")).rejects.toThrow(/row-level security/);
    await expect(grant("ID")).rejects.toThrow(/row-level security/);
    await expect(grant("35.02")).resolves.toBeDefined();
  });

  dbTest("does not get a login that somebody elsewhere has", async () => {
    const { actor } = await signedIn(eastJava);
    const { login } = await anAccount({ login: "nama.lain", grants: [{ role: "perencana", areaCode: "52" }] });
    expect(await by(actor, (tx) => invitePerson(tx, actor, { ...newGrant(), userId: uuidv7(), name: "Budi", login: login.toUpperCase() }))).toEqual({ ok: false, reason: "login_taken" });
  });

  dbTest("sees and manages people of East Java only", async () => {
    const { actor } = await signedIn(eastJava);
    const near = await anAccount({ name: "Wagiman Dekat", grants: [coordinator] });
    const far = await anAccount({ name: "Wagiman Jauh", grants: [{ role: "koordinator_desa", areaCode: "52.03.21.2001" }] });
    const both = await anAccount({ name: "Wagiman Dua", grants: [coordinator, { role: "perencana", areaCode: "52" }] });
    const seen = await by(actor, (tx) => accounts(tx, { text: "wagiman" }));
    expect(seen.rows.map(({ id }) => id)).toEqual([near.userId]);
    for (const { userId } of [far, both]) {
      expect(await by(actor, (tx) => accountById(tx, userId))).toBeNull();
      expect(await by(actor, (tx) => newPasswordLink(tx, actor, userId))).toEqual({ ok: false, reason: "not_yours" });
      expect(await by(actor, (tx) => setAccountActive(tx, actor, userId, false))).toEqual({ ok: false, reason: "not_yours" });
      expect(await by(actor, (tx) => grantRole(tx, actor, userId, newGrant()))).toEqual({ ok: false, reason: "not_yours" });
    }
    expect((await by(actor, (tx) => accounts(tx, { area: "35.04" }))).rows.map(({ id }) => id)).toContain(near.userId);
    expect((await by(actor, (tx) => accounts(tx, { area: "35.02" }))).rows.map(({ id }) => id)).not.toContain(near.userId);
  });

  dbTest("ends a grant, which is over at the next request; a grant is not ended twice", async ({ sql }) => {
    const { actor } = await signedIn(eastJava);
    const { headers, userId } = await signedIn({ grants: [coordinator] });
    const [grant] = await sql`select id from grants where user_id = ${userId}`;
    expect(await by(actor, (tx) => endGrant(tx, actor, userId, grant!.id))).toMatchObject({ ok: true });
    expect((await open(headers))?.peopleAreas).toEqual([]);
    expect(await by(actor, (tx) => endGrant(tx, actor, userId, grant!.id))).toEqual({ ok: false, reason: "already_ended" });
    const log = await sql`select action, region_code from audit_log where entity_id = ${userId} order by seq`;
    expect(log).toMatchObject([{ action: "grant_end", region_code: "35.04.11.2011" }]);
  });

  dbTest("cannot shut oneself out", async ({ sql }) => {
    const { actor, userId } = await signedIn(eastJava);
    const [grant] = await sql`select id from grants where user_id = ${userId}`;
    expect(await by(actor, (tx) => endGrant(tx, actor, userId, grant!.id))).toEqual({ ok: false, reason: "own_account" });
    expect(await by(actor, (tx) => setAccountActive(tx, actor, userId, false))).toEqual({ ok: false, reason: "own_account" });
  });

  dbTest("switches an account off and on; off ends its sessions", async () => {
    const { actor } = await signedIn(eastJava);
    const { headers, userId } = await signedIn({ grants: [coordinator] });
    expect((await by(actor, (tx) => setAccountActive(tx, actor, userId, false))).ok).toBe(true);
    expect(await open(headers)).toBeNull();
    expect((await by(actor, (tx) => setAccountActive(tx, actor, userId, true))).ok).toBe(true);
    expect(await open(headers)).toBeNull();
    expect(await open(await sessionOf(userId))).not.toBeNull();
  });

  dbTest("is told who lost which villages when codes changed; nobody gains them by it (C077)", async () => {
    const lombok = await signedIn({ grants: [{ role: "administrator", areaCode: "52" }] });
    const aikmel = await signedIn({ name: "Koordinator Aikmel", grants: [{ role: "koordinator_desa", areaCode: "52.03.09" }] });
    expect(aikmel.actor.peopleAreas).toContain("52.03.09");
    expect(aikmel.actor.peopleAreas.some((area) => area.replace("+", "").startsWith("52.03.21"))).toBe(false);
    const lost = (await by(lombok.actor, (tx) => lostVillages(tx))).filter(({ userId }) => userId === aikmel.userId);
    expect(lost).toContainEqual(expect.objectContaining({ areaCode: "52.03.09", code: "52.03.09.2001", village: "Lenek", currentCode: "52.03.21.2001" }));
    const { actor: elsewhere } = await signedIn(eastJava);
    expect(await by(elsewhere, (tx) => lostVillages(tx))).toEqual([]);
  });
});

dbTest("whoever is no administrator manages nobody", async () => {
  const { actor } = await signedIn({ grants: [coordinator] });
  const { userId } = await anAccount({ grants: [coordinator] });
  expect(await by(actor, (tx) => invitePerson(tx, actor, { ...invitee(), ...newGrant() }))).toEqual({ ok: false, reason: "not_yours" });
  expect(await by(actor, (tx) => setAccountActive(tx, actor, userId, false))).toEqual({ ok: false, reason: "not_yours" });
  expect(await by(actor, (tx) => newPasswordLink(tx, actor, userId))).toEqual({ ok: false, reason: "not_yours" });
  expect((await by(actor, (tx) => accounts(tx, {}))).rows.map(({ id }) => id)).toEqual([actor.userId]);
});
