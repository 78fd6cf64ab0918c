import { uuidv7 } from "uuidv7";
import { minorToText, rupiahBox } from "~/shared/money";
import type { PlacementCompany } from "./companies.server";
import type { CompanyValues } from "./CompanyForm";
import type { Vacancy } from "./vacancies.server";
import type { VacancyValues } from "./VacancyForm";

const text = (value: bigint | number | string | null | undefined): string => value?.toString() ?? "";

/** A vacancy's form as it opens; the wage in whole units. */
export function vacancyValues(vacancy: Vacancy | undefined): VacancyValues {
  const wage = vacancy?.wageMinor == null || vacancy.wageCurrency === null ? "" : minorToText(vacancy.wageMinor, vacancy.wageCurrency);
  return {
    id: vacancy?.id ?? uuidv7(), version: text(vacancy?.version), title: text(vacancy?.title), source: text(vacancy?.source), country: text(vacancy?.country), sector: vacancy?.sector ?? "tidak_diketahui", employerName: text(vacancy?.employerName),
    companyName: text(vacancy?.companyName), sip2miNo: text(vacancy?.sip2miNo), quotaM: text(vacancy?.quotaM), quotaF: text(vacancy?.quotaF), wage, wageCurrency: text(vacancy?.wageCurrency), wagePeriod: text(vacancy?.wagePeriod),
    ageMin: text(vacancy?.ageMin), ageMax: text(vacancy?.ageMax), requirements: text(vacancy?.requirements), costIdr: rupiahBox(vacancy?.costIdr), validUntil: text(vacancy?.validUntil),
  };
}

/** A placement company's form as it opens; whoever opens it has the list of today before them. */
export function companyValues(company: PlacementCompany | undefined, today: string): CompanyValues {
  return {
    id: company ? "" : uuidv7(), version: text(company?.version), name: text(company?.name), licenceNumber: text(company?.licenceNumber), status: text(company?.status),
    licenceFrom: text(company?.licenceFrom), licenceUntil: text(company?.licenceUntil), checkedOn: today,
  };
}
