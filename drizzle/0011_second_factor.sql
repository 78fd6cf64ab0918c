-- Why: a stolen password of somebody who sees the numbers or the accounts of a whole area must not be enough. A second
-- factor (a code of six digits that changes every half minute), codes for the day the phone is lost, and a list of sign-ins
-- by which people notice a stranger. Backfill: none; sessions that are open have been proved by password alone.
create table second_factors (
  user_id uuid primary key references users,
  -- Sealed with the key of the identifiers.
  secret_cipher bytea not null,
  -- Stored by the first right code; until then there is nothing here.
  confirmed_at timestamptz not null default now(),
  -- The half minute whose code was accepted last: no code opens twice.
  last_step bigint not null default 0
);
--> statement-breakpoint
create table recovery_codes (
  user_id uuid not null references users,
  code_hash text not null,
  used_at timestamptz,
  primary key (user_id, code_hash)
);
--> statement-breakpoint
create table sign_ins (
  id uuid primary key,
  user_id uuid not null references users,
  at timestamptz not null default clock_timestamp(),
  device text not null default '',
  how text not null check (how in ('password', 'code', 'recovery', 'link')),
  refused boolean not null default false,
  is_new_device boolean not null default false
);
--> statement-breakpoint
create index sign_ins_user on sign_ins (user_id, at desc);
--> statement-breakpoint
alter table sessions
  add column proof text not null default 'password' check (proof in ('password', 'code', 'recovery')),
  add column notice text check (notice in ('new_device'));
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['second_factors', 'recovery_codes', 'sign_ins'] loop
    execute format('alter table %I enable row level security', t);
    execute format('grant select, insert, update, delete on %I to desa_system', t);
    execute format('create policy system_all on %I for all to desa_system using (true) with check (true)', t);
  end loop;
end $$;
--> statement-breakpoint
-- Secrets and codes are nobody's to read; that there is a factor, and when somebody signed in, is the owner's and the administrator's.
grant select (user_id, confirmed_at) on second_factors to desa_app;
--> statement-breakpoint
create policy second_factors_read on second_factors for select to desa_app using (user_id = app_actor_id() or app_administers_user(user_id));
--> statement-breakpoint
grant select on sign_ins to desa_app;
--> statement-breakpoint
create policy sign_ins_read on sign_ins for select to desa_app using (user_id = app_actor_id() or app_administers_user(user_id));
