-- Why: the second pillar, job information (handbook §4.11): vacancies a village keeps, and a public board that shows only those
-- whose placement company has a licence in force on the day somebody looks. A licence that is withdrawn takes its vacancies
-- off the board at once, without anybody's step. Backfill: none.
create table vacancies (
  id uuid primary key,
  region_code text not null references regions (code),
  source text not null constraint vacancies_source_code check (source in ('jobsinfo_kp2mi', 'disnaker', 'p3mi', 'bursa_kerja', 'dalam_negeri')),
  title text not null,
  country text not null,
  sector text not null constraint vacancies_sector_code check (sector in ('rumah_tangga', 'perawat_lansia', 'pabrik', 'konstruksi', 'perkebunan', 'perikanan', 'hospitality', 'kesehatan', 'pertanian', 'lainnya', 'tidak_diketahui')),
  employer_name text,
  company_name text,
  company_id uuid references placement_companies (id),
  sip2mi_no text,
  quota_m integer check (quota_m >= 0),
  quota_f integer check (quota_f >= 0),
  wage_minor bigint check (wage_minor >= 0),
  wage_currency text,
  wage_period text constraint vacancies_wage_period_code check (wage_period in ('bulan', 'hari', 'jam')),
  age_min integer check (age_min between 18 and 80),
  age_max integer check (age_max between 18 and 80),
  requirements text,
  cost_idr bigint check (cost_idr >= 0),
  valid_until date not null,
  state text not null default 'draf' constraint vacancies_state_code check (state in ('draf', 'terbit', 'ditutup')),
  -- The day somebody saw the licence and put it on the board.
  checked_on date,
  version integer not null default 1,
  import_id uuid,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  check (age_max >= age_min),
  check ((wage_minor is null) = (wage_currency is null)),
  check (state <> 'terbit' or checked_on is not null)
);
--> statement-breakpoint
create index vacancies_region on vacancies (region_code, valid_until desc, id);
--> statement-breakpoint
create index vacancies_board on vacancies (valid_until) where state = 'terbit';
--> statement-breakpoint
do $$
declare
  within text := '(''+'' || region_code) = any ((select app_list(''app.%1$s''))::text[])
    or ((region_code || ''.'') ^@ any ((select app_area_prefixes(''app.%1$s''))::text[]) and not (''-'' || region_code) = any ((select app_list(''app.%1$s''))::text[]))';
begin
  alter table vacancies enable row level security;
  grant select, insert, update on vacancies to desa_app;
  grant select, insert, update, delete on vacancies to desa_system;
  create policy system_all on vacancies for all to desa_system using (true) with check (true);
  execute format('create policy village_read on vacancies for select to desa_app using (%s)', format(within, 'people_areas'));
  execute format('create policy village_insert on vacancies for insert to desa_app with check (%s)', format(within, 'write_areas'));
  execute format('create policy village_update on vacancies for update to desa_app using (%s) with check (%s)', format(within, 'write_areas'), format(within, 'write_areas'));
end $$;
--> statement-breakpoint
-- What anybody may see: the rule of app/vacancies/vacancy-rules.ts, repeated where nothing can go round it. null: everywhere.
create function app_public_vacancies(area text) returns table (
    id uuid, region_code text, village text, title text, country text, sector text, employer_name text, company_name text, licence_number text, sip2mi_no text, quota_m integer, quota_f integer,
    wage_minor text, wage_currency text, wage_period text, age_min integer, age_max integer, requirements text, cost_idr text, valid_until date, checked_on date)
  language sql stable security definer set search_path = public as $$
  select v.id, v.region_code, r.name, v.title, v.country, v.sector, v.employer_name, coalesce(c.name, v.company_name), c.licence_number, v.sip2mi_no, v.quota_m, v.quota_f,
    v.wage_minor::text, v.wage_currency, v.wage_period, v.age_min, v.age_max, v.requirements, v.cost_idr::text, v.valid_until, v.checked_on
  from vacancies v join regions r on r.code = v.region_code left join placement_companies c on c.id = v.company_id
  where v.state = 'terbit' and v.valid_until >= (now() at time zone 'Asia/Jakarta')::date and (v.country = 'ID' or c.status = 'aktif')
    and (area is null or v.region_code = area or starts_with(v.region_code, area || '.'))
$$;
--> statement-breakpoint
revoke all on function app_public_vacancies(text) from public;
--> statement-breakpoint
grant execute on function app_public_vacancies(text) to desa_app, desa_system;
