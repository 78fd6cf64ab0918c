-- Why: the first pillar, education (handbook §4.10): what a village holds, who takes part, who was there, and what they knew
-- before and after. An activity belongs to a village and is read by who sees its people; participants may be members of a
-- recorded family or only a name. Backfill: none, all tables are new.
create table activities (
  id uuid primary key,
  region_code text not null references regions (code),
  pillar text not null constraint activities_pillar_code check (pillar in ('edukasi', 'informasi_kerja', 'ekonomi', 'pemasaran')),
  type text not null constraint activities_type_code check (type in ('literasi_keuangan', 'migrasi_aman', 'bahasa', 'keterampilan', 'kewirausahaan',
    'pengolahan', 'pemasaran_digital', 'pengasuhan', 'hukum_hak', 'opp_desa')),
  title text not null,
  start_on date not null,
  end_on date check (end_on >= start_on),
  hours integer check (hours between 1 and 1000),
  trainer text,
  quota integer check (quota between 1 and 10000),
  invited integer check (invited between 0 and 100000),
  cost_idr bigint check (cost_idr >= 0),
  funding text not null default 'tidak_diketahui' constraint activities_funding_code check (funding in ('apbd_prov', 'apbd_kab', 'dana_desa', 'apbn', 'csr', 'swadaya', 'tidak_diketahui')),
  cancelled_on date,
  note text,
  version integer not null default 1,
  source text not null default 'lapangan',
  import_id uuid,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid
);
--> statement-breakpoint
create index activities_region on activities (region_code, start_on desc, id);
--> statement-breakpoint
create table activity_sessions (
  id uuid primary key,
  activity_id uuid not null references activities (id),
  number integer not null check (number between 1 and 60),
  held_on date,
  unique (activity_id, number)
);
--> statement-breakpoint
create table activity_participants (
  id uuid primary key,
  activity_id uuid not null references activities (id),
  person_id uuid references persons (id),
  -- Of somebody who is in no recorded family.
  full_name text,
  added_at timestamptz not null default clock_timestamp(),
  removed_at timestamptz,
  check ((person_id is null) <> (full_name is null))
);
--> statement-breakpoint
create unique index activity_participants_person on activity_participants (activity_id, person_id) where person_id is not null;
--> statement-breakpoint
create index activity_participants_activity on activity_participants (activity_id);
--> statement-breakpoint
create table attendance (
  session_id uuid not null references activity_sessions (id),
  participant_id uuid not null references activity_participants (id),
  status text not null constraint attendance_status_code check (status in ('hadir', 'izin', 'sakit', 'alpa', 'tidak_dicatat')),
  updated_at timestamptz not null default now(),
  updated_by uuid,
  primary key (session_id, participant_id)
);
--> statement-breakpoint
create table test_scores (
  participant_id uuid not null references activity_participants (id),
  phase text not null constraint test_scores_phase_code check (phase in ('pre', 'post', 'tindak_lanjut_3bln')),
  form_family text not null,
  score integer not null check (score between 0 and 100),
  updated_at timestamptz not null default now(),
  updated_by uuid,
  primary key (participant_id, phase)
);
--> statement-breakpoint
do $$
declare
  t text;
  within text := '(''+'' || region_code) = any ((select app_list(''app.%1$s''))::text[])
    or ((region_code || ''.'') ^@ any ((select app_area_prefixes(''app.%1$s''))::text[]) and not (''-'' || region_code) = any ((select app_list(''app.%1$s''))::text[]))';
  of_activity text := 'exists (select from activities a where a.id = activity_id%s)';
  of_participant text := 'exists (select from activity_participants p join activities a on a.id = p.activity_id where p.id = participant_id%s)';
  writes text := ' and app_in_areas(a.region_code, app_list(''app.write_areas''))';
begin
  foreach t in array array['activities', 'activity_sessions', 'activity_participants', 'attendance', 'test_scores'] loop
    execute format('alter table %I enable row level security', t);
    execute format('grant select, insert, update on %I to desa_app', t);
    execute format('grant select, insert, update, delete on %I to desa_system', t);
    execute format('create policy system_all on %I for all to desa_system using (true) with check (true)', t);
  end loop;
  execute format('create policy village_read on activities for select to desa_app using (%s)', format(within, 'people_areas'));
  execute format('create policy village_insert on activities for insert to desa_app with check (%s)', format(within, 'write_areas'));
  execute format('create policy village_update on activities for update to desa_app using (%s) with check (%s)', format(within, 'write_areas'), format(within, 'write_areas'));
  foreach t in array array['activity_sessions', 'activity_participants'] loop
    execute format('create policy activity_read on %I for select to desa_app using (%s)', t, format(of_activity, ''));
    execute format('create policy activity_insert on %I for insert to desa_app with check (%s)', t, format(of_activity, writes));
    execute format('create policy activity_update on %I for update to desa_app using (%s) with check (%s)', t, format(of_activity, writes), format(of_activity, writes));
  end loop;
  foreach t in array array['attendance', 'test_scores'] loop
    execute format('create policy activity_read on %I for select to desa_app using (%s)', t, format(of_participant, ''));
    execute format('create policy activity_insert on %I for insert to desa_app with check (%s)', t, format(of_participant, writes));
    execute format('create policy activity_update on %I for update to desa_app using (%s) with check (%s)', t, format(of_participant, writes), format(of_participant, writes));
  end loop;
end $$;
