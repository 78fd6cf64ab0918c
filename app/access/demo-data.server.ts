import { sql } from "drizzle-orm";
import { asSystem } from "~/db/db.server";

let seen = false;

/** Whether anything here is invented; once seen it stays so for this process, since demo data is not taken out again. */
export async function hasDemoData(): Promise<boolean> {
  if (seen) return true;
  const [row] = await asSystem("see whether there is demo data", (tx) =>
    tx.execute<{ there: boolean }>(sql`
      select exists (select from users where is_demo) or exists (select from region_programmes where is_demo) as there`),
  );
  seen = row?.there ?? false;
  return seen;
}
