import type postgres from "postgres";
import { uuidv7 } from "uuidv7";
import { actorOf } from "~/access/actor.server";
import { asSystem } from "~/db/db.server";
import type { Actor, Role } from "~/db/actor";
import { makeInvitation } from "~/access/invitations.server";
import { aHousehold, aPerson } from "../factories/households";
import { aJourney } from "../factories/journeys";
import { anAccount, signedIn } from "../factories/sign-in";

/** Villages seen from the first: the next one, one of the next regency, one of another province. */
export const VILLAGES = { own: "35.04.05.2003", sister: "35.04.05.2004", neighbour: "35.05.12.1007", elsewhere: "52.03.21.2001" } as const;
export type Place = keyof typeof VILLAGES;
export const PLACES = Object.keys(VILLAGES) as Place[];
/** The areas around them, from the own village to the whole country. */
export const AREAS = [...Object.values(VILLAGES), "35.04.05", "35.04", "35", "ID"];

export type Records = {
  place: Place;
  code: string;
  householdId: string;
  personId: string;
  journeyId: string;
  remittanceId: string;
  debtId: string;
  placementId: string;
  enrolmentId: string;
  sessionId: string;
  requestId: string;
  enterpriseId: string;
  entryId: string;
  groupId: string;
  memberId: string;
  meetingId: string;
  loanId: string;
  vacancyId: string;
  consultationId: string;
  referralId: string;
  productId: string;
  /** One that its owner agreed to have seen by anybody. */
  shownProductId: string;
  orderId: string;
  activityId: string;
  participantId: string;
  activitySessionId: string;
  doorCodeId: string;
  /** A name that stands on the household and its people and nowhere else. */
  mark: string;
  accountId: string;
  importId: string;
  /** A second record of the family and its head, and something that once became part of the first. */
  twinId: string;
  twinPersonId: string;
  mergeId: string;
};

/** One family with a journey, money, a file brought in, and an account that works there. */
export async function recordsAt(sql: postgres.Sql, place: Place, mentorId: string | null): Promise<Records> {
  const code = VILLAGES[place];
  const mark = `Penanda${place}`;
  const { id: householdId } = await aHousehold(sql, { regionCode: code, label: `Keluarga ${mark}`, mentorId });
  const { id: personId } = await aPerson(sql, { householdId, regionCode: code, fullName: `Siti ${mark}`, memberRole: "kepala" });
  const { id: journeyId } = await aJourney(sql, { personId, householdId });
  const [remittanceId, debtId, placementId, enrolmentId, sessionId, requestId, activityId, participantId, activitySessionId, enterpriseId, vacancyId, consultationId, referralId] = Array.from({ length: 13 }, () => uuidv7()) as [string, string, string, string, string, string, string, string, string, string, string, string, string];
  const [productId, shownProductId, orderId] = [uuidv7(), uuidv7(), uuidv7()];
  const own = { household_id: householdId, region_code: code };
  await sql`insert into remittances ${sql({
    ...own, id: remittanceId, journey_id: journeyId, country: "HK", received_on: "2025-03-12", currency: "HKD", sent_minor: 250_000, received_idr: 5_000_000,
    purpose_note: mark,
  })}`;
  await sql`insert into remittance_uses ${sql({ ...own, id: uuidv7(), month: "2025-03-01", category: "konsumsi", amount_idr: 2_000_000, note: mark })}`;
  await sql`insert into no_transfer_months ${sql({ ...own, id: uuidv7(), month: "2025-04-01" })}`;
  await sql`insert into debts ${sql({ ...own, id: debtId, lender_type: "bank", purpose: "usaha", outstanding_idr: 1_000_000, status: "lancar" })}`;
  await sql`insert into placements ${sql({ ...own, id: placementId, journey_id: journeyId, country: "HK", employer_name: mark })}`;
  await sql`insert into finance_snapshots ${sql({ ...own, id: uuidv7(), as_of: "2025-03-31", liquid_savings_idr: 3_000_000 })}`;
  await sql`insert into survey_responses ${sql({ ...own, id: uuidv7(), round: "R24", interview_on: "2025-03-31", liquid_savings_idr: 3_000_000, note: mark })}`;
  await sql`insert into consents ${sql({ ...own, id: uuidv7(), person_id: personId, purpose: "program_desa", basis: "persetujuan", text_version: "1", given_on: "2025-01-01", given_how: "tertulis" })}`;
  await sql`insert into mentoring_enrolments ${sql({ ...own, id: enrolmentId, person_id: personId, track: "purna", enrolled_on: "2025-01-01", status_since: "2025-01-01" })}`;
  await sql`insert into mentoring_sessions ${sql({ id: sessionId, enrolment_id: enrolmentId, held_on: "2025-01-08", kind: "kunjungan", topics: ["catatan"], homework: mark, next_on: "2025-01-15" })}`;
  const plan = { balanceIdr: 3_000_000, expenseIdr: 1_000_000, localIncomeIdr: 0, remittanceIdr: 0, remittanceStopsIn: 0, instalments: [], oneOffs: [] };
  await sql`insert into saved_plans ${sql({ ...own, id: uuidv7(), title: mark, starts_on: "2025-03-31", inputs: sql.json(plan) })}`;
  await sql`insert into data_requests ${sql({ ...own, id: uuidv7(), kind: "koreksi", wish: mark, due_at: "2099-01-01" })}`;
  await sql`insert into activities ${sql({ id: activityId, region_code: code, pillar: "edukasi", type: "bahasa", title: `Kelas ${mark}`, start_on: "2025-02-01" })}`;
  await sql`insert into activity_sessions ${sql({ id: activitySessionId, activity_id: activityId, number: 1 })}`;
  const doorCodeId = uuidv7();
  await sql`insert into door_codes ${sql({ id: doorCodeId, session_id: activitySessionId, code_hash: doorCodeId, expires_at: "2099-01-01", closed_at: "2025-02-01T09:00:00Z" })}`;
  await sql`insert into activity_participants ${sql({ id: participantId, activity_id: activityId, person_id: personId })}`;
  await sql`insert into enterprises ${sql({ ...own, id: enterpriseId, name: `Keripik ${mark}`, kind: "makanan_olahan" })}`;
  await sql`insert into enterprise_months ${sql({ id: uuidv7(), enterprise_id: enterpriseId, month: "2025-02-01", sales_idr: 1_000_000 })}`;
  const [entryId, groupId, memberId, meetingId, loanId] = Array.from({ length: 5 }, () => uuidv7()) as [string, string, string, string, string];
  await sql`insert into enterprise_months ${sql({ id: uuidv7(), enterprise_id: enterpriseId, month: "2025-05-01", kept_by: "hari" })}`;
  await sql`insert into enterprise_entries ${sql({ id: entryId, enterprise_id: enterpriseId, entry_on: "2025-05-02", kind: "penjualan", amount_idr: 50_000, note: mark })}`;
  await sql`insert into savings_groups ${sql({ id: groupId, region_code: code, name: `Simpan ${mark}`, kind: "kelompok_simpan" })}`;
  await sql`insert into savings_members ${sql({ id: memberId, group_id: groupId, person_id: personId, full_name: `Siti ${mark}`, joined_on: "2025-01-01" })}`;
  await sql`insert into savings_meetings ${sql({ id: meetingId, group_id: groupId, held_on: "2025-02-01" })}`;
  await sql`insert into savings_entries ${sql({ id: uuidv7(), group_id: groupId, member_id: memberId, meeting_id: meetingId, entry_on: "2025-02-01", kind: "wajib", amount_idr: 5_000_000 })}`;
  await sql`insert into savings_loans ${sql({ id: loanId, group_id: groupId, member_id: memberId, lent_on: "2025-02-01", principal_idr: 1_000_000, months: 10, service_bp_month: 100 })}`;
  await sql`insert into vacancies ${sql({ id: vacancyId, region_code: code, source: "p3mi", title: `Perawat ${mark}`, country: "TW", sector: "perawat_lansia", valid_until: "2099-01-01" })}`;
  await sql`insert into info_contacts ${sql({ ...own, id: uuidv7(), batch_id: uuidv7(), person_id: personId, contacted_on: "2025-01-10", medium: "kunjungan" })}`;
  await sql`insert into consultations ${sql({ ...own, id: consultationId, person_id: personId, held_on: "2025-01-12", topic: "biaya", outcome: "pikir_dulu", note: mark })}`;
  await sql`insert into referrals ${sql({ ...own, id: referralId, person_id: personId, target: "ltsa", sent_on: "2025-01-12", status_since: "2025-01-12" })}`;
  await sql`insert into products ${sql({ id: productId, region_code: code, seller_name: `Kelompok ${mark}`, name_id: `Sambal ${mark}`, search_name: `sambal ${mark}`, unit: "botol" })}`;
  await sql`insert into products ${sql({ id: shownProductId, region_code: code, seller_name: "Kelompok desa", name_id: "Madu", search_name: "madu", unit: "botol", listing_agreed: true })}`;
  await sql`insert into orders ${sql({ id: orderId, region_code: code, ordered_on: "2025-02-01", status: "dibayar" })}`;
  await sql`insert into mentoring_requests ${sql({ id: requestId, region_code: code, full_name: `Sri ${mark}`, track: "purna", consent_version: "1" })}`;
  const { userId: accountId } = await anAccount({ name: `Rekan ${place}`, grants: [{ role: "koordinator_desa", areaCode: code }] });
  await sql`update users set password_hash = '$argon2id$rahasia' where id = ${accountId}`;
  const { id: twinId } = await aHousehold(sql, { regionCode: code, label: `Keluarga Bu ${mark}`, mentorId });
  const { id: twinPersonId } = await aPerson(sql, { householdId: twinId, regionCode: code, fullName: `Siti ${mark}` });
  const records = { place, code, householdId, personId, journeyId, remittanceId, debtId, placementId, enrolmentId, sessionId, requestId, vacancyId, consultationId, referralId, productId, shownProductId, orderId, enterpriseId, entryId, groupId, memberId, meetingId, loanId, activityId, participantId, activitySessionId, doorCodeId, mark, accountId, twinId, twinPersonId };
  return { ...records, importId: await anImport(sql, code, accountId, mark), mergeId: await aMerge(sql, records) };
}

/** A file that somebody has brought in and not yet committed, with one row of it. */
export async function anImport(sql: postgres.Sql, code: string, createdBy: string, mark: string): Promise<string> {
  const id = uuidv7();
  await sql`insert into imports ${sql({ id, kind: "households", file_name: "keluarga.csv", sha256: "0".repeat(64), region_code: code, created_by: createdBy })}`;
  await sql`insert into import_files (import_id, content) values (${id}, ${Buffer.from(`nama_keluarga;kode_desa\nKeluarga ${mark};${code}\n`)})`;
  await sql`insert into import_rows (import_id, line, outcome, cells) values (${id}, 2, 'create', ${sql.json([`Keluarga ${mark}`, code])})`;
  return id;
}

/** Something that once became part of the village's family. */
export async function aMerge(sql: postgres.Sql, { code, householdId, accountId }: Pick<Records, "code" | "householdId" | "accountId">): Promise<string> {
  const id = uuidv7();
  await sql`insert into merges ${sql({ id, entity: "household", kept_id: householdId, merged_id: uuidv7(), household_id: householdId, region_code: code, merged_region_code: code, merged_by: accountId })}`;
  return id;
}

export type Who = { name: string; role: Role | null; area: string; headers: Record<string, string>; actor: Actor | null; userId: string | null };

/** Whose requests are tried: each role on the own village, wide roles on the own regency, and people without any right. */
export const GRANTED: readonly { role: Role; area: string }[] = [
  ...(["administrator", "koordinator_desa", "pendamping", "kepala_desa", "perencana", "petugas_ltsa", "verifikator_instansi", "keluarga"] as const)
    .map((role) => ({ role, area: VILLAGES.own })),
  ...(["administrator", "koordinator_desa", "perencana"] as const).map((role) => ({ role, area: "35.04" })),
];

export async function everybody(personOf: (place: Place) => string | undefined, mentor: Who): Promise<Who[]> {
  const granted = await Promise.all(GRANTED.map(async ({ role, area }) => {
    if (role === "pendamping") return { ...mentor, actor: await actorOf(mentor.userId ?? "") };
    const account = await signedIn({ name: `${role} ${area}`, grants: [{ role, areaCode: area }], personId: role === "keluarga" ? personOf("own") : undefined });
    return { name: account.name, role, area, headers: account.headers, actor: account.actor, userId: account.userId };
  }));
  const ended = await signedIn({ name: "berakhir", grants: [{ role: "koordinator_desa", areaCode: VILLAGES.own, validTo: "2024-12-31" }] });
  const signedOut: Who = { name: "tanpa masuk", role: null, area: "", headers: {}, actor: null, userId: null };
  return [...granted, { ...ended, role: null, area: "" }, signedOut];
}

export async function aMentor(): Promise<Who> {
  const { name, headers, actor, userId } = await signedIn({ name: `pendamping ${VILLAGES.own}`, grants: [{ role: "pendamping", areaCode: VILLAGES.own }] });
  return { name, role: "pendamping", area: VILLAGES.own, headers, actor, userId };
}

/** An open link for a first password. */
export function anInvitationFor(userId: string): Promise<string> {
  return asSystem("arrange an invitation for a test", (tx) => makeInvitation(tx, userId, "first", null));
}

/**
 * Everything the database holds except public reference data, as one text per table: nothing may differ after a refusal.
 * Of sessions their number: they remember when they were seen.
 */
export async function stateOf(sql: postgres.Sql): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
      and relname not in ('regions', 'fx_rates', 'holidays', 'reference_loads') order by 1`;
  const state: Record<string, string> = {};
  for (const { name } of tables) {
    const content = name === "sessions" ? "''" : "coalesce(md5(string_agg(t::text, '|' order by t::text)), '')";
    const [row] = await sql.unsafe(`select count(*) || ' ' || ${content} as state from "${name}" t`);
    state[name] = row?.state as string;
  }
  return state;
}
