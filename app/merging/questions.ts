import type { Month, PlainDate } from "~/shared/dates";
import { daysBetween, monthOf } from "~/shared/dates";
import { likelyDuplicates } from "~/remittances/remittance-checks";
import { isLikelyDuplicate } from "~/households/person-checks";
import type { MemberRole, Sex } from "~/households/codes";
import type { HouseholdField, PersonField, Values } from "./fields";

/*
 * What a person has to decide before two records become one. `a` is the record that is kept, `b` the one that becomes part
 * of it. Every question has a name, under which its answer comes back from the form, and the answers it takes.
 */
export type PersonFacts = {
  id: string;
  householdId: string;
  fullName: string;
  memberRole: MemberRole;
  sex: Sex | null;
  birthDate: PlainDate | null;
  birthYear: number | null;
  regionCode: string;
  hasNik: boolean;
  values: Values<PersonField>;
};
export type JourneyFacts = {
  id: string;
  personId: string;
  status: string;
  country: string | null;
  openedOn: PlainDate;
  departedOn: PlainDate | null;
  closedOn: PlainDate | null;
};
export type TransferFacts = { id: string; receivedOn: PlainDate | null; sentOn: PlainDate | null; receivedIdr: string | null; channel: string; journeyId: string | null };
export type DebtFacts = { id: string; lenderType: string; purpose: string; principalIdr: string | null; outstandingIdr: string | null };
export type UseFacts = { id: string; month: Month; category: string; amountIdr: string };
export type SnapshotFacts = { id: string; asOf: PlainDate; liquidSavingsIdr: string | null; expenseIdr: string | null };
/** What hangs on a household; deleted records are left out. */
export type Side = {
  id: string;
  label: string;
  regionCode: string;
  values: Values<HouseholdField>;
  members: PersonFacts[];
  journeys: JourneyFacts[];
  transfers: TransferFacts[];
  none: { id: string; month: Month }[];
  uses: UseFacts[];
  snapshots: SnapshotFacts[];
  debts: DebtFacts[];
  consents: number;
};

export type Question = { name: string; options: string[]; suggested: string | null } & (
  | { kind: "pair"; person: PersonFacts; among: PersonFacts[] }
  | { kind: "head"; among: PersonFacts[] }
  | { kind: "journey"; a: JourneyFacts; b: JourneyFacts }
  | { kind: "transfer"; a: TransferFacts; b: TransferFacts }
  | { kind: "none"; month: Month; transfers: TransferFacts[]; marked: "a" | "b"; markId: string }
  | { kind: "uses"; month: Month; a: UseFacts[]; b: UseFacts[] }
  | { kind: "snapshot"; asOf: PlainDate; a: SnapshotFacts; b: SnapshotFacts }
  | { kind: "debt"; a: DebtFacts; b: DebtFacts }
);
/** What has to be put right elsewhere first. */
export type Block =
  | { code: "two_niks"; a: PersonFacts; b: PersonFacts }
  | { code: "paired_twice"; person: PersonFacts }
  /** A transfer came before the departure of the journey that is kept. */
  | { code: "before_departure"; journeyId: string }
  /** The person's journey has sent money to a household that stays. */
  | { code: "money_elsewhere"; householdId: string; otherId: string };
export type Choices = Readonly<Record<string, string>>;

export const APART = "pindah";

/** The answer given, if it is one; what is only suggested counts where nothing else is at stake than where to begin. */
export function answerTo(question: Question, choices: Choices): string | null {
  const given = choices[question.name];
  return given !== undefined && question.options.includes(given) ? given : null;
}

export const unanswered = (questions: readonly Question[], choices: Choices): Question[] => questions.filter((question) => answerTo(question, choices) === null);

/** Who of b is who of a: by b's id, a's id; people who stay apart are left out. */
export type Pairs = Map<string, string>;

export function pairQuestions(a: Side, b: Side): Question[] {
  const likely = (one: PersonFacts, two: PersonFacts) => isLikelyDuplicate({ ...one, regionCode: a.regionCode }, { ...two, regionCode: a.regionCode });
  const taken = new Set<string>();
  return b.members.map((person): Question => {
    const match = a.members.find((other) => !taken.has(other.id) && likely(person, other) && !(person.hasNik && other.hasNik && person.values.nik !== other.values.nik));
    if (match) taken.add(match.id);
    return { kind: "pair", name: `pasangan.${person.id}`, options: [APART, ...a.members.map(({ id }) => id)], suggested: match?.id ?? APART, person, among: a.members };
  });
}

/** The pairs as answered, before that as suggested. */
export function pairsOf(questions: readonly Question[], choices: Choices): Pairs {
  return new Map(questions.flatMap((question) => {
    if (question.kind !== "pair") return [];
    const chosen = answerTo(question, choices) ?? question.suggested;
    return chosen === null || chosen === APART ? [] : [[question.person.id, chosen]];
  }));
}

/** One household has one head: who it is when two were. */
export function headQuestion(a: Side, b: Side, pairs: Pairs): Question[] {
  const among = headsOf(a, b, pairs);
  return among.length < 2 ? [] : [{ kind: "head", name: "kepala", options: among.map(({ id }) => id), suggested: among[0]?.id ?? null, among }];
}

/** Whoever is head on either side, as the record that will stand. */
export function headsOf(a: Side, b: Side, pairs: Pairs): PersonFacts[] {
  const standing = new Map([...a.members, ...b.members].map((person) => [person.id, person]));
  const heads = [...a.members, ...b.members].filter(({ memberRole }) => memberRole === "kepala").map(({ id }) => pairs.get(id) ?? id);
  return [...new Set(heads)].flatMap((id) => standing.get(id) ?? []);
}

/** Journeys of two records of one person: two that are open cannot be, two that left on one day may be one. */
export function journeyQuestions(journeysOfA: readonly JourneyFacts[], journeysOfB: readonly JourneyFacts[], pairs: Pairs): Question[] {
  return journeysOfB.flatMap((b) => journeysOfA.flatMap((a): Question[] => {
    if (pairs.get(b.personId) !== a.personId) return [];
    const areOpen = a.closedOn === null && b.closedOn === null;
    const isSameDay = a.departedOn !== null && a.departedOn === b.departedOn;
    if (!areOpen && !isSameDay) return [];
    return [{ kind: "journey", name: `perjalanan.${b.id}.${a.id}`, options: areOpen ? ["a", "b"] : ["a", "b", "beda"], suggested: null, a, b }];
  }));
}

const MONEY = (transfer: TransferFacts) => transfer.channel !== "goods";
const dayOf = ({ receivedOn, sentOn }: TransferFacts): PlainDate => receivedOn ?? sentOn ?? "";

/** Everything about money that both sides tell differently, or perhaps twice. Money is never merged by itself. */
export function moneyQuestions(a: Side, b: Side): Question[] {
  const comparable = (transfer: TransferFacts) => ({ ...transfer, householdId: a.id, receivedIdr: transfer.receivedIdr === null ? null : BigInt(transfer.receivedIdr) });
  const ofA = a.transfers.map(comparable);
  const byId = new Map(a.transfers.map((transfer) => [transfer.id, transfer]));
  const transfers = b.transfers.flatMap((transfer) => likelyDuplicates(comparable(transfer), ofA).flatMap(({ id }): Question[] => {
    const same = byId.get(id);
    return same ? [{ kind: "transfer", name: `kiriman.${transfer.id}.${id}`, options: ["a", "b", "beda"], suggested: null, a: same, b: transfer }] : [];
  }));
  const debts = b.debts.flatMap((debt) => a.debts.filter((other) => isLikeDebt(debt, other)).map((other): Question => ({
    kind: "debt", name: `utang.${debt.id}.${other.id}`, options: ["a", "b", "beda"], suggested: null, a: other, b: debt,
  })));
  return [...transfers, ...noneQuestions(a, b, "a"), ...noneQuestions(b, a, "b"), ...usesQuestions(a, b), ...snapshotQuestions(a, b), ...debts];
}

/** "Nothing came" on one side, money on the other. */
function noneQuestions(marked: Side, other: Side, side: "a" | "b"): Question[] {
  return marked.none.flatMap(({ id, month }): Question[] => {
    const transfers = other.transfers.filter((transfer) => MONEY(transfer) && monthOf(dayOf(transfer)) === month);
    if (transfers.length === 0) return [];
    return [{ kind: "none", name: `kosong.${month}`, options: ["kiriman", "kosong"], suggested: null, month, transfers, marked: side, markId: id }];
  });
}

function usesQuestions(a: Side, b: Side): Question[] {
  const months = [...new Set(b.uses.map(({ month }) => month))].sort();
  return months.flatMap((month): Question[] => {
    const [ofA, ofB] = [a.uses.filter((use) => use.month === month), b.uses.filter((use) => use.month === month)];
    return ofA.length === 0 ? [] : [{ kind: "uses", name: `penggunaan.${month}`, options: ["a", "b"], suggested: null, month, a: ofA, b: ofB }];
  });
}

function snapshotQuestions(a: Side, b: Side): Question[] {
  return b.snapshots.flatMap((snapshot): Question[] => {
    const same = a.snapshots.find(({ asOf }) => asOf === snapshot.asOf);
    return same ? [{ kind: "snapshot", name: `keadaan.${snapshot.asOf}`, options: ["a", "b"], suggested: null, asOf: snapshot.asOf, a: same, b: snapshot }] : [];
  });
}

function isLikeDebt(one: DebtFacts, two: DebtFacts): boolean {
  const same = (a: string | null, b: string | null) => a !== null && a === b;
  return one.lenderType === two.lenderType && (same(one.principalIdr, two.principalIdr) || same(one.outstandingIdr, two.outstandingIdr));
}

/** Two known numbers are two people, and one person is not two others. */
export function pairBlocks(a: readonly PersonFacts[], b: readonly PersonFacts[], pairs: Pairs): Block[] {
  const ofA = new Map(a.map((person) => [person.id, person]));
  const ofB = new Map(b.map((person) => [person.id, person]));
  const kept = [...pairs.values()];
  const twice = kept.filter((id, at) => kept.indexOf(id) !== at).flatMap((id): Block[] => (ofA.has(id) ? [{ code: "paired_twice", person: ofA.get(id)! }] : []));
  const numbers = [...pairs].flatMap(([idOfB, idOfA]): Block[] => {
    const [one, two] = [ofA.get(idOfA), ofB.get(idOfB)];
    return one && two && one.hasNik && two.hasNik && one.values.nik !== two.values.nik ? [{ code: "two_niks", a: one, b: two }] : [];
  });
  return [...twice, ...numbers];
}

/** No transfer comes before the departure of the journey it belongs to (handbook §4.21). */
export function journeyBlocks(questions: readonly Question[], choices: Choices, transfers: readonly TransferFacts[]): Block[] {
  return questions.flatMap((question): Block[] => {
    if (question.kind !== "journey") return [];
    const answer = answerTo(question, choices);
    if (answer !== "a" && answer !== "b") return [];
    const [stays, goes] = answer === "a" ? [question.a, question.b] : [question.b, question.a];
    const early = transfers.some((transfer) => transfer.journeyId === goes.id && stays.departedOn !== null && daysBetween(dayOf(transfer), stays.departedOn) > 0);
    return early ? [{ code: "before_departure", journeyId: stays.id }] : [];
  });
}
