-- Why: the other half of the second pillar (handbook §4.11, §5.4): who was told about safe work abroad, who came to talk it
-- over, whom that led to which office, and how far each got. What a person asked is a record of the family, and goes where
-- the family's records go; heads counted at a meeting name nobody and are the village's. A licence that was taken away and
-- given back has to be looked at anew, so a company remembers since when it stands as it does, and a vacancy when it was
-- checked. Backfill: a vacancy on a board counts as checked at the beginning of its day; companies have always stood so.
create table info_contacts (
  id uuid primary key,
  -- What was written down together: one meeting, one visit.
  batch_id uuid not null,
  household_id uuid references households (id),
  region_code text not null references regions (code),
  person_id uuid references persons (id),
  head_count integer check (head_count between 1 and 100000),
  -- Of heads: whether each was counted once and none of them is also named; empty where nobody knows.
  is_unique boolean,
  contacted_on date not null,
  medium text not null constraint info_contacts_medium_code check (medium in ('papan_desa', 'wa_grup', 'sosialisasi', 'kunjungan', 'radio', 'web')),
  deleted_at timestamptz,
  version integer not null default 1,
  source text not null default 'lapangan',
  import_id uuid,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  check ((person_id is null) = (head_count is not null)),
  check ((person_id is null) = (household_id is null)),
  check (is_unique is null or head_count is not null)
);
--> statement-breakpoint
create index info_contacts_region on info_contacts (region_code, contacted_on desc, id);
--> statement-breakpoint
create index info_contacts_person on info_contacts (person_id, contacted_on, id) where deleted_at is null and person_id is not null;
--> statement-breakpoint
create index info_contacts_household on info_contacts (household_id);
--> statement-breakpoint
create unique index info_contacts_once on info_contacts (batch_id, person_id) where person_id is not null and deleted_at is null;
--> statement-breakpoint
create unique index info_contacts_heads on info_contacts (batch_id) where person_id is null and deleted_at is null;
--> statement-breakpoint
create table consultations (
  id uuid primary key,
  household_id uuid not null references households (id),
  region_code text not null references regions (code),
  person_id uuid not null references persons (id),
  held_on date not null,
  topic text not null constraint consultations_topic_code check (topic in ('lowongan', 'syarat', 'biaya', 'risiko', 'kur', 'hukum', 'kepulangan')),
  outcome text not null constraint consultations_outcome_code check (outcome in ('lanjut_daftar', 'pikir_dulu', 'tidak_lanjut', 'rujuk')),
  reason text constraint consultations_reason_code check (reason in ('kerja_di_sini', 'keluarga', 'biaya', 'syarat', 'kesehatan', 'risiko', 'lainnya', 'tidak_diketahui')),
  vacancy_id uuid references vacancies (id),
  follow_up_on date check (follow_up_on >= held_on),
  note text,
  officer_id uuid,
  deleted_at timestamptz,
  version integer not null default 1,
  source text not null default 'lapangan',
  import_id uuid,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  check ((outcome = 'tidak_lanjut') = (reason is not null))
);
--> statement-breakpoint
create index consultations_household on consultations (household_id);
--> statement-breakpoint
create index consultations_person on consultations (person_id, held_on) where deleted_at is null;
--> statement-breakpoint
create index consultations_region on consultations (region_code, held_on desc, id);
--> statement-breakpoint
-- Nobody's answer for 30 days is read from the dates and never written (app/job-information/referral-states.ts).
create table referrals (
  id uuid primary key,
  household_id uuid not null references households (id),
  region_code text not null references regions (code),
  person_id uuid not null references persons (id),
  consultation_id uuid references consultations (id),
  target text not null constraint referrals_target_code check (target in ('disnaker_kab', 'ltsa', 'bp3mi', 'blk', 'lsp', 'bank_kur', 'puskesmas', 'lbh', 'umkm')),
  sent_on date not null,
  status text not null default 'dikirim' constraint referrals_status_code check (status in ('dikirim', 'diterima', 'selesai', 'kembali')),
  status_since date not null check (status_since >= sent_on),
  note text,
  deleted_at timestamptz,
  version integer not null default 1,
  source text not null default 'lapangan',
  import_id uuid,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  check (status <> 'dikirim' or status_since = sent_on)
);
--> statement-breakpoint
create index referrals_household on referrals (household_id);
--> statement-breakpoint
create index referrals_person on referrals (person_id);
--> statement-breakpoint
create index referrals_open on referrals (region_code, sent_on) where status in ('dikirim', 'diterima') and deleted_at is null;
--> statement-breakpoint
do $$
declare
  t text;
  reads text := app_policy_reads();
  writes text := app_policy_writes();
  place text := '(household_id is null or app_household_lived_in(household_id, region_code))';
begin
  foreach t in array array['info_contacts', 'consultations', 'referrals'] loop
    call app_guard_table(t);
    execute format('create policy people_read on %I for select to desa_app using (%s)', t, reads);
    execute format('create policy people_insert on %I for insert to desa_app with check ((%s) and %s)', t, writes, place);
    execute format('create policy people_update on %I for update to desa_app using (%s) with check ((%s) and %s)', t, writes, writes, place);
    execute format('create trigger follow_merges after insert on %I referencing new table as added for each statement execute function follow_merges(''person'')', t);
  end loop;
end $$;
--> statement-breakpoint
alter table placement_companies
  add column licence_from date,
  add column licence_until date,
  add column standing_since timestamptz,
  add column version integer not null default 1,
  add column updated_at timestamptz not null default now(),
  add column updated_by uuid,
  add constraint placement_companies_licence_dates check (licence_until >= licence_from);
--> statement-breakpoint
alter table vacancies add column checked_at timestamptz;
--> statement-breakpoint
update vacancies set checked_at = checked_on::timestamp at time zone 'Asia/Jakarta' where checked_on is not null;
--> statement-breakpoint
-- Since when a company stands as it does; nobody writes it by hand, so that nobody can set it back.
create function placement_company_standing() returns trigger language plpgsql set search_path = public as $$
begin
  if (new.status, new.licence_number) is distinct from (old.status, old.licence_number)
    or (new.licence_until is distinct from old.licence_until and old.licence_until < current_date)
  then new.standing_since := clock_timestamp();
  else new.standing_since := old.standing_since;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger standing before update on placement_companies for each row execute function placement_company_standing();
--> statement-breakpoint
-- Whether the company's licence was taken, given back or renewed since somebody looked at it for this vacancy.
create function app_checked_before(v vacancies, c placement_companies) returns boolean
  language sql stable parallel safe set search_path = public as $$
  select coalesce(c.standing_since > coalesce(v.checked_at, v.checked_on::timestamptz), false)
$$;
--> statement-breakpoint
-- The one definition of a vacancy's check on a day, beside `vacancyCheck` of app/vacancies/vacancy-rules.ts: a test holds
-- them together in every state, licence, country and day.
create function app_vacancy_check(v vacancies, c placement_companies, today date) returns text
  language sql stable parallel safe set search_path = public as $$
  select case when v.country = 'ID' then 'ok'
    when c.status is null or c.status = 'tidak_dikenal' then 'perlu_cek'
    when c.status <> 'aktif' then 'ditolak'
    when c.licence_until < today or app_checked_before(v, c) then 'perlu_cek'
    else 'ok' end
$$;
--> statement-breakpoint
create or replace function app_public_vacancies(area text) returns table (
    id uuid, region_code text, village text, title text, country text, sector text, company_name text, licence_number text, sip2mi_no text, quota_m integer, quota_f integer,
    wage_minor text, wage_currency text, wage_period text, age_min integer, age_max integer, requirements text, cost_idr text, valid_until date, checked_on date)
  language sql stable security definer set search_path = public as $$
  select v.id, v.region_code, r.name, v.title, v.country, v.sector, coalesce(c.name, v.company_name), c.licence_number, v.sip2mi_no, v.quota_m, v.quota_f,
    v.wage_minor::text, v.wage_currency, v.wage_period, v.age_min, v.age_max, v.requirements, v.cost_idr::text, v.valid_until, v.checked_on
  from vacancies v join regions r on r.code = v.region_code left join placement_companies c on c.id = v.company_id
  where v.state = 'terbit' and v.valid_until >= app_today(v.region_code) and app_vacancy_check(v, c, app_today(v.region_code)) = 'ok'
    and (area is null or v.region_code = area or starts_with(v.region_code, area || '.'))
$$;
--> statement-breakpoint
-- The figures of job information for whoever sees the numbers of an area (I01–I06, I09); nobody is named.
create view facts.adults with (security_barrier) as
  select p.id as person_id, p.household_id, p.region_code, r.current_code as area_code, p.sex, p.birth_date, p.birth_year
  from persons p join households h on h.id = p.household_id join regions r on r.code = p.region_code
  where p.deleted_at is null and h.deleted_at is null and h.status not in ('keluar', 'gabung') and app_sees_numbers(r.code);
--> statement-breakpoint
create view facts.info_contacts with (security_barrier) as
  select c.person_id, c.household_id, c.region_code, r.current_code as area_code, c.contacted_on, c.medium, c.head_count, c.is_unique, c.updated_at
  from info_contacts c join regions r on r.code = c.region_code
  where c.deleted_at is null and app_sees_numbers(r.code);
--> statement-breakpoint
-- Each person from the first word about a job on: what happened within 180 days, each stage with its first day; null where
-- nothing is recorded. `undated`: a journey of that time stands at the stage and nobody wrote the day.
create view facts.job_seekers with (security_barrier) as
  select c.person_id, c.household_id, c.region_code, r.current_code as area_code, p.sex, c.medium, c.contacted_on as informed_on,
    k.consulted_on, l.outcome as last_outcome, l.reason as last_reason, g.registered_on, g.placed_on, g.country,
    coalesce(g.registered_undated, false) as registered_undated, coalesce(g.placed_undated, false) as placed_undated
  from info_contacts c
    join regions r on r.code = c.region_code
    join persons p on p.id = c.person_id
    left join lateral (
      select min(k.held_on) as consulted_on from consultations k
      where k.person_id = c.person_id and k.deleted_at is null and k.held_on between c.contacted_on and c.contacted_on + 180) k on true
    left join lateral (
      select k.outcome, k.reason from consultations k
      where k.person_id = c.person_id and k.deleted_at is null and k.held_on between c.contacted_on and c.contacted_on + 180
      order by k.held_on desc, k.id desc limit 1) l on true
    left join lateral (
      select min(s.registered_on) filter (where s.registered_on between c.contacted_on and c.contacted_on + 180) as registered_on,
        min(s.departed_on) filter (where s.departed_on between c.contacted_on and c.contacted_on + 180) as placed_on,
        (array_agg(s.country order by s.opened_on desc, s.id))[1] as country,
        bool_or(s.registered_on is null and s.departed_on is null and s.status not in ('minat', 'terinformasi', 'konsultasi', 'batal', 'ditunda')) as registered_undated,
        bool_or(s.departed_on is null and s.status in ('bekerja', 'cuti', 'perpanjang', 'bermasalah', 'hilang_kontak', 'repatriasi', 'pulang', 'meninggal')) as placed_undated
      from (
        select j.id, j.status, j.country, j.opened_on, j.departed_on,
          coalesce(j.registered_on, (select min(e.happened_on) from journey_events e where e.journey_id = j.id and e.to_status = 'terdaftar')) as registered_on
        from journeys j
        where j.person_id = c.person_id and j.deleted_at is null and (j.departed_on is null or j.departed_on >= c.contacted_on)
          and coalesce(j.closed_on, 'infinity') >= c.contacted_on and j.opened_on <= c.contacted_on + 180) s) g on true
  where c.deleted_at is null and c.person_id is not null and p.deleted_at is null and app_sees_numbers(r.code)
    and not exists (select from info_contacts e where e.person_id = c.person_id and e.deleted_at is null and (e.contacted_on, e.id) < (c.contacted_on, c.id));
--> statement-breakpoint
create view facts.registrations with (security_barrier) as
  select j.id as journey_id, j.person_id, j.household_id, j.region_code, r.current_code as area_code, j.status, j.country, j.scheme, p.sex, j.departed_on, j.closed_on,
    coalesce(j.registered_on, (select min(e.happened_on) from journey_events e where e.journey_id = j.id and e.to_status = 'terdaftar')) as registered_on
  from journeys j join persons p on p.id = j.person_id join regions r on r.code = j.region_code
  where j.deleted_at is null and app_sees_numbers(r.code);
--> statement-breakpoint
create view facts.vacancies with (security_barrier) as
  select v.id as vacancy_id, v.region_code, r.current_code as area_code, v.source, v.country, v.state, v.checked_on, v.valid_until,
    app_vacancy_check(v, c, app_today(v.region_code)) as licence_check
  from vacancies v join regions r on r.code = v.region_code left join placement_companies c on c.id = v.company_id
  where app_sees_numbers(r.code);
--> statement-breakpoint
grant select on facts.adults, facts.info_contacts, facts.job_seekers, facts.registrations, facts.vacancies to desa_app, desa_system;
--> statement-breakpoint
revoke all on function app_vacancy_check(vacancies, placement_companies, date), app_checked_before(vacancies, placement_companies) from public;
--> statement-breakpoint
grant execute on function app_vacancy_check(vacancies, placement_companies, date), app_checked_before(vacancies, placement_companies) to desa_app, desa_system;
