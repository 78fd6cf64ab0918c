import { parseRegionCode } from "~/shared/parse-region-code";
import { isUnknownText, tidyLine } from "~/shared/text";
import type { RowReading } from "./row-reading";

/** The village as a row names it: by code, by name within other areas, or not at all. */
export type VillageNamed =
  | { by: "code"; field: string; code: string; name: string | null }
  | { by: "name"; field: string; name: string; district: string | null; regency: string | null }
  | { by: "nothing" }
  /** A code that cannot be read; said already. */
  | { by: "unreadable" };

/**
 * What a row says of its village. Offices head a column "Desa" whether it holds codes or names, so that words in
 * the column of codes are taken for a name, and figures in a column of names for a code. Codes of areas above are
 * read only to be refused where they lost a zero.
 */
export function villageNamed(row: RowReading): VillageNamed {
  const above = ["kode_kecamatan", "kode_kabupaten"].map((field) => areaCode(row, field));
  const name = nameIn(row, "nama_desa");
  const code = row.cell("kode_desa").text;
  if (row.has("kode_desa") && !isUnknownText(code)) {
    if (!/\p{L}/u.test(code) || row.cell("kode_desa").note !== undefined) {
      const read = areaCode(row, "kode_desa");
      return read === null ? { by: "unreadable" } : { by: "code", field: "kode_desa", code: read, name };
    }
    if (name === null) return named(row, "kode_desa", tidyLine(code), above);
  }
  if (name === null) return { by: "nothing" };
  if (isUnknownText(code) && /^[\d\s._'’-]+$/u.test(name)) {
    const read = areaCode(row, "nama_desa");
    return read === null ? { by: "unreadable" } : { by: "code", field: "nama_desa", code: read, name: null };
  }
  return named(row, "nama_desa", name, above);
}

function named(row: RowReading, field: string, name: string, [district, regency]: (string | null)[]): VillageNamed {
  row.values[field] = name;
  return {
    by: "name", field, name,
    district: district ?? nameIn(row, "nama_kecamatan"),
    regency: regency ?? nameIn(row, "nama_kabupaten"),
  };
}

function nameIn(row: RowReading, field: string): string | null {
  const text = tidyLine(row.cell(field).text);
  return text === "" || isUnknownText(text) ? null : text.slice(0, 120);
}

function areaCode(row: RowReading, field: string): string | null {
  const { text, note } = row.cell(field);
  if (note === "lost_digits") return say(row, "lost_digits", field);
  if (note === "formula_error" || note === "formula_not_computed") return null;
  const read = parseRegionCode(text);
  if (read.ok) {
    if (read.value !== null) row.values[field] = read.value;
    return read.value;
  }
  const { code } = read.reason;
  return say(row, code === "wrong_length" ? "not_a_code" : code, field);
}

function say(row: RowReading, code: "lost_digits" | "not_a_code" | "ambiguous_code", field: string): null {
  row.say(code, field);
  return null;
}
