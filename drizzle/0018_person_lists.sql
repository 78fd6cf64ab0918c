-- Why: half a million persons are listed and searched like the families are (0016). Of a name so common that more carry it
-- than a list counts, the page is read in the order of the list until it is full; of any other all who carry it are found first.
create index persons_name on persons ((search_name collate "C"), id) where deleted_at is null;
--> statement-breakpoint
-- Whether the actor may see people of a code; the same as the policies of 0016 say.
create function app_sees_people(code text, prefixes text[], areas text[]) returns boolean language sql immutable parallel safe as $$
  select ((code || '.') ^@ any (prefixes) and not ('-' || code) = any (areas)) or ('+' || code) = any (areas)
$$;
--> statement-breakpoint
-- At most so many persons of a name, in no order; `villages` null means wherever the actor sees people.
create function app_persons_named(key text, villages text[], most integer) returns setof uuid language plpgsql stable security definer set search_path = public as $$
declare
  prefixes text[] := app_area_prefixes('app.people_areas');
  areas text[] := app_list('app.people_areas');
  own text[] := app_list('app.households');
begin
  if villages is not null then
    return query select p.id from persons p
      where p.region_code = any (villages) and p.deleted_at is null and (p.search_name like '%' || key || '%' or key <% p.search_name)
        and (app_sees_people(p.region_code, prefixes, areas) or p.household_id::text = any (own)) limit most;
    return;
  end if;
  return query select p.id from persons p
    where p.deleted_at is null and (p.search_name like '%' || key || '%' or key <% p.search_name)
      and (app_sees_people(p.region_code, prefixes, areas) or p.household_id::text = any (own)) limit most;
end $$;
--> statement-breakpoint
-- For names that more carry than are counted: so many persons after a place in the list, whose code begins so and is not
-- among `gone`, or is among `come`. First those whose name begins with it, read in the order of names until there are
-- enough.
create function app_persons_beginning(key text, begins text, gone text[], come text[], after_name text, after_id uuid, most integer) returns setof uuid
  language plpgsql stable security definer set search_path = public set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
declare
  prefixes text[] := app_area_prefixes('app.people_areas');
  areas text[] := app_list('app.people_areas');
begin
  return query select p.id from persons p
    where p.deleted_at is null and (p.search_name collate "C") >= key and (p.search_name collate "C") < key || chr(1114111) and ((p.search_name collate "C"), p.id) > (after_name, after_id)
      and ((starts_with(p.region_code, begins) and not p.region_code = any (gone)) or p.region_code = any (come)) and app_sees_people(p.region_code, prefixes, areas)
    order by (p.search_name collate "C"), p.id limit most;
end $$;
--> statement-breakpoint
-- The same and, after those, whoever carries it further on or nearly so: all are gathered and put in order.
create function app_persons_carrying(key text, begins text, gone text[], come text[], after_name text, after_id uuid, most integer) returns setof uuid
  language plpgsql stable security definer set search_path = public as $$
declare
  prefixes text[] := app_area_prefixes('app.people_areas');
  areas text[] := app_list('app.people_areas');
begin
  return query select p.id from persons p
    where p.deleted_at is null and (p.search_name like '%' || key || '%' or key <% p.search_name)
      and (after_name = '' or (not starts_with(p.search_name, key), (p.search_name collate "C"), p.id) > (not starts_with(after_name, key), after_name, after_id))
      and ((starts_with(p.region_code, begins) and not p.region_code = any (gone)) or p.region_code = any (come)) and app_sees_people(p.region_code, prefixes, areas)
    order by not starts_with(p.search_name, key), (p.search_name collate "C"), p.id limit most;
end $$;
--> statement-breakpoint
do $$
declare f text;
begin
  foreach f in array array['app_persons_named(text, text[], integer)', 'app_persons_beginning(text, text, text[], text[], text, uuid, integer)',
    'app_persons_carrying(text, text, text[], text[], text, uuid, integer)'] loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to desa_app, desa_system', f);
  end loop;
end $$;
