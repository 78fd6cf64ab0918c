import { inArray, or, sql } from "drizzle-orm";
import { inBatches } from "~/access/record-batch.server";
import type { Tx } from "~/db/db.server";
import { placementCompanies, type placements } from "~/db/schema/journeys";
import { usualCurrency } from "~/shared/countries";
import { ok, refused, type Result } from "~/shared/result";
import { readMinor } from "~/shared/schema-fields";
import { searchKey } from "~/shared/text";
import type { P3miStatus } from "./codes";
import type { NewPlacement } from "./journey.schema";

export type Company = { id: string; name: string; licenceNumber: string | null; status: P3miStatus };
export type WageRefusal = { code: "wage_unreadable"; why: string };
export type PlacementWarning = "company_revoked" | "company_unknown";

/** Placement companies by their name or licence number as written; a name nobody lists stays a name. */
export async function companiesByName(tx: Tx, names: readonly string[]): Promise<(name: string) => Company | null> {
  const found = new Map<string, Company>();
  for (const batch of inBatches([...new Set(names)])) {
    const rows = await tx
      .select({ id: placementCompanies.id, name: placementCompanies.name, searchName: placementCompanies.searchName, licenceNumber: placementCompanies.licenceNumber, status: placementCompanies.status })
      .from(placementCompanies)
      .where(or(inArray(placementCompanies.searchName, batch.map(searchKey)), inArray(sql`upper(${placementCompanies.licenceNumber})`, batch.map((name) => name.toUpperCase()))));
    for (const { searchName, ...company } of rows) {
      found.set(searchName, company as Company);
      if (company.licenceNumber) found.set(searchKey(company.licenceNumber), company as Company);
    }
  }
  return (name) => found.get(searchKey(name)) ?? null;
}

type Content = Omit<NewPlacement, "journeyId" | "isRenewal">;
type Keeping = Omit<typeof placements.$inferInsert, keyof Content>;

/** A contract as a table row: the wage in minor units of its currency, the company linked where it is listed. */
export function placementRow(
  content: Content,
  keeping: Keeping,
  companyOf: (name: string) => Company | null,
): Result<{ row: typeof placements.$inferInsert; warnings: PlacementWarning[] }, WageRefusal> {
  const { wage, ...columns } = content;
  const wageCurrency = wage === null ? null : (content.wageCurrency ?? usualCurrency(content.country));
  const wageMinor = wageCurrency === null ? ok(null) : readMinor(wage, wageCurrency);
  if (!wageMinor.ok) return refused({ code: "wage_unreadable", why: wageMinor.reason.code });
  const company = content.companyName === null ? null : companyOf(content.companyName);
  const warnings: PlacementWarning[] = [];
  if (company?.status === "dicabut") warnings.push("company_revoked");
  if (content.companyName !== null && company === null) warnings.push("company_unknown");
  return ok({
    row: { ...columns, ...keeping, wageMinor: wageMinor.value, wageCurrency, companyId: company?.id ?? null, companyName: company?.name ?? content.companyName },
    warnings,
  });
}
