import type postgres from "postgres";
import { openIdentifier } from "~/access/protected-identifiers.server";
import type { Brought } from "./bring";

/** Takes every family out again, so that the next file finds none. */
export async function withoutFamilies(sql: postgres.Sql): Promise<void> {
  await sql`delete from remittance_uses`;
  await sql`delete from no_transfer_months`;
  await sql`delete from remittances`;
  await sql`delete from persons where id not in (select person_id from journeys)`;
  await sql`delete from household_regions where household_id not in (select household_id from persons)`;
  await sql`delete from households where id not in (select household_id from persons)`;
}

/** The people an import wrote, in the order of the file, with their numbers in full. */
export async function peopleOf(sql: postgres.Sql, { id }: Pick<Brought, "id">) {
  const rows = await sql`
    select p.*, h.label, h.address, h.kk_cipher, p.birth_date::text as born from import_writes w
    join persons p on p.id = w.entity_id join households h on h.id = p.household_id
    where w.import_id = ${id} and w.entity = 'person' order by w.seq`;
  return rows.map((row) => ({
    name: String(row.full_name),
    nik: row.nik_cipher && openIdentifier("nik", row.nik_cipher as Buffer),
    phone: row.phone_cipher && openIdentifier("phone", row.phone_cipher as Buffer),
    kk: row.kk_cipher && openIdentifier("kk", row.kk_cipher as Buffer),
    village: String(row.region_code),
    born: row.born as string | null,
    sex: row.sex as string | null,
    role: String(row.member_role),
    household: String(row.household_id),
    label: String(row.label),
    note: row.note as string | null,
    address: row.address as string | null,
  }));
}

/** The transfers an import wrote, in the order of the file. */
export async function transfersOf(sql: postgres.Sql, { id }: Pick<Brought, "id">) {
  return sql`
    select coalesce(m.received_on, m.sent_on)::text as day, m.currency, m.sent_minor::text as sent, m.fee_minor::text as fee,
      m.received_idr::text as received, m.channel, h.label
    from import_writes w join remittances m on m.id = w.entity_id join households h on h.id = m.household_id
    where w.import_id = ${id} and w.entity = 'remittance' order by w.seq`;
}
