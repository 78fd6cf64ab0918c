-- Why: whom one would work for is often a private person, and a placement's employer is restricted (handbook §4.5); the public
-- board needs the placement company and its licence, and names no employer. Backfill: none.
drop function app_public_vacancies(text);
--> statement-breakpoint
create function app_public_vacancies(area text) returns table (
    id uuid, region_code text, village text, title text, country text, sector text, company_name text, licence_number text, sip2mi_no text, quota_m integer, quota_f integer,
    wage_minor text, wage_currency text, wage_period text, age_min integer, age_max integer, requirements text, cost_idr text, valid_until date, checked_on date)
  language sql stable security definer set search_path = public as $$
  select v.id, v.region_code, r.name, v.title, v.country, v.sector, coalesce(c.name, v.company_name), c.licence_number, v.sip2mi_no, v.quota_m, v.quota_f,
    v.wage_minor::text, v.wage_currency, v.wage_period, v.age_min, v.age_max, v.requirements, v.cost_idr::text, v.valid_until, v.checked_on
  from vacancies v join regions r on r.code = v.region_code left join placement_companies c on c.id = v.company_id
  where v.state = 'terbit' and v.valid_until >= app_today(v.region_code) and (v.country = 'ID' or c.status = 'aktif')
    and (area is null or v.region_code = area or starts_with(v.region_code, area || '.'))
$$;
--> statement-breakpoint
revoke all on function app_public_vacancies(text) from public;
--> statement-breakpoint
grant execute on function app_public_vacancies(text) to desa_app, desa_system;
