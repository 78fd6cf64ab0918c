import { sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { keyedHash } from "./keyed-hash.server";

const KEPT_FOR = "24 hours";

/**
 * Counts a form that somebody without an account sends, and answers whether it may still be taken: so many in a day from
 * one address. A whole village may stand behind one address, so `most` is for many people and against machines.
 */
export async function mayStillSend(tx: Tx, form: string, address: string, most: number): Promise<boolean> {
  const key = keyedHash(`form:${form}|${address}`).toString("hex");
  const [counter] = await tx.execute<{ points: number }>(sql`
    insert into throttles as t (key, points, expire) values (${key}, 1, now() + ${KEPT_FOR}::interval)
    on conflict (key) do update set points = case when t.expire < now() then 1 else t.points + 1 end, expire = case when t.expire < now() then excluded.expire else t.expire end
    returning points`);
  return (counter?.points ?? 1) <= most;
}
