import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import type { PlainDate } from "~/shared/dates";
import { searchKey } from "~/shared/text";
import { companyById } from "./companies.server";
import type { ListedRow } from "./company-list";
import { editCompany, recordCompany, type CompanyRefusal } from "./save-company.server";

export type Brought = { outcome: "create" | "update" | "same" } | { outcome: "refuse"; reason: CompanyRefusal["code"] | "two_alike" | "older_list" };

/**
 * One company of an official list of a day: the one with its licence number, else with its name, is mended, and one that is
 * not there is added. A list older than what was seen last changes nothing.
 */
export async function bringCompany(tx: Tx, actor: Actor, row: ListedRow, listedOn: PlainDate): Promise<Brought> {
  const found = await tx.execute<{ id: string; byLicence: boolean }>(sql`
    select id, coalesce(upper(licence_number) = upper(${row.licenceNumber}), false) as "byLicence" from placement_companies
    where search_name = ${searchKey(row.name)} or upper(licence_number) = upper(${row.licenceNumber}) order by 2 desc, id`);
  const alike = found.some(({ byLicence }) => byLicence) ? found.filter(({ byLicence }) => byLicence) : found;
  if (alike.length > 1) return { outcome: "refuse", reason: "two_alike" };
  const content = { ...row, checkedOn: listedOn };
  const current = alike[0] && (await companyById(tx, alike[0].id));
  if (!current) {
    const recorded = await recordCompany(tx, actor, { id: uuidv7(), ...content });
    return recorded.ok ? { outcome: "create" } : { outcome: "refuse", reason: recorded.reason.code };
  }
  if (current.checkedOn !== null && current.checkedOn > listedOn) return { outcome: "refuse", reason: "older_list" };
  const edited = await editCompany(tx, actor, current.id, { version: current.version, ...content });
  if (!edited.ok) return { outcome: "refuse", reason: edited.reason.code };
  return { outcome: edited.value.version === current.version ? "same" : "update" };
}

/** Companies that were seen before this list's day and are not on it: whether they lost their licence is not told, so they stay as they are. */
export async function notOnList(tx: Tx, listedOn: PlainDate): Promise<{ name: string; licenceNumber: string | null }[]> {
  const rows = await tx.execute<{ name: string; licenceNumber: string | null }>(sql`
    select name, licence_number as "licenceNumber" from placement_companies where checked_on is null or checked_on < ${listedOn} order by search_name collate "C", id`);
  return [...rows];
}
