import { describe, expect, it } from "vitest";
import { checklistOfStay, ARTICLE_13_DOCUMENTS, countArticle13, documentChecklist, expiryOf, type RecordedDocument } from "~/journeys/document-checklist";

const verified: RecordedDocument = { type: "kesehatan", status: "terverifikasi", issuedOn: "2025-01-31", expiresOn: null };
const today = "2025-04-10";
const line = (document: RecordedDocument, on = today) => documentChecklist([document], on).find(({ type }) => type === document.type);

describe("documentChecklist (handbook §4.4)", () => {
  it("lists the eight of art. 13 in the order of the law, unknown where nothing is recorded", () => {
    const items = documentChecklist([], today);
    expect(items.map(({ article13 }) => article13).join("")).toBe("abcdefgh");
    expect(items.every(({ status }) => status === "tidak_diketahui")).toBe(true);
    expect(countArticle13(items)).toEqual({ verified: 0, unknown: 8, required: 8 });
  });

  it("adds other papers only where they are recorded, and never calls them compulsory", () => {
    const items = documentChecklist([{ ...verified, type: "skck" }], today);
    expect(items.at(-1)).toMatchObject({ type: "skck", article13: null });
    expect([items.length, countArticle13(items).verified]).toEqual([9, 0]);
  });

  it("counts from the issue where no end is printed, and is expired the day after the last day", () => {
    expect(expiryOf(verified)).toBe("2025-04-30");
    expect([line(verified, "2025-04-30")?.status, line(verified, "2025-05-01")?.status]).toEqual(["terverifikasi", "kedaluwarsa"]);
    expect(expiryOf({ ...verified, expiresOn: "2025-06-30" })).toBe("2025-06-30");
    expect([expiryOf({ ...verified, issuedOn: null }), expiryOf({ ...verified, type: "visa_kerja" })]).toEqual([null, null]);
  });

  it("an agreement ends with its contract", () => {
    expect(expiryOf({ ...verified, type: "perjanjian_kerja" }, "2026-01-31")).toBe("2026-01-31");
  });

  it("warns six months before a passport ends and a month before others", () => {
    expect(line({ ...verified, type: "paspor", expiresOn: "2025-10-09" })?.expiresSoon).toBe(true);
    expect(line({ ...verified, type: "paspor", expiresOn: "2025-10-10" })?.expiresSoon).toBe(false);
    expect(line(verified)?.expiresSoon).toBe(true);
    expect(line({ ...verified, status: "ditolak" })?.expiresSoon).toBe(false);
  });

  it("a paper never handed in does not expire", () => {
    expect(line({ ...verified, status: "diproses", issuedOn: "2020-01-01" })?.status).toBe("diproses");
  });

  it("counts the verified of the eight", () => {
    const all = ARTICLE_13_DOCUMENTS.map((type): RecordedDocument => ({ type, status: "terverifikasi", issuedOn: null, expiresOn: null }));
    expect(countArticle13(documentChecklist(all, today))).toEqual({ verified: 8, unknown: 0, required: 8 });
  });
});

describe("the checklist of somebody who left", () => {
  const papers = [
    { type: "kesehatan" as const, status: "terverifikasi" as const, issuedOn: "2024-01-10", expiresOn: null },
    { type: "paspor" as const, status: "terverifikasi" as const, issuedOn: null, expiresOn: "2025-01-01" },
  ];
  const statusesOn = (stay: { departedOn: string | null; isAbroad: boolean }) =>
    checklistOfStay(papers, stay, "2025-06-01", null).filter(({ type }) => papers.some((paper) => paper.type === type)).map(({ status }) => status);

  it("judges papers on the day of departure, and what must stay good abroad today", () => {
    expect(statusesOn({ departedOn: "2024-02-01", isAbroad: true })).toEqual(["terverifikasi", "kedaluwarsa"]);
    expect(statusesOn({ departedOn: "2024-02-01", isAbroad: false })).toEqual(["terverifikasi", "terverifikasi"]);
    expect(statusesOn({ departedOn: null, isAbroad: false })).toEqual(["kedaluwarsa", "kedaluwarsa"]);
  });
});
