import { createHmac, timingSafeEqual } from "node:crypto";
import { and, eq, isNull, lt, sql } from "drizzle-orm";
import { systemActor } from "~/db/actor";
import { asSystem, type Tx } from "~/db/db.server";
import { recoveryCodes, secondFactors } from "~/db/schema/access";
import { ok, refused, type Result } from "~/shared/result";
import { hasDemoData } from "./demo-data.server";
import { openIdentifier, sealIdentifier } from "./protected-identifiers.server";
import { newRecoveryCodes, readCode } from "./recovery-codes.server";
import { audit } from "./record-change.server";
import { countCode, secondsToWaitForCode, type SignInAttempt } from "./throttle.server";
import { secretFrom, stepOf } from "./totp";

/*
 * The second factor: a secret in the person's phone beside the password in the head. Secrets are read with the system's
 * role alone; they and the codes are in no log and no address.
 */
export const REQUIRED_ROLES = ["perencana", "petugas_ltsa", "administrator"] as const;
export type FactorState = { confirmedOn: Date | null; recoveryLeft: number; isRequired: boolean };

/** Whether the account sees or administers so much that a password alone is not enough. Nobody in the demo is asked. */
export async function isRequired(userId: string): Promise<boolean> {
  if (await hasDemoData()) return false;
  return asSystem("see whether an account needs a second factor", async (tx) => {
    const [row] = await tx.execute<{ required: boolean }>(sql`select ${hasRequiredRole(sql`${userId}`)} as required`);
    return row?.required ?? false;
  });
}

/** Whether a user of this id has one of those roles today. */
export const hasRequiredRole = (userId: ReturnType<typeof sql>) => sql`exists (
  select from grants g where g.user_id = ${userId} and g.ended_at is null and g.role in (${sql.join(REQUIRED_ROLES.map((role) => sql`${role}`), sql`, `)})
    and (now() at time zone 'Asia/Jakarta')::date between g.valid_from and coalesce(g.valid_to, 'infinity'))`;

export async function factorState(userId: string): Promise<FactorState> {
  const required = await isRequired(userId);
  return asSystem("read the state of a second factor", async (tx) => {
    const [factor] = await tx.select({ confirmedAt: secondFactors.confirmedAt }).from(secondFactors).where(eq(secondFactors.userId, userId));
    const left = await tx.$count(recoveryCodes, and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt)));
    return { confirmedOn: factor?.confirmedAt ?? null, recoveryLeft: left, isRequired: required };
  });
}

/** The same as the actor may see it: of the own account, or of one that is administered. */
export async function hasConfirmedFactor(tx: Tx, userId: string): Promise<boolean> {
  const [row] = await tx.select({ at: secondFactors.confirmedAt }).from(secondFactors).where(eq(secondFactors.userId, userId));
  return Boolean(row?.at);
}

/**
 * The secret that a set-up offers. It follows from the visit (`visit`: the ticket of a set-up or the half of a sign-in),
 * so that a page shown again shows the picture already read, while looking at it stores nothing.
 */
export const setUpSecret = (userId: string, visit: string): string => secretFrom(keyed(`factor:${userId}:${visit}`));

const TICKET_MINUTES = 15;

/** For a quarter of an hour: that this visit has just shown the password and may be offered a secret. */
export function setUpTicket(userId: string, visit: string, until = Date.now() + TICKET_MINUTES * 60_000): string {
  return `${until}.${keyed(`ticket:${userId}:${visit}:${until}`).toString("base64url")}`;
}

export function isSetUpTicket(ticket: string, userId: string, visit: string): boolean {
  const until = Number(ticket.split(".")[0]);
  if (!(until > Date.now())) return false;
  const [given, right] = [Buffer.from(ticket), Buffer.from(setUpTicket(userId, visit, until))];
  return given.length === right.length && timingSafeEqual(given, right);
}

/** Stores the secret by a first right code, and gives the recovery codes, which are shown this once. Null for a wrong code or where there is a factor already. */
export function confirmSetUp(userId: string, visit: string, typed: string, now = Date.now()): Promise<string[] | null> {
  const [secret, read, why] = [setUpSecret(userId, visit), readCode(typed), "somebody set up a second factor"];
  const step = read?.kind === "code" ? stepOf(secret, read.text, { now, after: 0 }) : null;
  if (step === null) return Promise.resolve(null);
  return asSystem(why, async (tx) => {
    const stored = await tx.insert(secondFactors).values({ userId, secretCipher: sealIdentifier("second_factor", secret).cipher, lastStep: step }).onConflictDoNothing().returning({ userId: secondFactors.userId });
    if (stored.length === 0) return null;
    await audit(tx, systemActor(why), { action: "factor_set_up", entity: "user", entityId: userId });
    return replaceCodes(tx, userId);
  });
}

export type CodeRefusal = { code: "wrong" } | { code: "wait"; seconds: number };

/**
 * Whether what was typed opens the account: the code of now, once, or a recovery code, once. Of two that send the same
 * at the same time one is let in, and wrong ones make the next wait.
 */
export function acceptCode(userId: string, typed: string, attempt: SignInAttempt, now = Date.now()): Promise<Result<"code" | "recovery", CodeRefusal>> {
  return asSystem("check a second factor", async (tx) => {
    const seconds = await secondsToWaitForCode(tx, attempt);
    if (seconds > 0) return refused({ code: "wait", seconds });
    const opened = await opens(tx, userId, typed, now);
    await countCode(tx, attempt, opened !== null);
    return opened === null ? refused({ code: "wrong" }) : ok(opened);
  });
}

async function opens(tx: Tx, userId: string, typed: string, now: number): Promise<"code" | "recovery" | null> {
  const read = readCode(typed);
  if (read === null) return null;
  if (read.kind === "code") {
    const step = await rightStep(tx, userId, read.text, now);
    if (step === null) return null;
    const used = await tx.update(secondFactors).set({ lastStep: step }).where(and(eq(secondFactors.userId, userId), lt(secondFactors.lastStep, step))).returning({ userId: secondFactors.userId });
    return used.length === 1 ? "code" : null;
  }
  const used = await tx.update(recoveryCodes).set({ usedAt: sql`now()` })
    .where(and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.codeHash, hashed(userId, read.text)), isNull(recoveryCodes.usedAt))).returning({ userId: recoveryCodes.userId });
  return used.length === 1 ? "recovery" : null;
}

/** New recovery codes; the former ones open nothing any more. */
export function renewCodes(userId: string): Promise<string[]> {
  const why = "somebody made new recovery codes";
  return asSystem(why, async (tx) => {
    await audit(tx, systemActor(why), { action: "recovery_codes", entity: "user", entityId: userId });
    return replaceCodes(tx, userId);
  });
}

/** Takes the second factor away, with its codes; sessions opened with it end. */
export async function removeFactor(tx: Tx, userId: string): Promise<void> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.delete(secondFactors).where(eq(secondFactors.userId, userId));
  await tx.execute(sql`delete from sessions where user_id = ${userId}`);
}

/** The half minute a right code is of, later than the last one accepted. */
async function rightStep(tx: Tx, userId: string, code: string, now: number): Promise<number | null> {
  const [factor] = await tx.select().from(secondFactors).where(eq(secondFactors.userId, userId));
  return factor ? stepOf(openIdentifier("second_factor", factor.secretCipher), code, { now, after: factor.lastStep }) : null;
}

async function replaceCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.insert(recoveryCodes).values(codes.map((code) => ({ userId, codeHash: hashed(userId, code.replace("-", "")) })));
  return codes;
}

const hashed = (userId: string, code: string): string => keyed(`recovery:${userId}:${code}`).toString("hex");

function keyed(text: string): Buffer {
  const secret = process.env.DESA_SESSION_SECRET;
  if (!secret) throw new Error("DESA_SESSION_SECRET is not set");
  return createHmac("sha256", Buffer.from(secret, "base64")).update(text).digest();
}
