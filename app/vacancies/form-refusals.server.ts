import type { CompanyRefusal } from "./save-company.server";
import type { VacancyRefusal } from "./save-vacancy.server";

const FIELD_OF: Record<string, string> = { ages_reversed: "ageMax", wage_unreadable: "wage", wage_without_currency: "wageCurrency", company_missing: "companyName", source_abroad: "source", expired: "validUntil" };

/** A command's refusal at the field it concerns, under "" for the form. 403 without the right, 404 for what is gone. */
export function fieldErrors(reason: VacancyRefusal): Record<string, string[]> {
  const { code } = reason;
  if (code === "forbidden") throw new Response(null, { status: 403 });
  if (code === "not_found") throw new Response(null, { status: 404 });
  if (code === "conflict") return {};
  return { [FIELD_OF[code] ?? ""]: [`vacancies:error.${reason.code === "licence_not_ok" ? `licence_${reason.check}` : code}`] };
}

const COMPANY_FIELD_OF: Record<string, string> = { same_name: "name", same_licence: "licenceNumber", dates_reversed: "licenceUntil", checked_in_future: "checkedOn" };

/** The same for a placement company. */
export function companyErrors({ code }: CompanyRefusal): Record<string, string[]> {
  if (code === "forbidden") throw new Response(null, { status: 403 });
  if (code === "not_found") throw new Response(null, { status: 404 });
  return { [COMPANY_FIELD_OF[code] ?? ""]: [`vacancies:companyError.${code}`] };
}
