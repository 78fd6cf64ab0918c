-- Why: the public board compared a vacancy's last day with the day in Jakarta, so that one of a village in Central or Eastern
-- Indonesia stayed up an hour or two after its last day had ended there. The day is now the village's own, by the same
-- provinces as app/regions/time-zone.ts (a test holds them together). Backfill: none.
create function app_today(region text, at timestamptz default now()) returns date
  language sql stable set search_path = public as $$
  select (at at time zone case
    when left(region, 2) in ('51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76') then 'Asia/Makassar'
    when left(region, 2) in ('81', '82', '91', '92', '93', '94', '95', '96') then 'Asia/Jayapura'
    else 'Asia/Jakarta' end)::date
$$;
--> statement-breakpoint
revoke all on function app_today(text, timestamptz) from public;
--> statement-breakpoint
grant execute on function app_today(text, timestamptz) to desa_app, desa_system;
--> statement-breakpoint
create or replace function app_public_vacancies(area text) returns table (
    id uuid, region_code text, village text, title text, country text, sector text, employer_name text, company_name text, licence_number text, sip2mi_no text, quota_m integer, quota_f integer,
    wage_minor text, wage_currency text, wage_period text, age_min integer, age_max integer, requirements text, cost_idr text, valid_until date, checked_on date)
  language sql stable security definer set search_path = public as $$
  select v.id, v.region_code, r.name, v.title, v.country, v.sector, v.employer_name, coalesce(c.name, v.company_name), c.licence_number, v.sip2mi_no, v.quota_m, v.quota_f,
    v.wage_minor::text, v.wage_currency, v.wage_period, v.age_min, v.age_max, v.requirements, v.cost_idr::text, v.valid_until, v.checked_on
  from vacancies v join regions r on r.code = v.region_code left join placement_companies c on c.id = v.company_id
  where v.state = 'terbit' and v.valid_until >= app_today(v.region_code) and (v.country = 'ID' or c.status = 'aktif')
    and (area is null or v.region_code = area or starts_with(v.region_code, area || '.'))
$$;
