-- What was said of a use is kept beside what the month can cover, so that both follow a later correction of the receipt.
-- No backfill: there are no rows yet.
ALTER TABLE "remittance_uses" ADD COLUMN "stated_idr" bigint;
