import { sql, type SQL } from "drizzle-orm";
import { firstDay, lastDay } from "~/shared/dates";
import type { ExportChoice, ExportKind } from "./export-choice";

/**
 * What each kind of export reads: one statement whose columns bear the headers of the file. Families without a
 * member have no row to stand in and are left out. Row policies cut what the actor may not see.
 */
export const exportQuery = (choice: ExportChoice): SQL => queries[choice.kind](choice);

const queries: { readonly [kind in ExportKind]: (choice: ExportChoice) => SQL } = {
  households: (choice) => sql`
    select p.id, p.version as versi, ${card(choice)}, h.label as keluarga, ${village},
      ${number(choice, "nik", sql`p.nik`)}, p.full_name as nama, ${known(sql`p.member_role`)} as hubungan,
      ${known(sql`p.sex`)} as jenis_kelamin, p.birth_date::text as tanggal_lahir,
      case when p.birth_date is null then p.birth_year end as tahun_lahir, ${known(sql`p.education`)} as pendidikan,
      ${known(sql`p.marital`)} as status_kawin, ${number(choice, "telepon", sql`p.phone`)}, h.address as alamat, p.note as catatan
    from persons p join households h on h.id = p.household_id ${regionsOf(sql`p.region_code`)}
    where p.deleted_at is null and h.deleted_at is null and ${inArea(choice, sql`p.region_code`)}
    order by r.code, h.search_label, h.id, p.member_role <> 'kepala', p.id`,

  // That a departure was outside procedure is never written beside a name (it protects families); it reads as unknown.
  journeys: (choice) => sql`
    select j.id, j.version as versi, ${number(choice, "nik", sql`p.nik`)}, p.full_name as nama, ${village}, ${card(choice)},
      h.label as keluarga, ${known(sql`p.member_role`)} as hubungan, j.country as negara, j.status,
      case when j.procedural_status = 'prosedural' then j.procedural_status end as status_prosedural,
      ${known(sql`j.sector`)} as sektor, c.job_title as jabatan, ${known(sql`j.scheme`)} as skema, c.company_name as p3mi,
      c.employer_name as majikan, j.departed_on::text as tanggal_berangkat, j.returned_on::text as tanggal_pulang,
      c.contract_start::text as kontrak_mulai, c.contract_end::text as kontrak_selesai, c.wage_minor, c.wage_currency as mata_uang_gaji,
      j.evidence_source as sumber, j.note as catatan
    from journeys j join persons p on p.id = j.person_id join households h on h.id = j.household_id ${regionsOf(sql`j.region_code`)}
    left join lateral (
      select * from placements c where c.journey_id = j.id order by c.contract_start desc nulls last, c.id desc limit 1) c on true
    where j.deleted_at is null and ${inArea(choice, sql`j.region_code`)} and ${whileIn(choice)}
    order by r.code, h.search_label, h.id, j.opened_on, j.id`,

  remittances: (choice) => sql`
    select m.*, ${card(choice)}, h.label as keluarga, h.id as id_keluarga, ${village}, ${number(choice, "nik_pengirim", sql`p.nik`)}
    from (
      select id, version as versi, household_id, region_code, journey_id, received_on::text as tanggal_terima, sent_on::text as tanggal_kirim,
        sent_minor, currency as mata_uang, fee_minor, case when rate_derived then null else applied_rate end as kurs,
        received_idr as jumlah_terima, receive_fee_idr as biaya_terima, channel as saluran, provider as penyedia,
        ${known(sql`evidence`)} as bukti, purpose_note as catatan, null::boolean as tanpa_kiriman, null::text as bulan,
        month, coalesce(received_on, sent_on) as dated
      from remittances where deleted_at is null
      union all
      select id, version, household_id, region_code, null, null, null, null, null, null, null, null, null, null, null, null, null, true,
        to_char(month, 'YYYY-MM'), month, month
      from no_transfer_months where deleted_at is null
    ) m join households h on h.id = m.household_id ${regionsOf(sql`m.region_code`)}
    left join journeys j on j.id = m.journey_id left join persons p on p.id = j.person_id
    where ${inArea(choice, sql`m.region_code`)} and ${within(choice, sql`m.month`)}
    order by r.code, h.search_label, h.id, m.dated, m.id`,

  // What was said in rupiah, else what a share of the receipt came to.
  uses: (choice) => sql`
    select u.id, u.version as versi, ${card(choice)}, h.label as keluarga, h.id as id_keluarga, ${village}, to_char(u.month, 'YYYY-MM') as bulan,
      u.category as kategori, coalesce(u.stated_idr, u.amount_idr) as jumlah, u.asset_productive as aset_produktif,
      u.for_business as untuk_usaha, u.note as catatan
    from remittance_uses u join households h on h.id = u.household_id ${regionsOf(sql`u.region_code`)}
    where u.deleted_at is null and ${inArea(choice, sql`u.region_code`)} and ${within(choice, sql`u.month`)}
    order by r.code, h.search_label, h.id, u.month, u.category, u.id`,

  // Finished interviews; what was told by the year stands as a month of it.
  surveys: (choice) => sql`
    select s.id, s.version as versi, ${card(choice)}, h.label as keluarga, h.id as id_keluarga, ${village}, s.round as ronde, s.interview_on::text as tanggal,
      s.income_remit_idr as pendapatan_kiriman, ${aMonth("income_local_idr", "incomeLocalIdr")} as pendapatan_lokal, ${aMonth("income_enterprise_idr", "incomeEnterpriseIdr")} as pendapatan_usaha,
      s.exp_food_idr as belanja_pangan, ${aMonth("exp_nonfood_idr", "expNonfoodIdr")} as belanja_nonpangan, ${aMonth("exp_education_idr", "expEducationIdr")} as belanja_pendidikan,
      ${aMonth("exp_health_idr", "expHealthIdr")} as belanja_kesehatan, ${aMonth("exp_social_idr", "expSocialIdr")} as belanja_sosial, ${aMonth("exp_other_idr", "expOtherIdr")} as belanja_lain,
      s.debt_principal_idr as cicilan_pokok, s.debt_interest_idr as cicilan_bunga, s.liquid_savings_idr as tabungan_likuid, s.records_kept as catat_keuangan, s.note as catatan
    from survey_responses s join households h on h.id = s.household_id ${regionsOf(sql`s.region_code`)}
    where s.deleted_at is null and s.state = 'selesai' and ${inArea(choice, sql`s.region_code`)} and ${within(choice, sql`date_trunc('month', s.interview_on)`)}
    order by r.code, h.search_label, h.id, s.interview_on, s.id`,

  // By its id where another activity of the village bears the same name that day. Nobody's seat that was not recorded.
  attendance: (choice) => sql`
    select t.id, t.version as versi, case when exists (select from activities o where o.region_code = a.region_code and o.title = a.title and o.start_on = a.start_on and o.id <> a.id) then a.id::text else a.title end as kegiatan,
      coalesce(s.held_on, a.start_on)::text as tanggal, ${number(choice, "nik", sql`p.nik`)}, coalesce(p.full_name, n.full_name) as nama, ${village}, s.number::text as sesi, t.status
    from attendance t join activity_sessions s on s.id = t.session_id join activities a on a.id = s.activity_id
    join activity_participants n on n.id = t.participant_id and n.removed_at is null left join persons p on p.id = coalesce(kept_person(n.person_id), n.person_id) ${regionsOf(sql`a.region_code`)}
    where t.status <> 'tidak_dicatat' and ${inArea(choice, sql`a.region_code`)} and ${within(choice, sql`date_trunc('month', a.start_on)`)}
    order by r.code, a.start_on, a.id, s.number, 6, t.id`,
};

/** As `aMonth` of a response: to the nearest rupiah. */
const aMonth = (column: string, field: string): SQL => sql`case when ${field} = any (s.per_year) then round(s.${sql.identifier(column)}::numeric / 12)::bigint else s.${sql.identifier(column)} end`;

const village = sql`r.code as kode_desa, r.name as nama_desa, kec.name as nama_kecamatan, kab.name as nama_kabupaten,
  left(r.code, 8) as kode_kecamatan, left(r.code, 5) as kode_kabupaten`;

const regionsOf = (code: SQL): SQL => sql`join regions r on r.code = ${code}
  left join regions kec on kec.code = left(r.code, 8) left join regions kab on kab.code = left(r.code, 5)`;

/** The records of an area: its villages of today and those that count there since they were retired. */
const inArea = ({ area }: ExportChoice, code: SQL): SQL => area === "ID"
  ? sql`true`
  : sql`(r.current_code = ${area} or starts_with(r.current_code, ${`${area}.`}) or ${code} = ${area})`;

/** "Not known" is an empty cell, which every importer reads so. */
const known = (code: SQL): SQL => sql`nullif(${code}, 'tidak_diketahui')`;

/** A protected number: its cipher where it is to be opened, and otherwise nothing but the last four digits. */
function number({ identifiers }: ExportChoice, header: string, column: SQL): SQL {
  return sql`${column}${sql.raw(identifiers === "full" ? "_cipher" : "_last4")} as ${sql.identifier(header)}`;
}

const card = (choice: ExportChoice): SQL => number(choice, "no_kk", sql`h.kk`);

function within({ from, to }: ExportChoice, month: SQL): SQL {
  const parts = [sql`true`];
  if (from !== null) parts.push(sql`${month} >= ${firstDay(from)}::date`);
  if (to !== null) parts.push(sql`${month} <= ${firstDay(to)}::date`);
  return sql.join(parts, sql` and `);
}

/** Journeys that were going on at some time of the period. */
function whileIn({ from, to }: ExportChoice): SQL {
  const parts = [sql`true`];
  if (from !== null) parts.push(sql`coalesce(j.closed_on, 'infinity') >= ${firstDay(from)}::date`);
  if (to !== null) parts.push(sql`coalesce(j.departed_on, j.opened_on) <= ${lastDay(to)}::date`);
  return sql.join(parts, sql` and `);
}
