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
