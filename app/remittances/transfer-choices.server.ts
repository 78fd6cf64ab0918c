import type { Tx } from "~/db/db.server";
import { codesOf, label, type Language } from "~/shared/codes";
import { COUNTRIES } from "~/shared/countries";
import { CURRENCIES, type Currency } from "~/shared/currencies";
import { addToMonth, daysBetween, monthOf, type PlainDate } from "~/shared/dates";
import { minorToText } from "~/shared/money";
import { CHANNELS, EVIDENCES } from "./codes";
import type { TransferValues } from "./form-values";
import { currencyOf, plainRate } from "./prepare-remittance";
import { offerText, type RateOffer } from "./rate-offer";
import { referenceRates } from "./reference-rates.server";
import { type Sender, sendersOf, lastTransfer, type ShownTransfer } from "./remittances.server";

export type Choice = { value: string; label: string };
export type SenderChoice = Choice & { /** Usual in the country of the journey. */ currency: string | null };
export type TransferChoices = { senders: SenderChoice[]; currencies: Choice[]; channels: Choice[]; evidences: Choice[] };

/** What the form of a transfer offers, in the person's language, the likely ones first. */
export function transferChoices(senders: readonly Sender[], likely: readonly string[], lang: Language): TransferChoices {
  const currencies = [...new Set([...likely, "IDR", "USD", ...codesOf(CURRENCIES)])] as Currency[];
  const choices = (list: Parameters<typeof label>[0]) => codesOf(list).map((value) => ({ value, label: label(list, value, lang) }));
  return {
    senders: senders.map(({ journeyId, name, country }) => ({ value: journeyId, label: country ? `${name}, ${label(COUNTRIES, country, lang)}` : name, currency: currencyOf(country) })),
    currencies: currencies.map((value) => ({ value, label: `${value} · ${label(CURRENCIES, value, lang)}` })),
    channels: choices(CHANNELS),
    evidences: choices(EVIDENCES),
  };
}

export type NewTransferForm = { values: TransferValues; choices: TransferChoices; last: ShownTransfer | null; offers: RateOffer[] };

/** An older rate is no longer a fair guess (design). */
const OFFERED_DAYS = 92;

/**
 * A new transfer's form as it opens: dated today, with the values of the family's last one, so that mostly only the
 * amount is typed; not its evidence, which nobody has seen yet. The currency is the last one of that sender, else the usual one of the country.
 */
export async function newTransferForm(tx: Tx, { householdId, today, id, lang }: { householdId: string; today: PlainDate; id: string; lang: Language }): Promise<NewTransferForm> {
  const [senders, last] = [await sendersOf(tx, householdId), await lastTransfer(tx, householdId)];
  const abroad = senders.filter(({ returnedOn }) => returnedOn === null);
  const sender = abroad.find(({ journeyId }) => journeyId === last?.journeyId) ?? abroad[0] ?? senders[0];
  const usual = currencyOf(sender?.country ?? null);
  const isSameSender = last !== null && (last.journeyId === null || last.journeyId === sender?.journeyId);
  const currency = (isSameSender ? last.currency : usual) ?? last?.currency ?? "IDR";
  const offers = await rateOffers(tx, last, today);
  const offer = offers.find((one) => one.currency === currency);
  const values: TransferValues = {
    id, versi: "", perjalanan: sender?.journeyId ?? "", hubungan: "", tanggal_terima: today, tanggal_kirim: "", mata_uang: currency, jumlah: "",
    kurs: offer?.rate ?? "", kurs_ditawarkan: offer ? offerText(offer) : "", diterima: "", biaya: last?.currency === currency ? inUnits(last.feeMinor, currency) : "",
    biaya_terima: last?.receiveFeeIdr?.toString() ?? "", saluran: last?.channel ?? "", penyedia: last?.provider ?? "", bukti: "", catatan: "", khusus: "",
  };
  const likely = [currency, usual].filter((code) => code !== null);
  return { values, choices: transferChoices(senders, likely, lang), last, offers };
}

const inBox = (rate: string): string => plainRate(rate).replace(".", ",");
const inUnits = (minor: bigint | null, currency: string): string => (minor === null ? "" : minorToText(minor, currency).replace(/\.0+$/, "").replace(".", ","));

/** One rate a currency: the family's own last one, else the newest reference rate; none that is older than three months. */
export async function rateOffers(tx: Tx, last: ShownTransfer | null, today: PlainDate): Promise<RateOffer[]> {
  const months = [0, -1, -2].map((back) => addToMonth(monthOf(today), back));
  const rateOf = await referenceRates(tx, codesOf(CURRENCIES).flatMap((currency) => months.map((month) => ({ currency, month }))));
  const offers = codesOf(CURRENCIES).flatMap((currency): RateOffer[] => {
    const newest = months.map((month) => rateOf(currency, month)).find((rate) => rate !== null);
    return newest ? [{ currency, rate: inBox(newest.idrPerUnit), basis: "acuan", of: newest.month }] : [];
  });
  const isRecent = last !== null && last.appliedRate !== null && daysBetween(last.dated, today) <= OFFERED_DAYS;
  if (!isRecent || last.appliedRate === null) return offers;
  return [{ currency: last.currency, rate: inBox(last.appliedRate), basis: "terakhir", of: last.dated }, ...offers.filter(({ currency }) => currency !== last.currency)];
}
