-- Why: a test may be taken on one's own phone by the code at the door. Its points are shown on the phone that took it, and on
-- no other that types the same name, so that a score knows the arrival it came from. Backfill: none; points so far were
-- typed in by somebody and keep null.
alter table test_scores add column arrival_id uuid references door_arrivals (id);
--> statement-breakpoint
-- A file of attendance says when a meeting was held, which counts it in its month; taken back, that goes with it, unless somebody changed it since.
alter table activity_sessions add column version integer not null default 1, add column updated_at timestamptz not null default now(), add column updated_by uuid;
