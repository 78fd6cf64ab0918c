import { z } from "zod";
import { P3MI_STATUSES } from "~/journeys/codes";
import { codesOf } from "~/shared/codes";
import { line, optionalDate, optionalLine, requiredDate } from "~/shared/schema-fields";

const content = {
  name: line(120),
  licenceNumber: optionalLine(60),
  status: z.enum(codesOf(P3MI_STATUSES)),
  licenceFrom: optionalDate(),
  licenceUntil: optionalDate(),
  /** The day of the list that says so. */
  checkedOn: requiredDate(),
};
export const NewCompany = z.object({ id: z.uuid(), ...content });
export type NewCompany = z.output<typeof NewCompany>;
export const EditCompany = z.object({ version: z.number().int().positive(), ...content });
export type EditCompany = z.output<typeof EditCompany>;
