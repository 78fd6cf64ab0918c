import { z } from "zod";
import { codesOf } from "~/shared/codes";
import { CURRENCIES } from "~/shared/currencies";
import { isMonth, isPlainDate } from "~/shared/dates";
import { textProblem, tidyLine } from "~/shared/text";
import { CHANNELS, EVIDENCES, USE_CATEGORIES } from "./codes";

/**
 * What may be sent to the commands of this feature, by form, file, outbox or command line. Amounts are whole minor
 * units (bigint, or digits as text where JSON carries them); null means not known, which is never zero.
 */
const day = z.string().refine(isPlainDate, "remittances:error.notADate");
const month = z.string().refine(isMonth, "remittances:error.notAMonth");
const amount = z.union([z.bigint(), z.string().regex(/^\d{1,18}$/).transform(BigInt)]).refine((value) => value >= 0n, "remittances:error.negative");
const positive = amount.refine((value) => value > 0n, "remittances:error.zero");
const rate = z.string().regex(/^\d{1,9}(\.\d{1,6})?$/, "remittances:error.notARate").refine((text) => /[1-9]/.test(text), "remittances:error.notARate");
const line = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => textProblem(text) === null, "remittances:error.unstorableText")
    .transform((text) => tidyLine(text) || null)
    .nullable()
    .default(null);

/** A question the rules asked, answered with yes. */
export const CONFIRMATIONS = ["duplicate", "far_from_reference", "month_marked_none", "amount_unknown"] as const;
export type Confirmation = (typeof CONFIRMATIONS)[number];

const transfer = {
  /** undefined: the household's only journey abroad on that day, if there is only one. null: not a migrant's money. */
  journeyId: z.uuid().nullable().optional(),
  senderRelation: line(80),
  sentOn: day.nullable().default(null),
  receivedOn: day.nullable().default(null),
  currency: z.enum(codesOf(CURRENCIES)),
  sentMinor: positive.nullable().default(null),
  feeMinor: amount.nullable().default(null),
  receiveFeeIdr: amount.nullable().default(null),
  appliedRate: rate.nullable().default(null),
  receivedIdr: positive.nullable().default(null),
  /** Reckons the rupiah where neither they nor a rate were seen; an estimate, and no rate of the transfer. */
  estimateRate: rate.nullable().default(null),
  channel: z.enum(codesOf(CHANNELS)),
  provider: line(80),
  evidence: z.enum(codesOf(EVIDENCES)).nullable().default(null),
  purposeNote: line(300),
  isException: z.boolean().default(false),
  confirmed: z.array(z.enum(CONFIRMATIONS)).default([]),
};

/** A transfer with the id its sender made for it, so that the same record sent twice is one row. */
export const NewRemittance = z.object({ id: z.uuid(), householdId: z.uuid(), ...transfer });
export type NewRemittance = z.output<typeof NewRemittance>;

/**
 * The whole new state of a transfer, and the version from which it was changed. `resolved`: the version whose values
 * the person saw beside their own before choosing their own.
 */
export const EditRemittance = z.object({ id: z.uuid(), version: z.int().positive(), resolved: z.int().positive().optional(), ...transfer });
export type EditRemittance = z.output<typeof EditRemittance>;

export const DeletedRemittance = z.object({ id: z.uuid(), version: z.int().positive(), reason: z.string().trim().min(3).max(300) });
export type DeletedRemittance = z.output<typeof DeletedRemittance>;

/** A month for which the family said that nothing came. */
export const NoTransferMonth = z.object({ id: z.uuid(), householdId: z.uuid(), month });
export type NoTransferMonth = z.output<typeof NoTransferMonth>;

const use = z.object({
  category: z.enum(codesOf(USE_CATEGORIES)),
  assetProductive: z.boolean().nullable().default(null),
  forBusiness: z.boolean().nullable().default(null),
  note: line(300),
});

/** All uses of one household's month, by rupiah or by a hundred beans; what is not named any more is taken out. */
export const MonthUses = z.object({
  householdId: z.uuid(),
  month,
  /** `version` of the month's uses as they were seen (0: none yet); absent: whatever stands there. */
  version: z.int().min(0).optional(),
  uses: z.discriminatedUnion("by", [
    z.object({ by: z.literal("amount"), rows: z.array(use.extend({ amountIdr: amount })).max(14) }),
    z.object({ by: z.literal("beans"), rows: z.array(use.extend({ beans: z.int().min(0).max(100) })).max(14) }),
  ]),
});
export type MonthUses = z.output<typeof MonthUses>;
