import { z } from "zod";
import { isMonth } from "~/shared/dates";
import { codesOf } from "~/shared/codes";
import { textProblem, tidyLine } from "~/shared/text";
import { EXPORT_KINDS, EXPORT_REASONS } from "./export-choice";

/** What the export page sends. Choices that cannot be typed wrongly fall back; kind and reason must be chosen. */
export const ExportForm = z
  .object({
    jenis: z.enum(codesOf(EXPORT_KINDS), "exports:missing.kind"),
    berkas: z.enum(["xlsx", "csv"]).catch("xlsx"),
    dari: z.string().refine(isMonth).nullable().catch(null),
    sampai: z.string().refine(isMonth).nullable().catch(null),
    nomor: z.enum(["masked", "full"]).catch("masked"),
    alasan: z.enum(codesOf(EXPORT_REASONS), "exports:missing.reason"),
    keterangan: z.string().max(200, "exports:missing.note").refine((text) => textProblem(text) === null, "exports:missing.note").transform(tidyLine).catch(""),
  })
  .refine(({ alasan, keterangan }) => alasan !== "lainnya" || keterangan.length >= 10, { path: ["keterangan"], message: "exports:missing.note" });
export type ExportForm = z.output<typeof ExportForm>;
