import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label, type CodeList } from "~/shared/codes";
import { COUNTRIES } from "~/shared/countries";
import { Alert } from "~/ui/Alert";
import { EmptyState } from "~/ui/EmptyState";
import { Facts } from "~/ui/Facts";
import { useFormat } from "~/ui/use-format";
import { COST_FINANCINGS, FORMALITIES, P3MI_STATUSES, SECTORS, WAGE_PERIODS } from "./codes";
import type { JourneyPage } from "./journey-page.server";
import { contractMonths } from "./placement-checks";

type Contract = JourneyPage["contracts"][number];

/** The contracts of a journey, latest first. A revoked licence is said in plain words above everything else. */
export function ContractList({ contracts, canWrite, journeyId }: { contracts: readonly Contract[]; canWrite: boolean; journeyId: string }) {
  const { t } = useTranslation("journeys");
  if (contracts.length === 0) return <EmptyState title={t("contract.none")}>{canWrite ? t("contract.noneHelp") : null}</EmptyState>;
  return (
    <ul className="divide-y divide-line">
      {contracts.map((contract) => (
        <li key={contract.id} className="py-4 first:pt-0 last:pb-0">
          <ContractFacts contract={contract} />
          {canWrite ? (
            <Link to={`/perjalanan/${journeyId}/kontrak/${contract.id}`} className="link mt-2 inline-flex min-h-11 items-center">
              {t("contract.edit")}
            </Link>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function ContractFacts({ contract }: { contract: Contract }) {
  const { t } = useTranslation("journeys");
  const lang = useLang();
  const format = useFormat();
  const code = (list: CodeList, value: string | null) => (value ? label(list, value, lang) : t("unknown"));
  const { contractStart, contractEnd, wageMinor, wageCurrency } = contract;
  const months = contractStart && contractEnd ? t("contract.months", { count: contractMonths(contractStart, contractEnd) }) : undefined;
  const period = contract.wagePeriod && contract.wagePeriod !== "tidak_diketahui" ? label(WAGE_PERIODS, contract.wagePeriod, lang).toLowerCase() : "";
  const company = contract.companyName ? [contract.companyName, contract.companyStatus ? label(P3MI_STATUSES, contract.companyStatus, lang) : t("contract.companyNotListed")].join(" · ") : t("unknown");
  return (
    <>
      {contract.companyStatus === "dicabut" ? (
        <div className="mb-3">
          <Alert tone="bad" title={t("contract.revoked")}>
            {t("contract.revokedHelp")}
          </Alert>
        </div>
      ) : null}
      <p className="mb-2 font-semibold">{contract.isRenewal ? t("contract.renewal") : t("contract.first")}</p>
      <Facts
        items={[
          { term: t("field.country"), value: [label(COUNTRIES, contract.country, lang), contract.city].filter(Boolean).join(", ") },
          { term: t("field.companyName"), value: company },
          { term: t("field.jobTitle"), value: contract.jobTitle ?? t("unknown") },
          { term: t("field.sector"), value: code(SECTORS, contract.sector) },
          { term: t("contract.span"), value: contractStart || contractEnd ? `${format.date(contractStart)} – ${format.date(contractEnd)}` : t("unknown"), ...(months ? { hint: months } : {}) },
          ...(wageMinor && wageCurrency ? [{ term: t("field.wage"), value: `${format.money(wageMinor, wageCurrency)} ${period}` }] : [{ term: t("field.wage"), value: t("unknown") }]),
          { term: t("field.placementCostIdr"), value: contract.placementCostIdr === null ? t("unknown") : format.rupiah(contract.placementCostIdr) },
          { term: t("field.costFinancing"), value: code(COST_FINANCINGS, contract.costFinancing) },
          { term: t("field.formality"), value: code(FORMALITIES, contract.formality) },
          ...(contract.employerName ? [{ term: t("field.employerName"), value: contract.employerName }] : []),
        ]}
      />
    </>
  );
}
