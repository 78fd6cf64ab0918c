import { z } from "zod";
import { codesOf } from "~/shared/codes";
import { line, optionalCount } from "~/shared/schema-fields";
import { TEST_PHASES } from "./codes";
import { DOOR_HOURS, readDoorCode } from "./door-code";
import { QUESTION_FAMILIES } from "./question-bank";

const families = QUESTION_FAMILIES.map(({ family }) => family);
const empty = z.literal("").transform(() => null);

/** A code is opened with the test that is taken by it, or without one. */
export const OpenDoor = z.object({
  hours: z.enum(DOOR_HOURS).transform(Number),
  testPhase: z.union([z.enum(codesOf(TEST_PHASES)), empty]).nullish().transform((phase) => phase ?? null),
  formFamily: z.string().refine((family) => families.includes(family)).nullish().transform((family) => family ?? null),
});
export type OpenDoor = z.output<typeof OpenDoor>;

/** Somebody at the door. The id is the page's own, so that sending twice arrives once. */
export const ArriveAtDoor = z.object({
  id: z.uuid(),
  kode: z.string().max(40).transform((text, context) => {
    const code = readDoorCode(text);
    if (code === null) context.addIssue({ code: "custom", message: "learning:error.door_code" });
    return code ?? z.NEVER;
  }),
  nama: line(120),
  tahun: optionalCount(1900, 2100),
});
export type ArriveAtDoor = z.output<typeof ArriveAtDoor>;

/** The coordinator's answer to somebody who waits: a participant's id, `baru` for a new one, `tolak` for nobody. */
export const AnswerArrival = z.object({ arrivalId: z.uuid(), is: z.union([z.uuid(), z.enum(["baru", "tolak"])]) });
export type AnswerArrival = z.output<typeof AnswerArrival>;
