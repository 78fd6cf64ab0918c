-- Why: every figure was counted from single records, so that a dashboard's cost grew with history. Here are the compact
-- facts and sums that figures are read from, and the queue by which they follow the records.
--
-- A write leaves in `rollup.queue`, within its own transaction, which household it touched and, for transfers, what was
-- taken away (sign -1) and what was put there (+1). app/indicators/rollups drains the queue: additive measures of transfers
-- are added up, everything about household months is counted anew for the households touched and the difference
-- carried up. What a measure means stands there and not here. All of it is keyed by the area a record counts under today.
-- Backfill: the queue is filled with all records, 3 s a million, and drained by the first figures asked for.
create schema rollup;
--> statement-breakpoint
grant usage on schema rollup to desa_app, desa_system;
--> statement-breakpoint
create table rollup.queue (
  seq bigint generated always as identity primary key,
  queued_at timestamptz not null default clock_timestamp(),
  -- remittance, none, use: a money record; household: only its facts; region: the place its code counts under has changed.
  kind text not null check (kind in ('remittance', 'none', 'use', 'household', 'region')),
  sign smallint not null default 0,
  household_id uuid,
  region_code text,
  month date,
  day date,
  country text,
  sex text,
  channel text,
  currency text,
  sent_minor bigint,
  fee_minor bigint,
  receive_fee_idr bigint,
  applied_rate numeric,
  reference_rate numeric,
  received_idr bigint
);
--> statement-breakpoint
create index queue_household on rollup.queue (household_id);
--> statement-breakpoint
create index queue_region on rollup.queue (region_code) where kind = 'region';
--> statement-breakpoint
-- One row: up to which month families away from home have a month to be asked about.
create table rollup.state (one boolean primary key default true check (one), months_until date not null);
--> statement-breakpoint
insert into rollup.state (months_until) values ((date_trunc('month', now()) + interval '1 month')::date);
--> statement-breakpoint
-- Two significant digits of an amount, in the order of amounts: 3_450_000 is 734. Medians of large areas are looked for
-- in the bucket that holds them.
create function rollup.bucket(amount bigint) returns smallint language sql immutable parallel safe as $$
  select case when amount is null then null when amount <= 0 then 0
    else length(amount::text) * 100 + rpad(left(amount::text, 2), 2, '0')::int end::smallint
$$;
--> statement-breakpoint
-- A household's month in an area. `whole`: all of it; `part`: what came from one country and sex of sender; most are both.
create table rollup.household_months (
  household_id uuid not null,
  area_code text collate "C" not null,
  month date not null,
  role text not null check (role in ('both', 'whole', 'part')),
  country text,
  sex text,
  -- What came less cash-out fees; null: nothing that can be read.
  amount bigint,
  -- Something came; and: something came or was confirmed not to; and: that can be read. Eligible: a member is away.
  came boolean not null,
  answered boolean not null,
  known boolean not null,
  eligible boolean not null,
  -- Away and past the months of deductions.
  regular boolean not null,
  bucket smallint,
  -- Channels by which more than zero came, and kinds of channel (formal, informal, unknown) that were used, a bit each.
  paid_by integer not null,
  sides smallint not null,
  recorded bigint,
  received bigint,
  strict bigint,
  broad bigint,
  debt bigint,
  covered boolean not null,
  use_eligible boolean not null,
  -- By category in the order of the code list, where the month's uses count.
  use_amounts bigint[]
);
--> statement-breakpoint
create index household_months_household on rollup.household_months (household_id, month);
--> statement-breakpoint
create index household_months_area on rollup.household_months (area_code, month);
--> statement-breakpoint
create index household_months_bucket on rollup.household_months (month, bucket, area_code, amount) where role <> 'part' and known;
--> statement-breakpoint
-- Twelve months of a household in an area, a bit each: who is counted once however often something came.
create table rollup.household_years (
  household_id uuid not null,
  area_code text collate "C" not null,
  year smallint not null,
  paid smallint not null,
  covered smallint not null,
  moved smallint not null,
  formal smallint not null,
  informal smallint not null,
  unclear smallint not null,
  regular smallint not null,
  -- Of the household in whatever area, while it is regular here.
  answered smallint not null,
  came smallint not null
);
--> statement-breakpoint
create index household_years_household on rollup.household_years (household_id);
--> statement-breakpoint
create index household_years_area on rollup.household_years (area_code, year);
--> statement-breakpoint
create table rollup.departures (
  journey_id uuid not null,
  household_id uuid not null,
  area_code text collate "C" not null,
  departed_on date not null,
  procedural_status text not null,
  country text,
  sex text,
  scheme text,
  sector text
);
--> statement-breakpoint
create index departures_household on rollup.departures (household_id);
--> statement-breakpoint
create index departures_area on rollup.departures (area_code, departed_on);
--> statement-breakpoint
create index departures_day on rollup.departures (departed_on);
--> statement-breakpoint
-- The time each migrant was away, in the area the household lived in.
create table rollup.absences (
  journey_id uuid not null,
  household_id uuid not null,
  area_code text collate "C" not null,
  country text,
  sex text,
  departed_on date,
  from_on date not null,
  to_on date,
  place_from date not null,
  place_to date not null
);
--> statement-breakpoint
create index absences_household on rollup.absences (household_id);
--> statement-breakpoint
create index absences_area on rollup.absences (area_code);
--> statement-breakpoint
-- Where each household in the programme lived when.
create table rollup.enrolments (
  household_id uuid not null,
  area_code text collate "C" not null,
  place_from date not null,
  place_to date not null
);
--> statement-breakpoint
create index enrolments_household on rollup.enrolments (household_id);
--> statement-breakpoint
create index enrolments_area on rollup.enrolments (area_code);
--> statement-breakpoint
-- The last record accepted about a household in a village; its code may count under another area today.
create table rollup.last_records (
  household_id uuid not null,
  area_code text collate "C" not null,
  region_code text collate "C" not null,
  recorded_at timestamptz not null
);
--> statement-breakpoint
create index last_records_household on rollup.last_records (household_id);
--> statement-breakpoint
create index last_records_area on rollup.last_records (area_code, recorded_at);
--> statement-breakpoint
create index last_records_retired on rollup.last_records (area_code) where region_code <> area_code;
--> statement-breakpoint
-- Sums a village and month; and a regency and month, in all and by country, sex, channel and use.
create table rollup.village_months (
  area_code text collate "C" not null,
  month date not null,
  records integer not null default 0,
  transfers integer not null default 0,
  valued integer not null default 0,
  formal integer not null default 0,
  channelled integer not null default 0,
  channelled_value integer not null default 0,
  value bigint not null default 0,
  channel_value bigint not null default 0,
  formal_value bigint not null default 0,
  costed integer not null default 0,
  cost numeric not null default 0,
  sent numeric not null default 0,
  shares numeric not null default 0,
  cheap integer not null default 0,
  dear integer not null default 0,
  amount bigint not null default 0,
  paid integer not null default 0,
  known_amount bigint not null default 0,
  known integer not null default 0,
  recipients integer not null default 0,
  eligible integer not null default 0,
  eligible_known integer not null default 0,
  senders integer not null default 0,
  movers integer not null default 0,
  formal_movers integer not null default 0,
  informal_movers integer not null default 0,
  unclear_movers integer not null default 0,
  recorded bigint not null default 0,
  strict bigint not null default 0,
  broad bigint not null default 0,
  debt bigint not null default 0,
  covered integer not null default 0,
  use_eligible integer not null default 0,
  primary key (area_code, month)
);
--> statement-breakpoint
create index village_months_month on rollup.village_months (month, area_code);
--> statement-breakpoint
create table rollup.regency_months (
  like rollup.village_months including defaults,
  dimension text not null,
  grp text not null,
  primary key (area_code, dimension, month, grp)
);
--> statement-breakpoint
create index regency_months_month on rollup.regency_months (dimension, month, area_code);
--> statement-breakpoint
create table rollup.regency_amounts (
  area_code text collate "C" not null,
  month date not null,
  bucket smallint not null,
  months integer not null,
  primary key (area_code, month, bucket)
);
--> statement-breakpoint
create table rollup.regency_days (
  area_code text collate "C" not null,
  day date not null,
  transfers integer not null,
  value bigint not null,
  primary key (area_code, day)
);
--> statement-breakpoint
-- Whoever may see an area's numbers reads them here; the prefixes are looked up once for a statement, not for each row,
-- and say what they should without a final dot because every part of a code has its fixed width. The exceptions for retired villages (see 0001) fall away: these rows stand where they count today.
create function app_number_prefixes() returns text[] language sql stable parallel safe as $$
  select array_agg(case when area = 'ID' then '' else area end) from unnest(app_list('app.number_areas')) area where area !~ '^[+-]'
$$;
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['household_months', 'household_years', 'departures', 'absences', 'enrolments', 'last_records', 'village_months',
      'regency_months', 'regency_amounts', 'regency_days'] loop
    execute format('alter table rollup.%I enable row level security', t);
    execute format('grant select on rollup.%I to desa_app', t);
    execute format('grant select, insert, update, delete on rollup.%I to desa_system', t);
    execute format('create policy numbers_read on rollup.%I for select to desa_app using (area_code ^@ any ((select app_number_prefixes())::text[]))', t);
    execute format('create policy system_all on rollup.%I for all to desa_system using (true) with check (true)', t);
  end loop;
  foreach t in array array['queue', 'state'] loop
    execute format('alter table rollup.%I enable row level security', t);
    execute format('grant select, insert, update, delete on rollup.%I to desa_system', t);
    execute format('create policy system_all on rollup.%I for all to desa_system using (true) with check (true)', t);
  end loop;
end $$;
--> statement-breakpoint
-- The triggers write past the policies, as whoever writes a record cannot see the queue.
create function rollup.queue_remittances() returns trigger language plpgsql security definer set search_path = public, rollup as $$
begin
  if tg_op <> 'INSERT' then
    insert into rollup.queue (kind, sign, household_id, region_code, month, day, country, sex, channel, currency, sent_minor, fee_minor, receive_fee_idr, applied_rate, reference_rate, received_idr)
      select 'remittance', -1, household_id, region_code, month, coalesce(received_on, sent_on), country, sender_sex, channel, currency, sent_minor, fee_minor, receive_fee_idr, applied_rate, reference_rate, received_idr
      from before where deleted_at is null;
  end if;
  if tg_op <> 'DELETE' then
    insert into rollup.queue (kind, sign, household_id, region_code, month, day, country, sex, channel, currency, sent_minor, fee_minor, receive_fee_idr, applied_rate, reference_rate, received_idr)
      select 'remittance', 1, household_id, region_code, month, coalesce(received_on, sent_on), country, sender_sex, channel, currency, sent_minor, fee_minor, receive_fee_idr, applied_rate, reference_rate, received_idr
      from after where deleted_at is null;
  end if;
  return null;
end $$;
--> statement-breakpoint
-- For months without a transfer and uses: only that a record came or went.
create function rollup.queue_records() returns trigger language plpgsql security definer set search_path = public, rollup as $$
begin
  if tg_op <> 'INSERT' then
    insert into rollup.queue (kind, sign, household_id, region_code, month)
      select tg_argv[0], -1, household_id, region_code, month from before where deleted_at is null;
  end if;
  if tg_op <> 'DELETE' then
    insert into rollup.queue (kind, sign, household_id, region_code, month)
      select tg_argv[0], 1, household_id, region_code, month from after where deleted_at is null;
  end if;
  return null;
end $$;
--> statement-breakpoint
-- For everything else: only which household.
create function rollup.queue_households() returns trigger language plpgsql security definer set search_path = public, rollup as $$
begin
  if tg_op <> 'INSERT' then
    insert into rollup.queue (kind, household_id) select distinct 'household', household_id from before;
  end if;
  if tg_op <> 'DELETE' then
    insert into rollup.queue (kind, household_id) select distinct 'household', household_id from after;
  end if;
  return null;
end $$;
--> statement-breakpoint
create function rollup.queue_own() returns trigger language plpgsql security definer set search_path = public, rollup as $$
begin
  if tg_op <> 'INSERT' then
    insert into rollup.queue (kind, household_id) select 'household', id from before;
  end if;
  if tg_op <> 'DELETE' then
    insert into rollup.queue (kind, household_id) select 'household', id from after;
  end if;
  return null;
end $$;
--> statement-breakpoint
create function rollup.queue_regions() returns trigger language plpgsql security definer set search_path = public, rollup as $$
begin
  insert into rollup.queue (kind, region_code)
    select distinct 'region', place.code from before b join after a using (code), unnest(array[b.current_code, a.current_code]) place (code)
    where a.current_code is distinct from b.current_code;
  return null;
end $$;
--> statement-breakpoint
do $$
declare
  t text;
  op text;
  work text;
begin
  foreach t in array array['remittances', 'no_transfer_months', 'remittance_uses', 'households', 'household_regions', 'journeys',
      'journey_events', 'finance_snapshots', 'debts', 'persons'] loop
    work := case t when 'remittances' then 'queue_remittances()' when 'no_transfer_months' then 'queue_records(''none'')'
      when 'remittance_uses' then 'queue_records(''use'')' when 'households' then 'queue_own()' else 'queue_households()' end;
    foreach op in array array['insert', 'update', 'delete'] loop
      -- Of a person only the sex counts, and that only where a journey already is.
      continue when t = 'persons' and op <> 'update';
      execute format('create trigger rollup_%s after %s on %I referencing %s for each statement execute function rollup.%s', op, op, t,
        case op when 'insert' then 'new table as after' when 'delete' then 'old table as before' else 'old table as before new table as after' end, work);
    end loop;
  end loop;
  create trigger rollup_update after update on regions referencing old table as before new table as after
    for each statement execute function rollup.queue_regions();
end $$;
--> statement-breakpoint
insert into rollup.queue (kind, sign, household_id, region_code, month, day, country, sex, channel, currency, sent_minor, fee_minor, receive_fee_idr, applied_rate, reference_rate, received_idr)
  select 'remittance', 1, household_id, region_code, month, coalesce(received_on, sent_on), country, sender_sex, channel, currency, sent_minor, fee_minor, receive_fee_idr, applied_rate, reference_rate, received_idr
  from remittances where deleted_at is null;
--> statement-breakpoint
insert into rollup.queue (kind, sign, household_id, region_code, month)
  select 'none', 1, household_id, region_code, month from no_transfer_months where deleted_at is null
  union all select 'use', 1, household_id, region_code, month from remittance_uses where deleted_at is null;
--> statement-breakpoint
insert into rollup.queue (kind, household_id) select 'household', id from households;
