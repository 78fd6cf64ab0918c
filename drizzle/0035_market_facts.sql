-- Why: what a village sells is counted from compact facts like the figures of the other pillars (handbook §5.7): each counted
-- order with what it brought, and each product it sold. Products stand as they are now and are read as they stand.
-- Backfill: every village with orders is queued and followed by the first figures asked for.
create table rollup.orders (
  order_id uuid not null,
  region_code text collate "C" not null,
  area_code text collate "C" not null,
  ordered_on date not null,
  channel text,
  buyer_region_scope text,
  buyer_key_hash bytea,
  revenue_idr bigint not null
);
--> statement-breakpoint
create table rollup.sold_products (
  order_id uuid not null,
  product_id uuid not null,
  region_code text collate "C" not null,
  area_code text collate "C" not null,
  ordered_on date not null,
  channel text
);
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['orders', 'sold_products'] loop
    call rollup.guard_table(t);
    execute format('create index %I on rollup.%I (area_code, ordered_on)', t || '_area', t);
    execute format('create index %I on rollup.%I (region_code)', t || '_region', t);
  end loop;
end $$;
--> statement-breakpoint
create index sold_products_product on rollup.sold_products (product_id, ordered_on);
--> statement-breakpoint
create function rollup.queue_market() returns trigger language plpgsql security definer set search_path = public, rollup as $$
begin
  execute format('insert into rollup.queue (kind, region_code) select distinct ''village'', %s from (%s) touched %s',
    case tg_table_name when 'order_lines' then 'o.region_code' else 'touched.region_code' end,
    case tg_op when 'INSERT' then 'select * from after' when 'DELETE' then 'select * from before' else 'select * from before union all select * from after' end,
    case tg_table_name when 'order_lines' then 'join orders o on o.id = touched.order_id' else '' end);
  return null;
end $$;
--> statement-breakpoint
revoke all on function rollup.queue_market() from public;
--> statement-breakpoint
do $$
declare
  t text;
  op text;
begin
  foreach t in array array['products', 'orders', 'order_lines'] loop
    foreach op in array array['insert', 'update', 'delete'] loop
      execute format('create trigger rollup_%s after %s on %I referencing %s for each statement execute function rollup.queue_market()', op, op, t,
        case op when 'insert' then 'new table as after' when 'delete' then 'old table as before' else 'old table as before new table as after' end);
    end loop;
  end loop;
end $$;
--> statement-breakpoint
insert into rollup.queue (kind, region_code) select distinct 'village', region_code from orders;
