-- Why: one person or family recorded twice can be made one, and made two again. What is merged away stays as a row that
-- points to the one kept (merged_into) and keeps its own history; `merges` and `merge_moves` hold what was moved and how
-- each row stood before, `not_same_pairs` whom somebody said not to be the same.
-- Backfill: none, no row changes. On 500,000 persons the indexes take two seconds.
alter table households add column merged_into uuid references households (id);
--> statement-breakpoint
alter table persons add column merged_into uuid references persons (id);
--> statement-breakpoint
alter table households add constraint households_merged check (merged_into is null or (status = 'gabung' and deleted_at is not null));
--> statement-breakpoint
alter table persons add constraint persons_merged check (merged_into is null or deleted_at is not null);
--> statement-breakpoint
create index households_merged_into on households (merged_into) where merged_into is not null;
--> statement-breakpoint
create index persons_merged_into on persons (merged_into) where merged_into is not null;
--> statement-breakpoint
create index persons_same_name on persons (search_name, birth_date) where deleted_at is null and birth_date is not null;
--> statement-breakpoint
create index persons_phone on persons (phone_index) where deleted_at is null and phone_index is not null;
--> statement-breakpoint
create table merges (
  id uuid primary key,
  entity text not null check (entity in ('household', 'person')),
  kept_id uuid not null,
  merged_id uuid not null,
  household_id uuid not null references households (id),
  region_code text not null references regions (code),
  merged_region_code text not null references regions (code),
  merged_at timestamptz not null default clock_timestamp(),
  merged_by uuid,
  undone_at timestamptz,
  undone_by uuid,
  check (kept_id <> merged_id)
);
--> statement-breakpoint
create unique index merges_standing on merges (merged_id) where undone_at is null;
--> statement-breakpoint
create index merges_household on merges (household_id);
--> statement-breakpoint
create index merges_region on merges (region_code, merged_at);
--> statement-breakpoint
create table merge_moves (
  seq bigint generated always as identity primary key,
  merge_id uuid not null references merges (id),
  entity text not null,
  entity_id uuid not null,
  version_after integer not null,
  before jsonb not null
);
--> statement-breakpoint
create index merge_moves_merge on merge_moves (merge_id);
--> statement-breakpoint
create table not_same_pairs (
  id uuid primary key,
  entity text not null check (entity in ('household', 'person')),
  one_id uuid not null,
  other_id uuid not null,
  region_code text not null references regions (code),
  other_region_code text not null references regions (code),
  decided_at timestamptz not null default clock_timestamp(),
  decided_by uuid,
  revoked_at timestamptz,
  revoked_by uuid,
  check (one_id < other_id)
);
--> statement-breakpoint
create unique index not_same_pairs_key on not_same_pairs (entity, one_id, other_id);
--> statement-breakpoint
create index not_same_pairs_other on not_same_pairs (entity, other_id);
--> statement-breakpoint
-- Who keeps both villages decides; whoever keeps one of them, or the one where the family lives now, may know of it. Rows
-- as they were are for those who keep both.
create function app_keeps_both(one text, other text) returns boolean language sql stable parallel safe as
  $$ select app_in_areas(one, app_list('app.write_areas')) and app_in_areas(other, app_list('app.write_areas')) $$;
--> statement-breakpoint
create function app_keeps_either(one text, other text) returns boolean language sql stable parallel safe as
  $$ select app_in_areas(one, app_list('app.write_areas')) or app_in_areas(other, app_list('app.write_areas')) $$;
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['merges', 'merge_moves', 'not_same_pairs'] loop
    execute format('alter table %I enable row level security', t);
    execute format('grant select, insert on %I to desa_app', t);
    execute format('grant select, insert, update, delete on %I to desa_system', t);
    execute format('create policy system_all on %I for all to desa_system using (true) with check (true)', t);
  end loop;
  grant update (undone_at, undone_by) on merges to desa_app;
  grant update (decided_at, decided_by, revoked_at, revoked_by) on not_same_pairs to desa_app;
  grant usage on all sequences in schema public to desa_app, desa_system;
end $$;
--> statement-breakpoint
create policy merges_read on merges for select to desa_app using (app_keeps_either(region_code, merged_region_code)
  or (household_id in (select app_moved_households()) and app_household_lives_in(household_id, app_list('app.write_areas'))));
--> statement-breakpoint
create policy merges_insert on merges for insert to desa_app
  with check (merged_by = app_actor_id() and app_keeps_both(region_code, merged_region_code));
--> statement-breakpoint
create policy merges_update on merges for update to desa_app
  using (app_keeps_both(region_code, merged_region_code)) with check (app_keeps_both(region_code, merged_region_code));
--> statement-breakpoint
create policy merge_moves_read on merge_moves for select to desa_app
  using (exists (select from merges m where m.id = merge_id and app_keeps_both(m.region_code, m.merged_region_code)));
--> statement-breakpoint
create policy merge_moves_insert on merge_moves for insert to desa_app
  with check (exists (select from merges m where m.id = merge_id and app_keeps_both(m.region_code, m.merged_region_code)));
--> statement-breakpoint
create policy not_same_read on not_same_pairs for select to desa_app using (app_keeps_either(region_code, other_region_code));
--> statement-breakpoint
create policy not_same_insert on not_same_pairs for insert to desa_app
  with check (decided_by = app_actor_id() and app_keeps_both(region_code, other_region_code));
--> statement-breakpoint
create policy not_same_update on not_same_pairs for update to desa_app
  using (app_keeps_both(region_code, other_region_code)) with check (app_keeps_both(region_code, other_region_code));
--> statement-breakpoint
-- A mentor writes a family's records and still merges nobody away.
alter policy people_update on households with check ((
  app_in_areas(region_code, app_list('app.write_areas'))
  or (app_writes_household(id, region_code) and app_household_lived_in(id, region_code)))
  and (merged_into is null or app_in_areas(region_code, app_list('app.write_areas'))));
--> statement-breakpoint
alter policy people_update on persons with check ((
  app_writes_household(household_id, region_code)
  or (household_id in (select app_moved_households()) and app_household_lives_in(household_id, app_list('app.write_areas'))))
  and app_household_lived_in(household_id, region_code)
  and (merged_into is null or app_in_areas(region_code, app_list('app.write_areas'))));
--> statement-breakpoint
-- Histories are never rewritten: the steps and changes of a family merged away stay under its id, and are read and gone on
-- with by whoever keeps the family it became part of.
create or replace function app_moved_households() returns setof uuid
  language sql stable parallel safe security definer rows 1000 set search_path = public as $$
  select household_id from household_regions where region_to is not null
  union all select id from households where merged_into is not null
$$;
--> statement-breakpoint
create or replace function app_household_lives_in(household uuid, areas text[]) returns boolean
  language sql stable parallel safe security definer set search_path = public as $$
  with recursive chain as (
    select h.region_code, h.merged_into from households h where h.id = household
    union all select h.region_code, h.merged_into from chain c join households h on h.id = c.merged_into)
  select exists (select from chain where merged_into is null and app_in_areas(region_code, areas))
$$;
--> statement-breakpoint
-- What a record merged away has become, also after several merges; null for one that stands, and for what one may not see.
create function kept_household(household uuid) returns uuid language sql stable parallel safe set search_path = public as $$
  with recursive chain as (
    select h.merged_into as id from households h where h.id = household
    union all select h.merged_into from chain c join households h on h.id = c.id where h.merged_into is not null)
  select h.id from chain c join households h on h.id = c.id where h.merged_into is null
$$;
--> statement-breakpoint
create function kept_person(person uuid) returns uuid language sql stable parallel safe set search_path = public as $$
  with recursive chain as (
    select p.merged_into as id from persons p where p.id = person
    union all select p.merged_into from chain c join persons p on p.id = c.id where p.merged_into is not null)
  select p.id from chain c join persons p on p.id = c.id where p.merged_into is null
$$;
--> statement-breakpoint
-- A record that was being saved while its family or person was merged waits for the merge at its foreign key, and then
-- goes where everything else went, with the rights of whoever saves it.
create function follow_merges() returns trigger language plpgsql set search_path = public as $$
begin
  if exists (select from households h where h.merged_into is not null and h.id in (select household_id from added)) then
    execute format('update %I t set household_id = k.id,
        region_code = case when app_household_lived_in(k.id, a.region_code) then a.region_code else k.region_code end
      from added a join households h on h.id = a.household_id join households k on k.id = kept_household(h.id) where t.id = a.id', tg_table_name);
  end if;
  if tg_nargs = 0 then return null; end if;
  if exists (select from persons p where p.merged_into is not null and p.id in (select person_id from added)) then
    execute format('update %I t set person_id = k.id, household_id = k.household_id,
        region_code = case when app_household_lived_in(k.household_id, a.region_code) then a.region_code else k.region_code end
      from added a join persons p on p.id = a.person_id join persons k on k.id = kept_person(p.id) where t.id = a.id', tg_table_name);
  end if;
  return null;
end $$;
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['persons', 'consents', 'journeys', 'placements', 'documents', 'remittances', 'no_transfer_months',
      'remittance_uses', 'debts', 'finance_snapshots'] loop
    execute format('create trigger follow_merges after insert on %I referencing new table as added for each statement execute function follow_merges(%s)',
      t, case when t in ('consents', 'journeys') then '''person''' else '' end);
  end loop;
end $$;
