import { JOURNEY_SOURCES, JOURNEY_STATES, SCHEMES, SECTORS } from "~/journeys/codes";
import type { KnownJourney, KnownPlacement } from "~/journeys/known-journeys.server";
import { isOpenState } from "~/journeys/journey-states";
import { COUNTRIES } from "~/shared/countries";
import { minorToText } from "~/shared/money";
import type { JourneyRow } from "../rows/journey-row";
import { codeIn, day, differences, money, plain, type Compared, type Differences } from "./differences";

type Rules = Parameters<typeof differences>[1];

/** What a row changes in a journey already recorded; its stage and its contract are compared apart. */
export function journeyDifferences(row: JourneyRow, journey: KnownJourney, rules: Rules): Differences {
  const evidence = statedEvidence(row, journey);
  const compared: Compared[] = [
    { field: "country", header: "negara", current: journey.country, said: row.country ?? undefined, shown: codeIn(COUNTRIES) },
    { field: "scheme", header: "skema", current: journey.scheme, said: row.scheme, emptied: "tidak_diketahui", shown: codeIn(SCHEMES) },
    { field: "sector", header: "sektor", current: journey.sector, said: row.sector, emptied: "tidak_diketahui", shown: codeIn(SECTORS) },
    { field: "departedOn", header: "tanggal_berangkat", current: journey.departedOn, said: row.departedOn, shown: day },
    { field: "returnedOn", header: "tanggal_pulang", current: journey.returnedOn, said: row.returnedOn, shown: day },
    { field: "evidenceSource", header: "sumber", current: journey.evidenceSource, said: row.source, shown: codeIn(JOURNEY_SOURCES) },
    { field: "note", header: "catatan", current: journey.note, said: row.note },
    { field: "registeredOn", header: "status_prosedural", current: journey.registeredOn, said: evidence.registeredOn, shown: day },
    { field: "nonProceduralEvidence", header: "status_prosedural", current: journey.nonProceduralEvidence, said: evidence.nonProceduralEvidence },
  ];
  return differences(compared, rules);
}

/** A stated status counts by its evidence: a SISKOP2MI list is the registration, a family's word is evidence against one. */
function statedEvidence(row: JourneyRow, journey: KnownJourney): { registeredOn?: string; nonProceduralEvidence?: string } {
  if (row.procedural === journey.proceduralStatus) return {};
  if (row.procedural === "prosedural" && (row.source ?? journey.evidenceSource) === "siskop2mi" && journey.registeredOn === null) {
    return { registeredOn: row.departedOn ?? journey.departedOn ?? journey.openedOn };
  }
  if (row.procedural === "non_prosedural" && journey.nonProceduralEvidence === null) return { nonProceduralEvidence: "pernyataan_keluarga" };
  return {};
}

/** Whether a status is stated that the record's evidence does not carry. */
export const isUnproven = (row: JourneyRow, journey: KnownJourney): boolean =>
  row.procedural === "prosedural" && journey.proceduralStatus !== "prosedural" && statedEvidence(row, journey).registeredOn === undefined;

export const stageShown = codeIn(JOURNEY_STATES);

/** What a row says of the contract; empty where it says nothing of one. */
export function contractDifferences(row: JourneyRow, contract: KnownPlacement | null, rules: Rules): Differences {
  const currency = row.wageCurrency ?? contract?.wageCurrency ?? "IDR";
  const compared: Compared[] = [
    { field: "jobTitle", header: "jabatan", current: contract?.jobTitle, said: row.jobTitle },
    { field: "companyName", header: "p3mi", current: contract?.companyName, said: row.companyName },
    { field: "employerName", header: "majikan", current: contract?.employerName, said: row.employerName },
    { field: "contractStart", header: "kontrak_mulai", current: contract?.contractStart, said: row.contractStart, shown: day },
    { field: "contractEnd", header: "kontrak_selesai", current: contract?.contractEnd, said: row.contractEnd, shown: day },
    { field: "wageMinor", header: "gaji", current: contract?.wageMinor, said: row.wageMinor, shown: money(currency) },
    { field: "wageCurrency", header: "mata_uang_gaji", current: contract?.wageCurrency, said: row.wageMinor ? currency : undefined, shown: plain },
  ];
  return differences(compared, rules);
}

/** Whether a row tells of the contract after the one recorded, rather than of the same one. */
export const isRenewal = (row: JourneyRow, contract: KnownPlacement): boolean =>
  Boolean(row.contractStart && contract.contractStart && contract.contractEnd && row.contractStart > contract.contractStart && row.contractStart >= contract.contractEnd);

/** A contract as the commands take it: the wage in whole units as people write them. */
export function contractContent(row: JourneyRow, journey: Pick<KnownJourney, "country"> | null, contract: KnownPlacement | null) {
  const currency = row.wageCurrency ?? contract?.wageCurrency ?? null;
  const wageMinor = row.wageMinor ?? contract?.wageMinor ?? null;
  return {
    ...contract,
    country: row.country ?? contract?.country ?? journey?.country,
    sector: row.sector ?? contract?.sector ?? "tidak_diketahui",
    jobTitle: row.jobTitle ?? contract?.jobTitle ?? null,
    companyName: row.companyName ?? contract?.companyName ?? null,
    employerName: row.employerName ?? contract?.employerName ?? null,
    contractStart: row.contractStart ?? contract?.contractStart ?? null,
    contractEnd: row.contractEnd ?? contract?.contractEnd ?? null,
    wage: wageMinor === null || currency === null ? null : minorToText(wageMinor, currency).replace(/\.?0+$/, (zeros) => (zeros.startsWith(".") ? "" : zeros)),
    wageCurrency: currency,
    placementCostIdr: contract?.placementCostIdr?.toString() ?? null,
  };
}

/** Which of a person's journeys a row tells of: the one of the same departure, else the open one to the same country. */
export function sameJourney(row: JourneyRow, journeys: readonly KnownJourney[]): KnownJourney | null {
  const dated = journeys.find(({ departedOn }) => departedOn !== null && departedOn === row.departedOn);
  if (dated) return dated;
  const fits = ({ departedOn, country, returnedOn }: KnownJourney) =>
    (!row.departedOn || departedOn === null) && (country === null || country === row.country) && (!row.returnedOn || returnedOn === null || returnedOn === row.returnedOn);
  const isOver = row.status ? !isOpenState(row.status) : false;
  return journeys.find((journey) => fits(journey) && (journey.closedOn === null || isOver)) ?? null;
}
