-- Why: a record keeps the village of its date, and the policies looked at that village alone. A family that moved hid its
-- journeys, debts and transfers of before from the coordinator who keeps it now: an open journey could not be ended, and
-- a second one ran into the first unseen. Whoever keeps the village a family lives in now reads and writes its earlier
-- records as well; these stay in their village, and that village's people go on seeing them and nothing later.
-- The area of the row is asked first, so that a row inside it costs what it did. A row outside it is looked for among the
-- families that ever moved, read once for a statement from the index below, and only their rows ask where the family is.
-- Backfill: none, no row changes. On 150,000 households the index takes under a second.
create index household_regions_left on household_regions (household_id) where region_to is not null;
--> statement-breakpoint
create function app_moved_households() returns setof uuid
  language sql stable parallel safe security definer rows 1000 set search_path = public as
  $$ select household_id from household_regions where region_to is not null $$;
--> statement-breakpoint
create function app_household_lives_in(household uuid, areas text[]) returns boolean
  language sql stable parallel safe security definer set search_path = public as
  $$ select exists (select from households h where h.id = household and app_in_areas(h.region_code, areas)) $$;
--> statement-breakpoint
do $$
declare
  t text;
  reads text := 'app_sees_household(household_id, region_code)
    or (household_id in (select app_moved_households()) and app_household_lives_in(household_id, app_list(''app.people_areas'')))';
  writes text := 'app_writes_household(household_id, region_code)
    or (household_id in (select app_moved_households()) and app_household_lives_in(household_id, app_list(''app.write_areas'')))';
begin
  -- The villages a family lived in are read as well; they are written by moving it, as before.
  foreach t in array array['household_regions', 'persons', 'consents', 'journeys', 'journey_events', 'placements', 'documents',
      'remittances', 'no_transfer_months', 'remittance_uses', 'debts', 'finance_snapshots', 'changes'] loop
    execute format('alter policy people_read on %I using (%s)', t, reads);
  end loop;
  foreach t in array array['persons', 'consents', 'journeys', 'placements', 'documents', 'remittances', 'no_transfer_months',
      'remittance_uses', 'debts', 'finance_snapshots'] loop
    execute format('alter policy people_insert on %I with check ((%s) and app_household_lived_in(household_id, region_code))', t, writes);
    execute format('alter policy people_update on %I using (%s) with check ((%s) and app_household_lived_in(household_id, region_code))', t, writes, writes);
    execute format('alter policy people_delete on %I using (import_id is not null and (%s))', t, writes);
  end loop;
  execute format('alter policy people_insert on journey_events with check (
    (%s) and app_household_lived_in(household_id, region_code)
    and case when confirmed_by is null then recorded_by = app_actor_id()
      else confirmed_by = app_actor_id() and recorded_by is distinct from confirmed_by end)', writes);
  execute format('alter policy people_insert on changes with check (
    (%s) and changed_by = app_actor_id()
    and (household_id is null or app_household_lived_in(household_id, region_code)))', writes);
end $$;
