-- Why: the same figures are asked again and again while nothing changes. A number that grows with every change of what
-- figures are made of lets the server answer from what it has counted already, and never with what is past.
alter table rollup.state add column world uuid not null default gen_random_uuid(), add column version bigint not null default 1;
--> statement-breakpoint
create function rollup.figures_changed() returns trigger language plpgsql security definer set search_path = rollup as $$
begin
  update rollup.state set version = version + 1;
  return null;
end $$;
--> statement-breakpoint
revoke all on function rollup.figures_changed() from public;
--> statement-breakpoint
-- Figures are of the sums and facts here, which the drain says itself; of these two tables they read names and residents.
create trigger figures_changed after insert or update or delete on regions for each statement execute function rollup.figures_changed();
--> statement-breakpoint
create trigger figures_changed after insert or update or delete on region_programmes for each statement execute function rollup.figures_changed();
--> statement-breakpoint
-- Which figures these are: of this state of the records, for somebody with these areas; and whether anything written is
-- not in them yet. Answered for the actor alone.
create function app_figures_state(out key text, out waits boolean) language sql stable security definer set search_path = public, rollup as $$
  select world || ' ' || version || ' ' || md5(concat_ws('|', current_setting('role'), current_setting('app.actor_kind', true), current_setting('app.roles', true), current_setting('app.number_areas', true),
      current_setting('app.people_areas', true), current_setting('app.write_areas', true), current_setting('app.admin_areas', true))),
    months_until <= now()::date or exists (select from queue)
  from state
$$;
--> statement-breakpoint
revoke all on function app_figures_state() from public;
--> statement-breakpoint
grant execute on function app_figures_state() to desa_app, desa_system;
