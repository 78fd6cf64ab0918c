import type { RemittanceProblem, RemittanceWarning } from "~/remittances/prepare-remittance";
import type { Question, RemittanceRefusal } from "~/remittances/prepare-remittances.server";
import { formatDate, formatMonth, type PlainDate } from "~/shared/dates";
import { formatRupiah } from "~/shared/money";
import type { Fact } from "../messages";
import type { RowReading } from "../rows/row-reading";

/** The refusals, questions and remarks of the rules of transfers, said to the row they are about. */
export function sayTransfer(reading: RowReading, refusal: RemittanceRefusal | { code: "id_taken" }): void {
  switch (refusal.code) {
    case "invalid": return refusal.problems.forEach((problem) => sayProblem(reading, problem));
    case "ask":
      sayWarnings(reading, refusal.warnings);
      return refusal.questions.forEach((question) => sayQuestion(reading, question));
    case "household_unknown": return reading.say("household_unknown", null, { where: "" });
    case "journey_unknown": return reading.say("sender_unknown", "nik_pengirim");
    case "id_taken": return reading.say("id_mismatch", "id", { field: "id" });
    case "forbidden": return reading.say("forbidden", null);
  }
}

const inWords = (on: PlainDate | null): Fact => (on === null ? "" : { id: formatDate(on, "id"), en: formatDate(on, "en") });
const rupiah = (idr: bigint): Fact => ({ id: formatRupiah(idr, "id"), en: formatRupiah(idr, "en") });

function sayProblem(reading: RowReading, { code, field, on }: RemittanceProblem): void {
  const header = field === "receivedOn" ? "tanggal_terima" : "tanggal_kirim";
  if (code === "in_future") reading.say("date_in_future", header);
  else reading.say(code, header, { on: inWords(on) });
}

function sayQuestion(reading: RowReading, question: Question): void {
  switch (question.code) {
    case "duplicate": return reading.say("duplicate", null, { day: inWords(question.other.receivedOn ?? question.other.sentOn), amount: rupiah(question.other.receivedIdr) });
    case "far_from_reference": return reading.say("far_from_reference", "jumlah_terima", { expected: rupiah(question.expectedIdr) });
    case "month_marked_none": {
      const { month } = question.mark;
      return reading.say("month_marked_none", null, { month: { id: formatMonth(month, "id"), en: formatMonth(month, "en") } });
    }
    case "amount_unknown": return reading.say("amount_unknown", "jumlah_kirim");
  }
}

export function sayWarnings(reading: RowReading, warnings: readonly RemittanceWarning[]): void {
  for (const warning of warnings) {
    if (warning.code === "off_applied_rate") reading.say(warning.code, "jumlah_terima", { expected: rupiah(warning.expectedIdr) });
    else if (warning.code === "unusual_currency") reading.say(warning.code, "mata_uang", { expected: warning.expected });
    else if (warning.code === "after_return") reading.say(warning.code, null, { on: inWords(warning.on) });
    else reading.say(warning.code, null);
  }
}
