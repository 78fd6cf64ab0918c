import type { Capability } from "~/access/capabilities";
import type { Role } from "~/db/actor";
import { AREAS, PLACES, VILLAGES, type Place, type Records, type Who } from "./world";

/*
 * What protects each address, written down apart from the product. A route that is not in PROTECTED fails the proof, and
 * so does one that answers differently from what its line says.
 */

/** Whom a loader or action serves. An area or a record is the one of the address; "keep": only who keeps the village's records. */
export type Guard =
  | "public" | "public area" | "public product" | "signed in" | "family" | "administrator" | "nobody else's import" | "account"
  | { area: Capability; villagesOnly?: true }
  | { record: "household" | "person" | "journey" | "remittance" | "merge" | "enrolment" | "request" | "activity" | "enterprise" | "vacancy" | "consultation" | "referral" | "group" | "product" | "order"; to: "read" | "write" | "keep" | "report" };

type Form = Record<string, string>;
export type Protection = {
  loader?: Guard;
  action?: Guard;
  /** Where the address names the area or record: its first changing part, or this part of the query. */
  query?: string;
  /** Values of the address's other changing parts. */
  rest?: (records: Records | null) => string[];
  /** A form that the action would follow: what is refused must be refused for the person, not for a missing field. */
  form?: () => Form;
  /** A form that only asks: its answer is looked through for what is not this person's to see. */
  asks?: Form;
};

const READ = { record: "household", to: "read" } as const;
const WRITE = { record: "household", to: "write" } as const;
const KEEP = { record: "household", to: "keep" } as const;
const ENROLMENT = { record: "enrolment", to: "write" } as const;
const ACTIVITY = { record: "activity", to: "keep" } as const;
const ENTERPRISE = { record: "enterprise", to: "write" } as const;
const REPORT = { record: "enterprise", to: "report" } as const;
const GROUP = { record: "group", to: "keep" } as const;
const VACANCY = { record: "vacancy", to: "keep" } as const;
const CONSULTATION = { record: "consultation", to: "write" } as const;
const JOURNEY = { record: "journey", to: "write" } as const;

/** By address, changing parts as ":"; layouts without an address of their own by name. */
export const PROTECTED: Record<string, Protection> = {
  root: { loader: "public" },
  _index: { loader: "public" },
  masuk: { loader: "public", action: "public" },
  "masuk/kode": { loader: "public", action: "public" },
  "masuk/pasang": { loader: "public", action: "public" },
  "akun/langkah-kedua": { loader: "signed in", action: "signed in" },
  keluar: { loader: "public", action: "public" },
  bahasa: { loader: "public", action: "public" },
  tema: { loader: "public", action: "public" },
  tentang: { loader: "public" },
  "masuk/keluarga": { loader: "public", action: "public" },
  saya: { loader: "signed in" },
  "saya/data": { loader: "family", action: "family" },
  "saya/data/salinan": { loader: "public", action: "family" },
  "wilayah/:/pilar": { loader: { area: "numbers:read" } },
  "wilayah/:/permintaan-data": { loader: { area: "people:write" }, action: { area: "people:write" } },
  "keluarga/:/anggota/:/akses": { loader: KEEP, action: KEEP, rest: (records) => [records?.personId ?? ""] },
  "daftar-pendampingan": { loader: "public", action: "public" },
  hadir: { loader: "public", action: "public" },
  "rencana-pulang": { loader: "public", action: "public" },
  // Whoever holds the secret; the proof comes with one that opens a village elsewhere.
  "kalender/:/pendampingan.ics": { loader: "public" },
  "undangan/:": { loader: "public", action: "public" },
  _app: { loader: "signed in" },
  beranda: { loader: "signed in" },
  akun: { loader: "signed in", action: "signed in" },
  wilayah: { loader: "signed in" },
  keluarga: { loader: "signed in", action: "signed in", asks: { cari: "penanda" } },
  cari: { loader: "signed in", action: "signed in", asks: { q: "penanda" } },
  glosarium: { loader: "signed in" },
  "admin/akun": { loader: "administrator" },
  "admin/akun/baru": { loader: "administrator", action: "administrator" },
  "admin/akun/wilayah": { loader: "administrator" },
  "admin/akun/:": { loader: "account", action: "account" },
  "admin/perusahaan": { loader: "administrator" },
  "admin/perusahaan/isian": { loader: "administrator", action: "administrator" },
  "admin/audit": { loader: "administrator", action: "administrator" },
  "wilayah/:": { loader: { area: "numbers:read" } },
  "wilayah/:/banding": { loader: { area: "numbers:read" } },
  "wilayah/:/indikator.json": { loader: { area: "numbers:read" } },
  "wilayah/:/indikator.csv": { loader: { area: "numbers:read" } },
  "wilayah/:/indikator.xlsx": { loader: { area: "numbers:read" } },
  "wilayah/:/indikator/:": { loader: { area: "people:read" }, rest: () => ["R01"] },
  "wilayah/:/keluarga": { loader: { area: "people:read" }, action: { area: "people:read" }, asks: { cari: "penanda" } },
  "wilayah/:/orang": { loader: { area: "people:read" }, action: { area: "people:read" }, asks: { cari: "penanda" } },
  "wilayah/:/mungkin-sama": { loader: { area: "people:write" } },
  "gabung/orang/:/:": { loader: { record: "person", to: "keep" }, action: { record: "person", to: "keep" }, rest: (records) => [records?.twinPersonId ?? ""], form: () => ({ intent: "beda" }) },
  "gabung/keluarga/:/:": { loader: KEEP, action: KEEP, rest: (records) => [records?.twinId ?? ""], form: () => ({ intent: "beda" }) },
  "gabung/:": { loader: { record: "merge", to: "keep" }, action: { record: "merge", to: "keep" }, form: () => ({ intent: "urungkan" }) },
  "wilayah/:/kiriman": { loader: { area: "people:read" }, action: { area: "people:read" }, asks: { cari: "penanda" } },
  "wilayah/:/perjalanan": { loader: { area: "people:read" } },
  "wilayah/:/impor": { loader: { area: "import:write" }, action: { area: "import:write" } },
  "wilayah/:/impor/contoh/:": { loader: { area: "import:write" }, rest: () => ["kiriman.csv"] },
  "wilayah/:/ekspor": { loader: { area: "people:read" } },
  "wilayah/:/ekspor/unduh": { loader: { area: "people:read" }, action: { area: "people:read" }, asks: { jenis: "households", berkas: "csv", alasan: "laporan" } },
  "wilayah/:/program": { loader: { area: "numbers:read", villagesOnly: true }, action: { area: "programme:write", villagesOnly: true } },
  "keluarga/baru": { loader: { area: "people:write" }, action: { area: "people:write" }, query: "desa" },
  "keluarga/:": { loader: READ, action: WRITE },
  "keluarga/:/ubah": { loader: WRITE, action: WRITE },
  "keluarga/:/uang": { loader: READ },
  "keluarga/:/penggunaan": { loader: READ, action: WRITE },
  "keluarga/:/riwayat": { loader: READ },
  "keluarga/:/persetujuan": { loader: READ, action: WRITE },
  "keluarga/:/pendamping": { loader: KEEP, action: KEEP },
  "keluarga/:/pindah": { loader: KEEP, action: KEEP },
  "keluarga/:/tabungan": { loader: READ, action: { record: "household", to: "report" } },
  "keluarga/:/rencana-pulang": { loader: READ, action: { record: "household", to: "report" } },
  "keluarga/:/utang/baru": { loader: WRITE, action: WRITE },
  "keluarga/:/utang/:": { loader: WRITE, action: WRITE, rest: (records) => [records?.debtId ?? ""] },
  "keluarga/:/anggota/baru": { loader: WRITE, action: WRITE },
  "keluarga/:/anggota/:": { loader: WRITE, action: WRITE, rest: (records) => [records?.personId ?? ""] },
  "keluarga/:/anggota/:/perjalanan/baru": { loader: WRITE, action: WRITE, rest: (records) => [records?.personId ?? ""] },
  "keluarga/:/kiriman/baru": { loader: WRITE, action: WRITE, form: () => ({ intent: "tanpa", bulan: "2024-02" }) },
  "keluarga/:/pendampingan/baru": { loader: WRITE, action: WRITE },
  "wilayah/:/kegiatan": { loader: { area: "people:read", villagesOnly: true } },
  "wilayah/:/kegiatan/baru": { loader: { area: "people:write", villagesOnly: true }, action: { area: "people:write", villagesOnly: true } },
  "kegiatan/:": { loader: { record: "activity", to: "read" } },
  "kegiatan/:/ubah": { loader: ACTIVITY, action: ACTIVITY },
  "kegiatan/:/peserta": { loader: ACTIVITY, action: ACTIVITY, asks: { intent: "cari", cari: "penanda" } },
  "kegiatan/:/sesi/:": { loader: ACTIVITY, action: ACTIVITY, rest: () => ["1"] },
  "kegiatan/:/sesi/:/kode": { loader: ACTIVITY, action: ACTIVITY, rest: () => ["1"], form: () => ({ intent: "buka", hours: "1" }) },
  "kegiatan/:/sertifikat": { loader: ACTIVITY },
  "kegiatan/:/soal": { loader: ACTIVITY },
  "kegiatan/:/nilai": { loader: ACTIVITY, action: ACTIVITY },
  "keluarga/:/survei": { loader: READ },
  "keluarga/:/survei/:": { loader: READ, action: WRITE, rest: () => ["R24"], form: () => ({ id: "018f6a4e-8c1b-7d2a-9e3f-1a2b3c4d5e71", version: "1" }) },
  "keluarga/:/survei/:/:": { loader: WRITE, action: WRITE, rest: () => ["R24", "pemasukan"] },
  "wilayah/:/survei": { loader: { area: "people:read", villagesOnly: true } },
  "keluarga/:/usaha/baru": { loader: WRITE, action: WRITE },
  "wilayah/:/usaha": { loader: { area: "people:read", villagesOnly: true } },
  "usaha/:": { loader: { record: "enterprise", to: "read" } },
  "usaha/:/ubah": { loader: ENTERPRISE, action: ENTERPRISE },
  "usaha/:/izin": { loader: ENTERPRISE, action: ENTERPRISE },
  "usaha/:/bulan/:": { loader: { record: "enterprise", to: "report" }, action: { record: "enterprise", to: "report" }, rest: () => ["2025-03"] },
  "usaha/:/harian": { loader: REPORT, action: REPORT, form: () => ({ bulan: "2025-02" }) },
  "usaha/:/harian/baru": { loader: REPORT, action: REPORT },
  "usaha/:/harian/:": { loader: REPORT, action: REPORT, rest: (records) => [records?.entryId ?? ""] },
  "saya/simpanan": { loader: "family" },
  "wilayah/:/kelompok": { loader: { area: "people:read", villagesOnly: true } },
  "wilayah/:/kelompok/baru": { loader: { area: "people:write", villagesOnly: true }, action: { area: "people:write", villagesOnly: true } },
  "kelompok/:": { loader: { record: "group", to: "read" } },
  "kelompok/:/ubah": { loader: GROUP, action: GROUP },
  "kelompok/:/anggota": { loader: GROUP, action: GROUP, asks: { intent: "cari", cari: "penanda" } },
  "kelompok/:/anggota/:": { loader: { record: "group", to: "read" }, action: GROUP, rest: (records) => [records?.memberId ?? ""] },
  "kelompok/:/pertemuan/:": { loader: GROUP, action: GROUP, rest: (records) => [records?.meetingId ?? ""] },
  "kelompok/:/pinjaman": { loader: GROUP, action: GROUP },
  lowongan: { loader: "public" },
  "lowongan/:": { loader: "public area" },
  "cek-perusahaan": { loader: "public" },
  "wilayah/:/lowongan": { loader: { area: "people:read", villagesOnly: true } },
  "wilayah/:/lowongan/baru": { loader: { area: "people:write", villagesOnly: true }, action: { area: "people:write", villagesOnly: true } },
  "lowongan-desa/:": { loader: { record: "vacancy", to: "read" }, action: VACANCY },
  "lowongan-desa/:/ubah": { loader: VACANCY, action: VACANCY },
  "wilayah/:/informasi": { loader: { area: "people:read", villagesOnly: true }, action: { area: "people:write", villagesOnly: true } },
  "wilayah/:/informasi/catat": { loader: { area: "people:write", villagesOnly: true }, action: { area: "people:write", villagesOnly: true } },
  "keluarga/:/konsultasi/baru": { loader: WRITE, action: WRITE },
  "konsultasi/:": { loader: { record: "consultation", to: "read" } },
  "konsultasi/:/ubah": { loader: CONSULTATION, action: CONSULTATION },
  "rujukan/:": { loader: { record: "referral", to: "read" }, action: { record: "referral", to: "write" }, form: () => ({ version: "1", to: "diterima", on: "2025-02-01" }) },
  pasar: { loader: "public" },
  "pasar/:": { loader: "public area" },
  "pasar/:/:": { loader: "public product", action: "public product", rest: (records) => [records?.shownProductId ?? ""] },
  "wilayah/:/pasar": { loader: { area: "people:read", villagesOnly: true } },
  "wilayah/:/pasar/produk-baru": { loader: { area: "people:write", villagesOnly: true }, action: { area: "people:write", villagesOnly: true } },
  "wilayah/:/pasar/pesanan-baru": { loader: { area: "people:write", villagesOnly: true }, action: { area: "people:write", villagesOnly: true } },
  "produk/:": { loader: { record: "product", to: "keep" }, action: { record: "product", to: "keep" } },
  "pesanan/:": { loader: { record: "order", to: "read" }, action: { record: "order", to: "keep" }, form: () => ({ intent: "pembeli" }) },
  pendampingan: { loader: "signed in" },
  "wilayah/:/pendampingan": { loader: { area: "people:read" } },
  "pendaftaran/:": { loader: { record: "request", to: "keep" }, action: { record: "request", to: "keep" }, form: () => ({ intent: "tolak", version: "1", reason: "Sudah punya pendamping" }) },
  "pendampingan/:": { loader: { record: "enrolment", to: "read" }, action: ENROLMENT, form: () => ({ intent: "tonggak", id: "018f6a4e-8c1b-7d2a-9e3f-1a2b3c4d5e70", code: "nib", reachedOn: "2025-02-01" }) },
  "pendampingan/:/rencana": { loader: ENROLMENT, action: ENROLMENT },
  "pendampingan/:/sesi/baru": { loader: ENROLMENT, action: ENROLMENT },
  "pendampingan/:/sesi/:": { loader: ENROLMENT, action: ENROLMENT, rest: (records) => [records?.sessionId ?? ""] },
  "pendampingan/:/pertemuan.ics": { loader: { record: "enrolment", to: "read" } },
  "kiriman/baru": { loader: { area: "people:write" }, query: "desa" },
  "kiriman/:": { loader: { record: "remittance", to: "read" }, action: { record: "remittance", to: "write" } },
  "perjalanan/:": { loader: { record: "journey", to: "read" }, action: JOURNEY },
  "perjalanan/:/ubah": { loader: JOURNEY, action: JOURNEY },
  "perjalanan/:/dokumen/:": { loader: JOURNEY, action: JOURNEY, rest: () => ["paspor"] },
  "perjalanan/:/kontrak/baru": { loader: JOURNEY, action: JOURNEY },
  "perjalanan/:/kontrak/:": { loader: JOURNEY, action: JOURNEY, rest: (records) => [records?.placementId ?? ""] },
  "impor/:/ditolak": { loader: "nobody else's import" },
  "impor/:": { loader: "nobody else's import", action: "nobody else's import" },
};

/** What a role's grant allows inside its area, as domain handbook §3 says; mentors and families reach households one by one. */
const HOLDS: Record<Role, readonly Capability[]> = {
  administrator: ["accounts:manage", "audit:read", "programme:write", "numbers:read"],
  koordinator_desa: ["people:read", "people:write", "import:write", "programme:write", "numbers:read"],
  pendamping: [],
  kepala_desa: ["numbers:read"],
  perencana: ["numbers:read"],
  petugas_ltsa: ["numbers:read"],
  verifikator_instansi: [],
  keluarga: [],
};

/** What an address is about: an area, or a record in a village (null: an id that nothing has). */
export type Target = { code: string; records: Records | null; id: string; ownerId?: string };
export type Outcome = "answered" | "signs in" | 403 | 404 | "refused";

const NOTHING = "018f6a4e-8c1b-7d2a-9e3f-1a2b3c4d5e6f";

/** What to ask for: every area, or the record of every village and one that does not exist. */
export function targetsOf(guard: Guard, world: Record<Place, Records>, mine: (who: Who) => string | undefined, who: Who): Target[] {
  const records = (idOf: (of: Records) => string, ownerOf?: (of: Records) => string): Target[] => [
    ...PLACES.map((place) => ({ code: VILLAGES[place], records: world[place], id: idOf(world[place]), ownerId: ownerOf?.(world[place]) })),
    { code: "", records: null, id: NOTHING },
  ];
  if (guard === "account") return records(({ accountId }) => accountId);
  if (guard === "nobody else's import") {
    const own = mine(who);
    const others = records(({ importId }) => importId, ({ accountId }) => accountId);
    return own === undefined || who.userId === null ? others : [...others, { code: who.area, records: null, id: own, ownerId: who.userId }];
  }
  if (guard === "public area") return AREAS.filter((code) => code !== "ID").map((code) => ({ code, records: null, id: code }));
  if (guard === "public product") return PLACES.map((place) => ({ code: VILLAGES[place], records: world[place], id: VILLAGES[place] }));
  if (typeof guard === "string") return [{ code: "", records: null, id: "" }];
  if ("area" in guard) return AREAS.map((code) => ({ code, records: null, id: code }));
  return records((of) => of[`${guard.record}Id`]);
}

/** What must come of it. "refused" is 403 or 404: a record whose numbers alone one may see need not be told to exist. */
export function expected(guard: Guard, who: Who, target: Target): Outcome {
  if (guard === "public" || guard === "public area" || guard === "public product") return "answered";
  if (who.userId === null) return "signs in";
  if (guard === "signed in") return "answered";
  if (guard === "family") return who.role === "keluarga" ? "answered" : 403;
  if (guard === "administrator") return who.role === "administrator" ? "answered" : 403;
  if (guard === "account") {
    if (who.role !== "administrator") return 403;
    return holds(who, "accounts:manage", target.code) ? "answered" : 404;
  }
  if (guard === "nobody else's import") {
    if (target.ownerId !== undefined && target.ownerId === who.userId) return "answered";
    return touches(who, target.code) ? "refused" : 404;
  }
  if ("area" in guard) {
    if (guard.villagesOnly && !Object.values(VILLAGES).includes(target.code as never)) return "refused";
    if (holds(who, guard.area, target.code)) return "answered";
    return touches(who, target.code) ? 403 : 404;
  }
  // Of no family: whoever asked on the public page, and what a village holds. Known to who keeps the village's records.
  if (["request", "activity", "vacancy", "group", "product", "order"].includes(guard.record)) return target.records !== null && holds(who, "people:write", target.code) ? "answered" : touches(who, target.code) ? "refused" : 404;
  if (mayReach(who, target, guard.to)) return "answered";
  // What was merged is told to nobody but those who may merge.
  if (guard.record === "merge") return mayReach(who, target, "read") || touches(who, target.code) ? "refused" : 404;
  if (mayReach(who, target, "read")) return 403;
  return touches(who, target.code) ? "refused" : 404;
}

/** Whether this person may see the people of a village's one family. */
export function mayReach(who: Who, { code, records }: Pick<Target, "code" | "records">, to: "read" | "write" | "keep" | "report"): boolean {
  if (records !== null && holds(who, to === "read" ? "people:read" : "people:write", code)) return true;
  return records?.place === "own" && to !== "keep" && (who.role === "pendamping" || (who.role === "keluarga" && (to === "read" || to === "report")));
}

export function holds({ role, area }: Who, capability: Capability, code: string): boolean {
  return role !== null && HOLDS[role].includes(capability) && isInside(code, area);
}

function touches({ role, area }: Who, code: string): boolean {
  return role !== null && HOLDS[role].length > 0 && isInside(code, area);
}

const isInside = (code: string, area: string) => code === area || code.startsWith(`${area}.`);
