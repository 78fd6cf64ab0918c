import { sql } from "drizzle-orm";
import { audit } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { uuidList } from "~/db/uuid-list.server";

/** Sealed numbers are held so that nobody reads them; their last four digits are in the copy. A migrant's wage is the migrant's own (handbook §2.3). */
const LEFT_OUT = ["nik_cipher", "nik_index", "kk_cipher", "kk_index", "phone_cipher", "phone_index", "number_cipher", "number_index", "search_name", "search_label", "wage_minor", "employer_name", "created_by", "updated_by", "officer_id", "recorded_by", "confirmed_by", "import_id"];
const OF_FAMILY = ["persons", "consents", "journeys", "placements", "documents", "remittances", "no_transfer_months", "remittance_uses", "debts", "finance_snapshots", "mentoring_enrolments", "data_requests", "enterprises", "survey_responses", "info_contacts", "consultations", "referrals", "saved_plans"];
const OF_ENTERPRISES = ["enterprise_permits", "enterprise_months", "enterprise_entries"];
/** Of the one who is signed in alone, not of the whole family. */
const OF_SAVINGS = ["savings_entries", "savings_loans", "savings_attendance"];
const OF_MENTORING = ["mentoring_plans", "mentoring_sessions", "mentoring_milestones", "zone_snapshots"];

/**
 * Everything that is held about the actor's own family, table by table, as the policies show it to them; deleted rows are
 * not in it. Amounts are in whole rupiah or in the smallest unit of their currency. The log says that the copy was taken.
 */
export async function ownData(tx: Tx, actor: Actor): Promise<Record<string, unknown[]>> {
  const own = uuidList(actor.households);
  const copy: Record<string, unknown[]> = {};
  const take = async (table: string, where: ReturnType<typeof sql>) => {
    const rows = await tx.execute<{ row: unknown }>(sql`
      select to_jsonb(t) - ${sql.param(LEFT_OUT)}::text[] as row from ${sql.identifier(table)} t where ${where} and coalesce(to_jsonb(t)->>'deleted_at', to_jsonb(t)->>'removed_at') is null order by 1`);
    copy[table] = rows.map(({ row }) => row);
  };
  await take("households", sql`t.id = ${own}`);
  for (const table of OF_FAMILY) await take(table, sql`t.household_id = ${own}`);
  for (const table of OF_MENTORING) await take(table, sql`t.enrolment_id in (select id from mentoring_enrolments where household_id = ${own})`);
  for (const table of OF_ENTERPRISES) await take(table, sql`t.enterprise_id in (select id from enterprises where household_id = ${own})`);
  for (const table of OF_SAVINGS) await take(table, sql`t.member_id in (select app_own_memberships())`);
  await take("savings_members", sql`t.id in (select app_own_memberships())`);
  copy.savings_groups = [...(await tx.execute(sql`select member_id, name, kind, village from app_own_savings_groups() order by name, member_id`))];
  await audit(tx, actor, { action: "export", entity: "household", entityId: actor.households[0] ?? null, detail: { kind: "own", format: "json" } });
  return copy;
}
