-- Why: the fourth pillar, community marketing (handbook §4.13, C01–C07): what a village sells, through which channels, and its
-- orders with several lines. Who buys is sealed like every other identifier; a blind index alone tells that somebody bought
-- again. Anybody may see what an owner agreed to have seen, through one function. Numbers come through views of the facts.
-- Backfill: none, all tables are new.
-- What the policies of this and later migrations say again and again, each once and in words of SQL: which villages, which
-- families, who writes about them, and what every table begins with.
create function app_policy_area(areas text) returns text language sql immutable as $$
  select format('(''+'' || region_code) = any ((select app_list(''app.%1$s''))::text[])
    or ((region_code || ''.'') ^@ any ((select app_area_prefixes(''app.%1$s''))::text[]) and not (''-'' || region_code) = any ((select app_list(''app.%1$s''))::text[]))', areas)
$$;
--> statement-breakpoint
create function app_policy_families() returns text language sql immutable as $$
  select 'household_id::text = any ((select app_list(''app.households''))::text[])'
$$;
--> statement-breakpoint
create function app_policy_moved(areas text) returns text language sql immutable as $$
  select format('(household_id in (select app_moved_households()) and app_household_lives_in(household_id, (select app_list(''app.%1$s''))))', areas)
$$;
--> statement-breakpoint
create function app_policy_reads() returns text language sql immutable as $$
  select app_policy_area('people_areas') || ' or ' || app_policy_families() || ' or ' || app_policy_moved('people_areas')
$$;
--> statement-breakpoint
create function app_policy_writes() returns text language sql immutable as $$
  select app_policy_area('write_areas') || ' or ((select app_has_role(''pendamping'')) and ' || app_policy_families() || ') or ' || app_policy_moved('write_areas')
$$;
--> statement-breakpoint
create procedure app_guard_table(t text) language plpgsql as $$
begin
  execute format('alter table %I enable row level security', t);
  execute format('grant select, insert, update on %I to desa_app', t);
  execute format('grant select, insert, update, delete on %I to desa_system', t);
  execute format('create policy system_all on %I for all to desa_system using (true) with check (true)', t);
end $$;
--> statement-breakpoint
revoke all on function app_policy_area(text), app_policy_families(), app_policy_moved(text), app_policy_reads(), app_policy_writes() from public;
--> statement-breakpoint
revoke all on procedure app_guard_table(text) from public;
--> statement-breakpoint
create table products (
  id uuid primary key,
  region_code text not null references regions (code),
  enterprise_id uuid references enterprises (id),
  -- A group without an enterprise of its own here.
  seller_name text,
  name_id text not null,
  name_en text,
  search_name text not null,
  unit text not null,
  price_idr bigint check (price_idr >= 0),
  cost_idr bigint check (cost_idr >= 0),
  shelf_life_days integer check (shelf_life_days between 1 and 3650),
  -- Pieces that can be sold today; empty is not known.
  stock integer check (stock >= 0),
  pirt_no text,
  pirt_state text not null default 'tidak_diketahui' constraint products_pirt_code check (pirt_state in ('ada', 'diproses', 'belum', 'kedaluwarsa', 'tidak_perlu', 'tidak_diketahui')),
  pirt_expires_on date,
  halal_no text,
  halal_state text not null default 'tidak_diketahui' constraint products_halal_code check (halal_state in ('ada', 'diproses', 'belum', 'kedaluwarsa', 'tidak_perlu', 'tidak_diketahui')),
  halal_expires_on date,
  contact_cipher bytea,
  contact_index bytea,
  contact_last4 text,
  -- Both are the owner's word: that anybody may see the product, and that anybody may see the number.
  listing_agreed boolean not null default false,
  contact_agreed boolean not null default false,
  state text not null default 'aktif' constraint products_state_code check (state in ('aktif', 'ditarik')),
  version integer not null default 1,
  source text not null default 'lapangan',
  import_id uuid,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  check ((contact_cipher is null) = (contact_last4 is null) and (contact_cipher is null) = (contact_index is null)),
  check (not contact_agreed or contact_cipher is not null)
);
--> statement-breakpoint
create index products_region on products (region_code, search_name, id);
--> statement-breakpoint
create index products_public on products (region_code text_pattern_ops) where state = 'aktif' and listing_agreed;
--> statement-breakpoint
-- The public list goes on from name to name.
create index products_public_name on products (search_name, id) where state = 'aktif' and listing_agreed;
--> statement-breakpoint
create index products_enterprise on products (enterprise_id);
--> statement-breakpoint
create table product_listings (
  product_id uuid not null references products (id),
  channel text not null constraint product_listings_channel_code check (channel in ('warung_desa', 'pasar', 'bumdes', 'koperasi', 'toko_oleh_oleh', 'pameran', 'reseller', 'wa', 'medsos', 'marketplace', 'komunitas_pmi', 'pengadaan_pemerintah', 'ekspor_ukm')),
  active_from date not null,
  active_to date,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  primary key (product_id, channel, active_from),
  check (active_to >= active_from)
);
--> statement-breakpoint
create table orders (
  id uuid primary key,
  region_code text not null references regions (code),
  ordered_on date not null,
  -- Empty: nobody said through which.
  channel text constraint orders_channel_code check (channel in ('warung_desa', 'pasar', 'bumdes', 'koperasi', 'toko_oleh_oleh', 'pameran', 'reseller', 'wa', 'medsos', 'marketplace', 'komunitas_pmi', 'pengadaan_pemerintah', 'ekspor_ukm')),
  buyer_kind text constraint orders_buyer_kind_code check (buyer_kind in ('perorangan', 'toko', 'lembaga')),
  buyer_region_scope text constraint orders_buyer_scope_code check (buyer_region_scope in ('desa', 'kecamatan', 'kabupaten', 'provinsi', 'luar_provinsi', 'luar_negeri')),
  buyer_name_cipher bytea,
  buyer_phone_cipher bytea,
  buyer_phone_last4 text,
  buyer_note_cipher bytea,
  buyer_key_hash bytea,
  discount_idr bigint not null default 0 check (discount_idr >= 0),
  shipping_idr bigint check (shipping_idr >= 0),
  status text not null default 'baru' constraint orders_status_code check (status in ('baru', 'dibayar', 'dikirim', 'selesai', 'batal', 'retur')),
  from_public boolean not null default false,
  version integer not null default 1,
  source text not null default 'lapangan',
  import_id uuid,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid
);
--> statement-breakpoint
create index orders_region on orders (region_code, ordered_on desc, id desc);
--> statement-breakpoint
create index orders_buyer on orders (buyer_key_hash, ordered_on) where buyer_key_hash is not null;
--> statement-breakpoint
create table order_lines (
  order_id uuid not null references orders (id),
  product_id uuid not null references products (id),
  quantity integer not null check (quantity between 1 and 100000),
  -- Empty while an enquiry is about something that has no price yet; it is agreed before anybody pays.
  unit_price_idr bigint check (unit_price_idr >= 0),
  returned integer not null default 0,
  primary key (order_id, product_id),
  check (returned between 0 and quantity)
);
--> statement-breakpoint
create index order_lines_product on order_lines (product_id);
--> statement-breakpoint
do $$
declare
  t text;
  of_product text := 'exists (select from products p where p.id = product_id and (%s))';
  of_order text := 'exists (select from orders o where o.id = order_id and (%s))';
  writes text := app_policy_area('write_areas');
begin
  foreach t in array array['products', 'product_listings', 'orders', 'order_lines'] loop
    call app_guard_table(t);
  end loop;
  foreach t in array array['products', 'orders'] loop
    execute format('create policy village_read on %I for select to desa_app using (%s)', t, app_policy_area('people_areas'));
    execute format('create policy village_insert on %I for insert to desa_app with check (%s)', t, writes);
    execute format('create policy village_update on %I for update to desa_app using (%s) with check (%s)', t, writes, writes);
  end loop;
  execute format('create policy product_read on product_listings for select to desa_app using (%s)', format(of_product, 'true'));
  execute format('create policy product_insert on product_listings for insert to desa_app with check (%s)', format(of_product, writes));
  execute format('create policy product_update on product_listings for update to desa_app using (%s) with check (%s)', format(of_product, writes), format(of_product, writes));
  execute format('create policy order_read on order_lines for select to desa_app using (%s)', format(of_order, 'true'));
  execute format('create policy order_insert on order_lines for insert to desa_app with check (%s)', format(of_order, writes));
  execute format('create policy order_update on order_lines for update to desa_app using (%s) with check (%s)', format(of_order, writes), format(of_order, writes));
  execute format('create policy order_delete on order_lines for delete to desa_app using (%s)', format(of_order, writes));
  -- The lines of an order that is still an enquiry may be written anew.
  grant delete on order_lines to desa_app;
end $$;
--> statement-breakpoint
-- The permit of a product on a day: its own where somebody said, else that of its enterprise. The rule of app/market/permits.ts.
create function app_product_permit(own text, own_expires date, of_enterprise text, enterprise_expires date, today date) returns text
  language sql immutable parallel safe as $$
  select case when (case when own <> 'tidak_diketahui' then own else coalesce(of_enterprise, 'tidak_diketahui') end) = 'ada'
      and (case when own <> 'tidak_diketahui' then own_expires else enterprise_expires end) < today then 'kedaluwarsa'
    when own <> 'tidak_diketahui' then own else coalesce(of_enterprise, 'tidak_diketahui') end
$$;
--> statement-breakpoint
-- What anybody may see of an area (null: everywhere): what its owner agreed to show and still sells. The number comes, sealed,
-- only where the owner agreed to that too; a permit's number only while it is in force. `one` asks for a single product.
create function app_public_products(area text, one uuid, words text, after_name text, after_id uuid, most integer) returns table (
    id uuid, region_code text, village text, seller text, name_id text, name_en text, search_name text, unit text, price_idr text, shelf_life_days integer, sold_out boolean,
    pirt_no text, pirt_held boolean, halal_no text, halal_held boolean, contact_cipher bytea)
  language sql stable security definer set search_path = public as $$
  select p.id, p.region_code, r.name, coalesce(e.name, p.seller_name), p.name_id, p.name_en, p.search_name, p.unit, p.price_idr::text, p.shelf_life_days, p.stock = 0,
    case when pirt.now = 'ada' then p.pirt_no end, pirt.now = 'ada', case when halal.now = 'ada' then p.halal_no end, halal.now = 'ada',
    case when p.contact_agreed then p.contact_cipher end
  from products p join regions r on r.code = p.region_code left join enterprises e on e.id = p.enterprise_id
    left join enterprise_permits ep on ep.enterprise_id = p.enterprise_id and ep.permit = 'pirt'
    left join enterprise_permits eh on eh.enterprise_id = p.enterprise_id and eh.permit = 'halal'
    cross join lateral (select app_product_permit(p.pirt_state, p.pirt_expires_on, ep.state, ep.expires_on, app_today(p.region_code)) as now) pirt
    cross join lateral (select app_product_permit(p.halal_state, p.halal_expires_on, eh.state, eh.expires_on, app_today(p.region_code)) as now) halal
  where p.state = 'aktif' and p.listing_agreed and (p.enterprise_id is null or (e.closed_on is null and e.deleted_at is null))
    and (area is null or p.region_code = area or starts_with(p.region_code, area || '.'))
    and (one is null or p.id = one)
    and (words is null or not exists (select from unnest(string_to_array(words, ' ')) w where strpos(p.search_name, w) = 0 and strpos(lower(coalesce(e.name, p.seller_name, '')), w) = 0))
    and (after_name is null or (p.search_name, p.id) > (after_name, after_id))
  order by p.search_name, p.id
  limit most
$$;
--> statement-breakpoint
create function app_public_sellers() returns table (region_code text, village text, products bigint)
  language sql stable security definer set search_path = public as $$
  select p.region_code, r.name, count(*)
  from products p join regions r on r.code = p.region_code left join enterprises e on e.id = p.enterprise_id
  where p.state = 'aktif' and p.listing_agreed and (p.enterprise_id is null or (e.closed_on is null and e.deleted_at is null))
  group by p.region_code, r.name order by r.name, p.region_code
$$;
--> statement-breakpoint
revoke all on function app_public_products(text, uuid, text, text, uuid, integer), app_public_sellers() from public;
--> statement-breakpoint
grant execute on function app_public_products(text, uuid, text, text, uuid, integer), app_public_sellers() to desa_app, desa_system;
--> statement-breakpoint
-- Orders that count, each with what it brought: lines after discount, without shipping, less the share of what came back.
-- A discount belongs to all pieces alike, so that a returned piece takes its part of it along.
create view facts.orders with (security_barrier) as
  select o.id as order_id, o.region_code, r.current_code as area_code, o.ordered_on, o.channel, o.buyer_kind, o.buyer_region_scope, o.buyer_key_hash, o.updated_at,
    case when l.gross > 0 then round((l.gross - o.discount_idr) * l.kept / l.gross) else 0 end as revenue_idr
  from orders o join regions r on r.code = o.region_code
    cross join lateral (select coalesce(sum(quantity * unit_price_idr), 0)::numeric as gross, coalesce(sum((quantity - returned) * unit_price_idr), 0)::numeric as kept from order_lines where order_id = o.id) l
  where o.status in ('dibayar', 'dikirim', 'selesai') and app_sees_numbers(r.code);
--> statement-breakpoint
create view facts.sold_products with (security_barrier) as
  select o.id as order_id, l.product_id, o.region_code, r.current_code as area_code, o.ordered_on, o.channel
  from orders o join order_lines l on l.order_id = o.id join regions r on r.code = o.region_code
  where o.status in ('dibayar', 'dikirim', 'selesai') and l.returned < l.quantity and app_sees_numbers(r.code);
--> statement-breakpoint
create view facts.products with (security_barrier) as
  select p.id as product_id, p.region_code, r.current_code as area_code, p.created_at, p.stock > 0 as in_stock, p.price_idr is not null as has_price, p.cost_idr is not null as has_cost,
    p.pirt_state, p.pirt_expires_on, ep.state as enterprise_pirt_state, ep.expires_on as enterprise_pirt_expires_on,
    p.halal_state, p.halal_expires_on, eh.state as enterprise_halal_state, eh.expires_on as enterprise_halal_expires_on
  from products p join regions r on r.code = p.region_code
    left join enterprise_permits ep on ep.enterprise_id = p.enterprise_id and ep.permit = 'pirt'
    left join enterprise_permits eh on eh.enterprise_id = p.enterprise_id and eh.permit = 'halal'
  where p.state = 'aktif' and app_sees_numbers(r.code);
--> statement-breakpoint
grant select on facts.orders, facts.sold_products, facts.products to desa_app, desa_system;
