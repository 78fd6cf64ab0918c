-- Why: the rest of the third pillar (handbook §4.12, §4.14). A family may keep its enterprise's book by day: the month then
-- follows from its days and cannot be told a second time as a sum. And savings groups of a village with meetings, ledgers
-- and loans, where a member sees her own ledger and nobody else's. Backfill: every month told so far is kept as a sum; the
-- new column is filled by its default, the other tables are new.
alter table enterprise_months add column kept_by text not null default 'bulan' constraint enterprise_months_kept_by_code check (kept_by in ('bulan', 'hari'));
--> statement-breakpoint
create table enterprise_entries (
  id uuid primary key,
  enterprise_id uuid not null references enterprises (id),
  entry_on date not null,
  kind text not null constraint enterprise_entries_kind_code check (kind in ('penjualan', 'modal', 'bahan', 'biaya', 'bunga', 'prive', 'pokok')),
  amount_idr bigint not null check (amount_idr > 0),
  note text,
  removed_at timestamptz,
  version integer not null default 1,
  source text not null default 'lapangan',
  import_id uuid,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid
);
--> statement-breakpoint
create index enterprise_entries_day on enterprise_entries (enterprise_id, entry_on desc, id);
--> statement-breakpoint
-- One truth for a month: kept by day, its sums are those of its days, whatever is written; kept as a sum, it has no days.
create function month_follows_days() returns trigger language plpgsql security definer set search_path = public as $$
declare days integer;
begin
  select count(*), coalesce(sum(amount_idr) filter (where kind = 'penjualan'), 0), coalesce(sum(amount_idr) filter (where kind = 'bahan'), 0), coalesce(sum(amount_idr) filter (where kind = 'biaya'), 0),
      coalesce(sum(amount_idr) filter (where kind = 'bunga'), 0), coalesce(sum(amount_idr) filter (where kind = 'prive'), 0), coalesce(sum(amount_idr) filter (where kind = 'pokok'), 0)
    into days, new.sales_idr, new.cogs_idr, new.opex_idr, new.interest_idr, new.owner_draw_idr, new.principal_idr
    from enterprise_entries where enterprise_id = new.enterprise_id and removed_at is null and entry_on >= new.month and entry_on < new.month + interval '1 month';
  if days = 0 then
    new.sales_idr := null; new.cogs_idr := null; new.opex_idr := null; new.interest_idr := null; new.owner_draw_idr := null; new.principal_idr := null;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger month_follows_days before insert or update on enterprise_months for each row when (new.kept_by = 'hari') execute function month_follows_days();
--> statement-breakpoint
create function month_has_no_days() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if exists (select from enterprise_entries where enterprise_id = new.enterprise_id and removed_at is null and entry_on >= new.month and entry_on < new.month + interval '1 month') then
    raise exception 'a month with days is kept by day' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger month_has_no_days before update of kept_by on enterprise_months for each row when (old.kept_by = 'hari' and new.kept_by = 'bulan') execute function month_has_no_days();
--> statement-breakpoint
-- A month that has lost its last day is free again; where nothing else is known of it, it is no record any more.
create function days_make_month() returns trigger language plpgsql security definer set search_path = public as $$
declare days_of date;
begin
  if new.removed_at is null and not exists (select from enterprise_months where enterprise_id = new.enterprise_id and month = date_trunc('month', new.entry_on)::date and kept_by = 'hari') then
    raise exception 'the month of this day is not kept by day' using errcode = 'check_violation';
  end if;
  update enterprise_months set updated_at = now() where enterprise_id = new.enterprise_id and month = date_trunc('month', new.entry_on)::date and kept_by = 'hari';
  if tg_op = 'UPDATE' then
    if date_trunc('month', old.entry_on) <> date_trunc('month', new.entry_on) then
      update enterprise_months set updated_at = now() where enterprise_id = old.enterprise_id and month = date_trunc('month', old.entry_on)::date and kept_by = 'hari';
    end if;
    days_of := date_trunc('month', old.entry_on)::date;
    if not exists (select from enterprise_entries where enterprise_id = new.enterprise_id and removed_at is null and entry_on >= days_of and entry_on < days_of + interval '1 month') then
      delete from enterprise_months where enterprise_id = new.enterprise_id and month = days_of and kept_by = 'hari' and stock_end_idr is null and cash_end_idr is null;
      update enterprise_months set kept_by = 'bulan' where enterprise_id = new.enterprise_id and month = days_of and kept_by = 'hari';
    end if;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger days_make_month after insert or update on enterprise_entries for each row execute function days_make_month();
--> statement-breakpoint
create table savings_groups (
  id uuid primary key,
  region_code text not null references regions (code),
  name text not null,
  kind text not null constraint savings_groups_kind_code check (kind in ('arisan', 'kelompok_simpan', 'koperasi', 'bumdes_unit')),
  legal_no text,
  founded_on date,
  -- What each member pays in at a meeting, offered by the form.
  dues_idr bigint check (dues_idr > 0),
  closed_on date,
  note text,
  version integer not null default 1,
  source text not null default 'lapangan',
  import_id uuid,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  check (closed_on is null or founded_on is null or closed_on >= founded_on)
);
--> statement-breakpoint
create index savings_groups_region on savings_groups (region_code, name, id);
--> statement-breakpoint
create table savings_members (
  id uuid primary key,
  group_id uuid not null references savings_groups (id),
  person_id uuid references persons (id),
  -- As the group's own book calls her: also of somebody in no recorded family, or of one that moved away.
  full_name text not null,
  joined_on date not null,
  left_on date,
  created_at timestamptz not null default now(),
  unique (id, group_id),
  check (left_on is null or left_on >= joined_on)
);
--> statement-breakpoint
create unique index savings_members_person on savings_members (group_id, person_id) where person_id is not null;
--> statement-breakpoint
create index savings_members_of on savings_members (person_id);
--> statement-breakpoint
create index savings_members_group on savings_members (group_id);
--> statement-breakpoint
create table savings_meetings (
  id uuid primary key,
  group_id uuid not null references savings_groups (id),
  held_on date not null,
  created_at timestamptz not null default now(),
  created_by uuid,
  unique (id, group_id),
  unique (group_id, held_on)
);
--> statement-breakpoint
create table savings_attendance (
  meeting_id uuid not null,
  member_id uuid not null,
  group_id uuid not null,
  status text not null constraint savings_attendance_status_code check (status in ('hadir', 'izin', 'sakit', 'alpa', 'tidak_dicatat')),
  updated_at timestamptz not null default now(),
  updated_by uuid,
  primary key (meeting_id, member_id),
  foreign key (meeting_id, group_id) references savings_meetings (id, group_id),
  foreign key (member_id, group_id) references savings_members (id, group_id)
);
--> statement-breakpoint
create table savings_loans (
  id uuid primary key,
  group_id uuid not null,
  member_id uuid not null,
  lent_on date not null,
  principal_idr bigint not null check (principal_idr > 0),
  months integer not null check (months between 1 and 60),
  -- What the group takes a month, of the whole principal, in hundredths of a percent.
  service_bp_month integer not null check (service_bp_month between 0 and 1000),
  removed_at timestamptz,
  version integer not null default 1,
  source text not null default 'lapangan',
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  unique (id, member_id),
  foreign key (member_id, group_id) references savings_members (id, group_id)
);
--> statement-breakpoint
create index savings_loans_group on savings_loans (group_id, lent_on desc, id);
--> statement-breakpoint
create table savings_entries (
  id uuid primary key,
  group_id uuid not null,
  member_id uuid not null,
  meeting_id uuid,
  loan_id uuid,
  entry_on date not null,
  kind text not null constraint savings_entries_kind_code check (kind in ('pokok', 'wajib', 'sukarela', 'penarikan', 'angsuran', 'jasa')),
  amount_idr bigint not null check (amount_idr > 0),
  removed_at timestamptz,
  version integer not null default 1,
  source text not null default 'lapangan',
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  check ((loan_id is not null) = (kind in ('angsuran', 'jasa'))),
  foreign key (member_id, group_id) references savings_members (id, group_id),
  foreign key (meeting_id, group_id) references savings_meetings (id, group_id),
  -- Asked at the end of the transaction: a whole book may be brought in money first, so that loans find what they took.
  foreign key (loan_id, member_id) references savings_loans (id, member_id) deferrable initially deferred
);
--> statement-breakpoint
create index savings_entries_group on savings_entries (group_id, entry_on desc, id);
--> statement-breakpoint
create index savings_entries_member on savings_entries (member_id, entry_on desc, id);
--> statement-breakpoint
-- A meeting tells of each member and kind once.
create unique index savings_entries_once on savings_entries (meeting_id, member_id, kind) where removed_at is null;
--> statement-breakpoint
-- The box of a group never holds less than nothing, nobody takes out more than she put in (but in an arisan, where each gets
-- the pot before the end), and no loan is repaid twice. Asked of the whole group after each statement.
create function savings_hold() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if exists (
    select from (select distinct group_id from added) g where
      coalesce((select sum(case when kind = 'penarikan' then -amount_idr else amount_idr end) from savings_entries e where e.group_id = g.group_id and e.removed_at is null), 0)
      < coalesce((select sum(principal_idr) from savings_loans l where l.group_id = g.group_id and l.removed_at is null), 0))
  then raise exception 'savings_cash' using errcode = 'check_violation'; end if;
  if exists (
    select from savings_entries e join savings_groups g on g.id = e.group_id and g.kind <> 'arisan'
    where e.group_id in (select group_id from added) and e.removed_at is null
    group by e.member_id
    having sum(case e.kind when 'penarikan' then -e.amount_idr when 'angsuran' then 0 when 'jasa' then 0 else e.amount_idr end) < 0)
  then raise exception 'savings_member' using errcode = 'check_violation'; end if;
  if exists (
    select from savings_loans l join savings_entries e on e.loan_id = l.id and e.kind = 'angsuran' and e.removed_at is null
    where l.group_id in (select group_id from added)
    group by l.id having sum(e.amount_idr) > l.principal_idr or l.removed_at is not null)
  then raise exception 'savings_loan' using errcode = 'check_violation'; end if;
  return null;
end $$;
--> statement-breakpoint
create trigger savings_hold_insert after insert on savings_entries referencing new table as added for each statement execute function savings_hold();
--> statement-breakpoint
create trigger savings_hold_update after update on savings_entries referencing new table as added for each statement execute function savings_hold();
--> statement-breakpoint
create trigger savings_hold_insert after insert on savings_loans referencing new table as added for each statement execute function savings_hold();
--> statement-breakpoint
create trigger savings_hold_update after update on savings_loans referencing new table as added for each statement execute function savings_hold();
--> statement-breakpoint
-- Under which members somebody signed in as a family stands: her own records, and those that became part of hers.
create function app_own_memberships() returns setof uuid
  language sql stable security definer set search_path = public as $$
  with recursive own as (
    select coalesce(kept_person(u.person_id), u.person_id) as id from users u where u.id = app_actor_id() and u.person_id is not null and app_has_role('keluarga')
    union select p.id from own o join persons p on p.merged_into = o.id)
  select m.id from own o join savings_members m on m.person_id = o.id
$$;
--> statement-breakpoint
-- The name of a group for its member, who sees nothing else of it.
create function app_own_savings_groups() returns table (member_id uuid, name text, kind text, village text, closed_on date)
  language sql stable security definer set search_path = public as $$
  select m.id, g.name, g.kind, r.name, g.closed_on
  from savings_members m join savings_groups g on g.id = m.group_id join regions r on r.code = g.region_code where m.id in (select app_own_memberships())
$$;
--> statement-breakpoint
revoke all on function app_own_memberships(), app_own_savings_groups(), month_follows_days(), month_has_no_days(), days_make_month(), savings_hold() from public;
--> statement-breakpoint
grant execute on function app_own_memberships(), app_own_savings_groups() to desa_app, desa_system;
--> statement-breakpoint
do $$
declare
  t text;
  of_group text := 'exists (select from savings_groups g where g.id = group_id%s)';
  writes text := ' and app_in_areas(g.region_code, app_list(''app.write_areas''))';
begin
  foreach t in array array['enterprise_entries', 'savings_groups', 'savings_members', 'savings_meetings', 'savings_attendance', 'savings_loans', 'savings_entries'] loop
    call app_guard_table(t);
  end loop;
  create policy enterprise_read on enterprise_entries for select to desa_app using (exists (select from enterprises e where e.id = enterprise_id));
  create policy book_insert on enterprise_entries for insert to desa_app with check (app_keeps_book(enterprise_id));
  create policy book_update on enterprise_entries for update to desa_app using (app_keeps_book(enterprise_id)) with check (app_keeps_book(enterprise_id));
  execute format('create policy village_read on savings_groups for select to desa_app using (%s)', app_policy_area('people_areas'));
  execute format('create policy village_insert on savings_groups for insert to desa_app with check (%s)', app_policy_area('write_areas'));
  execute format('create policy village_update on savings_groups for update to desa_app using (%s) with check (%s)', app_policy_area('write_areas'), app_policy_area('write_areas'));
  foreach t in array array['savings_members', 'savings_meetings', 'savings_attendance', 'savings_loans', 'savings_entries'] loop
    execute format('create policy group_read on %I for select to desa_app using (%s)', t, format(of_group, ''));
    execute format('create policy group_insert on %I for insert to desa_app with check (%s)', t, format(of_group, writes));
    execute format('create policy group_update on %I for update to desa_app using (%s) with check (%s)', t, format(of_group, writes), format(of_group, writes));
  end loop;
  create policy own_read on savings_members for select to desa_app using (id in (select app_own_memberships()));
  foreach t in array array['savings_attendance', 'savings_loans', 'savings_entries'] loop
    execute format('create policy own_read on %I for select to desa_app using (member_id in (select app_own_memberships()))', t);
  end loop;
  -- A family's history also tells of the days of its book.
  create policy own_days_insert on changes for insert to desa_app with check (
    entity = 'enterprise_entry' and changed_by = app_actor_id() and app_has_role('keluarga')
    and household_id::text = any ((select app_list('app.households'))::text[]) and app_household_lived_in(household_id, region_code));
end $$;
