import { CHANNELS, EVIDENCES, type Channel, type Evidence } from "~/remittances/codes";
import { findCurrency, type Currency } from "~/shared/currencies";
import type { Month, PlainDate } from "~/shared/dates";
import { isUnknownText } from "~/shared/text";
import { householdNamed, type HouseholdNamed } from "./household-named";
import type { Identifier, RowReading, Said } from "./row-reading";

type Common = { id: Said<string>; version: Said<number>; household: HouseholdNamed };

export type TransferRow = Common & {
  is: "transfer";
  sender: Said<Identifier>;
  receivedOn: Said<PlainDate>;
  sentOn: Said<PlainDate>;
  currency: Currency;
  /** False where the currency is only taken for rupiah. */
  isCurrencySaid: boolean;
  sentMinor: Said<bigint>;
  feeMinor: Said<bigint>;
  appliedRate: Said<string>;
  receivedIdr: Said<bigint>;
  receiveFeeIdr: Said<bigint>;
  channel: Said<Channel>;
  provider: Said<string>;
  evidence: Said<Evidence>;
  note: Said<string>;
};
/** A month for which the family said that nothing came. */
export type NoTransferRow = Common & { is: "none"; month: Said<Month> };
export type RemittanceRow = TransferRow | NoTransferRow;

const AMOUNTS = ["jumlah_kirim", "jumlah_terima", "biaya", "biaya_terima", "kurs"];

/** Reads a row of `remittances`: one transfer, or one month confirmed to be without. */
export function readRemittanceRow(row: RowReading, missing: readonly string[]): RemittanceRow {
  const common: Common = { id: row.uuid("id"), version: row.version(), household: householdNamed(row, missing) };
  return row.yesNo("tanpa_kiriman") === true ? noTransfer(row, common, missing) : transfer(row, common, missing);
}

function noTransfer(row: RowReading, common: Common, missing: readonly string[]): NoTransferRow {
  const month = row.month("bulan");
  row.require("bulan", month, missing);
  const amount = AMOUNTS.find((field) => !isUnknownText(row.cell(field).text) && !/^[\s0.,]*$/.test(row.cell(field).text));
  if (amount !== undefined) row.say("amount_beside_none", amount);
  return { ...common, is: "none", month };
}

function transfer(row: RowReading, common: Common, missing: readonly string[]): TransferRow {
  const currency = currencyOf(row);
  const receivedOn = row.date("tanggal_terima");
  const sentOn = row.date("tanggal_kirim");
  const dated = receivedOn ?? sentOn;
  const isSaid = row.messages.some(({ field }) => field === "tanggal_terima" || field === "tanggal_kirim");
  if (!dated && !isSaid && !missing.some((group) => group.includes("tanggal_terima"))) row.say("date_missing", row.has("tanggal_terima") || !row.has("tanggal_kirim") ? "tanggal_terima" : "tanggal_kirim");
  return {
    ...common, ...amountsOf(row, currency),
    is: "transfer", currency, isCurrencySaid: !isUnknownText(row.cell("mata_uang").text), receivedOn, sentOn,
    sender: row.nik("nik_pengirim"),
    appliedRate: row.rate("kurs"),
    receiveFeeIdr: row.amount("biaya_terima", "IDR"),
    channel: channelOf(row),
    provider: row.line("penyedia", 80),
    evidence: row.code("bukti", EVIDENCES),
    note: row.line("catatan", 300),
  };
}

function currencyOf(row: RowReading): Currency {
  const { text } = row.cell("mata_uang");
  if (isUnknownText(text)) return "IDR";
  const currency = findCurrency(text);
  if (currency === null) row.say("unknown_currency", "mata_uang");
  else row.values.mata_uang = currency;
  return currency ?? "IDR";
}

/** Rupiah written as the amount sent are what the family received; both columns in rupiah are kept apart. */
function amountsOf(row: RowReading, currency: Currency): Pick<TransferRow, "sentMinor" | "feeMinor" | "receivedIdr"> {
  const isCurrencyKnown = !row.messages.some(({ code }) => code === "unknown_currency");
  const sent = isCurrencyKnown ? row.amount("jumlah_kirim", currency, { zero: "refused" }) : undefined;
  const received = row.amount("jumlah_terima", "IDR", { zero: "refused" });
  const feeMinor = isCurrencyKnown ? row.amount("biaya", currency) : undefined;
  if (currency !== "IDR") return { sentMinor: sent, receivedIdr: received, feeMinor };
  return { sentMinor: received ? sent : undefined, receivedIdr: received ?? sent, feeMinor };
}

/** A file without the column does not know the channels; an empty cell beside filled ones is a forgotten one. */
function channelOf(row: RowReading): Said<Channel> {
  if (row.has("saluran") && row.isBlank("saluran")) return void row.say("required", "saluran");
  const channel = row.code("saluran", CHANNELS);
  if (channel === null || !row.has("saluran")) row.say("channel_unknown", "saluran");
  return channel;
}
