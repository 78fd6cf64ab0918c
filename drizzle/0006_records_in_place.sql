-- Why: the policies looked at a row's village alone. A coordinator could write a person of the own village into a family
-- of another, a mentor could record the family's money for any village, and a history could be written in somebody else's
-- name. Files stayed readable for whoever had brought them in after the right to do so had ended, and accounts whose
-- tasks had ended could be managed, and given a new password, by administrators of any area.
-- Backfill: none, rows stay as they are. The check of a family's villages costs 2 index look-ups for each row written.
create function app_household_lived_in(household uuid, code text) returns boolean
  language sql stable security definer set search_path = public as $$
  select exists (select from households h where h.id = household and h.region_code = code)
    or exists (select from household_regions r where r.household_id = household and r.region_code = code)
$$;
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['persons', 'consents', 'journeys', 'placements', 'documents', 'remittances', 'no_transfer_months',
      'remittance_uses', 'debts', 'finance_snapshots'] loop
    execute format('alter policy people_insert on %I with check (app_writes_household(household_id, region_code) and app_household_lived_in(household_id, region_code))', t);
    execute format('alter policy people_update on %I with check (app_writes_household(household_id, region_code) and app_household_lived_in(household_id, region_code))', t);
  end loop;
end $$;
--> statement-breakpoint
-- A step is written in the own name; a second person confirms what another reported.
alter policy people_insert on journey_events with check (
  app_writes_household(household_id, region_code) and app_household_lived_in(household_id, region_code)
  and case when confirmed_by is null then recorded_by = app_actor_id()
    else confirmed_by = app_actor_id() and recorded_by is distinct from confirmed_by end);
--> statement-breakpoint
alter policy people_insert on changes with check (
  app_writes_household(household_id, region_code) and changed_by = app_actor_id()
  and (household_id is null or app_household_lived_in(household_id, region_code)));
--> statement-breakpoint
-- A family gets a further village from whoever keeps both it and the one it lives in; a mentor moves nobody.
alter policy people_insert on household_regions with check (
  (app_in_areas(region_code, app_list('app.write_areas')) or app_household_lived_in(household_id, region_code))
  and exists (select from households h where h.id = household_id and app_writes_household(h.id, h.region_code)));
--> statement-breakpoint
alter policy people_update on household_regions with check (
  app_in_areas(region_code, app_list('app.write_areas'))
  or (app_writes_household(household_id, region_code) and app_household_lived_in(household_id, region_code)));
--> statement-breakpoint
alter policy people_update on households with check (
  app_in_areas(region_code, app_list('app.write_areas'))
  or (app_writes_household(id, region_code) and app_household_lived_in(id, region_code)));
--> statement-breakpoint
create function app_touches_areas(code text, areas text[]) returns boolean language sql immutable parallel safe as $$
  select app_in_areas(code, areas)
    or coalesce(exists (select from unnest(areas) area where code = 'ID' or starts_with(ltrim(area, '+'), code || '.')), false)
$$;
--> statement-breakpoint
alter policy imports_own on imports
  using (created_by = app_actor_id() and app_touches_areas(region_code, app_list('app.write_areas')))
  with check (created_by = app_actor_id() and app_touches_areas(region_code, app_list('app.write_areas')));
--> statement-breakpoint
alter policy audit_insert on audit_log
  with check (actor_id = app_actor_id() and actor_kind = current_setting('app.actor_kind', true));
--> statement-breakpoint
-- An account belongs to the administrators of its tasks' areas, also when the last one has ended; before the first, to
-- whoever made it.
create or replace function app_administers_user(account uuid) returns boolean language sql stable security definer set search_path = public as $$
  select app_list('app.admin_areas') is not null
    and not exists (select from grants g where g.user_id = account and g.ended_at is null
                      and not app_in_areas(g.area_code, app_list('app.admin_areas')))
    and (exists (select from grants g where g.user_id = account and app_in_areas(g.area_code, app_list('app.admin_areas')))
      or exists (select from users u where u.id = account and u.created_by = app_actor_id())
      or app_in_areas('ID', app_list('app.admin_areas')))
$$;
--> statement-breakpoint
alter policy grants_insert on grants
  with check (app_in_areas(area_code, app_list('app.admin_areas')) and app_administers_user(user_id));
