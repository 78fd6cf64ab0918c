import { codesOf } from "~/shared/codes";
import { addDays, addMonths, type PlainDate } from "~/shared/dates";
import { DOCUMENT_TYPES, type DocumentStatus, type DocumentType } from "~/journeys/codes";

/** The papers of a departure (handbook §4.4). Only the eight of Law 18/2017 art. 13 are called compulsory. */
export const ARTICLE_13_DOCUMENTS: readonly DocumentType[] = codesOf(DOCUMENT_TYPES).filter(
  (type) => DOCUMENT_TYPES[type].article13 !== null,
);

export type RecordedDocument = {
  type: DocumentType;
  status: DocumentStatus;
  issuedOn: PlainDate | null;
  expiresOn: PlainDate | null;
};

/** Months a paper lives from its issue when no end is printed on it; design, the typical lives unverified. */
const LIFE_MONTHS: Partial<Record<DocumentType, number>> = {
  status_kawin: 6,
  izin_keluarga: 6,
  kesehatan: 3,
  sertifikat_kompetensi: 36,
  paspor: 120,
};
const ENDS_WITH_CONTRACT: readonly DocumentType[] = ["perjanjian_penempatan", "perjanjian_kerja"];

/** A passport should live six months more; of other papers a month's notice is given (design). */
const PASSPORT_WARNING_MONTHS = 6;
const WARNING_DAYS = 30;

/** The last day a paper is good for: printed, else counted from its issue, else the contract's; null when unknown. */
export function expiryOf(document: RecordedDocument, contractEndsOn: PlainDate | null = null): PlainDate | null {
  if (document.expiresOn !== null) return document.expiresOn;
  if (ENDS_WITH_CONTRACT.includes(document.type)) return contractEndsOn;
  const life = LIFE_MONTHS[document.type];
  return life === undefined || document.issuedOn === null ? null : addMonths(document.issuedOn, life);
}

export type ChecklistItem = {
  type: DocumentType;
  article13: string | null;
  /** As recorded, but `kedaluwarsa` once its last day has passed; `tidak_diketahui` when nothing is recorded. */
  status: DocumentStatus;
  expiresOn: PlainDate | null;
  expiresSoon: boolean;
};

const HELD: readonly DocumentStatus[] = ["ada", "terverifikasi"];

/** One line for each art. 13 document in the order of its letters, then the other recorded papers. */
export function documentChecklist(
  documents: readonly RecordedDocument[],
  today: PlainDate,
  contractEndsOn: PlainDate | null = null,
): ChecklistItem[] {
  const others = codesOf(DOCUMENT_TYPES).filter((type) => DOCUMENT_TYPES[type].article13 === null);
  const shown = [...ARTICLE_13_DOCUMENTS, ...others.filter((type) => documents.some((document) => document.type === type))];
  return shown.map((type) => {
    const document = documents.find((candidate) => candidate.type === type);
    const expiresOn = document ? expiryOf(document, contractEndsOn) : null;
    const expired = document !== undefined && HELD.includes(document.status) && expiresOn !== null && expiresOn < today;
    const status = expired ? "kedaluwarsa" : (document?.status ?? "tidak_diketahui");
    const expiresSoon = HELD.includes(status) && expiresOn !== null && expiresOn < warnFrom(type, today);
    return { type, article13: DOCUMENT_TYPES[type].article13, status, expiresOn, expiresSoon };
  });
}

/** Papers that have to stay good while somebody is abroad; the others did their service at the departure. */
const NEEDED_ABROAD: readonly DocumentType[] = ["paspor", "visa_kerja", "perjanjian_kerja"];

type Stay = { departedOn: PlainDate | null; isAbroad: boolean };

/**
 * The checklist as a journey's page shows it: after the departure the papers are judged as of that day, but what must
 * stay good abroad as of today while the person is there.
 */
export function checklistOfStay(documents: readonly RecordedDocument[], { departedOn, isAbroad }: Stay, today: PlainDate, contractEndsOn: PlainDate | null): ChecklistItem[] {
  const now = documentChecklist(documents, today, contractEndsOn);
  if (departedOn === null) return now;
  const then = documentChecklist(documents, departedOn, contractEndsOn).map((item) => ({ ...item, expiresSoon: false }));
  return then.map((item, index) => (isAbroad && NEEDED_ABROAD.includes(item.type) ? (now[index] ?? item) : item));
}

function warnFrom(type: DocumentType, today: PlainDate): PlainDate {
  return type === "paspor" ? addMonths(today, PASSPORT_WARNING_MONTHS) : addDays(today, WARNING_DAYS);
}

export type ChecklistCount = { verified: number; unknown: number; required: number };

/** How many of the eight are verified today and of how many nothing is known. */
export function countArticle13(items: readonly ChecklistItem[]): ChecklistCount {
  const required = items.filter((item) => item.article13 !== null);
  return {
    verified: required.filter((item) => item.status === "terverifikasi").length,
    unknown: required.filter((item) => item.status === "tidak_diketahui").length,
    required: ARTICLE_13_DOCUMENTS.length,
  };
}
