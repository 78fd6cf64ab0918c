import fc from "fast-check";
import type postgres from "postgres";
import { uuidv7 as v7 } from "uuidv7";

/** Small invented worlds: a regency with three villages, some families and whatever may be on record about them. */
const dayIn = (first: string, days: number) => fc.nat(days).map((after) => new Date(Date.parse(`${first}T00:00:00Z`) + after * 86_400_000).toISOString().slice(0, 10));
const day = dayIn("2023-07-01", 365);
const month = day.map((on) => on.slice(0, 7));
const village = fc.nat(2);
/** A value, or one time in `freq` none. */
const maybe = <Value>(of: fc.Arbitrary<Value>, freq = 4) => fc.option(of, { freq });
const idr = fc.integer({ min: 1, max: 90 }).map((tenth) => tenth * 100_000);
const zeroOr = fc.oneof(fc.constant(0), idr);

const rarely = fc.integer({ min: 0, max: 9 }).map((one) => one === 0);
/** `followed`: readings so many days after the return that find savings of so many months of spending. `again`: so many days after the return the same person left once more. */
const away = fc.record({
  again: maybe(fc.integer({ min: 1, max: 300 }), 2), followed: fc.array(fc.record({ after: fc.oneof(fc.nat(20), fc.nat(400)), months: fc.constantFrom(0, 2, 3, 6, 9) }), { maxLength: 4 }),
  sex: fc.constantFrom("L", "P", null), country: fc.constantFrom("HK", "MY", null), scheme: fc.constantFrom("p_to_p", "ukps"), sector: fc.constantFrom("pabrik", "konstruksi", "tidak_diketahui"),
  departed: maybe(dayIn("2022-06-01", 700)), stays: maybe(fc.nat(500), 2), found: fc.boolean(), procedural: fc.constantFrom("prosedural", "non_prosedural", "tidak_diketahui"),
});
const sent = fc.record({
  // Some before the Lebaran of the year before.
  on: fc.oneof({ weight: 4, arbitrary: day }, { weight: 1, arbitrary: dayIn("2023-03-20", 40) }), idr: maybe(idr, 6), channel: fc.constantFrom("bank", "pos", "informal", "hand_carried", "goods", "tidak_diketahui"), country: fc.constantFrom("HK", "MY", null),
  sex: fc.constantFrom("L", "P", null), currency: fc.constantFrom("HKD", "KRW"), sent: maybe(fc.integer({ min: 100, max: 9_999 }), 8), fee: maybe(fc.nat(200), 6),
  applied: maybe(fc.integer({ min: 1_900, max: 2_060 }), 8), reference: maybe(fc.integer({ min: 1_980, max: 2_020 }), 8), receiveFee: maybe(fc.constantFrom(0, 15_000), 8),
  provider: fc.constantFrom("Pos", "BRI", null), deleted: rarely,
});
const used = fc.record({
  deleted: rarely, month, category: fc.constantFrom("konsumsi", "usaha", "pendidikan", "utang_penempatan", "tanah_emas_ternak", "kendaraan_elektronik", "tidak_diketahui"), idr: zeroOr,
  asset: fc.constantFrom(true, false, null), business: fc.constantFrom(true, false, null),
});
const often = fc.constantFrom("ya", "kadang", "tidak", null);
const reading = fc.record({
  deleted: rarely, on: fc.oneof(day, dayIn("2023-07-01", 60)), savings: maybe(zeroOr), expense: maybe(idr), service: maybe(fc.constantFrom(0, 200_000, 500_000)), interest: maybe(fc.constantFrom(0, 50_000), 2),
  remit: maybe(zeroOr), local: maybe(zeroOr), enterprise: maybe(fc.oneof(zeroOr, fc.constant(-300_000))), paysOnTime: often, recordsKept: often,
  insured: fc.constantFrom("ya", "sebagian", "tidak", null), goalSet: fc.constantFrom("ya", "belum_jelas", "tidak", null), emergencyCapacity: fc.constantFrom("mudah", "sulit", "tidak", null),
});
const debt = fc.record({
  deleted: rarely, lender: fc.constantFrom("kur", "rentenir"), instalment: maybe(idr), period: fc.constantFrom("bulan", "minggu", "hari", "musim", null), start: maybe(day), end: maybe(day), status: fc.constantFrom("lancar", "lunas"),
});

const homeAsTold = fc.record({
  village, move: maybe(fc.record({ to: village, on: day }), 2), status: fc.constantFrom("aktif", "aktif", "aktif", "keluar", "pindah"),
  away: fc.array(away, { maxLength: 2 }), sent: fc.array(sent, { maxLength: 7 }), none: fc.uniqueArray(month, { maxLength: 3 }), used: fc.array(used, { maxLength: 4 }),
  read: fc.uniqueArray(reading, { maxLength: 3, selector: ({ on }) => on }), debts: fc.array(debt, { maxLength: 2 }),
});
const home = homeAsTold.map((told) => ({ ...told, read: [...told.read, ...told.away.flatMap(readingsAfter)].filter((one, at, all) => all.findIndex(({ on }) => on === one.on) === at) }));

function readingsAfter(one: typeof away extends fc.Arbitrary<infer T> ? T : never) {
  const back = returnOf(one);
  const nothing = { service: null, interest: null, remit: null, local: null, enterprise: null, paysOnTime: null, recordsKept: null, insured: null, goalSet: null, emergencyCapacity: null, deleted: false };
  return back === null ? [] : one.followed.map(({ after, months }) => ({ ...nothing, on: later(back, after), savings: months * 1_000_000, expense: 1_000_000 }));
}

export type Home = typeof home extends fc.Arbitrary<infer T> ? T : never;
/** `retired`: the second village has become part of the first. `residents`: of each village, where known. */
export const smallWorld = fc.record({ homes: fc.array(home, { maxLength: 4 }), retired: fc.integer({ min: 1, max: 12 }).map((one) => one === 12), residents: fc.tuple(...[0, 1, 2].map(() => maybe(fc.integer({ min: 1, max: 9_000 }), 2))) });
export type SmallWorld = typeof smallWorld extends fc.Arbitrary<infer T> ? T : never;

/** Where a world stands: its villages' codes. */
export type Place = { regency: string; villages: [string, string, string] };

export const later = (on: string, days: number) => new Date(Date.parse(`${on}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
/** A migrant without a day of departure is found abroad or has not left; whoever stays so many days is back. */
export const returnOf = ({ departed, stays, found }: Pick<typeof away extends fc.Arbitrary<infer T> ? T : never, "departed" | "stays" | "found">) => (stays === null || (departed === null && !found) ? null : later(departed ?? OPENED, stays));
export const OPENED = "2023-03-01";
/** The day of a second departure; only who is back from a known one leaves again. */
export const againOf = (one: Home["away"][number]) => (one.departed === null || one.again === null || returnOf(one) === null ? null : later(returnOf(one)!, one.again));
/** The village of a household on a day. */
export const villageOn = ({ village: first, move }: Home, on: string) => (move !== null && on >= move.on ? move.to : first);

/** Writes worlds past the product's commands, all of a kind in one statement. */
export async function write(sql: postgres.Sql, worlds: readonly { world: SmallWorld; place: Place }[]): Promise<void> {
  const rows: Record<string, Record<string, unknown>[]> = { households: [], household_regions: [], persons: [], journeys: [], remittances: [], no_transfer_months: [], remittance_uses: [], finance_snapshots: [], debts: [], region_programmes: [] };
  for (const { world, place } of worlds) {
    world.residents.forEach((population, at) => rows.region_programmes!.push({ region_code: place.villages[at], population, population_year: population === null ? null : 2024 }));
    for (const home of world.homes) rowsOf(home, place, rows);
  }
  await sql.begin(async (tx) => {
    for (const { world, place } of worlds) if (world.retired) await tx`update regions set current_code = ${place.villages[0]} where code = ${place.villages[1]}`;
    for (const [table, of] of Object.entries(rows)) {
      if (of.length === 0) continue;
      const columns = Object.keys(of[0]!).join(", ");
      await tx.unsafe(`insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1::text::json)`, [JSON.stringify(of)]);
    }
  });
}

const deletedAt = ({ deleted }: { deleted: boolean }) => (deleted ? "2025-01-01T00:00:00Z" : null);

function rowsOf(home: Home, { villages }: Place, rows: Record<string, Record<string, unknown>[]>): void {
  const id = v7();
  const at = (on: string) => ({ household_id: id, region_code: villages[villageOn(home, on)], updated_at: `${on}T05:00:00Z` });
  rows.households!.push({ id, region_code: villages[home.move?.to ?? home.village], label: "Keluarga Uji", search_label: "keluarga uji", status: home.status, updated_at: `${OPENED}T05:00:00Z` });
  if (home.move) {
    rows.household_regions!.push({ household_id: id, region_code: villages[home.village], region_from: "2020-01-01", region_to: home.move.on });
    rows.household_regions!.push({ household_id: id, region_code: villages[home.move.to], region_from: home.move.on, region_to: null });
  }
  for (const one of home.away) {
    const [person, departed, returned, again] = [v7(), one.departed, returnOf(one), againOf(one)];
    rows.persons!.push({ id: person, ...at("2024-12-31"), full_name: "Orang Uji", search_name: "orang uji", sex: one.sex });
    rows.journeys!.push({
      id: v7(), person_id: person, ...at(departed ?? OPENED), status: again ? "selesai" : returned ? "pulang" : departed || one.found ? "bekerja" : "terdaftar", procedural_status: one.procedural, registered_on: one.procedural === "prosedural" ? "2022-01-01" : null,
      non_procedural_evidence: one.procedural === "non_prosedural" ? "pengakuan_keluarga" : null, country: one.country, scheme: one.scheme, sector: one.sector, opened_on: OPENED, departed_on: departed, returned_on: returned, closed_on: again ? returned : null,
    });
    if (again) rows.journeys!.push({ ...rows.journeys!.at(-1), id: v7(), ...at(again), status: "bekerja", opened_on: again, departed_on: again, returned_on: null, closed_on: null });
  }
  for (const one of home.sent) {
    rows.remittances!.push({
      id: v7(), ...at(one.on), country: one.country, sender_sex: one.sex, received_on: one.on, currency: one.currency, sent_minor: one.sent === null ? null : one.sent * (one.currency === "KRW" ? 1 : 100),
      fee_minor: one.fee === null ? null : one.fee * (one.currency === "KRW" ? 1 : 100), receive_fee_idr: one.receiveFee, applied_rate: one.applied, reference_rate: one.reference, received_idr: one.idr, channel: one.channel,
      provider: one.provider, deleted_at: deletedAt(one),
    });
  }
  for (const one of home.none) rows.no_transfer_months!.push({ id: v7(), ...at(`${one}-01`), month: `${one}-01` });
  for (const one of home.used) rows.remittance_uses!.push({ id: v7(), ...at(`${one.month}-01`), month: `${one.month}-01`, category: one.category, amount_idr: one.idr, asset_productive: one.asset, for_business: one.business, deleted_at: deletedAt(one) });
  for (const one of home.read) {
    const split = one.service === null || one.interest === null || one.interest > one.service ? null : one.interest;
    rows.finance_snapshots!.push({
      id: v7(), ...at(one.on), as_of: one.on, liquid_savings_idr: one.savings, expense_idr: one.expense, debt_service_idr: one.service, debt_interest_idr: split, debt_principal_idr: split === null ? null : one.service! - split,
      income_remit_idr: one.remit, income_local_idr: one.local, income_enterprise_idr: one.enterprise, pays_on_time: one.paysOnTime, insured: one.insured, records_kept: one.recordsKept, goal_set: one.goalSet, emergency_capacity: one.emergencyCapacity, deleted_at: deletedAt(one),
    });
  }
  for (const one of home.debts) rows.debts!.push({ id: v7(), ...at(one.start ?? OPENED), lender_type: one.lender, purpose: "usaha", instalment_idr: one.instalment, instalment_period: one.period, start_on: one.start, end_on: one.end, status: one.status, deleted_at: deletedAt(one) });
}
