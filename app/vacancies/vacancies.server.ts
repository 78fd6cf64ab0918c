import { desc, eq, or, sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { placementCompanies } from "~/db/schema/journeys";
import { vacancies } from "~/db/schema/vacancies";
import type { P3miStatus, Sector } from "~/journeys/codes";
import type { PlainDate } from "~/shared/dates";
import { searchKey } from "~/shared/text";
import type { VacancySource, VacancyState } from "./codes";

const columns = {
  id: vacancies.id, regionCode: vacancies.regionCode, source: sql<VacancySource>`${vacancies.source}`, title: vacancies.title, country: vacancies.country, sector: sql<Sector>`${vacancies.sector}`, employerName: vacancies.employerName,
  companyName: vacancies.companyName, companyId: vacancies.companyId, sip2miNo: vacancies.sip2miNo, quotaM: vacancies.quotaM, quotaF: vacancies.quotaF, wageMinor: vacancies.wageMinor, wageCurrency: vacancies.wageCurrency,
  wagePeriod: vacancies.wagePeriod, ageMin: vacancies.ageMin, ageMax: vacancies.ageMax, requirements: vacancies.requirements, costIdr: vacancies.costIdr, validUntil: vacancies.validUntil, state: sql<VacancyState>`${vacancies.state}`,
  checkedOn: vacancies.checkedOn, version: vacancies.version,
};
const withCompany = {
  ...columns, companyStatus: sql<P3miStatus | null>`${placementCompanies.status}`, licenceNumber: placementCompanies.licenceNumber, companyCheckedOn: placementCompanies.checkedOn, licenceUntil: placementCompanies.licenceUntil,
  stoodOtherwise: sql<boolean>`coalesce(${placementCompanies.standingSince} > coalesce(${vacancies.checkedAt}, ${vacancies.checkedOn}::timestamptz), false)`,
};

/** One vacancy with how its placement company stands; undefined where the actor sees none of that id. */
export async function vacancyById(tx: Tx, id: string) {
  const [row] = await tx.select(withCompany).from(vacancies).leftJoin(placementCompanies, eq(placementCompanies.id, vacancies.companyId)).where(eq(vacancies.id, id));
  return row;
}
export type Vacancy = NonNullable<Awaited<ReturnType<typeof vacancyById>>>;

/** The same row without the company, held until the transaction ends. */
export async function lockedVacancy(tx: Tx, id: string) {
  const [row] = await tx.select(columns).from(vacancies).where(eq(vacancies.id, id)).for("update");
  return row;
}

/** A village's vacancies, those that end last on top. */
export function vacanciesOf(tx: Tx, regionCode: string) {
  return tx.select(withCompany).from(vacancies).leftJoin(placementCompanies, eq(placementCompanies.id, vacancies.companyId)).where(eq(vacancies.regionCode, regionCode)).orderBy(desc(vacancies.validUntil), desc(vacancies.id)).limit(200);
}

/** How a vacancy's company stands as its rule asks. */
export const companyOf = ({ companyStatus, licenceUntil, stoodOtherwise }: Pick<Vacancy, "companyStatus" | "licenceUntil" | "stoodOtherwise">) => (companyStatus === null ? null : { status: companyStatus, licenceUntil, stoodOtherwise });

export type PublicVacancy = {
  id: string; regionCode: string; village: string; title: string; country: string; sector: Sector; companyName: string | null; licenceNumber: string | null; sip2miNo: string | null;
  quotaM: number | null; quotaF: number | null; wageMinor: string | null; wageCurrency: string | null; wagePeriod: string | null; ageMin: number | null; ageMax: number | null; requirements: string | null; costIdr: string | null;
  validUntil: PlainDate; checkedOn: PlainDate;
};

const BOARD_ROWS = 300;

/** What anybody may see of an area: checked, on the board and not over; no more than a board holds. */
export async function publicVacancies(tx: Tx, area: string): Promise<{ rows: PublicVacancy[]; isCut: boolean }> {
  const rows = await tx.execute<PublicVacancy>(sql`
    select id, region_code as "regionCode", village, title, country, sector, company_name as "companyName", licence_number as "licenceNumber", sip2mi_no as "sip2miNo",
      quota_m as "quotaM", quota_f as "quotaF", wage_minor as "wageMinor", wage_currency as "wageCurrency", wage_period as "wagePeriod", age_min as "ageMin", age_max as "ageMax", requirements, cost_idr as "costIdr",
      valid_until::text as "validUntil", checked_on::text as "checkedOn"
    from app_public_vacancies(${area}) order by village, valid_until, id limit ${BOARD_ROWS + 1}`);
  return { rows: rows.slice(0, BOARD_ROWS), isCut: rows.length > BOARD_ROWS };
}

/** Villages that have something on the board, with how many, counted and not read. */
export async function boardVillages(tx: Tx): Promise<{ code: string; name: string; count: number }[]> {
  const rows = await tx.execute<{ code: string; name: string; count: number }>(sql`
    select region_code as code, village as name, count(*)::int as count from app_public_vacancies(null) group by region_code, village order by village, region_code`);
  return [...rows];
}

/** The company of the list that a name or licence number means exactly; null where none does, or more than one. */
export async function companyNamed(tx: Tx, name: string | null): Promise<{ id: string; status: P3miStatus } | null> {
  if (name === null) return null;
  const rows = await tx
    .select({ id: placementCompanies.id, status: sql<P3miStatus>`${placementCompanies.status}` })
    .from(placementCompanies)
    .where(or(eq(placementCompanies.searchName, searchKey(name)), sql`upper(${placementCompanies.licenceNumber}) = ${name.toUpperCase()}`))
    .limit(2);
  return rows.length === 1 ? rows[0]! : null;
}

export type FoundCompany = { id: string; name: string; licenceNumber: string | null; status: P3miStatus; checkedOn: PlainDate | null };

/** Companies whose name or licence number is like what was typed, the likest first. */
export async function companiesLike(tx: Tx, text: string): Promise<FoundCompany[]> {
  const key = searchKey(text);
  if (key === "") return [];
  const rows = await tx.execute<FoundCompany>(sql`
    select id, name, licence_number as "licenceNumber", status, checked_on::text as "checkedOn" from placement_companies
    where word_similarity(${key}, search_name) >= 0.5 or upper(licence_number) = upper(${text.trim()}) or strpos(search_name, ${key}) > 0
    order by word_similarity(${key}, search_name) desc, name, id limit 20`);
  return [...rows];
}
