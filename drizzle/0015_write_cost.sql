-- Why: saving one transfer took five times as long as the bare insert of its row. Most of that was not work but planning:
-- a policy that calls an SQL function which cannot be inlined has that function parsed and planned again by every single
-- statement, and calls it for every row. Policies of the tables that money is written to now compare a row's village with
-- the actor's areas in place, the areas read once for a statement; what is asked of other tables keeps its plan.
-- Every policy means what it did (tests/proofs/sql-matrix.db.test.ts). No backfill, nothing is rewritten.

-- Areas as what a code and its closing dot begins with: 35.04 becomes `35.04.`, the whole country the empty text. What
-- counts in or out as an exception, `+CODE` and `-CODE`, begins like no code.
create function app_area_prefixes(name text) returns text[] language sql stable parallel safe as
  $$ select array_replace(string_to_array(replace(nullif(current_setting(name, true), ''), ',', '.,') || '.', ','), 'ID.', '') $$;
--> statement-breakpoint
create or replace function app_household_lived_in(household uuid, code text) returns boolean
  language plpgsql stable security definer set search_path = public as $$
begin
  return exists (select from households h where h.id = household and h.region_code = code)
    or exists (select from household_regions r where r.household_id = household and r.region_code = code);
end $$;
--> statement-breakpoint
do $$
declare
  t text;
  -- app_in_areas, spelt out.
  within text := '(''+'' || region_code) = any ((select app_list(''app.%1$s''))::text[])
    or ((region_code || ''.'') ^@ any ((select app_area_prefixes(''app.%1$s''))::text[]) and not (''-'' || region_code) = any ((select app_list(''app.%1$s''))::text[]))';
  one_by_one text := 'household_id::text = any ((select app_list(''app.households''))::text[])';
  moved text := '(household_id in (select app_moved_households()) and app_household_lives_in(household_id, (select app_list(''app.%1$s''))))';
  reads text := format(within, 'people_areas') || ' or ' || one_by_one || ' or ' || format(moved, 'people_areas');
  writes text := format(within, 'write_areas') || ' or ((select app_has_role(''pendamping'')) and ' || one_by_one || ') or ' || format(moved, 'write_areas');
begin
  foreach t in array array['household_regions', 'journeys', 'remittances', 'no_transfer_months', 'remittance_uses', 'changes'] loop
    execute format('alter policy people_read on %I using (%s)', t, reads);
  end loop;
  foreach t in array array['remittances', 'no_transfer_months', 'remittance_uses'] loop
    execute format('alter policy people_insert on %I with check ((%s) and app_household_lived_in(household_id, region_code))', t, writes);
    execute format('alter policy people_update on %I using (%s) with check ((%s) and app_household_lived_in(household_id, region_code))', t, writes, writes);
    execute format('alter policy people_delete on %I using (import_id is not null and (%s))', t, writes);
  end loop;
  execute format('alter policy people_insert on changes with check (
    (%s) and changed_by = app_actor_id()
    and (household_id is null or app_household_lived_in(household_id, region_code)))', writes);
end $$;
--> statement-breakpoint
-- An import's own rows: its owner is asked once for a statement, not for each row.
alter policy import_files_own on import_files using (import_id in (select i.id from imports i));
--> statement-breakpoint
alter policy import_rows_own on import_rows using (import_id in (select i.id from imports i));
--> statement-breakpoint
alter policy import_writes_own on import_writes using (import_id in (select i.id from imports i));
--> statement-breakpoint
-- The same text as before. Nothing in it depends on the time zone of the session, whose setting kept it from being inlined.
create or replace function audit_text(r audit_log) returns text language sql stable as $$
  select concat_ws('|', r.lane, r.lane_seq, to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), coalesce(r.actor_id::text, '-'),
    r.actor_kind, r.action, r.entity, coalesce(r.entity_id, '-'), coalesce(r.region_code, '-'), r.detail::text, r.prev_hash)
$$;
