import { ok, refused, type Result } from "~/shared/result";
import { periodOf, type ExportChoice } from "./export-choice";
import type { ExportRequest } from "./export-file.server";
import { ExportForm } from "./export-form.schema";

type Errors = { [field: string]: string[] };

/** Choices that may stand in an address when the form comes back: codes and months, never what somebody wrote. */
const CHOICES = ["jenis", "berkas", "dari", "sampai", "nomor", "alasan"] as const;

/** What the form asks for, or the address of the form with what was chosen and a mark that it was refused. */
export function readExportForm(form: FormData, area: string): Result<Omit<ExportRequest, "language">, URLSearchParams> {
  const read = ExportForm.safeParse(Object.fromEntries(form));
  if (!read.success) return refused(new URLSearchParams([...chosen(form), ["ditolak", "1"]]));
  const { jenis, berkas, dari, sampai, nomor, alasan, keterangan } = read.data;
  const choice: ExportChoice = { kind: jenis, area, identifiers: nomor, ...periodOf(dari, sampai) };
  return ok({ ...choice, format: berkas, reason: keterangan ? `${alasan}: ${keterangan}` : alasan });
}

/** The form as it came back: its choices, and at each field what is missing. */
export function refusedChoices(query: URLSearchParams): { values: { [field: string]: string }; errors: Errors } {
  const values = Object.fromEntries(chosen(query));
  if (!query.has("ditolak")) return { values, errors: {} };
  const read = ExportForm.safeParse(values);
  const errors: Errors = {};
  for (const { path, message } of read.error?.issues ?? []) (errors[String(path[0])] ??= []).push(message);
  return { values, errors };
}

function chosen(from: FormData | URLSearchParams): [string, string][] {
  return CHOICES.flatMap((name): [string, string][] => {
    const value = from.get(name);
    return typeof value === "string" && /^[a-z_0-9-]{1,30}$/.test(value) ? [[name, value]] : [];
  });
}
