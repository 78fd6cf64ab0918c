-- Who may do what, as the database sees it, and the views from which numbers are counted.
--
-- The application connects as the owner of these tables but works inside transactions under one of two
-- roles that own nothing: desa_app (a person; row policies apply) and desa_system (a job without a person).
-- app/db/db.server.ts sets the actor's facts for one transaction:
--   app.actor_id, app.actor_kind, app.roles
--   app.people_areas, app.write_areas, app.number_areas, app.admin_areas   area lists, see app_in_areas
--   app.households   households of a mentor, a migrant or a family, by id
-- An area list is comma separated: a code prefix, `ID` for the whole country, `+CODE` for a retired village
-- that today counts inside one of the areas, `-CODE` for one that today counts elsewhere.

create extension if not exists pg_trgm;
--> statement-breakpoint
do $$ begin
  if not exists (select from pg_roles where rolname = 'desa_app') then create role desa_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'desa_system') then create role desa_system nologin; end if;
exception when duplicate_object or unique_violation then null; -- another database of the cluster was faster
end $$;
--> statement-breakpoint
do $$ begin
  execute format('grant desa_app, desa_system to %I', current_user);
exception when unique_violation or serialization_failure then null;
end $$;
--> statement-breakpoint
create function app_list(name text) returns text[] language sql stable parallel safe as
  $$ select string_to_array(nullif(current_setting(name, true), ''), ',') $$;
--> statement-breakpoint
create function app_actor_id() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.actor_id', true), '')::uuid $$;
--> statement-breakpoint
create function app_has_role(role text) returns boolean language sql stable parallel safe as
  $$ select coalesce(role = any(app_list('app.roles')), false) $$;
--> statement-breakpoint
create function app_in_areas(code text, areas text[]) returns boolean language sql immutable parallel safe as $$
  select coalesce(
    ('+' || code) = any(areas)
    or (not ('-' || code) = any(areas)
        and exists (select from unnest(areas) area where area = 'ID' or area = code or starts_with(code, area || '.'))),
    false)
$$;
--> statement-breakpoint
create function app_sees_people(code text) returns boolean language sql stable parallel safe as
  $$ select app_in_areas(code, app_list('app.people_areas')) $$;
--> statement-breakpoint
create function app_sees_numbers(code text) returns boolean language sql stable parallel safe as
  $$ select app_in_areas(code, app_list('app.number_areas')) $$;
--> statement-breakpoint
create function app_sees_household(household uuid, code text) returns boolean language sql stable parallel safe as
  $$ select app_sees_people(code) or coalesce(household::text = any(app_list('app.households')), false) $$;
--> statement-breakpoint
create function app_writes_household(household uuid, code text) returns boolean language sql stable parallel safe as $$
  select app_in_areas(code, app_list('app.write_areas'))
    or (app_has_role('pendamping') and coalesce(household::text = any(app_list('app.households')), false))
$$;
--> statement-breakpoint
-- An administrator sees the accounts whose grants lie in the own area, and those without any grant.
create function app_administers_user(account uuid) returns boolean language sql stable security definer set search_path = public as $$
  select app_list('app.admin_areas') is not null
    and not exists (select from grants g where g.user_id = account and g.ended_at is null
                      and not app_in_areas(g.area_code, app_list('app.admin_areas')))
$$;
--> statement-breakpoint
-- Names of colleagues beside what they wrote; nothing else of their accounts.
create function app_user_name(account uuid) returns text language sql stable security definer set search_path = public as
  $$ select name from users where id = account and (app_actor_id() is not null or current_setting('app.actor_kind', true) = 'system') $$;
--> statement-breakpoint
-- The audit log is chained in 64 lanes, so that writers wait only for those in their own lane.
create table audit_heads (lane integer primary key, lane_seq bigint not null, hash text not null);
--> statement-breakpoint
insert into audit_heads select lane, 0, '' from generate_series(0, 63) lane;
--> statement-breakpoint
-- The text a row's hash is made of; `bin/desa doctor` calculates it again with the same function.
create function audit_text(r audit_log) returns text language sql stable set timezone = 'UTC' as $$
  select concat_ws('|', r.lane, r.lane_seq, to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), coalesce(r.actor_id::text, '-'),
    r.actor_kind, r.action, r.entity, coalesce(r.entity_id, '-'), coalesce(r.region_code, '-'), r.detail::text, r.prev_hash)
$$;
--> statement-breakpoint
create function chain_audit() returns trigger language plpgsql security definer set search_path = public as $$
declare head audit_heads;
begin
  new.lane := abs(hashtext(coalesce(new.actor_id::text, new.actor_kind)) % 64);
  update audit_heads set lane_seq = lane_seq + 1 where lane = new.lane returning * into head;
  new.at := clock_timestamp();
  new.lane_seq := head.lane_seq;
  new.prev_hash := head.hash;
  new.hash := encode(sha256(convert_to(audit_text(new), 'UTF8')), 'hex');
  update audit_heads set hash = new.hash where lane = new.lane;
  return new;
end $$;
--> statement-breakpoint
create trigger audit_log_chain before insert on audit_log for each row execute function chain_audit();
--> statement-breakpoint
create function refuse_change() returns trigger language plpgsql as
  $$ begin raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege'; end $$;
--> statement-breakpoint
create trigger audit_log_append_only before update or delete or truncate on audit_log for each statement execute function refuse_change();
--> statement-breakpoint
create trigger journey_events_append_only before update or delete or truncate on journey_events for each statement execute function refuse_change();
--> statement-breakpoint
alter table journeys add constraint journeys_procedural_evidence check (procedural_status <> 'prosedural' or registered_on is not null);
--> statement-breakpoint
alter table journeys add constraint journeys_non_procedural_evidence check (procedural_status <> 'non_prosedural' or non_procedural_evidence is not null);
--> statement-breakpoint
create index regions_search on regions using gin (search_path gin_trgm_ops);
--> statement-breakpoint
create index persons_search on persons using gin (search_name gin_trgm_ops) where deleted_at is null;
--> statement-breakpoint
create index households_search on households using gin (search_label gin_trgm_ops) where deleted_at is null;
--> statement-breakpoint
alter table households add constraint households_status_code check (status in ('aktif', 'pindah', 'gabung', 'keluar'));
--> statement-breakpoint
alter table persons add constraint persons_member_role_code check (member_role in ('kepala', 'pasangan', 'anak', 'orang_tua', 'cucu', 'lainnya', 'tidak_diketahui'));
--> statement-breakpoint
alter table persons add constraint persons_sex_code check (sex in ('L', 'P', 'tidak_diketahui'));
--> statement-breakpoint
alter table persons add constraint persons_education_code check (education in ('tidak_sekolah', 'sd', 'smp', 'sma_smk', 'diploma', 's1_plus', 'tidak_diketahui'));
--> statement-breakpoint
alter table persons add constraint persons_marital_code check (marital in ('belum_kawin', 'kawin', 'cerai_hidup', 'cerai_mati', 'tidak_diketahui'));
--> statement-breakpoint
alter table consents add constraint consents_purpose_code check (purpose in ('program_desa', 'data_keuangan', 'pendampingan', 'kontak', 'rincian_koordinator', 'upah_ke_keluarga', 'belanja_ke_pmi', 'berbagi_instansi', 'layanan_ltsa'));
--> statement-breakpoint
alter table consents add constraint consents_basis_code check (basis in ('persetujuan', 'perjanjian', 'kewajiban_hukum', 'kepentingan_vital', 'tugas_publik', 'kepentingan_sah'));
--> statement-breakpoint
alter table consents add constraint consents_given_how_code check (given_how in ('tertulis', 'cap_jempol', 'foto_formulir', 'rekaman', 'otp'));
--> statement-breakpoint
alter table journeys add constraint journeys_status_code check (status in ('minat', 'terinformasi', 'konsultasi', 'terdaftar', 'seleksi', 'pelatihan', 'dokumen', 'verifikasi', 'paspor', 'visa', 'opp', 'siap_berangkat', 'bekerja', 'cuti', 'perpanjang', 'bermasalah', 'hilang_kontak', 'repatriasi', 'pulang', 'meninggal', 'ditunda', 'ditahan', 'batal', 'gagal_seleksi', 'selesai'));
--> statement-breakpoint
alter table journeys add constraint journeys_procedural_status_code check (procedural_status in ('prosedural', 'non_prosedural', 'tidak_diketahui'));
--> statement-breakpoint
alter table journeys add constraint journeys_scheme_code check (scheme in ('p_to_p', 'g_to_g', 'g_to_p', 'ukps', 'perseorangan', 'abk', 'magang', 'tidak_diketahui'));
--> statement-breakpoint
alter table journeys add constraint journeys_sector_code check (sector in ('rumah_tangga', 'perawat_lansia', 'pabrik', 'konstruksi', 'perkebunan', 'perikanan', 'hospitality', 'kesehatan', 'pertanian', 'lainnya', 'tidak_diketahui'));
--> statement-breakpoint
alter table journeys add constraint journeys_entry_code check (entry in ('sejak_minat', 'ditemukan_di_luar', 'riwayat'));
--> statement-breakpoint
alter table documents add constraint documents_type_code check (type in ('status_kawin', 'izin_keluarga', 'sertifikat_kompetensi', 'kesehatan', 'paspor', 'visa_kerja', 'perjanjian_penempatan', 'perjanjian_kerja', 'ktp', 'kk', 'akta_lahir', 'ijazah', 'skck', 'bpjs_tk', 'bpjs_kes', 'id_pmi', 'rekening_bank', 'opp_sertifikat', 'rekom_paspor'));
--> statement-breakpoint
alter table documents add constraint documents_status_code check (status in ('belum', 'diproses', 'ada', 'terverifikasi', 'kedaluwarsa', 'ditolak', 'tidak_perlu', 'tidak_diketahui'));
--> statement-breakpoint
alter table placements add constraint placements_sector_code check (sector in ('rumah_tangga', 'perawat_lansia', 'pabrik', 'konstruksi', 'perkebunan', 'perikanan', 'hospitality', 'kesehatan', 'pertanian', 'lainnya', 'tidak_diketahui'));
--> statement-breakpoint
alter table placements add constraint placements_cost_financing_code check (cost_financing in ('tabungan', 'keluarga', 'kur', 'potong_gaji', 'rentenir', 'jual_aset', 'ditanggung_pemberi_kerja', 'tidak_diketahui'));
--> statement-breakpoint
alter table placement_companies add constraint placement_companies_status_code check (status in ('aktif', 'skors', 'dicabut', 'tidak_dikenal'));
--> statement-breakpoint
alter table remittances add constraint remittances_channel_code check (channel in ('bank', 'mto', 'pos', 'ewallet', 'hand_carried', 'informal', 'goods', 'tidak_diketahui'));
--> statement-breakpoint
alter table remittances add constraint remittances_evidence_code check (evidence in ('struk', 'mutasi', 'foto', 'pengakuan', 'catatan_keluarga', 'tidak_diketahui'));
--> statement-breakpoint
alter table remittance_uses add constraint remittance_uses_category_code check (category in ('konsumsi', 'pendidikan', 'kesehatan', 'rumah', 'utang_penempatan', 'utang_lain', 'tanah_emas_ternak', 'tabungan', 'usaha', 'hajatan_sosial', 'kendaraan_elektronik', 'transfer_lain', 'asuransi', 'tidak_diketahui'));
--> statement-breakpoint
alter table debts add constraint debts_lender_type_code check (lender_type in ('kur', 'bank', 'koperasi', 'bumdes', 'pinjol_legal', 'pinjol_ilegal', 'rentenir', 'keluarga', 'p3mi_agen', 'toko', 'gadai', 'tidak_diketahui'));
--> statement-breakpoint
alter table debts add constraint debts_purpose_code check (purpose in ('penempatan', 'usaha', 'konsumsi', 'rumah', 'pendidikan', 'kesehatan', 'lain', 'tidak_diketahui'));
--> statement-breakpoint
alter table debts add constraint debts_interest_kind_code check (interest_kind in ('flat', 'efektif', 'bagi_hasil', 'tanpa', 'tidak_diketahui'));
--> statement-breakpoint
alter table debts add constraint debts_status_code check (status in ('lancar', 'menunggak_1_30', '31_60', '61_90', 'lebih_90', 'lunas', 'dihapus', 'tidak_diketahui'));
--> statement-breakpoint
alter table region_programmes add constraint region_programmes_programme_status_code check (programme_status in ('belum', 'persiapan', 'aktif', 'mandiri', 'berhenti'));
--> statement-breakpoint
alter table region_programmes add constraint region_programmes_perdes_status_code check (perdes_status in ('tidak_ada', 'rancangan', 'ditetapkan', 'tidak_diketahui'));
--> statement-breakpoint
alter table region_programmes add constraint region_programmes_kantong_basis_code check (kantong_basis in ('sk_bupati', 'data_bp3mi', 'program', 'usulan_desa', 'tidak_diketahui'));
--> statement-breakpoint
alter table regions add constraint regions_level_code check (level in ('provinsi', 'kabupaten', 'kota', 'kecamatan', 'desa', 'kelurahan'));
--> statement-breakpoint
grant usage on schema public to desa_app, desa_system;
--> statement-breakpoint
-- What everybody may read: areas, rates, holidays, companies.
grant select on regions, region_programmes, fx_rates, holidays, placement_companies to desa_app;
--> statement-breakpoint
grant insert, update on region_programmes, placement_companies to desa_app;
--> statement-breakpoint
do $$
declare t text;
begin
  -- Rows about people: read where the area or the household allows, written where the role may write.
  foreach t in array array['household_regions', 'persons', 'consents', 'journeys', 'journey_events', 'placements', 'documents',
      'remittances', 'no_transfer_months', 'remittance_uses', 'debts', 'finance_snapshots', 'changes'] loop
    execute format('alter table %I enable row level security', t);
    execute format('grant select, insert on %I to desa_app', t);
    execute format('create policy people_read on %I for select to desa_app using (app_sees_household(household_id, region_code))', t);
    execute format('create policy people_insert on %I for insert to desa_app with check (app_writes_household(household_id, region_code))', t);
    if t not in ('journey_events', 'changes') then
      execute format('grant update on %I to desa_app', t);
      execute format('create policy people_update on %I for update to desa_app using (app_writes_household(household_id, region_code)) with check (app_writes_household(household_id, region_code))', t);
    end if;
  end loop;
  alter table households enable row level security;
  grant select, insert, update on households to desa_app;
  create policy people_read on households for select to desa_app using (app_sees_household(id, region_code));
  create policy people_insert on households for insert to desa_app with check (app_writes_household(id, region_code));
  create policy people_update on households for update to desa_app using (app_writes_household(id, region_code)) with check (app_writes_household(id, region_code));
  -- An undone import takes away what it alone brought in; nothing else is ever deleted.
  foreach t in array array['households', 'household_regions', 'persons', 'consents', 'journeys', 'placements', 'documents',
      'remittances', 'no_transfer_months', 'remittance_uses', 'debts', 'finance_snapshots'] loop
    execute format('grant delete on %I to desa_app', t);
    if t = 'households' then
      execute format('create policy people_delete on %I for delete to desa_app using (import_id is not null and app_writes_household(id, region_code))', t);
    elsif t = 'household_regions' then
      execute format('create policy people_delete on %I for delete to desa_app using (app_writes_household(household_id, region_code))', t);
    else
      execute format('create policy people_delete on %I for delete to desa_app using (import_id is not null and app_writes_household(household_id, region_code))', t);
    end if;
  end loop;
  -- Everything else, then a policy of its own for each.
  foreach t in array array['users', 'grants', 'sessions', 'invitations', 'throttles', 'audit_log', 'audit_heads', 'imports', 'import_files',
      'import_rows', 'import_writes', 'column_mappings', 'region_programmes', 'placement_companies'] loop
    execute format('alter table %I enable row level security', t);
  end loop;
end $$;
--> statement-breakpoint
create policy programme_read on region_programmes for select to desa_app using (true);
--> statement-breakpoint
create policy programme_write on region_programmes for all to desa_app
  using (app_in_areas(region_code, app_list('app.admin_areas')) or app_in_areas(region_code, app_list('app.write_areas')))
  with check (app_in_areas(region_code, app_list('app.admin_areas')) or app_in_areas(region_code, app_list('app.write_areas')));
--> statement-breakpoint
create policy companies_read on placement_companies for select to desa_app using (true);
--> statement-breakpoint
create policy companies_write on placement_companies for all to desa_app using (app_has_role('administrator')) with check (app_has_role('administrator'));
--> statement-breakpoint
-- Accounts. The password hash is read by the sign-in job alone.
grant select (id, login, name, locale, is_active, is_demo, person_id, version, created_at, created_by) on users to desa_app;
--> statement-breakpoint
grant insert (id, login, name, locale, is_active, is_demo, person_id, version, created_at, created_by), update (name, locale, is_active, version) on users to desa_app;
--> statement-breakpoint
create policy users_read on users for select to desa_app using (id = app_actor_id() or app_administers_user(id));
--> statement-breakpoint
create policy users_insert on users for insert to desa_app with check (app_has_role('administrator'));
--> statement-breakpoint
create policy users_update on users for update to desa_app using (id = app_actor_id() or app_administers_user(id));
--> statement-breakpoint
grant select, insert, update on grants to desa_app;
--> statement-breakpoint
create policy grants_read on grants for select to desa_app using (user_id = app_actor_id() or app_in_areas(area_code, app_list('app.admin_areas')));
--> statement-breakpoint
create policy grants_insert on grants for insert to desa_app with check (app_in_areas(area_code, app_list('app.admin_areas')));
--> statement-breakpoint
create policy grants_update on grants for update to desa_app using (app_in_areas(area_code, app_list('app.admin_areas'))) with check (app_in_areas(area_code, app_list('app.admin_areas')));
--> statement-breakpoint
grant select, delete on sessions to desa_app;
--> statement-breakpoint
create policy sessions_own on sessions for all to desa_app using (user_id = app_actor_id() or app_administers_user(user_id));
--> statement-breakpoint
grant insert on invitations to desa_app;
--> statement-breakpoint
create policy invitations_insert on invitations for insert to desa_app with check (app_administers_user(user_id));
--> statement-breakpoint
grant select, insert on audit_log to desa_app;
--> statement-breakpoint
grant usage on all sequences in schema public to desa_app, desa_system;
--> statement-breakpoint
create policy audit_insert on audit_log for insert to desa_app with check (actor_id is not distinct from app_actor_id());
--> statement-breakpoint
create policy audit_read on audit_log for select to desa_app
  using (actor_id = app_actor_id() or app_in_areas(coalesce(region_code, 'ID'), app_list('app.admin_areas')));
--> statement-breakpoint
-- Imports belong to whoever brought the file in.
grant select, insert, update on imports to desa_app;
--> statement-breakpoint
create policy imports_own on imports for all to desa_app using (created_by = app_actor_id()) with check (created_by = app_actor_id());
--> statement-breakpoint
grant select, insert, delete on import_files, import_rows, import_writes to desa_app;
--> statement-breakpoint
create policy import_files_own on import_files for all to desa_app using (exists (select from imports i where i.id = import_id));
--> statement-breakpoint
create policy import_rows_own on import_rows for all to desa_app using (exists (select from imports i where i.id = import_id));
--> statement-breakpoint
create policy import_writes_own on import_writes for all to desa_app using (exists (select from imports i where i.id = import_id));
--> statement-breakpoint
grant select, insert, update, delete on column_mappings to desa_app;
--> statement-breakpoint
create policy mappings_area on column_mappings for all to desa_app using (app_in_areas(region_code, app_list('app.write_areas'))) with check (app_in_areas(region_code, app_list('app.write_areas')));
--> statement-breakpoint
-- Jobs without a person see all rows, and still cannot change the append-only tables.
do $$
declare t record;
begin
  for t in select tablename from pg_tables where schemaname = 'public' and tablename <> 'audit_heads' loop
    execute format('grant select, insert, update, delete on %I to desa_system', t.tablename);
    if (select relrowsecurity from pg_class where oid = format('public.%I', t.tablename)::regclass) then
      execute format('create policy system_all on %I for all to desa_system using (true) with check (true)', t.tablename);
    end if;
  end loop;
end $$;
--> statement-breakpoint
revoke update, delete, truncate on audit_log, journey_events from desa_app, desa_system;
--> statement-breakpoint
-- Numbers. The views carry what a figure needs and nobody's name, and open for areas whose numbers the actor
-- may see. `region_code` is the village of the record's date, `area_code` the one it counts under today.
create schema facts;
--> statement-breakpoint
grant usage on schema facts to desa_app, desa_system;
--> statement-breakpoint
create view facts.households with (security_barrier) as
  select h.id as household_id, h.region_code, r.current_code as area_code, h.status, h.created_at, h.updated_at
  from households h join regions r on r.code = h.region_code
  where h.deleted_at is null and app_sees_numbers(h.region_code);
--> statement-breakpoint
create view facts.journeys with (security_barrier) as
  select j.id as journey_id, j.person_id, j.household_id, j.region_code, r.current_code as area_code, j.status, j.entry,
    j.procedural_status, j.country, j.scheme, j.sector, p.sex, j.opened_on, j.departed_on, j.returned_on, j.closed_on, j.updated_at
  from journeys j join persons p on p.id = j.person_id join regions r on r.code = j.region_code
  where j.deleted_at is null and app_sees_numbers(j.region_code);
--> statement-breakpoint
create view facts.remittances with (security_barrier) as
  select m.id as remittance_id, m.household_id, m.journey_id, m.region_code, r.current_code as area_code, m.month, m.country, m.sender_sex,
    m.channel, m.currency, m.sent_minor, m.fee_minor, m.receive_fee_idr, m.applied_rate, m.reference_rate, m.received_idr, m.updated_at
  from remittances m join regions r on r.code = m.region_code
  where m.deleted_at is null and app_sees_numbers(m.region_code);
--> statement-breakpoint
create view facts.no_transfers with (security_barrier) as
  select n.household_id, n.region_code, r.current_code as area_code, n.month, n.updated_at
  from no_transfer_months n join regions r on r.code = n.region_code
  where n.deleted_at is null and app_sees_numbers(n.region_code);
--> statement-breakpoint
create view facts.uses with (security_barrier) as
  select u.household_id, u.region_code, r.current_code as area_code, u.month, u.category, u.amount_idr, u.asset_productive, u.for_business, u.updated_at
  from remittance_uses u join regions r on r.code = u.region_code
  where u.deleted_at is null and app_sees_numbers(u.region_code);
--> statement-breakpoint
create view facts.finance with (security_barrier) as
  select f.household_id, f.region_code, r.current_code as area_code, f.as_of, f.liquid_savings_idr, f.expense_idr, f.debt_service_idr,
    f.income_remit_idr, f.income_local_idr, f.income_enterprise_idr, f.debt_outstanding_idr, f.updated_at
  from finance_snapshots f join regions r on r.code = f.region_code
  where f.deleted_at is null and app_sees_numbers(f.region_code);
--> statement-breakpoint
create view facts.debts with (security_barrier) as
  select d.household_id, d.region_code, r.current_code as area_code, d.lender_type, d.purpose, d.outstanding_idr, d.instalment_idr,
    d.instalment_period, d.start_on, d.end_on, d.status, d.updated_at
  from debts d join regions r on r.code = d.region_code
  where d.deleted_at is null and app_sees_numbers(d.region_code);
--> statement-breakpoint
grant select on all tables in schema facts to desa_app, desa_system;
