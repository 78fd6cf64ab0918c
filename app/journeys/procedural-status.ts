import type { DocumentType, NonProceduralEvidence, ProceduralStatus } from "~/journeys/codes";
import { ARTICLE_13_DOCUMENTS } from "~/journeys/document-checklist";

export type ProceduralFacts = {
  /** The art. 13 documents verified today or verified at departure. */
  verifiedDocuments: readonly DocumentType[];
  /** Registration in E-PMI or SISKOP2MI confirmed; null when nobody checked. */
  registrationConfirmed: boolean | null;
  /** An LTSA case for this departure closed with a positive result. */
  ltsaCasePositive: boolean | null;
  /** A SISKOP2MI file itself states a procedural departure: its process includes the papers. */
  statedBySiskop2mi: boolean;
  nonProceduralEvidence: readonly NonProceduralEvidence[];
};

export type ProceduralGround = "documents_and_registration" | "documents_and_ltsa_case" | "siskop2mi" | NonProceduralEvidence | "no_evidence";
export type ProceduralAnswer = { status: ProceduralStatus; because: ProceduralGround };

/**
 * Whether a departure was procedural (handbook §4.4, in its order): with all eight art. 13 documents and a confirmed
 * registration or a positive LTSA case; non-procedural only on positive evidence; otherwise unknown. Missing papers
 * are no evidence of anything, and taking evidence away brings back unknown.
 */
export function proceduralStatus(facts: ProceduralFacts): ProceduralAnswer {
  if (ARTICLE_13_DOCUMENTS.every((type) => facts.verifiedDocuments.includes(type))) {
    if (facts.registrationConfirmed === true) return { status: "prosedural", because: "documents_and_registration" };
    if (facts.ltsaCasePositive === true) return { status: "prosedural", because: "documents_and_ltsa_case" };
  }
  const [evidence] = facts.nonProceduralEvidence;
  if (evidence !== undefined) return { status: "non_prosedural", because: evidence };
  if (facts.statedBySiskop2mi) return { status: "prosedural", because: "siskop2mi" };
  return { status: "tidak_diketahui", because: "no_evidence" };
}
