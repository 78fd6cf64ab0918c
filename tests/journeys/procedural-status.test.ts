import { describe, expect, it } from "vitest";
import { ARTICLE_13_DOCUMENTS } from "~/journeys/document-checklist";
import { proceduralStatus, type ProceduralFacts } from "~/journeys/procedural-status";

const nothing: ProceduralFacts = {
  verifiedDocuments: [],
  registrationConfirmed: null,
  ltsaCasePositive: null,
  statedBySiskop2mi: false,
  nonProceduralEvidence: [],
};
const status = (facts: Partial<ProceduralFacts>) => proceduralStatus({ ...nothing, ...facts }).status;

describe("proceduralStatus (handbook §4.4)", () => {
  it("is procedural with all eight documents and a registration or a positive LTSA case", () => {
    expect(status({ verifiedDocuments: ARTICLE_13_DOCUMENTS, registrationConfirmed: true })).toBe("prosedural");
    expect(status({ verifiedDocuments: ARTICLE_13_DOCUMENTS, ltsaCasePositive: true })).toBe("prosedural");
  });

  it("is unknown with the documents alone, with seven of them, or with the registration alone", () => {
    expect(status({ verifiedDocuments: ARTICLE_13_DOCUMENTS })).toBe("tidak_diketahui");
    expect(status({ verifiedDocuments: ARTICLE_13_DOCUMENTS.slice(1), registrationConfirmed: true })).toBe("tidak_diketahui");
    expect(status({ registrationConfirmed: true })).toBe("tidak_diketahui");
  });

  it("is non-procedural only on positive evidence: missing papers say nothing", () => {
    expect(status({ registrationConfirmed: false, ltsaCasePositive: false })).toBe("tidak_diketahui");
    expect(proceduralStatus({ ...nothing, nonProceduralEvidence: ["visa_kunjungan"] })).toEqual({ status: "non_prosedural", because: "visa_kunjungan" });
  });

  it("takes the word of a SISKOP2MI file, unless there is evidence against it", () => {
    expect(proceduralStatus({ ...nothing, statedBySiskop2mi: true })).toEqual({ status: "prosedural", because: "siskop2mi" });
    expect(status({ statedBySiskop2mi: true, nonProceduralEvidence: ["perantara_tak_berizin"] })).toBe("non_prosedural");
  });

  it("goes back to unknown when the evidence is taken away", () => {
    expect(status({ verifiedDocuments: ARTICLE_13_DOCUMENTS, registrationConfirmed: null })).toBe("tidak_diketahui");
  });
});
