import { z } from "zod";
import { codesOf } from "~/shared/codes";
import { line, optionalCount, optionalDate, optionalKk, optionalLine, optionalNik, optionalParagraphs, optionalPhone, requiredDate, requiredRegion } from "~/shared/schema-fields";
import {
  CHOSEN_STATUSES,
  CONSENT_BASES,
  CONSENT_FORMS,
  CONSENT_PURPOSES,
  DATA_REQUEST_KINDS,
  EDUCATIONS,
  LITERACIES,
  MARITAL_STATUSES,
  MEMBER_ROLES,
  PREFERRED_CONTACTS,
  SEXES,
} from "./codes";

/** What form, import row, outbox, API and command line may send about a household and its people. */

const version = z.number().int().positive();
/** The newer version whose values were shown beside the person's own, when they send again after a conflict. */
const resolved = z.number().int().positive().optional();

const householdContent = {
  label: line(80),
  size: optionalCount(1, 60),
  dependantsUnder18: optionalCount(0, 60),
  elderly60plus: optionalCount(0, 60),
  address: optionalLine(200),
  note: optionalParagraphs(2000),
};

export const NewHousehold = z.object({
  id: z.uuid(),
  regionCode: requiredRegion(),
  kk: optionalKk(),
  ...householdContent,
});
export type NewHousehold = z.output<typeof NewHousehold>;

/** `kk` empty keeps the stored number, which the form never shows; `removeKk` takes it away. */
export const EditHousehold = z.object({
  id: z.uuid(),
  version,
  resolved,
  kk: optionalKk(),
  removeKk: z.boolean().default(false),
  status: z.enum(CHOSEN_STATUSES),
  caretakerPersonId: z.uuid().nullish().transform((id) => id ?? null),
  ...householdContent,
});
export type EditHousehold = z.output<typeof EditHousehold>;

const personContent = {
  fullName: line(120),
  memberRole: z.enum(codesOf(MEMBER_ROLES)),
  sex: z.enum(codesOf(SEXES)).nullish().transform((sex) => sex ?? null),
  birthDate: optionalDate(),
  birthYear: optionalCount(1900, 2100),
  phone: optionalPhone(),
  education: z.enum(codesOf(EDUCATIONS)).default("tidak_diketahui"),
  marital: z.enum(codesOf(MARITAL_STATUSES)).default("tidak_diketahui"),
  literacy: z.enum(codesOf(LITERACIES)).nullish().transform((code) => code ?? null),
  preferredContact: z.enum(codesOf(PREFERRED_CONTACTS)).nullish().transform((code) => code ?? null),
  note: optionalParagraphs(2000),
};

/** Answers to what the rules ask; a file or form that has none is asked. */
const confirmations = {
  /** NIK, sex and birth date really differ. */
  confirmedDifference: z.boolean().default(false),
  /** Really another person than the one shown. */
  confirmedDuplicate: z.boolean().default(false),
};

/** "No NIK yet" is a choice somebody makes, never a default (field case C067). */
function nikAsChosen(person: { nikState: string; nik: string | null }, context: z.RefinementCtx) {
  if (person.nikState === "ada" && person.nik === null) {
    context.addIssue({ code: "custom", path: ["nik"], message: "households:invalid.nikMissing" });
  }
  if (person.nikState !== "ada" && person.nik !== null) {
    context.addIssue({ code: "custom", path: ["nikState"], message: "households:invalid.nikState" });
  }
}

const newPerson = {
  id: z.uuid(),
  nikState: z.enum(["ada", "belum"]),
  nik: optionalNik(),
  ...personContent,
  ...confirmations,
};

export const NewPerson = z.object({ ...newPerson, householdId: z.uuid() }).superRefine(nikAsChosen);
export type NewPerson = z.output<typeof NewPerson>;

/** A household with its first member, as one form. */
export const NewFamily = NewHousehold.extend({ head: z.object(newPerson).superRefine(nikAsChosen) });
export type NewFamily = z.output<typeof NewFamily>;

/** `tetap` keeps the stored NIK, `phone` empty the stored phone: neither is shown in full in a form. */
export const EditPerson = z
  .object({
    id: z.uuid(),
    version,
    resolved,
    nikState: z.enum(["tetap", "ada", "belum"]),
    nik: optionalNik(),
    removePhone: z.boolean().default(false),
    ...personContent,
    ...confirmations,
  })
  .superRefine(nikAsChosen);
export type EditPerson = z.output<typeof EditPerson>;

export const MoveHousehold = z.object({
  id: z.uuid(),
  version,
  toRegionCode: requiredRegion(),
  /** First day in the new village. */
  movedOn: requiredDate(),
});
export type MoveHousehold = z.output<typeof MoveHousehold>;

/** A move as a form sends it: the village as typed, and which of several was meant. */
export const MoveForm = z.object({ version, area: line(200), areaCode: optionalLine(20), movedOn: requiredDate() });
export type MoveForm = z.output<typeof MoveForm>;

export const NewConsent = z.object({
  id: z.uuid(),
  householdId: z.uuid(),
  personId: z.uuid().nullish().transform((id) => id ?? null),
  purpose: z.enum(codesOf(CONSENT_PURPOSES)),
  basis: z.enum(codesOf(CONSENT_BASES)),
  textVersion: line(20),
  givenOn: requiredDate(),
  givenHow: z.enum(codesOf(CONSENT_FORMS)),
});
export type NewConsent = z.output<typeof NewConsent>;

export const WithdrawConsent = z.object({ id: z.uuid(), version, withdrawnOn: requiredDate() });
export type WithdrawConsent = z.output<typeof WithdrawConsent>;

export const AssignMentor = z.object({
  id: z.uuid(),
  version,
  mentorId: z.uuid().nullish().transform((id) => id ?? null),
});
export type AssignMentor = z.output<typeof AssignMentor>;

/** Reading a protected number in full needs a reason that others will read. */
export const RevealIdentifier = z.object({
  of: z.enum(["nik", "kk", "phone"]),
  id: z.uuid(),
  reason: line(200).pipe(z.string().min(10)),
});
export type RevealIdentifier = z.output<typeof RevealIdentifier>;

export const NewDataRequest = z.object({ id: z.uuid(), householdId: z.uuid(), kind: z.enum(codesOf(DATA_REQUEST_KINDS)), wish: line(500) });
export type NewDataRequest = z.output<typeof NewDataRequest>;
export const AnswerDataRequest = z.object({ version, status: z.enum(["selesai", "ditolak"]), answer: line(500) });
export type AnswerDataRequest = z.output<typeof AnswerDataRequest>;
