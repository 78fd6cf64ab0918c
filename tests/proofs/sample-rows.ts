import type postgres from "postgres";
import { uuidv7 } from "uuidv7";
import type { Records } from "./world";

/** Whose row it is: the account it stands under and the records of the village it lies in. */
export type Owner = { userId: string; records: Records; importId: string; mergeId: string };
/** A row that may be inserted, and how to find it again. */
export type Row = { values: Record<string, unknown>; key: Record<string, unknown> };
type Maker = (owner: Owner) => Row;

let counter = 0;
const next = () => (counter += 1);
/** Days and months that no other row has. */
const day = () => new Date(Date.UTC(1990, 0, next())).toISOString().slice(0, 10);
const month = () => {
  const n = next();
  return `${1900 + (n % 100)}-${String(1 + (Math.floor(n / 100) % 12)).padStart(2, "0")}-01`;
};

const withId = (values: (owner: Owner) => Record<string, unknown>): Maker => (owner) => {
  const id = uuidv7();
  return { values: { id, ...values(owner) }, key: { id } };
};
/** A row about a family, brought in by a file so that undoing the file may take it away. */
const aboutFamily = (values: (owner: Owner) => Record<string, unknown>): Maker =>
  withId((owner) => ({ household_id: owner.records.householdId, region_code: owner.records.code, import_id: owner.importId, ...values(owner) }));
/** A row that only grows: no import takes it back. */
const ofHistory = (values: (owner: Owner) => Record<string, unknown>): Maker =>
  withId((owner) => ({ household_id: owner.records.householdId, region_code: owner.records.code, ...values(owner) }));
const ofImport = (column: string, value: unknown): Maker => ({ importId }) => ({
  values: { import_id: importId, ...(column === "content" ? {} : { line: next() + 10 }), [column]: value },
  key: { import_id: importId },
});

/** One after the other, whatever else was counted: a journey has each paper once. */
function inTurn(codes: readonly string[]): () => string {
  let turn = 0;
  return () => codes[turn++ % codes.length]!;
}

const DOCUMENT_TYPES = ["status_kawin", "izin_keluarga", "kesehatan", "paspor", "visa_kerja", "ktp", "kk", "akta_lahir", "ijazah", "skck", "bpjs_tk", "bpjs_kes", "id_pmi", "rekening_bank"];
const nextPaper = inTurn(DOCUMENT_TYPES);
const nextMeeting = inTurn(Array.from({ length: 59 }, (_, index) => String(index + 2)));
const nextRound = inTurn(["BASE", "R06", "R12", "R18"]);

/** One more row of each table with row policies, as the product might write it. */
export const ROWS: Record<string, Maker> = {
  households: ({ records, importId }) => ({
    values: { id: uuidv7(), region_code: records.code, label: records.mark, search_label: "x", import_id: importId },
    key: { id: records.householdId },
  }),
  household_regions: ({ records }) => {
    const key = { household_id: records.householdId, region_from: day() };
    return { values: { ...key, region_code: records.code }, key };
  },
  persons: aboutFamily(({ records }) => ({ full_name: records.mark, search_name: "x" })),
  consents: aboutFamily(({ records }) => ({ person_id: records.personId, purpose: "kontak", basis: "persetujuan", text_version: "1", given_on: "2025-01-01", given_how: "tertulis" })),
  journeys: aboutFamily(({ records }) => ({ person_id: records.personId, status: "selesai", opened_on: "2015-01-01", closed_on: "2016-01-01" })),
  journey_events: ofHistory(({ records, userId }) => ({ journey_id: records.journeyId, to_status: "bekerja", happened_on: "2024-01-01", recorded_by: userId })),
  placements: aboutFamily(({ records }) => ({ journey_id: records.journeyId, country: "HK" })),
  documents: (owner) => aboutFamily(({ records }) => ({ journey_id: records.journeyId, type: nextPaper() }))(owner),
  remittances: aboutFamily(() => ({ received_on: "2025-02-03", currency: "IDR", received_idr: 1_000_000, purpose_note: "x" })),
  no_transfer_months: aboutFamily(() => ({ month: month() })),
  remittance_uses: aboutFamily(() => ({ month: month(), category: "konsumsi", amount_idr: 1 })),
  debts: aboutFamily(() => ({ lender_type: "bank", purpose: "usaha", status: "lancar" })),
  finance_snapshots: aboutFamily(() => ({ as_of: day() })),
  survey_responses: aboutFamily(() => ({ round: nextRound(), interview_on: day(), deleted_at: "2026-01-01" })),
  survey_rounds: ({ records }) => {
    const key = { region_code: records.code, code: nextRound() };
    return { values: { ...key, window_start: "2025-01-01", window_end: "2025-03-31", instrument_version: 1 }, key };
  },
  data_requests: withId(({ records, userId }) => ({ household_id: records.householdId, region_code: records.code, kind: "koreksi", wish: records.mark, due_at: "2099-01-01", created_by: userId })),
  saved_plans: ofHistory(({ records, userId }) => ({ title: records.mark, starts_on: "2025-01-01", inputs: {}, created_by: userId })),
  calendar_feeds: ({ userId }) => {
    const key = { user_id: userId };
    return { values: { ...key, token_hash: `kalender-${next()}` }, key };
  },
  enterprises: ofHistory(({ records }) => ({ name: records.mark, kind: "jasa" })),
  enterprise_permits: ({ records }) => {
    const key = { enterprise_id: records.enterpriseId, permit: "nib" };
    return { values: { ...key, state: "ada" }, key };
  },
  enterprise_months: withId(({ records }) => ({ enterprise_id: records.enterpriseId, month: month() })),
  info_contacts: ofHistory(({ records }) => ({ batch_id: uuidv7(), person_id: records.personId, contacted_on: "2025-02-01", medium: "kunjungan" })),
  consultations: ofHistory(({ records }) => ({ person_id: records.personId, held_on: "2025-02-01", topic: "biaya", outcome: "pikir_dulu" })),
  referrals: ofHistory(({ records }) => ({ person_id: records.personId, target: "ltsa", sent_on: "2025-02-01", status_since: "2025-02-01" })),
  enterprise_entries: withId(({ records }) => ({ enterprise_id: records.enterpriseId, entry_on: "2025-05-03", kind: "penjualan", amount_idr: 1_000 })),
  savings_groups: withId(({ records }) => ({ region_code: records.code, name: records.mark, kind: "arisan" })),
  savings_members: withId(({ records }) => ({ group_id: records.groupId, full_name: records.mark, joined_on: "2025-01-01" })),
  savings_meetings: withId(({ records }) => ({ group_id: records.groupId, held_on: day() })),
  savings_attendance: ({ records }) => {
    const key = { meeting_id: records.meetingId, member_id: records.memberId };
    return { values: { ...key, group_id: records.groupId, status: "hadir" }, key };
  },
  savings_loans: withId(({ records }) => ({ group_id: records.groupId, member_id: records.memberId, lent_on: "2025-02-01", principal_idr: 1_000, months: 3, service_bp_month: 0 })),
  savings_entries: withId(({ records }) => ({ group_id: records.groupId, member_id: records.memberId, entry_on: "2025-02-01", kind: "sukarela", amount_idr: 1_000 })),
  vacancies: withId(({ records }) => ({ region_code: records.code, source: "p3mi", title: records.mark, country: "TW", sector: "pabrik", valid_until: "2099-01-01" })),
  products: withId(({ records }) => ({ region_code: records.code, seller_name: records.mark, name_id: records.mark, search_name: records.mark, unit: "bungkus" })),
  product_listings: ({ records }) => {
    const key = { product_id: records.productId, channel: "wa", active_from: day() };
    return { values: key, key };
  },
  orders: withId(({ records }) => ({ region_code: records.code, ordered_on: "2025-01-01" })),
  order_lines: ({ records }) => {
    const key = { order_id: records.orderId, product_id: records.productId };
    return { values: { ...key, quantity: 1 }, key };
  },
  activities: withId(({ records }) => ({ region_code: records.code, pillar: "edukasi", type: "bahasa", title: records.mark, start_on: "2025-01-01" })),
  activity_sessions: withId(({ records }) => ({ activity_id: records.activityId, number: nextMeeting() })),
  activity_participants: withId(({ records }) => ({ activity_id: records.activityId, full_name: records.mark })),
  attendance: ({ records }) => {
    const key = { session_id: records.activitySessionId, participant_id: records.participantId };
    return { values: { ...key, status: "hadir" }, key };
  },
  // Closed, for a meeting has one that is open.
  door_codes: withId(({ records }) => ({ session_id: records.activitySessionId, code_hash: `${records.mark}${next()}`, expires_at: "2025-02-01T10:00:00Z", closed_at: "2025-02-01T09:00:00Z" })),
  door_arrivals: withId(({ records }) => ({ session_id: records.activitySessionId, door_code_id: records.doorCodeId, typed_name: records.mark, state: "menunggu" })),
  test_scores: ({ records }) => {
    const key = { participant_id: records.participantId, phase: "pre" };
    return { values: { ...key, form_family: "A", score: 50 }, key };
  },
  mentoring_requests: withId(({ records }) => ({ region_code: records.code, full_name: records.mark, track: "purna", consent_version: "1" })),
  mentoring_enrolments: ofHistory(({ records }) => ({ person_id: records.personId, track: "purna", enrolled_on: "2025-01-01", status_since: "2025-02-01", status: "berhenti" })),
  mentoring_steps: withId(({ records, userId }) => ({ enrolment_id: records.enrolmentId, to_status: "asesmen", happened_on: "2025-01-01", recorded_by: userId })),
  mentoring_plans: ({ records }) => ({ values: { id: uuidv7(), enrolment_id: records.enrolmentId, goals: [] }, key: { enrolment_id: records.enrolmentId } }),
  mentoring_sessions: withId(({ records }) => ({ enrolment_id: records.enrolmentId, held_on: day(), kind: "kunjungan", topics: [] })),
  mentoring_milestones: ({ records }) => ({ values: { id: uuidv7(), enrolment_id: records.enrolmentId, code: "nib", reached_on: "2025-02-01" }, key: { enrolment_id: records.enrolmentId } }),
  zone_snapshots: ({ records }) => {
    const key = { enrolment_id: records.enrolmentId, month: month() };
    return { values: { ...key, zone: "abu", because: [], facts: {} }, key };
  },
  changes: ofHistory(({ records, userId }) => ({ entity: "household", entity_id: records.householdId, version: 2, kind: "update", fields: {}, changed_by: userId })),
  users: ({ userId }) => ({ values: { id: uuidv7(), login: `baru-${next()}`, name: "Akun Baru" }, key: { id: userId } }),
  grants: withId(({ records, userId }) => ({ user_id: userId, role: "kepala_desa", area_code: records.code, valid_from: "2025-01-01" })),
  sessions: ({ userId }) => {
    const id = `sesi-${next()}`;
    return { values: { id, user_id: userId, expires_at: "2099-01-01" }, key: { id } };
  },
  second_factors: ({ userId }) => ({ values: { user_id: userId, secret_cipher: Buffer.from("x") }, key: { user_id: userId } }),
  recovery_codes: ({ userId }) => {
    const key = { user_id: userId, code_hash: uuidv7() };
    return { values: key, key };
  },
  sign_ins: withId(({ userId }) => ({ user_id: userId, how: "password" })),
  invitations: ({ userId }) => {
    const key = { token_hash: `undangan-${next()}` };
    return { values: { ...key, user_id: userId, purpose: "first", expires_at: "2099-01-01" }, key };
  },
  throttles: () => {
    const key = { key: `hitung-${next()}` };
    return { values: { ...key, points: 1 }, key };
  },
  audit_log: ({ records, userId }) => {
    const key = { action: `uji-${next()}` };
    return { values: { ...key, actor_id: userId, actor_kind: "person", entity: "test", region_code: records.code }, key };
  },
  audit_heads: () => {
    const key = { lane: 1_000 + next() };
    return { values: { ...key, lane_seq: 0, hash: "" }, key };
  },
  imports: withId(({ records, userId }) => ({ kind: "households", file_name: "x.csv", sha256: "0", region_code: records.code, created_by: userId })),
  import_files: ofImport("content", Buffer.from("x")),
  import_rows: ofImport("outcome", "create"),
  import_writes: ({ importId, records }) => {
    const key = { entity_id: uuidv7() };
    return { values: { ...key, import_id: importId, entity: records.mark, version_after: 1 }, key };
  },
  column_mappings: withId(({ records }) => ({ kind: "households", region_code: records.code, header: `judul ${next()}`, field: "label" })),
  merges: ({ records, userId }) => {
    const key = { id: uuidv7() };
    const villages = { region_code: records.code, merged_region_code: records.code };
    return { values: { ...key, ...villages, entity: "household", kept_id: records.householdId, merged_id: uuidv7(), household_id: records.householdId, merged_by: userId }, key };
  },
  merge_moves: ({ records, mergeId }) => {
    const key = { entity_id: uuidv7() };
    return { values: { ...key, merge_id: mergeId, entity: records.mark, version_after: 1, before: {} }, key };
  },
  not_same_pairs: ({ records, userId }) => {
    const key = { id: uuidv7() };
    const [one, other] = [uuidv7(), uuidv7()].sort();
    return { values: { ...key, entity: "person", one_id: one, other_id: other, region_code: records.code, other_region_code: records.code, decided_by: userId }, key };
  },
  region_programmes: ({ records }) => ({ values: { region_code: records.code }, key: { region_code: records.code } }),
  placement_companies: withId(() => ({ name: "PT Uji", search_name: "pt uji" })),
};

/** What an update writes without meaning to: a column the application may write in the table. */
export const TOUCHED: Record<string, string> = {
  household_regions: "region_to = null", users: "name = 'Diubah'", grants: "valid_to = null", sessions: "device = 'x'", second_factors: "last_step = 0", recovery_codes: "used_at = null", sign_ins: "device = 'x'", survey_rounds: "window_end = '2026-01-01'", invitations: "purpose = 'password'",
  throttles: "points = 2", audit_log: "action = 'palsu'", audit_heads: "lane_seq = 9", imports: "status = 'dibaca'", import_files: "content = ''", import_rows: "outcome = 'refuse'",
  import_writes: "version_after = 2", column_mappings: "field = 'id'", region_programmes: "cohort = 'x'", placement_companies: "name = 'PT Lain'",
  journey_events: "to_status = 'cuti'", mentoring_steps: "reason = 'x'", zone_snapshots: "zone = 'hijau'",
  savings_members: "left_on = null", savings_meetings: "held_on = held_on", savings_attendance: "status = 'izin'",
  product_listings: "active_to = null", order_lines: "returned = 0", activity_sessions: "held_on = null", activity_participants: "removed_at = null", attendance: "status = 'izin'", test_scores: "score = 60", door_codes: "form_family = null", door_arrivals: "birth_year = null", enterprise_permits: "state = 'belum'", calendar_feeds: "created_at = now()", merges: "undone_at = null", merge_moves: "version_after = 2", not_same_pairs: "revoked_at = null", changes: "kind = 'undo'",
};

export type Sample = Record<string, Row>;

/** One row of each of these tables for each owner, written by the owner of the database. */
export async function arrange(sql: postgres.Sql, tables: readonly string[], owners: ReadonlyMap<string, Owner>): Promise<Map<string, Sample>> {
  const samples = new Map<string, Sample>();
  for (const [name, owner] of owners) {
    const sample: Sample = {};
    for (const table of tables) {
      const row = ROWS[table]!(owner);
      await sql`insert into ${sql(table)} ${sql(row.values)} on conflict do nothing`;
      sample[table] = row;
    }
    samples.set(name, sample);
  }
  return samples;
}
