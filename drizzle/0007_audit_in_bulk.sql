-- An import writes tens of thousands of entries in one transaction. Updating the lane's head twice for each of them left
-- as many dead versions of that one row, all of which the next update had to pass: the work grew with the square of the
-- entries (1,900 took 4 s, 60,000 would take an hour). Within one statement the head now travels in a setting of the
-- transaction, and the row is written once at the statement's end. The chain, its texts and hashes stay as they were.
-- No backfill; nothing is rewritten.
create or replace function chain_audit() returns trigger language plpgsql security definer set search_path = public as $$
declare
  slot text;
  head text;
begin
  new.lane := abs(hashtext(coalesce(new.actor_id::text, new.actor_kind)) % 64);
  slot := 'app.audit_head_' || new.lane;
  head := current_setting(slot, true);
  if coalesce(head, '') = '' then
    select lane_seq || ' ' || hash into head from audit_heads where lane = new.lane for update;
  end if;
  new.at := clock_timestamp();
  new.lane_seq := split_part(head, ' ', 1)::bigint + 1;
  new.prev_hash := split_part(head, ' ', 2);
  new.hash := encode(sha256(convert_to(audit_text(new), 'UTF8')), 'hex');
  perform set_config(slot, new.lane_seq || ' ' || new.hash, true);
  return new;
end $$;
--> statement-breakpoint
create function keep_audit_heads() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update audit_heads h set lane_seq = latest.lane_seq, hash = latest.hash
  from (select distinct on (lane) lane, lane_seq, hash from added order by lane, lane_seq desc) latest where h.lane = latest.lane;
  perform set_config('app.audit_head_' || lane, '', true) from (select distinct lane from added) lanes;
  return null;
end $$;
--> statement-breakpoint
create trigger audit_log_heads after insert on audit_log referencing new table as added for each statement execute function keep_audit_heads();
