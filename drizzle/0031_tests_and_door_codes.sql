-- Why: attendance comes from files too and can be taken back with them, so that a seat has an id of its own, a version and
-- the import that brought it (handbook §4.10). A code shown at the door lets people say themselves that they are there and
-- take the test on their own phone; who is not found among the participants waits for the coordinator and is shown no
-- names. The code itself is kept nowhere: it follows from its row's id and the program's secret, and what is typed is
-- looked for by a keyed hash. Backfill: every seat gets an id, written in one pass over the table.
alter table attendance add column id uuid not null default gen_random_uuid(), add column version integer not null default 1, add column source text not null default 'lapangan', add column import_id uuid,
  add constraint attendance_id unique (id);
--> statement-breakpoint
create table door_codes (
  id uuid primary key,
  session_id uuid not null references activity_sessions (id),
  code_hash text not null unique,
  test_phase text constraint door_codes_phase_code check (test_phase in ('pre', 'post', 'tindak_lanjut_3bln')),
  form_family text,
  expires_at timestamptz not null,
  closed_at timestamptz,
  created_at timestamptz not null default now(),
  created_by uuid,
  check ((test_phase is null) = (form_family is null))
);
--> statement-breakpoint
-- One meeting has one code that is open.
create unique index door_codes_open on door_codes (session_id) where closed_at is null;
--> statement-breakpoint
create table door_arrivals (
  id uuid primary key,
  session_id uuid not null references activity_sessions (id),
  door_code_id uuid not null references door_codes (id),
  -- As it was typed, while it waits; gone once it is answered or found.
  typed_name text,
  birth_year integer check (birth_year between 1900 and 2100),
  participant_id uuid references activity_participants (id),
  state text not null constraint door_arrivals_state_code check (state in ('tercatat', 'menunggu', 'beda', 'dicocokkan', 'ditolak')),
  arrived_at timestamptz not null default now(),
  decided_at timestamptz,
  decided_by uuid,
  check ((state = 'menunggu') = (typed_name is not null)),
  check (state in ('menunggu', 'ditolak') or participant_id is not null),
  check ((state in ('dicocokkan', 'ditolak')) = (decided_at is not null))
);
--> statement-breakpoint
create index door_arrivals_session on door_arrivals (session_id, arrived_at);
--> statement-breakpoint
do $$
declare
  t text;
  of_session text := 'exists (select from activity_sessions s join activities a on a.id = s.activity_id where s.id = session_id%s)';
  writes text := ' and app_in_areas(a.region_code, app_list(''app.write_areas''))';
begin
  foreach t in array array['door_codes', 'door_arrivals'] loop
    call app_guard_table(t);
    -- Hashes and typed names are nobody's to read but the keeper's.
    execute format('create policy keeper_read on %I for select to desa_app using (%s)', t, format(of_session, writes));
    execute format('create policy keeper_insert on %I for insert to desa_app with check (%s)', t, format(of_session, writes));
    execute format('create policy keeper_update on %I for update to desa_app using (%s) with check (%s)', t, format(of_session, writes), format(of_session, writes));
  end loop;
  -- An undone import takes away what it alone brought in.
  grant delete on attendance to desa_app;
  create policy activity_delete on attendance for delete to desa_app using (import_id is not null and
    exists (select from activity_participants p join activities a on a.id = p.activity_id where p.id = participant_id and app_in_areas(a.region_code, app_list('app.write_areas'))));
end $$;
