import { errorKey } from "~/i18n/error-key";
import { findCode, isCode, type Language } from "~/shared/codes";
import { type Currency, isCurrency } from "~/shared/currencies";
import { formatDate } from "~/shared/dates";
import { parseAmount, parseRate } from "~/shared/parse-amount";
import { parseDate } from "~/shared/parse-date";
import type { Result } from "~/shared/result";
import { ok, refused } from "~/shared/result";
import { minorToText, rupiahBox } from "~/shared/money";
import { CHANNELS, EVIDENCES } from "./codes";
import type { FormErrors, TransferValues } from "./form-values";
import { isEstimated, plainRate } from "./prepare-remittance";
import type { RemittanceRefusal } from "./prepare-remittances.server";
import { offerText, reckonedRate, takenRate } from "./rate-offer";
import { CONFIRMATIONS, type Confirmation, EditRemittance, NewRemittance } from "./remittance.schema";
import type { ShownTransfer } from "./remittances.server";

/** What was typed, as it was typed: it goes back into the boxes whatever is wrong with it. */
export function typedValues(form: FormData): TransferValues {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.slice(0, 500) : "";
  };
  return {
    id: text("id"), versi: text("versi"), perjalanan: text("perjalanan"), hubungan: text("hubungan"), tanggal_terima: text("tanggal_terima"), tanggal_kirim: text("tanggal_kirim"),
    mata_uang: text("mata_uang"), jumlah: text("jumlah"), kurs: text("kurs"), kurs_ditawarkan: text("kurs_ditawarkan"), diterima: text("diterima"), biaya: text("biaya"),
    biaya_terima: text("biaya_terima"), saluran: text("saluran"), penyedia: text("penyedia"), bukti: text("bukti"), catatan: text("catatan"), khusus: text("khusus"),
  };
}

/** The questions that the person answered with yes. */
export function answered(form: FormData): Confirmation[] {
  return CONFIRMATIONS.filter((code) => form.getAll("ya").includes(code));
}

type Fields = Omit<NewRemittance, "id" | "householdId">;

/** Reads a new transfer from its form; refused with a text's key for each field that cannot be read. */
export function readNewTransfer(values: TransferValues, householdId: string, confirmed: Confirmation[]): Result<NewRemittance, FormErrors> {
  const fields = readFields(values, confirmed);
  return fields.ok ? checked(NewRemittance.safeParse({ ...fields.value, id: values.id, householdId })) : fields;
}

/** The same for a stored transfer. `seen` is the version whose other values were shown beside those typed. */
export function readEditedTransfer(values: TransferValues, confirmed: Confirmation[], seen: FormDataEntryValue | null): Result<EditRemittance, FormErrors> {
  const fields = readFields(values, confirmed);
  const resolved = typeof seen === "string" && /^\d{1,9}$/.test(seen) ? Number(seen) : undefined;
  return fields.ok ? checked(EditRemittance.safeParse({ ...fields.value, id: values.id, version: Number(values.versi), resolved })) : fields;
}

function readFields(values: TransferValues, confirmed: Confirmation[]): Result<Fields, FormErrors> {
  const errors: FormErrors = {};
  const read = <T>(field: keyof TransferValues, answer: Result<T, { code: string }>): T | null => {
    if (answer.ok) return answer.value;
    errors[field] = [`remittances:error.${answer.reason.code}`];
    return null;
  };
  const currency: Currency = isCurrency(values.mata_uang) ? values.mata_uang : "IDR";
  if (!isCurrency(values.mata_uang)) errors.mata_uang = ["remittances:error.no_currency"];
  const isRupiah = currency === "IDR";
  const amount = read("jumlah", positive(parseAmount(values.jumlah, currency)));
  const received = read("diterima", positive(parseAmount(values.diterima, "IDR")));
  const taken = isRupiah ? "typed" : takenRate({ offer: values.kurs_ditawarkan, rate: values.kurs, currency });
  const rate = isRupiah ? null : read("kurs", parseRate(values.kurs));
  // An offer gives way to rupiah that were counted; one for another currency must never price this amount.
  if (taken === "other_currency" && received === null) errors.kurs = ["remittances:error.rate_of_other_currency"];
  const isOwnRate = taken === "typed" || (taken === "last" && received === null);
  const channel = isCode(CHANNELS, values.saluran) ? values.saluran : findCode(CHANNELS, values.saluran);
  if (channel === null) errors.saluran = ["remittances:error.no_channel"];
  const fields = {
    journeyId: values.perjalanan === "" ? undefined : values.perjalanan === "lain" ? null : values.perjalanan,
    senderRelation: values.hubungan || null,
    receivedOn: read("tanggal_terima", parseDate(values.tanggal_terima)),
    sentOn: read("tanggal_kirim", parseDate(values.tanggal_kirim)),
    currency,
    sentMinor: isRupiah ? null : amount,
    receivedIdr: isRupiah ? (amount ?? received) : received,
    appliedRate: isOwnRate ? rate : null,
    estimateRate: taken === "reference" && received === null ? rate : null,
    feeMinor: read("biaya", parseAmount(values.biaya, currency)),
    receiveFeeIdr: read("biaya_terima", parseAmount(values.biaya_terima, "IDR")),
    channel: channel ?? "tidak_diketahui",
    provider: values.penyedia || null,
    evidence: isCode(EVIDENCES, values.bukti) ? values.bukti : null,
    purposeNote: values.catatan || null,
    isException: values.khusus === "on",
    confirmed,
  } satisfies Fields;
  return Object.keys(errors).length > 0 ? refused(errors) : ok(fields);
}


const positive = (answer: ReturnType<typeof parseAmount>): Result<bigint | null, { code: string }> =>
  answer.ok && answer.value === 0n ? refused({ code: "zero" }) : answer;

type Parsed<T> = { success: true; data: T } | { success: false; error: { issues: readonly { path: PropertyKey[]; message: string }[] } };
const FIELD_NAMES: Record<string, keyof TransferValues> = {
  provider: "penyedia", senderRelation: "hubungan", purposeNote: "catatan", receivedOn: "tanggal_terima", sentOn: "tanggal_kirim", appliedRate: "kurs", journeyId: "perjalanan",
};

function checked<T>(parsed: Parsed<T>): Result<T, FormErrors> {
  if (parsed.success) return ok(parsed.data);
  const errors: FormErrors = {};
  for (const { path, message } of parsed.error.issues) {
    const field = FIELD_NAMES[String(path[0])] ?? "";
    errors[field] = [message.startsWith("remittances:") ? message : field === "" ? "remittances:error.broken_form" : "ui:invalid.format"];
  }
  return refused(errors);
}

/** A command's refusal at the fields it concerns; null when it is a question or no matter of a field. */
export function refusalErrors(reason: RemittanceRefusal | { code: string }, lang: Language): FormErrors | null {
  if (reason.code === "invalid" && "problems" in reason) {
    const errors: FormErrors = {};
    for (const { code, field, on } of reason.problems) {
      const name = field === "receivedOn" ? "tanggal_terima" : "tanggal_kirim";
      errors[name] = [...(errors[name] ?? []), errorKey(`remittances:error.${code}`, on ? { on: formatDate(on, lang) } : {})];
    }
    return errors;
  }
  if (reason.code === "journey_unknown") return { perjalanan: ["remittances:error.journey_unknown"] };
  if (reason.code === "id_taken") return { "": ["remittances:error.id_taken"] };
  return null;
}

/**
 * A stored transfer as its edit form shows it. A rate that was only derived stays empty; of an estimate the rate it
 * was reckoned with is offered again, so that the rupiah follow a corrected amount.
 */
export function valuesOf(transfer: ShownTransfer): TransferValues {
  const { currency, sentMinor, receivedIdr } = transfer;
  const isEstimate = isEstimated(transfer) && sentMinor !== null && receivedIdr !== null;
  const estimate = isEstimate ? (reckonedRate(receivedIdr, sentMinor, currency) ?? "").replace(".", ",") : "";
  const isRupiah = currency === "IDR";
  const inCurrency = (minor: bigint | null) => (minor === null ? "" : minorToText(minor, currency).replace(/\.0+$/, "").replace(".", ","));
  return {
    id: transfer.id, versi: String(transfer.version), perjalanan: transfer.journeyId ?? "lain", hubungan: transfer.senderRelation ?? "",
    tanggal_terima: transfer.receivedOn ?? "", tanggal_kirim: transfer.sentOn ?? "", mata_uang: currency,
    jumlah: isRupiah ? rupiahBox(receivedIdr) : inCurrency(sentMinor),
    kurs: transfer.appliedRate && !transfer.rateDerived ? plainRate(transfer.appliedRate).replace(".", ",") : estimate,
    kurs_ditawarkan: estimate && offerText({ currency, rate: estimate, basis: "acuan" }),
    diterima: isRupiah || isEstimate ? "" : rupiahBox(receivedIdr), biaya: inCurrency(transfer.feeMinor), biaya_terima: rupiahBox(transfer.receiveFeeIdr),
    saluran: transfer.channel, penyedia: transfer.provider ?? "", bukti: transfer.evidence ?? "", catatan: transfer.purposeNote ?? "", khusus: transfer.isException ? "on" : "",
  };
}
