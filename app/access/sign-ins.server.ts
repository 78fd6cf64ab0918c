import { desc, eq, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import type { Tx } from "~/db/db.server";
import { signIns } from "~/db/schema/access";
import { deviceOf } from "./device";

export type SignInWay = "password" | "code" | "recovery" | "link";
/** `at`: day and minute in Jakarta. */
export type SignInEntry = { id: string; at: string; device: string; how: SignInWay; refused: boolean; isNewDevice: boolean };

/** Entries are kept so long; a page shows the last of them. */
const KEPT_FOR = "1 year";
const SHOWN = 20;

type Told = { how: SignInWay; refused?: boolean; isNewDevice?: boolean };

/**
 * Writes down a sign-in or a refused one, and tells the account's other devices of a browser not seen before. For a login
 * that nobody has (null) it does the same work and keeps nothing, so that the answer takes as long.
 */
export async function recordSignIn(tx: Tx, request: Request, userId: string | null, { how, refused = false, isNewDevice = false }: Told): Promise<void> {
  const device = deviceOf(request.headers.get("User-Agent") ?? "");
  const [written] = await tx.execute<{ strange: boolean }>(sql`
    insert into sign_ins (id, user_id, device, how, refused, is_new_device)
    select ${uuidv7()}::uuid, u.id, ${device}, ${how}, ${refused}::boolean, ${isNewDevice}::boolean and exists (select from sign_ins s where s.user_id = u.id and not s.refused)
    from users u where u.id = ${userId}::uuid returning is_new_device as strange`);
  await tx.execute(sql`delete from sign_ins where user_id = ${userId}::uuid and at < now() - ${KEPT_FOR}::interval`);
  if (written?.strange && !refused) await tx.execute(sql`update sessions set notice = 'new_device' where user_id = ${userId}`);
}

/** The device that signed in last of those not seen before; null when there was none. */
export async function lastNewDevice(tx: Tx, userId: string): Promise<Pick<SignInEntry, "at" | "device"> | null> {
  return (await lastSignIns(tx, userId)).find(({ isNewDevice }) => isNewDevice) ?? null;
}

/** The last sign-ins of an account, as its owner or the administrator may see them. */
export async function lastSignIns(tx: Tx, userId: string): Promise<SignInEntry[]> {
  return tx
    .select({
      id: signIns.id, device: signIns.device, how: sql<SignInWay>`${signIns.how}`, refused: signIns.refused, isNewDevice: signIns.isNewDevice,
      at: sql<string>`to_char(${signIns.at} at time zone 'Asia/Jakarta', 'YYYY-MM-DD HH24:MI')`,
    })
    .from(signIns)
    .where(eq(signIns.userId, userId))
    .orderBy(desc(signIns.at))
    .limit(SHOWN);
}
