import { z } from "zod";
import type { PlainDate } from "~/shared/dates";
import { optionalDate, optionalLine } from "~/shared/schema-fields";
import { KANTONG_BASES, PERDES_STATUSES, PROGRAMME_STATUSES, type KantongBasis, type PerdesStatus, type ProgrammeStatus } from "./codes";

const codesOf = <T extends string>(list: Record<T, unknown>) => Object.keys(list) as [T, ...T[]];

/** A whole number as people write it ("7.250"), or null when left empty. */
const whole = (least: number, most: number) =>
  z.string().max(20).nullish().transform((text, context): number | null => {
    const typed = (text ?? "").trim();
    if (typed === "") return null;
    const count = /^(\d{1,3}([.\s]\d{3})+|\d+)$/.test(typed) ? Number(typed.replace(/[.\s]/g, "")) : Number.NaN;
    if (Number.isNaN(count)) context.addIssue({ code: "custom", message: "regions:programme.wholeNumber" });
    else if (count < least) context.addIssue({ code: "custom", message: `ui:invalid.tooSmall|least=${least}` });
    else if (count > most) context.addIssue({ code: "custom", message: `ui:invalid.tooBig|most=${most}` });
    return count;
  });

/** Yes, no, or not known: three answers, the last of which is stored as null. */
const knownOrNot = z.enum(["ya", "bukan", "tidak_diketahui"]).transform((answer) => (answer === "tidak_diketahui" ? null : answer === "ya"));

/** A village's part in the programme as its form sends it. Domain handbook §4.1. `today` is the village's own day. */
export const programmeSchema = (today: PlainDate) =>
  z
    .object({
      programmeStatus: z.enum(codesOf<ProgrammeStatus>(PROGRAMME_STATUSES)),
      programmeStart: optionalDate(),
      cohort: optionalLine(60),
      isKantong: knownOrNot,
      kantongBasis: z.enum(codesOf<KantongBasis>(KANTONG_BASES)).nullish().transform((basis) => basis ?? null),
      perdesStatus: z.enum(codesOf<PerdesStatus>(PERDES_STATUSES)),
      perdesNumber: optionalLine(60),
      perdesOn: optionalDate(),
      satgasMembers: whole(0, 1_000),
      population: whole(1, 200_000),
      populationYear: whole(2000, Number(today.slice(0, 4))),
    })
    .superRefine((typed, context) => {
      const issue = (field: string, message: string) => context.addIssue({ code: "custom", path: [field], message: `regions:programme.${message}` });
      const hasBegun = typed.programmeStatus === "aktif" || typed.programmeStatus === "mandiri" || typed.programmeStatus === "berhenti";
      if (hasBegun && typed.programmeStart === null) issue("programmeStart", "needsStart");
      if (hasBegun && typed.programmeStart !== null && typed.programmeStart > today) issue("programmeStart", "future");
      if (typed.perdesOn !== null && typed.perdesOn > today) issue("perdesOn", "future");
      if (typed.population !== null && typed.populationYear === null) issue("populationYear", "needsYear");
    });

export type Programme = z.output<ReturnType<typeof programmeSchema>>;

/** What a village stands at before anybody has entered anything. */
export const NO_PROGRAMME: Programme = {
  programmeStatus: "belum",
  programmeStart: null,
  cohort: null,
  isKantong: null,
  kantongBasis: null,
  perdesStatus: "tidak_diketahui",
  perdesNumber: null,
  perdesOn: null,
  satgasMembers: null,
  population: null,
  populationYear: null,
};
