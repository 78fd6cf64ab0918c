import { eq, sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { placementCompanies } from "~/db/schema/journeys";
import type { P3miStatus } from "~/journeys/codes";
import type { PlainDate } from "~/shared/dates";
import { searchKey } from "~/shared/text";

const columns = {
  id: placementCompanies.id, name: placementCompanies.name, searchName: placementCompanies.searchName, licenceNumber: placementCompanies.licenceNumber, status: sql<P3miStatus>`${placementCompanies.status}`,
  licenceFrom: placementCompanies.licenceFrom, licenceUntil: placementCompanies.licenceUntil, checkedOn: placementCompanies.checkedOn, version: placementCompanies.version,
};

/** One placement company; undefined where none has that id. */
export async function companyById(tx: Tx, id: string) {
  const [row] = await tx.select(columns).from(placementCompanies).where(eq(placementCompanies.id, id));
  return row;
}
export type PlacementCompany = NonNullable<Awaited<ReturnType<typeof companyById>>>;

/** The same row, held until the transaction ends. */
export async function lockedCompany(tx: Tx, id: string) {
  const [row] = await tx.select(columns).from(placementCompanies).where(eq(placementCompanies.id, id)).for("update");
  return row;
}

export type ListedCompany = { id: string; name: string; licenceNumber: string | null; status: P3miStatus; licenceUntil: PlainDate | null; checkedOn: PlainDate | null };
export const COMPANIES_PER_PAGE = 50;

/** Placement companies by name, or those whose name or licence number holds a text; a page of them with how many there are. */
export async function companyPage(tx: Tx, { text, page }: { text: string; page: number }): Promise<{ rows: ListedCompany[]; total: number }> {
  const key = searchKey(text);
  const where = key === "" ? sql`true` : sql`(strpos(search_name, ${key}) > 0 or strpos(upper(licence_number), upper(${text.trim()})) > 0)`;
  const rows = await tx.execute<ListedCompany>(sql`
    select id, name, licence_number as "licenceNumber", status, licence_until::text as "licenceUntil", checked_on::text as "checkedOn"
    from placement_companies where ${where} order by search_name collate "C", id limit ${COMPANIES_PER_PAGE} offset ${(page - 1) * COMPANIES_PER_PAGE}`);
  const [counted] = await tx.execute<{ total: number }>(sql`select count(*)::int as total from placement_companies where ${where}`);
  return { rows: [...rows], total: counted?.total ?? 0 };
}

/** Companies other than this one that carry the same name or licence number, as the look-up reads them. */
export async function sameAs(tx: Tx, { id, name, licenceNumber }: { id: string; name: string; licenceNumber: string | null }): Promise<{ name: boolean; licence: boolean }> {
  const [row] = await tx.execute<{ name: boolean; licence: boolean }>(sql`
    select coalesce(bool_or(search_name = ${searchKey(name)}), false) as name, coalesce(bool_or(upper(licence_number) = upper(${licenceNumber})), false) as licence from placement_companies where id <> ${id}`);
  return row!;
}
