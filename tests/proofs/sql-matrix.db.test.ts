import { beforeAll, describe, expect, it } from "vitest";
import postgres from "postgres";
import type { Actor } from "~/db/actor";
import { publicActor } from "~/db/actor";
import { holds, mayReach } from "./protection";
import { arrange, ROWS, TOUCHED, type Owner, type Row, type Sample } from "./sample-rows";
import { aMentor, aMerge, anImport, everybody, PLACES, recordsAt, VILLAGES, type Place, type Records, type Who } from "./world";

/*
 * The row policies by themselves: statements as the application's role would send them if every check of the product
 * were forgotten. The tables come from the catalogue, so a new one has to be put into a list here.
 */

/** Tables that hold nothing about anybody: everyone may read them, nobody writes them with the application's role. */
const REFERENCE: Record<string, string> = {
  regions: "the public list of areas",
  fx_rates: "public rates",
  holidays: "the public calendar",
  reference_loads: "hashes of reference files",
};

const OPERATIONS = ["select", "insert", "update", "delete"] as const;
type Operation = (typeof OPERATIONS)[number];
type Asked = { who: Who; place: Place; records: Records; mine: boolean };
type Rule = Partial<Record<Operation, (asked: Asked) => boolean>>;

const reads = ({ who, place, records }: Asked) => mayReach(who, { code: VILLAGES[place], records }, "read");
const writes = ({ who, place, records }: Asked) => mayReach(who, { code: VILLAGES[place], records }, "write");
const administers = ({ who, place }: Asked) => holds(who, "accounts:manage", VILLAGES[place]);
const brings = ({ who, place }: Asked) => holds(who, "import:write", VILLAGES[place]);
const keeps = ({ who, place }: Asked) => holds(who, "people:write", VILLAGES[place]);
const administersOrIs = (asked: Asked) => asked.mine || administers(asked);
const bringsOwn = (asked: Asked) => asked.mine && brings(asked);
const isAdministrator = ({ who }: Asked) => who.role === "administrator";
const anybody = () => true;
/** A family's own word about its own money and its own records. */
const isOwnFamily = ({ who, place }: Asked) => who.role === "keluarga" && place === "own";

const mentorsThere = ({ who, place }: Asked) => who.role === "pendamping" && place === "own";

const FAMILY: Rule = { select: reads, insert: writes, update: writes, delete: writes };
const HISTORY: Rule = { select: reads, insert: writes };
const VILLAGE: Rule = { select: ({ who, place }) => holds(who, "people:read", VILLAGES[place]), insert: keeps, update: keeps };
const OWN_LEDGER: Rule = { ...VILLAGE, select: (asked) => holds(asked.who, "people:read", VILLAGES[asked.place]) || isOwnFamily(asked) };
/** Reached through something else that names the family. */
const HANGING: Rule = { select: reads, insert: (asked) => writes(asked), update: writes };
const programmes = ({ who, place }: Asked) => holds(who, "programme:write", VILLAGES[place]);

/** What each role may do with the rows of a table. An operation that is not named is nobody's. */
const RULES: Record<string, Rule> = {
  households: { ...FAMILY, insert: (asked) => holds(asked.who, "people:write", VILLAGES[asked.place]) },
  household_regions: FAMILY, persons: FAMILY, consents: FAMILY, journeys: FAMILY, placements: FAMILY, documents: FAMILY, remittances: FAMILY,
  mentoring_enrolments: { ...HISTORY, update: writes },
  mentoring_steps: { select: reads, insert: (asked) => asked.mine && writes(asked) },
  mentoring_plans: HANGING, mentoring_sessions: HANGING, mentoring_milestones: HANGING,
  zone_snapshots: { select: reads },
  enterprises: { ...HISTORY, update: writes },
  info_contacts: { ...HISTORY, update: writes }, consultations: { ...HISTORY, update: writes }, referrals: { ...HISTORY, update: writes },
  enterprise_permits: HANGING,
  enterprise_months: { select: reads, insert: (asked) => writes(asked) || isOwnFamily(asked), update: (asked) => writes(asked) || isOwnFamily(asked) },
  enterprise_entries: { select: reads, insert: (asked) => writes(asked) || isOwnFamily(asked), update: (asked) => writes(asked) || isOwnFamily(asked) },
  // A savings group is its village's; a member signed in as a family reads what is about herself.
  savings_groups: VILLAGE, savings_members: VILLAGE, savings_meetings: VILLAGE, savings_attendance: OWN_LEDGER, savings_loans: OWN_LEDGER, savings_entries: OWN_LEDGER,
  // What a village holds is its keeper's, and nobody reaches it by a family.
  activities: VILLAGE, activity_sessions: VILLAGE, activity_participants: VILLAGE, attendance: VILLAGE, test_scores: VILLAGE, vacancies: VILLAGE,
  // Who keeps the village opens a door and answers who came; the public page works as the system.
  door_codes: { select: keeps, insert: keeps, update: keeps }, door_arrivals: { select: keeps, insert: keeps, update: keeps },
  products: VILLAGE, product_listings: VILLAGE, orders: VILLAGE, order_lines: { ...VILLAGE, delete: keeps },
  // Brought in by the public page alone, read and answered by who keeps the village.
  mentoring_requests: { select: ({ who, place }) => holds(who, "people:read", VILLAGES[place]), update: keeps },
  no_transfer_months: FAMILY, remittance_uses: FAMILY, debts: FAMILY,
  finance_snapshots: { ...FAMILY, insert: (asked) => writes(asked) || isOwnFamily(asked), update: (asked) => writes(asked) || isOwnFamily(asked) },
  survey_responses: FAMILY,
  // Begun by whoever asks a village's first family: its keeper, or the mentor of one of its families.
  survey_rounds: { select: (asked) => VILLAGE.select!(asked) || mentorsThere(asked) || isOwnFamily(asked), insert: (asked) => keeps(asked) || mentorsThere(asked) },
  saved_plans: { select: reads, insert: (asked) => asked.mine && (writes(asked) || isOwnFamily(asked)), update: writes },
  // The hash of one's own calendar address is nobody else's, whoever looks after accounts.
  calendar_feeds: { select: ({ mine }) => mine, insert: ({ mine }) => mine, update: ({ mine }) => mine, delete: ({ mine }) => mine },
  data_requests: { select: reads, insert: (asked) => asked.mine && (writes(asked) || isOwnFamily(asked)), update: writes },
  // A step and a change are written in the own name.
  journey_events: { ...HISTORY, insert: (asked) => asked.mine && writes(asked) },
  changes: { ...HISTORY, insert: (asked) => asked.mine && writes(asked) },
  users: { select: administersOrIs, insert: isAdministrator, update: administersOrIs },
  grants: { select: administersOrIs, insert: administers, update: administers },
  sessions: { select: administersOrIs, delete: administersOrIs },
  invitations: { insert: administers },
  second_factors: { select: administersOrIs },
  recovery_codes: {},
  sign_ins: { select: administersOrIs },
  throttles: {},
  audit_heads: {},
  audit_log: { select: administersOrIs, insert: ({ mine }) => mine },
  imports: { select: bringsOwn, insert: bringsOwn, update: bringsOwn },
  import_files: { select: bringsOwn, insert: bringsOwn, delete: bringsOwn },
  import_rows: { select: bringsOwn, insert: bringsOwn, delete: bringsOwn },
  import_writes: { select: bringsOwn, insert: bringsOwn, delete: bringsOwn },
  column_mappings: { select: brings, insert: brings, update: brings, delete: brings },
  // Only who keeps a village's records merges there: no mentor, no family.
  merges: { select: keeps, insert: (asked) => asked.mine && keeps(asked), update: keeps },
  merge_moves: { select: keeps, insert: keeps },
  not_same_pairs: { select: keeps, insert: (asked) => asked.mine && keeps(asked), update: keeps },
  region_programmes: { select: anybody, insert: programmes, update: programmes },
  placement_companies: { select: anybody, insert: isAdministrator, update: isAdministrator },
};

const sql = postgres(process.env.DATABASE_URL!, { max: 2, onnotice: () => {} });
const world = {} as Record<Place, Records>;
let people: Who[];
let samples: Map<string, Sample>;
const owners = new Map<string, Owner>();

beforeAll(async () => {
  const mentor = await aMentor();
  for (const place of PLACES) {
    world[place] = await recordsAt(sql, place, place === "own" ? mentor.userId : null);
    // What a file brought in may be taken back with the file.
    await sql`update households set import_id = ${world[place].importId} where id = ${world[place].householdId}`;
    owners.set(place, { userId: world[place].accountId, records: world[place], importId: world[place].importId, mergeId: await aMerge(sql, world[place]) });
  }
  people = await everybody((place) => world[place].personId, mentor);
  for (const { userId } of people) {
    if (userId === null) continue;
    owners.set(`mine ${userId}`, { userId, records: world.own, importId: await anImport(sql, VILLAGES.own, userId, "x"), mergeId: await aMerge(sql, world.own) });
  }
  samples = await arrange(sql, Object.keys(ROWS).filter((table) => table !== "import_files"), owners);
  for (const [name, sample] of samples) sample.import_files = { values: ROWS.import_files!(owners.get(name)!).values, key: { import_id: owners.get(name)!.importId } };
  return () => sql.end();
});

describe("the tables", () => {
  it("have row policies and a rule here, or hold nothing about anybody", async () => {
    const tables = await sql<{ name: string; protected: boolean }[]>`
      select relname as name, relrowsecurity as protected from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1`;
    const named = ({ name, protected: isProtected }: (typeof tables)[number]) =>
      isProtected ? RULES[name] !== undefined && ROWS[name] !== undefined : REFERENCE[name] !== undefined;
    expect(tables.filter((table) => !named(table))).toEqual([]);
  });

  it("without policies can only be read with the application's role", async () => {
    const rights = await sql`
      select table_name, privilege_type from information_schema.role_table_grants
      where grantee = 'desa_app' and table_schema = 'public' and table_name in ${sql(Object.keys(REFERENCE))} and privilege_type <> 'SELECT'`;
    expect([...rights]).toEqual([]);
  });
});

describe.each(Object.keys(RULES))("%s", (table) => {
  it("opens each row to whom it belongs and to nobody else", async () => {
    const wrong: string[] = [];
    for (const who of people) {
      await under(who.actor ?? publicActor, async (tx) => {
        for (const [name, owner] of owners) {
          const mine = name === `mine ${who.userId}`;
          if (name.startsWith("mine") && !mine) continue;
          for (const operation of OPERATIONS) {
            const asked: Asked = { who, place: owner.records.place, records: owner.records, mine };
            const wanted = RULES[table]![operation]?.(asked) ?? false;
            const found = await tries(tx, operation, table, samples.get(name)![table]!, owner);
            if (found !== wanted) wrong.push(`${who.name}: ${operation} at ${mine ? "mine" : name} is ${found ? "allowed" : "refused"}`);
          }
        }
      });
    }
    expect(wrong).toEqual([]);
  });

  it("is empty for a transaction in which nobody is named", async () => {
    if (RULES[table]!.select === anybody) return;
    const rows = await under(null, (tx) => tx.savepoint((inner) => inner`select 1 from ${inner(table)} limit 1`)).catch(refusedIsNothing);
    expect([...rows]).toEqual([]);
  });
});

describe("a record about a family", () => {
  const tables = Object.keys(RULES).filter((table) => [FAMILY.insert, HISTORY.insert].includes(RULES[table]!.insert) || ["households", "journey_events", "changes", "finance_snapshots", "data_requests", "saved_plans"].includes(table));

  it.each(tables)("in %s lies where the family lives or lived, whoever writes it", async (table) => {
    const allowed: string[] = [];
    const forged = async (role: string, household: Place, village: Place) => {
      const who = people.find((one) => one.role === role && one.area === VILLAGES.own)!;
      const owner: Owner = { ...owners.get(`mine ${who.userId}`)!, records: world[household] };
      const values = { ...ROWS[table]!(owner).values, region_code: VILLAGES[village] };
      if (table === "households") return;
      const written = await under(who.actor, (tx) => tx.savepoint((inner) => inner`insert into ${inner(table)} ${inner(values)}`)).then(() => true, refused);
      if (written) allowed.push(`${role}: a family of ${household} in ${village}`);
    };
    await forged("koordinator_desa", "sister", "own");
    await forged("pendamping", "own", "elsewhere");
    // Nor does a row move: only who keeps both villages moves a family.
    const mentor = people.find(({ role }) => role === "pendamping")!;
    const { key } = samples.get("own")![table]!;
    const moved = await under(mentor.actor, (tx) => tx.savepoint((inner) =>
      inner`update ${inner(table)} set region_code = ${VILLAGES.elsewhere} where ${inner(Object.keys(key)[0]!)} = ${Object.values(key)[0] as string}`)).then(({ count }) => count > 0, refused);
    if (moved) allowed.push("pendamping moves it");
    expect(allowed).toEqual([]);
  });
});

describe("the figures", () => {
  it("of each view are open for the areas whose numbers one sees, and name nobody", async () => {
    const views = await sql<{ name: string }[]>`select c.relname as name from pg_class c where c.relkind = 'v' and c.relnamespace = 'facts'::regnamespace order by 1`;
    expect(views.length).toBeGreaterThan(5);
    const wrong: string[] = [];
    for (const who of people) {
      await under(who.actor ?? publicActor, async (tx) => {
        for (const { name } of views) {
          const rows = await tx<{ region_code: string; text: string }[]>`select region_code, v::text as text from ${tx(`facts.${name}`)} v`;
          const seen = new Set(rows.map(({ region_code: code }) => code));
          const wanted = PLACES.filter((place) => holds(who, "numbers:read", VILLAGES[place])).map((place) => VILLAGES[place]);
          if ([...seen].sort().join() !== [...wanted].sort().join()) wrong.push(`${who.name}: ${name} shows ${[...seen].join()}`);
          if (rows.some(({ text }) => text.includes("Penanda"))) wrong.push(`${name} names somebody`);
        }
      });
    }
    expect(wrong).toEqual([]);
  });
});

/** Runs in one transaction under the application's role with the actor's facts, as the door of the database does; keeps nothing. */
async function under<T>(actor: Actor | null, work: (tx: postgres.TransactionSql) => Promise<T>): Promise<T> {
  const kept = new Error("not kept");
  let answer: { value: T } | undefined;
  await sql.begin(async (tx) => {
    if (actor !== null) {
      const { userId, kind, roles, peopleAreas, writeAreas, numberAreas, adminAreas, households } = actor;
      await tx`select set_config('app.actor_id', ${userId ?? ""}, true), set_config('app.actor_kind', ${kind}, true), set_config('app.roles', ${roles.join()}, true),
        set_config('app.people_areas', ${peopleAreas.join()}, true), set_config('app.write_areas', ${writeAreas.join()}, true),
        set_config('app.number_areas', ${numberAreas.join()}, true), set_config('app.admin_areas', ${adminAreas.join()}, true),
        set_config('app.households', ${households.join()}, true)`;
    }
    await tx`set local role desa_app`;
    answer = { value: await work(tx) };
    throw kept;
  }).catch((error: unknown) => {
    if (error !== kept) throw error;
  });
  return answer!.value;
}

/** Whether the statement finds or writes the row; it is taken back at once. */
async function tries(tx: postgres.TransactionSql, operation: Operation, table: string, { key }: Row, owner: Owner): Promise<boolean> {
  const undo = { count: 0 };
  try {
    await tx.savepoint(async (inner) => {
      const where = Object.keys(key).map((column, index) => `"${column}" = $${index + 1}`).join(" and ");
      const values = Object.values(key) as string[];
      if (operation === "insert") {
        const fresh = { ...ROWS[table]!(owner).values };
        undo.count = (await inner`insert into ${inner(table)} ${inner(fresh)}`).count;
      } else {
        const statement = { select: `select 1 from "${table}"`, update: `update "${table}" set ${TOUCHED[table] ?? "version = 7"}`, delete: `delete from "${table}"` }[operation];
        undo.count = (await inner.unsafe(`${statement} where ${where}`, values)).count;
      }
      throw undo;
    });
  } catch (error) {
    if (error === undo) return undo.count > 0;
    const { code } = error as { code?: string };
    if (code === "42501") return false;
    // The row was there to be deleted or written, and others hang on it or are like it.
    if (code === "23503" || code === "23505") return true;
    throw new Error(`${operation} on ${table}`, { cause: error });
  }
  return false;
}

function refused(error: { code?: string }): false {
  if (error.code === "42501") return false;
  throw error;
}

function refusedIsNothing(error: { code?: string }): unknown[] {
  if (error.code === "42501") return [];
  throw error;
}
