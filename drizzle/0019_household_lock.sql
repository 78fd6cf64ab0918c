-- Why: whoever records money of a family holds the family's row meanwhile, and for that the database asked the policy of
-- changing households, whose functions it parsed and planned anew by every statement: half a millisecond of each save.
-- It compares in place now as 0015 has it, and means what it did.
do $$
declare
  within text := '(''+'' || region_code) = any ((select app_list(''app.write_areas''))::text[])
    or ((region_code || ''.'') ^@ any ((select app_area_prefixes(''app.write_areas''))::text[]) and not (''-'' || region_code) = any ((select app_list(''app.write_areas''))::text[]))';
  mentored text := '((select app_has_role(''pendamping'')) and id::text = any ((select app_list(''app.households''))::text[]))';
begin
  execute format('alter policy people_update on households using (%1$s or %2$s) with check (
    ((%1$s) or (%2$s and app_household_lived_in(id, region_code))) and (merged_into is null or (%1$s)))', within, mentored);
end $$;
