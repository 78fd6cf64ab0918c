import { describe, expect, it } from "vitest";
import { columnSets, importKinds } from "~/imports/column-list";
import { canonicalHeaders, headerKey, matchColumns, villageRequirement } from "~/imports/columns";

describe("columns of an import", () => {
  it.each(importKinds)("%s: what an export writes is what an import reads, each field once", (kind) => {
    const headers = canonicalHeaders(kind);
    expect(new Set(headers.map(headerKey)).size).toBe(headers.length);
    expect(matchColumns(kind, headers)).toEqual({ fields: headers, missingRequired: [], unknown: [], duplicates: [] });
  });

  it.each(importKinds)("%s: every required field exists", (kind) => {
    const fields = new Set(canonicalHeaders(kind));
    expect(columnSets[kind].required.flat().filter((field) => !fields.has(field))).toEqual([]);
  });

  it.each([
    ["households", "Nomor Kartu Keluarga", "no_kk"], ["households", "No. KK", "no_kk"], ["households", "KK", "no_kk"],
    ["households", "Nama_Keluarga", "keluarga"], ["households", "Kode Wilayah", "kode_desa"], ["households", "desa", "kode_desa"],
    ["households", "No. KTP", "nik"], ["households", "NAMA LENGKAP *", "nama"], ["households", "SHDK", "hubungan"],
    ["households", "L/P", "jenis_kelamin"], ["households", "JK", "jenis_kelamin"], ["households", "Tgl. Lahir", "tanggal_lahir"],
    ["households", "tgl_lahir", "tanggal_lahir"], ["households", "birth date", "tanggal_lahir"], ["households", "No HP", "telepon"],
    ["households", "NIK (16 digit)", "nik"], ["households", "Tanggal Lahir (dd/mm/yyyy)", "tanggal_lahir"],
    ["journeys", "Negara Tujuan", "negara"], ["journeys", "Status PMI", "status"], ["journeys", "prosedural", "status_prosedural"],
    ["journeys", "mulai kontrak", "kontrak_mulai"], ["journeys", "Tgl Berangkat", "tanggal_berangkat"], ["journeys", "upah", "gaji"],
    ["remittances", "NIK PMI", "nik_pengirim"], ["remittances", "tanggal", "tanggal_terima"], ["remittances", "sent on", "tanggal_kirim"],
    ["remittances", "jumlah", "jumlah_kirim"], ["remittances", "Jumlah (Rp)", "jumlah_terima"], ["remittances", "jumlah rupiah", "jumlah_terima"],
    ["remittances", "via", "saluran"], ["remittances", "rate", "kurs"], ["remittances", "tidak ada kiriman", "tanpa_kiriman"],
    ["remittances", "Kiriman Biaya", "biaya"], ["uses", "Jumlah", "jumlah"], ["uses", "untuk usaha", "untuk_usaha"],
  ] as const)("%s: “%s” feeds %s", (kind, header, field) => {
    expect(matchColumns(kind, [header]).fields).toEqual([field]);
  });

  it("names unknown columns and leaves them alone", () => {
    const match = matchColumns("households", ["nama", "Zodiak", "", "kode_desa"]);
    expect(match).toMatchObject({ fields: ["nama", null, null, "kode_desa"], unknown: ["Zodiak"] });
  });

  it("an amount in another unit is not overlooked", () => {
    expect(matchColumns("remittances", ["Jumlah (SGD)"])).toMatchObject({ fields: [null], unknown: ["Jumlah (SGD)"] });
  });

  it("says what is missing, with alternatives in one entry", () => {
    expect(matchColumns("households", ["nik"]).missingRequired).toEqual([villageRequirement, "nama"]);
    expect(matchColumns("remittances", ["jumlah"]).missingRequired).toEqual(["no_kk / keluarga / id_keluarga", "tanggal_terima / tanggal_kirim / tanpa_kiriman"]);
    expect(matchColumns("households", ["nama", "nama_desa", "nama_kecamatan"]).missingRequired).toEqual([]);
  });

  it("a field is fed once: the canonical name before a synonym, whatever the order", () => {
    expect(matchColumns("remittances", ["jumlah", "jumlah_kirim"])).toMatchObject({ fields: [null, "jumlah_kirim"], duplicates: ["jumlah"], unknown: [] });
    expect(matchColumns("households", ["nama", "Nama"])).toMatchObject({ fields: ["nama", null], duplicates: ["Nama"] });
  });

  it("a bare name stands for the household only where nothing else does", () => {
    expect(matchColumns("remittances", ["Nama", "tanggal"]).fields).toEqual(["keluarga", "tanggal_terima"]);
    expect(matchColumns("remittances", ["Nama", "keluarga"]).fields).toEqual([null, "keluarga"]);
  });

  it("what an office decided before wins, also to leave a column alone", () => {
    const remembered = new Map<string, string | null>([[headerKey("Uang Masuk"), "jumlah_terima"], [headerKey("Biaya"), null]]);
    expect(matchColumns("remittances", ["UANG MASUK", "biaya", "jumlah rupiah"], remembered)).toMatchObject({
      fields: ["jumlah_terima", null, null],
      unknown: ["biaya"],
      duplicates: ["jumlah rupiah"],
    });
  });

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty"])("%s is an unknown column like any other (C124)", (header) => {
    expect(matchColumns("households", [header])).toMatchObject({ fields: [null], unknown: [header] });
  });
});
