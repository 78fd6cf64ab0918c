-- Why: among 150,000 families a list took half a second and a search by name three: the policies were asked row by row in a
-- function, so that no index could give the order, and a search by likeness is not allowed to use its index past a
-- policy at all. The policies compare in place as 0015 has it, and mean what they did. A name is looked for in its index
-- by a function that itself answers for the actor's areas alone; what it names is read under the policies as ever.
-- Building the indexes takes about a second for 150,000 families.
do $$
declare
  t text;
  within text := '(''+'' || region_code) = any ((select app_list(''app.people_areas''))::text[])
    or ((region_code || ''.'') ^@ any ((select app_area_prefixes(''app.people_areas''))::text[]) and not (''-'' || region_code) = any ((select app_list(''app.people_areas''))::text[]))';
  one_by_one text := '::text = any ((select app_list(''app.households''))::text[])';
begin
  execute format('alter policy people_read on households using (%s or id%s)', within, one_by_one);
  foreach t in array array['persons', 'consents', 'journey_events', 'placements', 'documents', 'debts', 'finance_snapshots'] loop
    execute format('alter policy people_read on %I using (%s or household_id%s
      or (household_id in (select app_moved_households()) and app_household_lives_in(household_id, (select app_list(''app.people_areas'')))))', t, within, one_by_one);
  end loop;
end $$;
--> statement-breakpoint
drop index households_region;
--> statement-breakpoint
create index households_region on households (region_code, (search_label collate "C"), id) where deleted_at is null;
--> statement-breakpoint
create index households_label on households ((search_label collate "C"), id) where deleted_at is null;
--> statement-breakpoint
create index households_updated on households (updated_at, id) where deleted_at is null;
--> statement-breakpoint
-- Families in which a name is like `key`, in the actor's areas and of these villages; all of them where none are named.
create function app_households_named(key text, villages text[]) returns setof uuid
  language plpgsql stable security definer set search_path = public as $$
declare
  prefixes text[] := app_area_prefixes('app.people_areas');
  areas text[] := app_list('app.people_areas');
  own text[] := app_list('app.households');
begin
  if villages is not null then
    return query
      select named.id from (
        select h.id, h.region_code from households h where h.region_code = any (villages) and h.deleted_at is null and (h.search_label like '%' || key || '%' or key <% h.search_label)
        union all select p.household_id, p.region_code from persons p where p.region_code = any (villages) and p.deleted_at is null and (p.search_name like '%' || key || '%' or key <% p.search_name)
      ) named
      where ((named.region_code || '.') ^@ any (prefixes) and not ('-' || named.region_code) = any (areas)) or ('+' || named.region_code) = any (areas) or named.id::text = any (own);
    return;
  end if;
  return query
    select named.id from (
      select h.id, h.region_code from households h where h.deleted_at is null and (h.search_label like '%' || key || '%' or key <% h.search_label)
      union all select p.household_id, p.region_code from persons p where p.deleted_at is null and (p.search_name like '%' || key || '%' or key <% p.search_name)
    ) named
    where ((named.region_code || '.') ^@ any (prefixes) and not ('-' || named.region_code) = any (areas)) or ('+' || named.region_code) = any (areas) or named.id::text = any (own);
end $$;
--> statement-breakpoint
revoke execute on function app_households_named(text, text[]) from public;
--> statement-breakpoint
grant execute on function app_households_named(text, text[]) to desa_app, desa_system;
