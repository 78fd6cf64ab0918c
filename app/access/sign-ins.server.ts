import { desc, eq, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { asSystem, type Tx } from "~/db/db.server";
import { signIns } from "~/db/schema/access";
import { deviceOf } from "./device";

export type SignInWay = "password" | "code" | "recovery" | "link";
/** `at`: day and minute in Jakarta. */
export type SignInEntry = { id: string; at: string; device: string; how: SignInWay; refused: boolean; isNewDevice: boolean };

/** Entries are kept so long; a page shows the last of them. */
const KEPT_FOR = "1 year";
const SHOWN = 20;

type Told = { how: SignInWay; refused?: boolean; isNewDevice?: boolean };

/** Writes down a sign-in or a refused one, and tells the account's other devices of a browser not seen before. */
export function recordSignIn(request: Request, userId: string, { how, refused = false, isNewDevice = false }: Told): Promise<void> {
  return asSystem("write down a sign-in", async (tx) => {
    const [earlier] = await tx.select({ id: signIns.id }).from(signIns).where(sql`${signIns.userId} = ${userId} and not ${signIns.refused}`).limit(1);
    const isStrange = isNewDevice && earlier !== undefined;
    await tx.insert(signIns).values({ id: uuidv7(), userId, device: deviceOf(request.headers.get("User-Agent") ?? ""), how, refused, isNewDevice: isStrange });
    await tx.execute(sql`delete from sign_ins where user_id = ${userId} and at < now() - ${KEPT_FOR}::interval`);
    if (isStrange && !refused) await tx.execute(sql`update sessions set notice = 'new_device' where user_id = ${userId}`);
  });
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
