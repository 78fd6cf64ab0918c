-- Why: how much is saved (F01) and how healthy a family's money is (F06) need what a reading did not hold yet: the interest
-- within the instalments, and five answers about habits. All are empty for older readings, which means nobody asked.
-- Transfers can be read by who carried them (R05, R06). Nothing is rewritten: adding empty columns costs milliseconds.
alter table finance_snapshots
  add column debt_interest_idr bigint check (debt_interest_idr >= 0),
  add column debt_principal_idr bigint check (debt_principal_idr >= 0),
  add column pays_on_time text check (pays_on_time in ('ya', 'kadang', 'tidak')),
  add column insured text check (insured in ('ya', 'sebagian', 'tidak')),
  add column records_kept text check (records_kept in ('ya', 'kadang', 'tidak')),
  add column goal_set text check (goal_set in ('ya', 'belum_jelas', 'tidak')),
  add column emergency_capacity text check (emergency_capacity in ('mudah', 'sulit', 'tidak')),
  add constraint finance_snapshots_split check (debt_interest_idr + debt_principal_idr = debt_service_idr);
--> statement-breakpoint
create or replace view facts.remittances with (security_barrier) as
  select m.id as remittance_id, m.household_id, m.journey_id, m.region_code, r.current_code as area_code, m.month, m.country, m.sender_sex,
    m.channel, m.currency, m.sent_minor, m.fee_minor, m.receive_fee_idr, m.applied_rate, m.reference_rate, m.received_idr, m.updated_at,
    m.provider, coalesce(m.received_on, m.sent_on) as day
  from remittances m join regions r on r.code = m.region_code
  where m.deleted_at is null and app_sees_numbers(r.code);
--> statement-breakpoint
-- States of money and returns are read from compact facts (0014); nothing reads these views any more.
drop view facts.finance;
--> statement-breakpoint
drop view facts.debts;
