import { canWriteHousehold } from "~/access/capabilities";
import type { Actor } from "~/db/actor";
import { unwaited, type Tx } from "~/db/db.server";
import { daysBetween, monthOf, todayIn, type PlainDate } from "~/shared/dates";
import { timeZoneOf } from "~/regions/time-zone";
import { ok, refused, type Result } from "~/shared/result";
import { MONEY_CHANNELS } from "./codes";
import {
  prepareRemittance, receivedOf, unanswered, type PreparedTransfer, type RemittanceProblem, type RemittanceQuestion, type RemittanceWarning,
} from "./prepare-remittance";
import { CONFIRMATIONS, type Confirmation, type NewRemittance } from "./remittance.schema";
import { markedMonths, similarTransfers, type Asked, type MarkedMonth, type SimilarTransfer } from "./remittance-questions.server";
import { referenceRates } from "./reference-rates.server";
import { onlyJourneyOn, regionOn, senderFacts, type SenderFacts, type SenderJourney } from "./sender-facts.server";

export type Question =
  | RemittanceQuestion
  /** Stored already, or in an earlier row of the same delivery (`other.id` tells which). */
  | { code: "duplicate"; other: SimilarTransfer }
  | { code: "month_marked_none"; mark: MarkedMonth };
export type RemittanceRefusal =
  | { code: "household_unknown" }
  | { code: "forbidden" }
  | { code: "journey_unknown" }
  | { code: "invalid"; problems: RemittanceProblem[] }
  | { code: "ask"; questions: Question[]; warnings: RemittanceWarning[] };

/** A transfer that may be written, with where it counts and what the writing clears away. */
export type ReadyTransfer = {
  id: string;
  householdId: string;
  regionCode: string;
  journeyId: string | null;
  country: string | null;
  senderSex: string | null;
  transfer: PreparedTransfer;
  warnings: RemittanceWarning[];
  questions: Question[];
  clears: MarkedMonth | null;
};
export type TransferRow = NewRemittance;

/**
 * What would come of each row, in their order, without writing: the same for a form, a file's dry run and the
 * commands, with a fixed number of queries however many rows, all sent at once. `lock`
 * keeps others from writing about these families until the transaction ends. What is `stored` already is asked nothing.
 */
export async function prepareRemittances(
  tx: Tx,
  actor: Actor,
  rows: readonly TransferRow[],
  { now = new Date(), lock = false, stored }: { now?: Date; lock?: boolean; stored?: Promise<ReadonlyMap<string, unknown>> } = {},
): Promise<Result<ReadyTransfer, RemittanceRefusal>[]> {
  const rated = rows.flatMap(({ currency, sentOn, receivedOn }) => ((sentOn ?? receivedOn) === null ? [] : [{ currency, month: monthOf(sentOn ?? receivedOn ?? "") }]));
  const facts = unwaited(senderFacts(tx, rows.map((row) => row.householdId), lock));
  const [senders, rateOf, settled, questions] = await Promise.all([facts, referenceRates(tx, rated), stored, questionsAbout(tx, rows.flatMap(askedOf))]);
  const alone = rows.map((row) => prepareAlone(actor, row, senders.get(row.householdId), rateOf, now));
  const moved = rows.flatMap((row) => (isMerged(row, senders) ? askedOf({ ...row, householdId: senders.get(row.householdId)?.id ?? "" }) : []));
  const { similar, marked } = moved.length === 0 ? questions : joined(questions, await questionsAbout(tx, moved));
  const earlier = new Map<string, SimilarTransfer[]>();
  return alone.map((answer, index) =>
    answer.ok ? decide(answer.value, settled?.has(answer.value.id) ? CONFIRMATIONS : (rows[index]?.confirmed ?? []), { similar, marked, earlier }) : answer);
}

type RateOf = Awaited<ReturnType<typeof referenceRates>>;

function prepareAlone(actor: Actor, row: TransferRow, sender: SenderFacts | undefined, rateOf: RateOf, now: Date): Result<ReadyTransfer, RemittanceRefusal> {
  if (!sender) return refused({ code: "household_unknown" });
  const dated = row.receivedOn ?? row.sentOn ?? "";
  const regionCode = regionOn(sender, dated);
  if (!canWriteHousehold(actor, { id: sender.id, regionCode, homeCode: sender.regionCode })) return refused({ code: "forbidden" });
  const journey = journeyOf(sender, row.journeyId, dated);
  if (journey === "unknown") return refused({ code: "journey_unknown" });
  const { id, householdId: _household, confirmed: _confirmed, journeyId: _journeyId, ...input } = row;
  const prepared = prepareRemittance(input, { today: todayIn(timeZoneOf(regionCode), now), journey, referenceRate: rateOf });
  if (!prepared.ok) return refused({ code: "invalid", problems: prepared.reason });
  return ok({
    id, householdId: sender.id, regionCode, journeyId: journey?.id ?? null, country: journey?.country ?? null, senderSex: knownSex(journey),
    ...prepared.value, clears: null,
  });
}

function journeyOf(sender: SenderFacts, journeyId: string | null | undefined, dated: PlainDate): SenderJourney | null | "unknown" {
  if (journeyId === null) return null;
  if (journeyId === undefined) return onlyJourneyOn(sender, dated);
  return sender.journeys.find(({ id }) => id === journeyId) ?? "unknown";
}

const knownSex = (journey: SenderJourney | null): string | null => (journey?.sex === "L" || journey?.sex === "P" ? journey.sex : null);

const datedOf = ({ receivedOn, sentOn }: Pick<PreparedTransfer, "receivedOn" | "sentOn">): PlainDate => receivedOn ?? sentOn ?? "";

const askedOf = (row: TransferRow): Asked[] =>
  (datedOf(row) === "" ? [] : [{ id: row.id, householdId: row.householdId, dated: datedOf(row), receivedIdr: receivedOf(row) }]);

/** Whether the household a row names has become part of another, where its transfer will stand. */
const isMerged = ({ householdId }: TransferRow, senders: ReadonlyMap<string, SenderFacts>): boolean => (senders.get(householdId)?.id ?? householdId) !== householdId;

async function questionsAbout(tx: Tx, asked: readonly Asked[]): Promise<Omit<Known, "earlier">> {
  const [similar, marked] = await Promise.all([similarTransfers(tx, asked), markedMonths(tx, asked)]);
  return { similar, marked };
}

const joined = (one: Omit<Known, "earlier">, two: Omit<Known, "earlier">) =>
  ({ similar: new Map([...one.similar, ...two.similar]), marked: new Map([...one.marked, ...two.marked]) });

type Known = { similar: Map<string, SimilarTransfer>; marked: Map<string, MarkedMonth>; earlier: Map<string, SimilarTransfer[]> };

function decide(ready: ReadyTransfer, confirmed: readonly Confirmation[], known: Known): Result<ReadyTransfer, RemittanceRefusal> {
  const { transfer } = ready;
  const key = `${ready.householdId} ${transfer.receivedIdr}`;
  const before = known.earlier.get(key) ?? [];
  const other = known.similar.get(ready.id) ?? before.find((one) => one.id !== ready.id && areClose(one, transfer));
  const isMoney = (MONEY_CHANNELS as readonly string[]).includes(transfer.channel);
  const mark = isMoney ? (known.marked.get(ready.id) ?? null) : null;
  const questions: Question[] = [...ready.questions as Question[]];
  if (other && transfer.receivedIdr !== null) questions.push({ code: "duplicate", other });
  if (mark) questions.push({ code: "month_marked_none", mark });
  const open = unanswered(questions, confirmed);
  if (open.length > 0) return refused({ code: "ask", questions: open, warnings: ready.warnings });
  const { receivedOn, sentOn, receivedIdr, channel, provider } = transfer;
  if (receivedIdr !== null) known.earlier.set(key, [...before, { id: ready.id, receivedOn, sentOn, receivedIdr, channel, provider }]);
  return ok({ ...ready, questions, clears: mark });
}

const areClose = (one: SimilarTransfer, two: PreparedTransfer): boolean => Math.abs(daysBetween(datedOf(one), datedOf(two))) <= 2;

