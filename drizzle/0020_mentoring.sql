-- Why: mentoring of returnees and their families (handbook §4.15): who asked for it, who takes part and in which state, the
-- plan, the meetings, what was reached, and the zone of each closed month. What hangs on an enrolment carries no household
-- of its own and is reached through the enrolment, so that it goes wherever that goes when families are merged or move.
-- Backfill: none, all tables are new.
create table mentoring_requests (
  id uuid primary key,
  region_code text not null references regions (code),
  full_name text not null,
  phone_cipher bytea,
  phone_index bytea,
  phone_last4 text,
  track text not null constraint mentoring_requests_track_code check (track in ('purna', 'keluarga_aktif', 'calon_pulang')),
  return_month date check (return_month = date_trunc('month', return_month)),
  country text,
  note text,
  consent_version text not null,
  status text not null default 'baru' constraint mentoring_requests_status_code check (status in ('baru', 'diterima', 'ditolak')),
  reason text,
  enrolment_id uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  decided_at timestamptz,
  decided_by uuid,
  check ((status = 'baru') = (decided_at is null)),
  check ((status = 'diterima') = (enrolment_id is not null))
);
--> statement-breakpoint
create index mentoring_requests_open on mentoring_requests (region_code, created_at) where status = 'baru';
--> statement-breakpoint
create table mentoring_enrolments (
  id uuid primary key,
  person_id uuid not null references persons (id),
  household_id uuid not null references households (id),
  region_code text not null references regions (code),
  track text not null constraint mentoring_enrolments_track_code check (track in ('purna', 'keluarga_aktif', 'calon_pulang')),
  enrolled_on date not null,
  planned_months integer not null default 12 check (planned_months between 1 and 36),
  status text not null default 'daftar' constraint mentoring_enrolments_status_code
    check (status in ('daftar', 'asesmen', 'berjalan', 'jeda', 'lulus', 'berhenti', 'berangkat_lagi', 'pindah')),
  status_since date not null check (status_since >= enrolled_on),
  deleted_at timestamptz,
  version integer not null default 1,
  source text not null default 'lapangan',
  import_id uuid,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid
);
--> statement-breakpoint
create unique index mentoring_enrolments_open on mentoring_enrolments (person_id) where deleted_at is null and status in ('daftar', 'asesmen', 'berjalan', 'jeda');
--> statement-breakpoint
create index mentoring_enrolments_household on mentoring_enrolments (household_id);
--> statement-breakpoint
create index mentoring_enrolments_region on mentoring_enrolments (region_code, status);
--> statement-breakpoint
create table mentoring_steps (
  id uuid primary key,
  enrolment_id uuid not null references mentoring_enrolments (id),
  from_status text,
  to_status text not null,
  happened_on date not null,
  reason text,
  recorded_by uuid,
  recorded_at timestamptz not null default clock_timestamp()
);
--> statement-breakpoint
create index mentoring_steps_enrolment on mentoring_steps (enrolment_id, recorded_at);
--> statement-breakpoint
create table mentoring_plans (
  id uuid primary key,
  enrolment_id uuid not null unique references mentoring_enrolments (id),
  goals jsonb not null check (jsonb_typeof(goals) = 'array' and jsonb_array_length(goals) <= 3),
  needs_idr bigint check (needs_idr >= 0),
  debts_idr bigint check (debts_idr >= 0),
  savings_idr bigint check (savings_idr >= 0),
  capital_idr bigint check (capital_idr >= 0),
  savings_percent integer check (savings_percent between 0 and 100),
  debt_order text,
  family_agreed boolean,
  version integer not null default 1,
  source text not null default 'lapangan',
  import_id uuid,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid
);
--> statement-breakpoint
create table mentoring_sessions (
  id uuid primary key,
  enrolment_id uuid not null references mentoring_enrolments (id),
  held_on date not null,
  kind text not null constraint mentoring_sessions_kind_code check (kind in ('kunjungan', 'kelompok', 'telepon')),
  minutes integer check (minutes between 1 and 600),
  topics text[] not null,
  homework_done text check (homework_done in ('ya', 'sebagian', 'tidak')),
  homework text,
  savings_idr bigint check (savings_idr >= 0),
  note text,
  next_on date check (next_on > held_on),
  deleted_at timestamptz,
  version integer not null default 1,
  source text not null default 'lapangan',
  import_id uuid,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid
);
--> statement-breakpoint
create index mentoring_sessions_enrolment on mentoring_sessions (enrolment_id, held_on);
--> statement-breakpoint
create table mentoring_milestones (
  id uuid primary key,
  enrolment_id uuid not null references mentoring_enrolments (id),
  code text not null constraint mentoring_milestones_code check (code in ('catatan_keuangan', 'rekening_terpisah', 'dana_darurat_1', 'dana_darurat_3',
    'utang_konsumtif_lunas', 'rencana_usaha', 'penjualan_pertama', 'nib', 'laba_3_bulan', 'jht_bpjs', 'asuransi_keluarga')),
  reached_on date not null,
  deleted_at timestamptz,
  version integer not null default 1,
  source text not null default 'lapangan',
  import_id uuid,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid
);
--> statement-breakpoint
create unique index mentoring_milestones_key on mentoring_milestones (enrolment_id, code);
--> statement-breakpoint
create table zone_snapshots (
  enrolment_id uuid not null references mentoring_enrolments (id),
  month date not null check (month = date_trunc('month', month)),
  zone text not null constraint zone_snapshots_zone_code check (zone in ('abu', 'merah', 'kuning', 'biru', 'hijau')),
  because text[] not null,
  facts jsonb not null,
  closed_at timestamptz not null default clock_timestamp(),
  primary key (enrolment_id, month),
  -- The month was over when its zone was written.
  check (closed_at >= (month + interval '1 month') at time zone 'Asia/Jakarta')
);
--> statement-breakpoint
create function app_writes_enrolment(enrolment uuid) returns boolean
  language sql stable parallel safe security definer set search_path = public as $$
  select exists (select from mentoring_enrolments e where e.id = enrolment and (
    app_writes_household(e.household_id, e.region_code)
    or (e.household_id in (select app_moved_households()) and app_household_lives_in(e.household_id, app_list('app.write_areas')))))
$$;
--> statement-breakpoint
do $$
declare
  t text;
  -- As 0015 has it for the other records of a family.
  within text := '(''+'' || region_code) = any ((select app_list(''app.%1$s''))::text[])
    or ((region_code || ''.'') ^@ any ((select app_area_prefixes(''app.%1$s''))::text[]) and not (''-'' || region_code) = any ((select app_list(''app.%1$s''))::text[]))';
  one_by_one text := 'household_id::text = any ((select app_list(''app.households''))::text[])';
  moved text := '(household_id in (select app_moved_households()) and app_household_lives_in(household_id, (select app_list(''app.%1$s''))))';
  reads text := format(within, 'people_areas') || ' or ' || one_by_one || ' or ' || format(moved, 'people_areas');
  writes text := format(within, 'write_areas') || ' or ((select app_has_role(''pendamping'')) and ' || one_by_one || ') or ' || format(moved, 'write_areas');
begin
  foreach t in array array['mentoring_requests', 'mentoring_enrolments', 'mentoring_steps', 'mentoring_plans', 'mentoring_sessions', 'mentoring_milestones', 'zone_snapshots'] loop
    execute format('alter table %I enable row level security', t);
    execute format('grant select on %I to desa_app', t);
    execute format('grant select, insert, update, delete on %I to desa_system', t);
    execute format('create policy system_all on %I for all to desa_system using (true) with check (true)', t);
  end loop;
  execute format('create policy people_read on mentoring_enrolments for select to desa_app using (%s)', reads);
  execute format('create policy people_insert on mentoring_enrolments for insert to desa_app with check ((%s) and app_household_lived_in(household_id, region_code))', writes);
  execute format('create policy people_update on mentoring_enrolments for update to desa_app using (%s) with check ((%s) and app_household_lived_in(household_id, region_code))', writes, writes);
  grant insert, update on mentoring_enrolments to desa_app;
  foreach t in array array['mentoring_steps', 'mentoring_plans', 'mentoring_sessions', 'mentoring_milestones', 'zone_snapshots'] loop
    execute format('create policy enrolment_read on %I for select to desa_app using (exists (select from mentoring_enrolments e where e.id = enrolment_id))', t);
  end loop;
  foreach t in array array['mentoring_plans', 'mentoring_sessions', 'mentoring_milestones'] loop
    execute format('grant insert, update on %I to desa_app', t);
    execute format('create policy enrolment_insert on %I for insert to desa_app with check (app_writes_enrolment(enrolment_id))', t);
    execute format('create policy enrolment_update on %I for update to desa_app using (app_writes_enrolment(enrolment_id)) with check (app_writes_enrolment(enrolment_id))', t);
  end loop;
  grant insert on mentoring_steps to desa_app;
  execute 'create policy enrolment_insert on mentoring_steps for insert to desa_app with check (recorded_by = app_actor_id() and app_writes_enrolment(enrolment_id))';
  grant update on mentoring_requests to desa_app;
  execute format('create policy village_read on mentoring_requests for select to desa_app using (%s)', format(within, 'people_areas'));
  execute format('create policy village_update on mentoring_requests for update to desa_app using (%s) with check (%s)', format(within, 'write_areas'), format(within, 'write_areas'));
end $$;
--> statement-breakpoint
-- A step is what happened, a snapshot what a closed month was: neither is written twice, by no role of the program.
revoke update, delete, truncate on mentoring_steps, zone_snapshots from desa_app, desa_system;
--> statement-breakpoint
create trigger follow_merges after insert on mentoring_enrolments referencing new table as added for each statement execute function follow_merges('person');
