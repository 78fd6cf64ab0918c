import type { CodeList } from "~/shared/codes";
import { COUNTRIES } from "~/shared/countries";
import {
  COST_FINANCINGS, DOCUMENT_STATUSES, DOCUMENT_TYPES, EMPLOYER_TYPES, FORMALITIES, JOURNEY_ENTRIES, JOURNEY_SOURCES, JOURNEY_STATES, NON_PROCEDURAL_EVIDENCES, PROCEDURAL_STATUSES,
  SCHEMES, SECTORS, WAGE_PERIODS,
} from "./codes";

/** Code lists by field, for showing stored values and their changes. */
export const JOURNEY_LISTS: Record<string, CodeList> = {
  status: JOURNEY_STATES, returnsTo: JOURNEY_STATES, entry: JOURNEY_ENTRIES, proceduralStatus: PROCEDURAL_STATUSES, country: COUNTRIES, scheme: SCHEMES, sector: SECTORS,
  evidenceSource: JOURNEY_SOURCES, nonProceduralEvidence: NON_PROCEDURAL_EVIDENCES, statedProcedural: PROCEDURAL_STATUSES,
};
export const PLACEMENT_LISTS: Record<string, CodeList> = {
  country: COUNTRIES, sector: SECTORS, formality: FORMALITIES, employerType: EMPLOYER_TYPES, wagePeriod: WAGE_PERIODS, costFinancing: COST_FINANCINGS,
};
export const DOCUMENT_LISTS: Record<string, CodeList> = { type: DOCUMENT_TYPES, status: DOCUMENT_STATUSES };
