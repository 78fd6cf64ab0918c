import { requireOfHousehold } from "~/access/require-actor.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { timeZoneOf } from "~/regions/time-zone";
import { label, type Language } from "~/shared/codes";
import { COUNTRIES } from "~/shared/countries";
import { dateIn, todayIn, type PlainDate } from "~/shared/dates";
import { z } from "zod";
import { CHANNELS, EVIDENCES } from "./codes";
import { isEstimated, plainRate } from "./prepare-remittance";
import { receivedQuestions } from "./remittance-checks";
import { valuesOf } from "./remittance-form.server";
import { sendersOf, transferById } from "./remittances.server";
import { marginNeedsReview, pricedTransfer, sendingCostParts } from "./sending-cost";
import { rateOffers, transferChoices } from "./transfer-choices.server";
import type { ChangeShown, FieldShown } from "./TransferHistory";
import { transferHistory, type TransferChange } from "./transfer-history.server";

export type StoredTransfer = NonNullable<Awaited<ReturnType<typeof transferById>>>;
export type OwnTransfer = { transfer: StoredTransfer; today: PlainDate; canWrite: boolean };

/** The transfer of an address. 404 when it is not the actor's to see or was deleted, 403 when only to read. */
export async function requireTransfer(tx: Tx, actor: Actor, id: string | undefined, access: "read" | "write"): Promise<OwnTransfer> {
  const transfer = z.uuid().safeParse(id).success ? await transferById(tx, id ?? "") : null;
  if (!transfer) throw new Response(null, { status: 404 });
  const { householdId, regionCode, homeCode } = transfer;
  const canWrite = requireOfHousehold(actor, { id: householdId, regionCode, homeCode }, access);
  return { transfer, canWrite, today: todayIn(timeZoneOf(regionCode), new Date()) };
}

/** A transfer as its page shows it: with what it cost, what is odd about it, and its history. */
export async function transferPage(tx: Tx, { transfer, today, canWrite }: OwnTransfer, lang: Language) {
  const senders = await sendersOf(tx, transfer.householdId);
  const nameOf = (journeyId: unknown) => senders.find((sender) => sender.journeyId === journeyId)?.name ?? null;
  const history = await transferHistory(tx, transfer.id);
  return {
    transfer: {
      ...transfer,
      updatedAt: dateIn(timeZoneOf(transfer.regionCode), transfer.updatedAt),
      appliedRate: transfer.appliedRate && plainRate(transfer.appliedRate),
      referenceRate: transfer.referenceRate && plainRate(transfer.referenceRate),
      sender: nameOf(transfer.journeyId),
      country: transfer.country && label(COUNTRIES, transfer.country, lang),
      channel: label(CHANNELS, transfer.channel, lang),
      evidence: transfer.evidence && label(EVIDENCES, transfer.evidence, lang),
      isEstimated: isEstimated(transfer),
    },
    cost: costOf(transfer),
    canWrite,
    today,
    history: history.map((change) => shownChange(change, { lang, nameOf, zone: timeZoneOf(transfer.regionCode) })),
  };
}

/** The three parts of the cost as shares, or what is missing; null where a cost has no meaning (rupiah, goods). */
function costOf(transfer: StoredTransfer) {
  if (transfer.currency === "IDR" || transfer.channel === "goods") return null;
  const priced = pricedTransfer(transfer);
  const parts = sendingCostParts(priced);
  if (!parts.ok) return { unknown: priced.appliedRate !== null && priced.referenceRate === null ? ("reference_unknown" as const) : parts.reason };
  const { fee, margin, receiveFee } = parts.value;
  const isOdd = priced.appliedRate !== null && priced.referenceRate !== null && marginNeedsReview(priced.appliedRate, priced.referenceRate);
  const isFar = receivedQuestions(transfer).some(({ severity }) => severity === "warn");
  return { unknown: null, total: fee + margin + receiveFee, fee, margin, receiveFee, isOdd, isFar };
}

/** What the edit form of a stored transfer needs. */
export async function transferEditing(tx: Tx, { transfer, today }: OwnTransfer, lang: Language) {
  const senders = await sendersOf(tx, transfer.householdId);
  return { values: valuesOf(transfer), choices: transferChoices(senders, [transfer.currency], lang), offers: await rateOffers(tx, null, today) };
}

type Reading = { lang: Language; nameOf: (journeyId: unknown) => string | null; zone: string };

const HIDDEN = new Set(["householdId", "rateDerived"]);

function shownChange({ id, kind, at, by, reason, fields }: TransferChange, reading: Reading): ChangeShown {
  const currency = fields.currency?.[1] ?? fields.currency?.[0];
  return {
    id, kind, by, reason, on: dateIn(reading.zone, new Date(at)),
    fields: Object.entries(fields)
      .filter(([field]) => !HIDDEN.has(field))
      .map(([field, [before, after]]) => shownField(field, before, after, { ...reading, currency: typeof currency === "string" ? currency : null })),
  };
}

/** One field's two values, with codes as words; numbers and days are written out by the page. */
export function shownField(field: string, before: unknown, after: unknown, { lang, nameOf, currency }: Omit<Reading, "zone"> & { currency: string | null }): FieldShown {
  const word = (value: unknown): string | null => {
    if (value === null || value === undefined || value === "") return null;
    if (field === "journeyId") return nameOf(value) ?? "–";
    if (field === "channel") return label(CHANNELS, String(value), lang);
    if (field === "evidence") return label(EVIDENCES, String(value), lang);
    return String(value);
  };
  const kind = KINDS[field] ?? "text";
  return { field, kind, currency, before: word(before), after: word(after) };
}

const KINDS: Record<string, FieldShown["kind"]> = {
  sentOn: "date", receivedOn: "date", sentMinor: "minor", feeMinor: "minor", receivedIdr: "rupiah", receiveFeeIdr: "rupiah", appliedRate: "rate", isException: "yes_no",
};
