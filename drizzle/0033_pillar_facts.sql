-- Why: the figures of the four pillars and of mentoring (handbook §5.3, §5.6) stand beside those of money, so that they too
-- are read from compact facts and not from records. What hangs on a family follows the queue as before; classes belong to
-- a village and have a kind of their own in it. What the columns mean stands in app/indicators/rollups.
-- Backfill: all households and all villages with classes are queued and followed by the first figures asked for.
-- What every table of figures begins with: whoever sees an area's numbers reads them, and only the program writes.
create procedure rollup.guard_table(t text) language plpgsql as $$
begin
  execute format('alter table rollup.%I enable row level security', t);
  execute format('grant select on rollup.%I to desa_app', t);
  execute format('grant select, insert, update, delete on rollup.%I to desa_system', t);
  execute format('create policy numbers_read on rollup.%I for select to desa_app using (area_code ^@ any ((select app_number_prefixes())::text[]))', t);
  execute format('create policy system_all on rollup.%I for all to desa_system using (true) with check (true)', t);
end $$;
--> statement-breakpoint
revoke all on procedure rollup.guard_table(text) from public;
--> statement-breakpoint
create table rollup.mentorings (
  enrolment_id uuid not null,
  household_id uuid not null,
  area_code text collate "C" not null,
  sex text,
  enrolled_on date not null,
  -- In this state from `from_on` to the day before `to_on`.
  state text not null,
  from_on date not null,
  to_on date not null
);
--> statement-breakpoint
-- Sessions by the day they were due or held.
create table rollup.mentoring_days (
  enrolment_id uuid not null,
  household_id uuid not null,
  area_code text collate "C" not null,
  sex text,
  day date not null,
  due smallint not null,
  held smallint not null
);
--> statement-breakpoint
create table rollup.zones (
  enrolment_id uuid not null,
  household_id uuid not null,
  area_code text collate "C" not null,
  sex text,
  month date not null,
  zone text not null,
  -- The zone of the first month, and how many months ago that was.
  baseline text not null,
  months smallint not null
);
--> statement-breakpoint
-- Adults who completed a class.
create table rollup.completions (
  activity_id uuid not null,
  person_id uuid not null,
  household_id uuid not null,
  area_code text collate "C" not null,
  completed_on date not null
);
--> statement-breakpoint
create table rollup.enterprises (
  enterprise_id uuid not null,
  household_id uuid not null,
  area_code text collate "C" not null,
  kind text not null,
  sex text,
  started_on date,
  closed_on date,
  paused_since date,
  workers_paid integer
);
--> statement-breakpoint
-- A month of an enterprise's book, valid until the next one: how many months had a known profit up to it, the sums of the
-- first three of them and of the last three, and the month of the third last.
create table rollup.books (
  enterprise_id uuid not null,
  household_id uuid not null,
  area_code text collate "C" not null,
  kind text not null,
  sex text,
  month date not null,
  next_month date not null,
  profits smallint not null,
  first_idr bigint,
  last_idr bigint,
  third_last date
);
--> statement-breakpoint
create table rollup.permits (
  enterprise_id uuid not null,
  household_id uuid not null,
  area_code text collate "C" not null,
  permit text not null,
  state text not null,
  expires_on date
);
--> statement-breakpoint
create table rollup.loans (
  debt_id uuid not null,
  household_id uuid not null,
  area_code text collate "C" not null,
  lender_type text not null,
  -- Empty where nobody knows whether it is paid on time.
  on_time boolean,
  outstanding_idr bigint
);
--> statement-breakpoint
-- Seats of the meetings held in a month; and what came of each class, by sex.
create table rollup.seats (
  activity_id uuid not null,
  region_code text collate "C" not null,
  area_code text collate "C" not null,
  month date not null,
  people integer not null,
  present integer not null,
  recorded integer not null,
  seats integer not null
);
--> statement-breakpoint
create table rollup.classes (
  activity_id uuid not null,
  region_code text collate "C" not null,
  area_code text collate "C" not null,
  ended_on date not null,
  sex text,
  -- With both tests on one form, and their points together; who came at all or has both; who came, and who completed.
  pairs integer not null,
  before_points integer not null,
  after_points integer not null,
  takers integer not null,
  came integer not null,
  completed integer not null
);
--> statement-breakpoint
-- When a returnee's mentoring began, for M01; whether records are kept, for E05.
alter table rollup.returns add column enrolled_on date;
--> statement-breakpoint
alter table rollup.money_states add column records_kept text;
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['mentorings', 'mentoring_days', 'zones', 'completions', 'enterprises', 'books', 'permits', 'loans', 'seats', 'classes'] loop
    call rollup.guard_table(t);
    execute format('create index %I on rollup.%I (area_code)', t || '_area', t);
    if t in ('seats', 'classes') then execute format('create index %I on rollup.%I (region_code)', t || '_region', t);
    else execute format('create index %I on rollup.%I (household_id)', t || '_household', t);
    end if;
  end loop;
end $$;
--> statement-breakpoint
-- Asked for one by one: the book of an enterprise on a day, the states of a mentoring.
create index books_enterprise on rollup.books (enterprise_id, month);
--> statement-breakpoint
create index mentorings_enrolment on rollup.mentorings (enrolment_id, from_on);
--> statement-breakpoint
create index returns_returned on rollup.returns (area_code, returned_on);
--> statement-breakpoint
alter table rollup.queue drop constraint queue_kind_check,
  add constraint queue_kind_check check (kind in ('remittance', 'none', 'use', 'household', 'region', 'village'));
--> statement-breakpoint
create index queue_village on rollup.queue (region_code) where kind = 'village';
--> statement-breakpoint
-- What hangs on an enrolment or an enterprise touches the family it is of.
create function rollup.queue_of_enrolment() returns trigger language plpgsql security definer set search_path = public, rollup as $$
begin
  if tg_op <> 'INSERT' then
    insert into rollup.queue (kind, household_id) select distinct 'household', e.household_id from before b join mentoring_enrolments e on e.id = b.enrolment_id;
  end if;
  if tg_op <> 'DELETE' then
    insert into rollup.queue (kind, household_id) select distinct 'household', e.household_id from after a join mentoring_enrolments e on e.id = a.enrolment_id;
  end if;
  return null;
end $$;
--> statement-breakpoint
create function rollup.queue_of_enterprise() returns trigger language plpgsql security definer set search_path = public, rollup as $$
begin
  if tg_op <> 'INSERT' then
    insert into rollup.queue (kind, household_id) select distinct 'household', e.household_id from before b join enterprises e on e.id = b.enterprise_id;
  end if;
  if tg_op <> 'DELETE' then
    insert into rollup.queue (kind, household_id) select distinct 'household', e.household_id from after a join enterprises e on e.id = a.enterprise_id;
  end if;
  return null;
end $$;
--> statement-breakpoint
-- A class touches its village, and the families of whoever takes part, who may have completed it now or no more.
create function rollup.queue_classes(changed uuid[]) returns void language sql security definer set search_path = public, rollup as $$
  insert into rollup.queue (kind, region_code) select distinct 'village', region_code from activities where id = any (changed);
  insert into rollup.queue (kind, household_id)
    select distinct 'household', p.household_id from activity_participants a join persons p on p.id in (a.person_id, kept_person(a.person_id)) where a.activity_id = any (changed)
$$;
--> statement-breakpoint
create function rollup.queue_class_rows() returns trigger language plpgsql security definer set search_path = public, rollup as $$
declare changed uuid[];
begin
  -- Of which classes the rows are: their own, or by the person who takes part.
  execute format('select array_agg(distinct %s) from (%s) touched %s',
    case tg_argv[0] when 'id' then 'touched.id' when 'activity' then 'touched.activity_id' else 'p.activity_id' end,
    case tg_op when 'INSERT' then 'select * from after' when 'DELETE' then 'select * from before' else 'select * from before union all select * from after' end,
    case tg_argv[0] when 'participant' then 'join activity_participants p on p.id = touched.participant_id' else '' end) into changed;
  perform rollup.queue_classes(changed);
  return null;
end $$;
--> statement-breakpoint
do $$
declare
  t text;
  op text;
  work text;
begin
  foreach t in array array['mentoring_enrolments', 'enterprises', 'mentoring_steps', 'mentoring_sessions', 'zone_snapshots', 'enterprise_months', 'enterprise_permits',
      'activities', 'activity_sessions', 'activity_participants', 'attendance', 'test_scores'] loop
    work := case when t in ('mentoring_enrolments', 'enterprises') then 'queue_households()'
      when t in ('mentoring_steps', 'mentoring_sessions', 'zone_snapshots') then 'queue_of_enrolment()'
      when t in ('enterprise_months', 'enterprise_permits') then 'queue_of_enterprise()'
      else format('queue_class_rows(%L)', case t when 'activities' then 'id' when 'attendance' then 'participant' when 'test_scores' then 'participant' else 'activity' end) end;
    foreach op in array array['insert', 'update', 'delete'] loop
      execute format('create trigger rollup_%s after %s on %I referencing %s for each statement execute function rollup.%s', op, op, t,
        case op when 'insert' then 'new table as after' when 'delete' then 'old table as before' else 'old table as before new table as after' end, work);
    end loop;
  end loop;
end $$;
--> statement-breakpoint
-- Of whoever takes part the sex counts, and the family.
create index activity_participants_of on activity_participants (person_id);
--> statement-breakpoint
create function rollup.queue_classes_of_persons() returns trigger language plpgsql security definer set search_path = public, rollup as $$
declare changed uuid[];
begin
  with others as (
    select a.id from before b join after a using (id)
    where (b.sex, b.household_id, b.birth_date, b.birth_year, b.deleted_at, b.merged_into) is distinct from (a.sex, a.household_id, a.birth_date, a.birth_year, a.deleted_at, a.merged_into)
  ), names as (select id from others union select p.id from persons p join others o on p.merged_into = o.id)
  select array_agg(distinct t.activity_id) from names join activity_participants t on t.person_id = names.id into changed;
  perform rollup.queue_classes(changed);
  return null;
end $$;
--> statement-breakpoint
create trigger rollup_classes after update on persons referencing old table as before new table as after for each statement execute function rollup.queue_classes_of_persons();
--> statement-breakpoint
revoke all on function rollup.queue_classes_of_persons(), rollup.queue_classes(uuid[]), rollup.queue_class_rows(), rollup.queue_of_enrolment(), rollup.queue_of_enterprise() from public;
--> statement-breakpoint
insert into rollup.queue (kind, household_id) select 'household', id from households;
--> statement-breakpoint
insert into rollup.queue (kind, region_code) select distinct 'village', region_code from activities;
