-- Names of the mentors of a village, for who keeps its records: accounts themselves stay out of their sight.
-- A mentor belongs to a village when the grant covers it, or lies inside it. No backfill; nothing is rewritten.
create function app_mentors_of(village text) returns table (id uuid, name text)
  language sql stable security definer set search_path = public as $$
  select distinct u.id, u.name from users u join grants g on g.user_id = u.id
  where u.is_active and g.role = 'pendamping' and g.ended_at is null
    and (now() at time zone 'Asia/Jakarta')::date between g.valid_from and coalesce(g.valid_to, 'infinity')
    and app_in_areas(village, array[g.area_code])
    and (current_setting('app.actor_kind', true) = 'system' or app_in_areas(village, app_list('app.write_areas')))
$$;
