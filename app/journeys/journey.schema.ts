import { z } from "zod";
import { codesOf } from "~/shared/codes";
import { COUNTRIES } from "~/shared/countries";
import { CURRENCIES } from "~/shared/currencies";
import { line, optionalCount, optionalDate, optionalLine, optionalParagraphs, optionalRegion, optionalRupiah, requiredDate } from "~/shared/schema-fields";
import {
  COST_FINANCINGS,
  DOCUMENT_STATUSES,
  DOCUMENT_TYPES,
  EMPLOYER_TYPES,
  FORMALITIES,
  JOURNEY_ENTRIES,
  JOURNEY_SOURCES,
  JOURNEY_STATES,
  NON_PROCEDURAL_EVIDENCES,
  PROCEDURAL_STATUSES,
  SCHEMES,
  SECTORS,
  WAGE_PERIODS,
} from "./codes";

const version = z.number().int().positive();
/** The newer version whose values were shown beside the person's own, when they send again after a conflict. */
const resolved = z.number().int().positive().optional();
const optionalCode = <Code extends string>(codes: readonly [Code, ...Code[]]) =>
  z.enum(codes).nullish().transform((code) => (code ?? null) as Code | null);

const placementContent = {
  country: z.enum(codesOf(COUNTRIES)),
  city: optionalLine(80),
  sector: z.enum(codesOf(SECTORS)).default("tidak_diketahui"),
  formality: optionalCode(codesOf(FORMALITIES)),
  jobTitle: optionalLine(120),
  employerName: optionalLine(120),
  employerType: optionalCode(codesOf(EMPLOYER_TYPES)),
  /** Name or licence number of the placement company, as written. */
  companyName: optionalLine(160),
  contractStart: optionalDate(),
  contractEnd: optionalDate(),
  /** Whole units of the wage's currency, as written. */
  wage: z.string().max(60).nullish().transform((text) => text ?? null),
  wageCurrency: optionalCode(codesOf(CURRENCIES)),
  wagePeriod: optionalCode(codesOf(WAGE_PERIODS)),
  placementCostIdr: optionalRupiah(),
  costFinancing: z.enum(codesOf(COST_FINANCINGS)).default("tidak_diketahui"),
  deductionMonths: optionalCount(0, 60),
};

/** A contract as it is mended later; whether it is a renewal was said when it was added. */
export const EditPlacement = z.object({ id: z.uuid(), version, resolved, ...placementContent });
export type EditPlacement = z.output<typeof EditPlacement>;

export const NewPlacement = z.object({ id: z.uuid(), journeyId: z.uuid(), isRenewal: z.boolean().default(false), ...placementContent });
export type NewPlacement = z.output<typeof NewPlacement>;

const journeyContent = {
  country: optionalCode(codesOf(COUNTRIES)),
  scheme: z.enum(codesOf(SCHEMES)).default("tidak_diketahui"),
  sector: z.enum(codesOf(SECTORS)).default("tidak_diketahui"),
  departedOn: optionalDate(),
  returnedOn: optionalDate(),
  /** Registration in SISKOP2MI or E-PMI confirmed on this day. */
  registeredOn: optionalDate(),
  evidenceSource: optionalCode(codesOf(JOURNEY_SOURCES)),
  nonProceduralEvidence: optionalCode(codesOf(NON_PROCEDURAL_EVIDENCES)),
  transitRegionCode: optionalRegion(),
  note: optionalParagraphs(2000),
};

export const NewJourney = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  status: z.enum(codesOf(JOURNEY_STATES)),
  /** Left out, it follows from the state. */
  entry: optionalCode(codesOf(JOURNEY_ENTRIES)),
  openedOn: optionalDate(),
  /** What the source says; it becomes the status only where evidence carries it. */
  statedProcedural: optionalCode(codesOf(PROCEDURAL_STATUSES)),
  ...journeyContent,
  placement: NewPlacement.omit({ journeyId: true, isRenewal: true }).nullish().transform((placement) => placement ?? null),
});
export type NewJourney = z.output<typeof NewJourney>;

/** What the form of a new journey sends; person and contract come from elsewhere. */
export const OpenJourneyForm = NewJourney.pick({ id: true, status: true, openedOn: true, country: true, scheme: true, sector: true, departedOn: true, returnedOn: true, registeredOn: true, evidenceSource: true, nonProceduralEvidence: true, transitRegionCode: true, note: true });
export type OpenJourneyForm = z.output<typeof OpenJourneyForm>;

export const EditJourney = z.object({ id: z.uuid(), version, resolved, ...journeyContent });
export type EditJourney = z.output<typeof EditJourney>;

export const MoveJourney = z.object({
  id: z.uuid(),
  version,
  to: z.enum(codesOf(JOURNEY_STATES)),
  happenedOn: requiredDate(),
  reason: optionalLine(300),
  /** The paper or the words it rests on, as said; the log keeps it. */
  evidence: optionalLine(200).optional(),
  /** Id of the log entry, so that a repeated delivery is the same step. */
  eventId: z.uuid(),
});
export type MoveJourney = z.output<typeof MoveJourney>;

export const SetDocument = z.object({
  id: z.uuid(),
  journeyId: z.uuid(),
  /** 0 when nothing was recorded of this paper before. */
  version: z.number().int().min(0),
  resolved,
  type: z.enum(codesOf(DOCUMENT_TYPES)),
  status: z.enum(codesOf(DOCUMENT_STATUSES)),
  issuer: optionalLine(120),
  issuedOn: optionalDate(),
  expiresOn: optionalDate(),
  number: optionalLine(60),
});
export type SetDocument = z.output<typeof SetDocument>;

export const WithdrawDeathReport = z.object({ id: z.uuid(), eventId: z.uuid(), reason: line(300) });
export type WithdrawDeathReport = z.output<typeof WithdrawDeathReport>;

/** Takes back the last step, named by its log entry; `eventId` is that of the correction itself. */
export const CorrectStep = z.object({ id: z.uuid(), stepId: z.uuid(), eventId: z.uuid(), reason: line(300) });
export type CorrectStep = z.output<typeof CorrectStep>;
