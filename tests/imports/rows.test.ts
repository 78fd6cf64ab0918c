import { describe, expect, it } from "vitest";
import { readHouseholdRow } from "~/imports/rows/household-row";
import { readJourneyRow } from "~/imports/rows/journey-row";
import { readRemittanceRow } from "~/imports/rows/remittance-row";
import { RowReading } from "~/imports/rows/row-reading";
import { readUseRow } from "~/imports/rows/use-row";
import { numberCell } from "~/imports/number-cell";
import { textCell } from "~/imports/csv-cell";
import type { Cell } from "~/imports/table-file";

/** A row of text cells by field; a cell may be given as a workbook has it. */
function reading(cells: Record<string, string | Cell>): RowReading {
  return new RowReading(new Map(Object.entries(cells).map(([field, cell]) => [field, typeof cell === "string" ? textCell(cell) : cell])));
}
const said = (row: RowReading) => row.messages.map(({ field, code }) => `${field}:${code}`);

describe("a row of a family", () => {
  const read = (cells: Record<string, string | Cell>) => {
    const row = reading({ nama: "Siti", kode_desa: "35.04.01.1001", ...cells });
    return { ...readHouseholdRow(row, []), said: said(row), values: row.values };
  };

  it.each([
    ["'3504011708900001", "3504011708900001"], ["35.0401.170890.0001", "3504011708900001"], ["3504 0117 0890 0001", "3504011708900001"],
    ["9171020505920007", "9171020505920007"], ["0", null], ["-", null], ["tidak tahu", null], ["", null],
  ])("reads the NIK %j as %j (C006, C008, C010, C060)", (text, nik) => {
    const row = read({ nik: text });
    expect([row.nik, row.said]).toEqual([nik === null ? null : { number: nik }, []]);
  });

  it.each([
    ["3,50401E+15", "lost_digits"], ["350401170890001", "wrong_length"], ["35040117089000012", "wrong_length"], ["35O4011708900001", "has_letter"],
    ["3504011708900001 (istri)", "has_letter"], ["3504017202900001", "nik_impossible"], ["3504011713900001", "nik_impossible"],
  ])("refuses the NIK %j: %s (C001, C062)", (text, code) => {
    expect(read({ nik: text }).said).toEqual([`nik:${code}`]);
  });

  it("refuses a NIK in a number cell that lost its end, and takes one that did not", () => {
    expect(read({ nik: numberCell("3504015203870000") }).said).toEqual(["nik:lost_digits"]);
    expect(read({ telepon: numberCell("81234500018") })).toMatchObject({ phone: { number: "+6281234500018" }, said: ["telepon:zero_added"] });
    expect(read({ telepon: "6,28123E+12" }).said).toEqual(["telepon:lost_digits"]);
  });

  it("keeps a masked number for what it is", () => {
    expect(read({ nik: "••••0017", telepon: "****1234" })).toMatchObject({ nik: { last4: "0017" }, phone: { last4: "1234" }, said: [] });
  });

  it.each([
    ["03/04/1985", "1985-04-03"], ["17 Agustus 1990", "1990-08-17"], ["05 Agt 2024", "2024-08-05"], ["29/02/2000", "2000-02-29"], ["1990-08-17", "1990-08-17"],
  ])("reads the day %j as %j, shown in words (C013, C025)", (text, day) => {
    expect(read({ tanggal_lahir: text }).birthDate).toBe(day);
  });

  it.each([["31/02/2025", "no_such_day"], ["Siti 1", "not_a_date"], ["12/03/85", "two_digit_year"], ["45123", "not_a_date"]])("refuses the day %j: %s (C022, C023)", (text, code) => {
    expect(read({ tanggal_lahir: text }).said).toEqual([`tanggal_lahir:${code}`]);
  });

  it("takes codes by code, label in either language and the words of offices", () => {
    expect(read({ hubungan: "ISTRI", jenis_kelamin: "perempuan", pendidikan: "SLTA/Sederajat", status_kawin: "Married" })).toMatchObject({ memberRole: "pasangan", sex: "P", education: "sma_smk", marital: "kawin", said: [] });
    expect(read({ hubungan: "tetangga" }).said).toEqual(["hubungan:unknown_code"]);
    expect(read({ hubungan: "", jenis_kelamin: "?" })).toMatchObject({ memberRole: null, sex: null, said: [] });
  });

  it("never cuts a long name and says what it took out", () => {
    expect(read({ nama: "a".repeat(120) }).fullName).toHaveLength(120);
    expect(read({ nama: "a".repeat(121) }).said).toEqual(["nama:too_long"]);
    expect(read({ nama: "Siti\u0000Aminah" })).toMatchObject({ fullName: "SitiAminah", said: ["nama:control_removed"] });
    expect(read({ nama: "  " }).said).toEqual(["nama:required"]);
    expect(read({ nama: { text: "#N/A", kind: "text", note: "formula_error" } }).said).toEqual(["nama:formula_error"]);
    expect(read({ nama: "", alamat: { text: "", kind: "empty", note: "formula_not_computed" } }).said).toEqual(["alamat:formula_not_computed", "nama:required"]);
  });

  it.each([
    ["35.04.01.1001", { by: "code", field: "kode_desa", code: "35.04.01.1001", name: null }], ["3504011001", { by: "code", field: "kode_desa", code: "35.04.01.1001", name: null }], ["35-04-01-1001", { by: "code", field: "kode_desa", code: "35.04.01.1001", name: null }],
    ["Kedungsoko", { by: "name", field: "kode_desa", name: "Kedungsoko", district: null, regency: null }], ["", { by: "nothing" }], ["3,504E+09", { by: "unreadable" }],
  ])("reads the village %j (C074)", (text, village) => {
    expect(read({ kode_desa: text }).village).toEqual(village);
  });

  it("refuses a regency code that lost its zero, as text and as a number cell (C011)", () => {
    expect(read({ kode_desa: "", nama_desa: "Sukorejo", kode_kabupaten: numberCell("35.1") }).said).toEqual(["kode_kabupaten:ambiguous_code"]);
  });
});

describe("a row of money", () => {
  const read = (cells: Record<string, string | Cell>) => {
    const row = reading({ keluarga: "Keluarga Bu Tini", tanggal_terima: "03/04/2025", saluran: "bank", ...cells });
    return { ...(readRemittanceRow(row, []) as { sentMinor?: bigint; receivedIdr?: bigint; feeMinor?: bigint; currency?: string; channel?: string }), said: said(row) };
  };

  it.each<[Record<string, string | Cell>, { sentMinor?: bigint | undefined; receivedIdr?: bigint | null | undefined; feeMinor?: bigint | null }]>([
    [{ jumlah_kirim: "1.355.000,00" }, { receivedIdr: 1_355_000n }], [{ jumlah_kirim: "1.355,00" }, { receivedIdr: 1_355n }], [{ jumlah_kirim: "1,5 juta" }, { receivedIdr: 1_500_000n }],
    [{ jumlah_kirim: "Rp 2.500.000,-", biaya: "" }, { receivedIdr: 2_500_000n, feeMinor: null }], [{ jumlah_kirim: numberCell("2590000"), biaya: "0" }, { receivedIdr: 2_590_000n, feeMinor: 0n }],
    [{ jumlah_kirim: "13,75", mata_uang: "SGD", biaya: "0,50" }, { sentMinor: 1_375n, feeMinor: 50n }], [{ jumlah_kirim: "1.200.000", mata_uang: "won" }, { sentMinor: 1_200_000n }],
    [{ jumlah_kirim: "150.000", mata_uang: "JPY" }, { sentMinor: 150_000n }],
  ])("reads %j (C027, C029, C031, C036)", (cells, amounts) => {
    expect(read(cells)).toMatchObject({ ...amounts, said: [] });
  });

  it.each([
    ["1.355,90", "has_fraction"], ["-500.000", "negative"], ["abc", "not_a_number"], ["1,500", "ambiguous_separator"], ["0", "zero"], ["HKD 500", "other_currency"],
  ])("refuses %j rupiah: %s (C039)", (text, code) => {
    expect(read({ jumlah_kirim: text }).said).toEqual([`jumlah_kirim:${code}`]);
  });

  it("refuses an unknown currency once, a missing day once, and half an answer about the channel", () => {
    expect(read({ jumlah_kirim: "13,75", mata_uang: "dinar bulan" }).said).toEqual(["mata_uang:unknown_currency"]);
    expect(read({ tanggal_terima: "" }).said).toEqual(["tanggal_terima:date_missing"]);
    expect(read({ tanggal_terima: "31/02/2025" }).said).toEqual(["tanggal_terima:no_such_day"]);
    expect(read({ saluran: "" }).said).toEqual(["saluran:required"]);
    expect(read({ saluran: "tidak tahu" })).toMatchObject({ channel: null, said: ["saluran:channel_unknown"] });
    expect(read({ saluran: "kantor pos" })).toMatchObject({ channel: "pos", said: [] });
    expect(read({ keluarga: "" }).said).toEqual(["keluarga:required"]);
  });

  it("reads a confirmed month without transfer", () => {
    const row = reading({ keluarga: "Keluarga Bu Tini", tanpa_kiriman: "ya", bulan: "Maret 2025", jumlah_kirim: "" });
    expect(readRemittanceRow(row, [])).toMatchObject({ is: "none", month: "2025-03" });
    expect(said(row)).toEqual([]);
  });
});

describe("a row of uses and of journeys", () => {
  it("reads month, category and rupiah", () => {
    const row = reading({ keluarga: "Keluarga Bu Tini", bulan: "Maret 2025", kategori: "Pendidikan anak", jumlah: "250rb", aset_produktif: "tidak" });
    expect(readUseRow(row, [])).toMatchObject({ month: "2025-03", category: "pendidikan", amountIdr: 250_000n, assetProductive: false });
    expect(said(row)).toEqual([]);
  });

  it("reads a wage in the currency of the country where none is named", () => {
    const row = reading({ nama: "Siti", kode_desa: "35.04.01.1001", negara: "Hongkong", status: "aktif", gaji: "5.100,50" });
    expect(readJourneyRow(row, [])).toMatchObject({ country: "HK", status: "bekerja", wageMinor: 510_050n, wageCurrency: "HKD" });
    expect(said(row)).toEqual([]);
  });
});
