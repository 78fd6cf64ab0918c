import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { SECTORS } from "~/journeys/codes";
import { label } from "~/shared/codes";
import { COUNTRIES } from "~/shared/countries";
import { Facts } from "~/ui/Facts";
import { useFormat } from "~/ui/use-format";
import { WAGE_PERIODS } from "./codes";

export type VacancyShown = {
  country: string; sector: string; employerName?: string | null; companyName: string | null; licenceNumber: string | null; sip2miNo: string | null; quotaM: number | null; quotaF: number | null;
  wageMinor: bigint | string | null; wageCurrency: string | null; wagePeriod: string | null; ageMin: number | null; ageMax: number | null; requirements: string | null; costIdr: bigint | string | null; validUntil: string;
};

/** What one has to know of a job; what is not known is said to be so, since a cost that is not told is no cost of nothing. */
export function VacancyFacts({ vacancy }: { vacancy: VacancyShown }) {
  const { t } = useTranslation("vacancies");
  const lang = useLang();
  const format = useFormat();
  const { country, companyName, licenceNumber, wageMinor, wageCurrency, wagePeriod, ageMin, ageMax, quotaM, quotaF, costIdr } = vacancy;
  const wage = wageMinor === null || wageCurrency === null ? t("unknown") : [format.money(wageMinor, wageCurrency), wagePeriod ? label(WAGE_PERIODS, wagePeriod, lang) : ""].filter(Boolean).join(" ");
  const places = [quotaM === null ? null : t("men", { count: quotaM }), quotaF === null ? null : t("women", { count: quotaF })].filter(Boolean).join(", ");
  return (
    <Facts
      columns={3}
      items={[
        { term: t("field.country"), value: country === "ID" ? t("indonesia") : label(COUNTRIES, country, lang) }, { term: t("field.sector"), value: label(SECTORS, vacancy.sector, lang) },
        { term: t("field.wage"), value: wage }, { term: t("field.costIdr"), value: costIdr === null ? t("unknown") : format.rupiah(costIdr) },
        { term: t("field.companyName"), value: companyName ?? t("noCompany"), ...(licenceNumber ? { hint: t("licence", { number: licenceNumber }) } : {}) },
        // The public board has no employer, who may be a private person.
        ...(vacancy.employerName === undefined ? [] : [{ term: t("field.employerName"), value: vacancy.employerName ?? t("unknown") }]),
        { term: t("field.sip2miNo"), value: vacancy.sip2miNo ?? t("unknown") }, { term: t("places"), value: places || t("unknown") },
        { term: t("ages"), value: ageMin === null && ageMax === null ? t("unknown") : `${ageMin ?? 18}–${ageMax ?? "…"}` }, { term: t("field.validUntil"), value: format.date(vacancy.validUntil) },
        ...(vacancy.requirements ? [{ term: t("field.requirements"), value: <span className="whitespace-pre-line">{vacancy.requirements}</span> }] : []),
      ]}
    />
  );
}
