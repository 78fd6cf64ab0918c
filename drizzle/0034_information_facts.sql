-- Why: the figures of job information (handbook §5.4) are read from compact facts as those of the other pillars are: who is of
-- age, who was told in which month, how far each got, and when who left had registered. They follow the queue by family.
-- Backfill: all households are queued and followed by the first figures asked for.
create table rollup.adults (
  person_id uuid not null,
  household_id uuid not null,
  area_code text collate "C" not null,
  sex text,
  -- The first day of the year where only that is known; empty where not even that.
  born_on date
);
--> statement-breakpoint
create table rollup.informed (
  person_id uuid not null,
  household_id uuid not null,
  area_code text collate "C" not null,
  month date not null
);
--> statement-breakpoint
create index informed_person on rollup.informed (person_id, month);
--> statement-breakpoint
create table rollup.seekers (
  person_id uuid not null,
  household_id uuid not null,
  area_code text collate "C" not null,
  sex text,
  informed_on date not null,
  consulted_on date,
  registered_on date,
  placed_on date
);
--> statement-breakpoint
alter table rollup.departures add column registered_on date;
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['adults', 'informed', 'seekers'] loop
    call rollup.guard_table(t);
    execute format('create index %I on rollup.%I (area_code)', t || '_area', t);
    execute format('create index %I on rollup.%I (household_id)', t || '_household', t);
  end loop;
end $$;
--> statement-breakpoint
-- Heads that were counted are of no family.
create function rollup.queue_told() returns trigger language plpgsql security definer set search_path = public, rollup as $$
begin
  if tg_op <> 'INSERT' then
    insert into rollup.queue (kind, household_id) select distinct 'household', household_id from before where household_id is not null;
  end if;
  if tg_op <> 'DELETE' then
    insert into rollup.queue (kind, household_id) select distinct 'household', household_id from after where household_id is not null;
  end if;
  return null;
end $$;
--> statement-breakpoint
revoke all on function rollup.queue_told() from public;
--> statement-breakpoint
do $$
declare
  t text;
  op text;
begin
  foreach t in array array['info_contacts', 'consultations', 'persons'] loop
    foreach op in array array['insert', 'update', 'delete'] loop
      -- Changes of a person are followed since 0009.
      continue when t = 'persons' and op = 'update';
      execute format('create trigger rollup_%s after %s on %I referencing %s for each statement execute function rollup.queue_told()', op, op, t,
        case op when 'insert' then 'new table as after' when 'delete' then 'old table as before' else 'old table as before new table as after' end);
    end loop;
  end loop;
  -- A vacancy and its licence are read as they stand.
  foreach t in array array['vacancies', 'placement_companies'] loop
    execute format('create trigger figures_changed after insert or update or delete on %I for each statement execute function rollup.figures_changed()', t);
  end loop;
end $$;
--> statement-breakpoint
insert into rollup.queue (kind, household_id) select 'household', id from households;
