import { describe, expect, it } from "vitest";
import { listColumns, listedRow } from "~/vacancies/company-list";

describe("a list of placement companies", () => {
  it("is read by the headings such lists have", () => {
    expect(listColumns(["No", "NAMA PERUSAHAAN", "No. SIP3MI", "Status", "Berlaku sampai"])).toEqual({ name: 1, licenceNumber: 2, status: 3, licenceUntil: 4 });
    expect(listColumns(["Alamat"])).toEqual({});
  });

  it("refuses what cannot be read and guesses nothing", () => {
    const columns = listColumns(["nama", "nomor izin", "status", "berlaku sejak", "berlaku sampai"]);
    expect(listedRow(["PT  Maju ", "SIP-1", "Aktif", "01/02/2024", "2029-01-31"], columns)).toEqual({ ok: true, value: { name: "PT Maju", licenceNumber: "SIP-1", status: "aktif", licenceFrom: "2024-02-01", licenceUntil: "2029-01-31" } });
    expect(listedRow(["PT Maju", "", "", "", ""], columns)).toEqual({ ok: true, value: { name: "PT Maju", licenceNumber: null, status: "tidak_dikenal", licenceFrom: null, licenceUntil: null } });
    expect(listedRow(["", "SIP-1", "aktif", "", ""], columns)).toEqual({ ok: false, reason: { code: "name_missing" } });
    expect(listedRow(["PT Maju", "", "katanya aktif", "", ""], columns)).toEqual({ ok: false, reason: { code: "status_unknown", text: "katanya aktif" } });
    expect(listedRow(["PT Maju", "", "aktif", "", "31-02-2026"], columns)).toMatchObject({ ok: false, reason: { code: "date_unreadable" } });
  });
});
