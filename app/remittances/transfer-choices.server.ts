import type { Tx } from "~/db/db.server";
import { codesOf, label, type Language } from "~/shared/codes";
import { COUNTRIES } from "~/shared/countries";
import { CURRENCIES, type Currency } from "~/shared/currencies";
import { daysBetween, monthOf, type PlainDate } from "~/shared/dates";
import { minorToText } from "~/shared/money";
import { CHANNELS, EVIDENCES } from "./codes";
import type { TransferValues } from "./form-values";
import { currencyOf, plainRate } from "./prepare-remittance";
import { referenceRates } from "./reference-rates.server";
import { type Sender, sendersOf, lastTransfer, type ShownTransfer } from "./remittances.server";

export type Choice = { value: string; label: string };
export type TransferChoices = { senders: Choice[]; currencies: Choice[]; channels: Choice[]; evidences: Choice[] };

/** What the form of a transfer offers, in the person's language, the likely ones first. */
export function transferChoices(senders: readonly Sender[], likely: readonly string[], lang: Language): TransferChoices {
  const currencies = [...new Set([...likely, "IDR", "USD", ...codesOf(CURRENCIES)])] as Currency[];
  const choices = (list: Parameters<typeof label>[0]) => codesOf(list).map((value) => ({ value, label: label(list, value, lang) }));
  return {
    senders: senders.map(({ journeyId, name, country }) => ({ value: journeyId, label: country ? `${name}, ${label(COUNTRIES, country, lang)}` : name })),
    currencies: currencies.map((value) => ({ value, label: `${value} · ${label(CURRENCIES, value, lang)}` })),
    channels: choices(CHANNELS),
    evidences: choices(EVIDENCES),
  };
}

export type NewTransferForm = { values: TransferValues; choices: TransferChoices; last: ShownTransfer | null; reference: { currency: string; rate: string } | null };

/** An older rate is no longer a fair guess (design). */
const OFFERED_DAYS = 92;

/**
 * A new transfer's form as it opens: dated today, with the values of the family's last one, so that mostly only the
 * amount is typed. The last rate is offered for three months; then it is asked anew.
 */
export async function newTransferForm(tx: Tx, { householdId, today, id, lang }: { householdId: string; today: PlainDate; id: string; lang: Language }): Promise<NewTransferForm> {
  const [senders, last] = [await sendersOf(tx, householdId), await lastTransfer(tx, householdId)];
  const abroad = senders.filter(({ returnedOn }) => returnedOn === null);
  const sender = abroad.find(({ journeyId }) => journeyId === last?.journeyId) ?? abroad[0] ?? senders[0];
  const usual = currencyOf(sender?.country ?? null);
  const currency = last?.currency ?? usual ?? "IDR";
  const rateOf = await referenceRates(tx, [{ currency, month: monthOf(today) }]);
  const reference = rateOf(currency, monthOf(today));
  const isRecent = last !== null && daysBetween(last.dated, today) <= OFFERED_DAYS;
  const rate = isRecent && last.appliedRate && last.currency === currency ? plainRate(last.appliedRate).replace(".", ",") : "";
  const values: TransferValues = {
    id, versi: "", perjalanan: sender?.journeyId ?? "", hubungan: "", tanggal_terima: today, tanggal_kirim: "", mata_uang: currency, jumlah: "", kurs: rate, kurs_ditawarkan: rate,
    diterima: "", biaya: last?.feeMinor === null || last?.feeMinor === undefined ? "" : minorToText(last.feeMinor, currency).replace(/\.0+$/, "").replace(".", ","), biaya_terima: last?.receiveFeeIdr?.toString() ?? "",
    saluran: last?.channel ?? "", penyedia: last?.provider ?? "", bukti: last?.evidence ?? "", catatan: "", khusus: "",
  };
  const likely = [currency, usual].filter((code) => code !== null);
  return { values, choices: transferChoices(senders, likely, lang), last, reference: reference && { currency, rate: plainRate(reference.idrPerUnit) } };
}
