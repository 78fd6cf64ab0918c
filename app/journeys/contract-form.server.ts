import { minorToText, rupiahBox } from "~/shared/money";
import type { PlacementRow } from "./journeys.server";
import type { ContractValues } from "./ContractForm";

/** A stored contract as its form shows it. */
export function contractValues(contract: PlacementRow): ContractValues {
  const { wageMinor, wageCurrency } = contract;
  const text = (value: string | number | null) => (value === null ? "" : String(value));
  return {
    version: String(contract.version), country: contract.country, city: text(contract.city), sector: contract.sector, jobTitle: text(contract.jobTitle), companyName: text(contract.companyName),
    contractStart: text(contract.contractStart), contractEnd: text(contract.contractEnd),
    wage: wageMinor && wageCurrency ? minorToText(BigInt(wageMinor), wageCurrency).replace(/\.0+$/, "").replace(".", ",") : "",
    wageCurrency: text(wageCurrency), wagePeriod: text(contract.wagePeriod), placementCostIdr: rupiahBox(contract.placementCostIdr), costFinancing: contract.costFinancing,
    deductionMonths: text(contract.deductionMonths), formality: text(contract.formality), employerType: text(contract.employerType), employerName: text(contract.employerName),
  };
}

/** The text that is shown after a contract was stored: what should be looked at, else that it is stored. */
export function contractMessage(warnings: readonly string[]): string {
  if (warnings.includes("company_revoked")) return "journeys:flash.contractRevoked";
  if (warnings.includes("company_unknown")) return "journeys:flash.contractUnknown";
  return warnings.includes("age_by_year_only") ? "journeys:flash.contractAge" : "journeys:flash.contract";
}
