import { sql as text } from "drizzle-orm";
import fc from "fast-check";
import type postgres from "postgres";
import { describe, expect } from "vitest";
import { asActor } from "~/db/db.server";
import { listQuery, MOST_COUNTED } from "~/households/list-query";
import { personList } from "~/households/person-list.server";
import { dbTest } from "../db";
import { anActor } from "../factories/actors";

const [VILLAGE, OTHER, FAR] = ["35.05.01.2001", "35.05.01.2002", "52.03.21.2001"] as const;
const clerk = (area: string) => anActor({ role: "koordinator_desa", area });
const list = (area: string, query: string, actor = clerk(area)) => asActor(actor, (tx) => personList(tx, area, listQuery(new URLSearchParams(query))));

/** So many persons of these names, by turns, all in one family of a village. */
async function people(sql: postgres.Sql, village: string, names: readonly string[]): Promise<string[]> {
  const [home] = await sql`insert into households (id, region_code, label, search_label) values (gen_random_uuid(), ${village}, 'Keluarga Uji', 'keluarga uji') returning id`;
  const rows = await sql`insert into persons (id, household_id, region_code, full_name, search_name, sex, birth_year)
    select gen_random_uuid(), ${home!.id}, ${village}, name, lower(name), 'P', 1990 from unnest(${names}::text[]) name returning id`;
  return rows.map(({ id }) => id as string);
}

async function allPages(area: string, query: string, actor = clerk(area)) {
  const seen: { id: string; fullName: string }[] = [];
  for (let next: string | null = "", pages = 0; next !== null && pages < 200; pages++) {
    const page: Awaited<ReturnType<typeof list>> = await list(area, `${query}${next ? `&setelah=${next}` : ""}`, actor);
    seen.push(...page.rows);
    next = page.next;
  }
  return seen;
}
const begins = ({ fullName }: { fullName: string }) => fullName.startsWith("Siti");

async function empty(sql: postgres.Sql) {
  for (const table of ["journeys", "persons"]) await sql`delete from ${sql(table)} where region_code in (${VILLAGE}, ${OTHER}, ${FAR})`;
}

describe("the list of persons", () => {
  dbTest("is in the order of names, page by page, each person once", async ({ sql }) => {
    await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom("Ani", "Budi", "Citra", "Dewi"), { minLength: 1, maxLength: 80 }), async (names) => {
      await empty(sql);
      const ids = await people(sql, VILLAGE, names);
      const seen = await allPages("35.05", "");
      expect(seen.map(({ id }) => id).sort()).toEqual([...ids].sort());
      expect(seen.map(({ fullName }) => fullName)).toEqual([...names].sort());
    }), { numRuns: 15 });
  });

  dbTest("tells sex, age, family, village and the journey that is open", async ({ sql }) => {
    await empty(sql);
    const [id] = await people(sql, VILLAGE, ["Wagiyem Contoh"]);
    const [home] = await sql`select household_id as id from persons where id = ${id!}`;
    for (const [state, closed, departed] of [["selesai", "2021-01-01", "2019-01-01"], ["bekerja", null, "2022-01-01"]]) {
      await sql`insert into journeys (id, person_id, household_id, region_code, status, procedural_status, country, opened_on, departed_on, returned_on, closed_on)
        values (gen_random_uuid(), ${id!}, ${home!.id}, ${VILLAGE}, ${state!}, 'tidak_diketahui', 'HK', ${departed!}, ${departed!}, ${closed!}, ${closed!})`;
    }
    const { rows, total } = await list(VILLAGE, "cari=wagiem");
    expect([rows, total]).toMatchObject([[{ id, fullName: "Wagiyem Contoh", sex: "P", birthYear: 1990, household: "Keluarga Uji", regionCode: VILLAGE, journey: { state: "bekerja", country: "HK" } }], 1]);
    expect((await list(VILLAGE, "pmi=di_luar")).rows.map((row) => row.id)).toEqual([id]);
    expect((await list(VILLAGE, "pmi=tanpa")).rows).toEqual([]);
  });

  dbTest("shows nobody of an area that is not the actor's, by name or without, also when the functions are asked past it", async ({ sql }) => {
    await empty(sql);
    await people(sql, VILLAGE, ["Suratmi"]);
    for (const query of ["", "cari=suratmi"]) {
      expect((await list(VILLAGE, query, clerk(OTHER))).rows).toEqual([]);
      expect((await list("ID", query, clerk(OTHER))).rows).toEqual([]);
    }
    const ask = (area: string) => asActor(clerk(area), async (tx) => [
      ...(await tx.execute(text`select n from app_persons_named('suratmi', null, 10) n`)), ...(await tx.execute(text`select n from app_persons_named('suratmi', array[${VILLAGE}], 10) n`)),
      ...(await tx.execute(text`select n from app_persons_beginning('suratmi', '', '{}', '{}', '', '00000000-0000-0000-0000-000000000000', 10) n`)),
      ...(await tx.execute(text`select n from app_persons_carrying('suratmi', '', '{}', '{}', '', '00000000-0000-0000-0000-000000000000', 10) n`)),
    ]);
    expect(await ask(OTHER)).toHaveLength(0);
    expect(await ask("35.05")).toHaveLength(4);
    const without = { ...clerk("35.05"), peopleAreas: ["35.05", `-${VILLAGE}`] };
    expect((await list("35.05", "cari=suratmi", without)).rows).toEqual([]);
  });

  dbTest("reads a name that thousands carry in the order of names: nobody twice, nobody left out, nobody of elsewhere", async ({ sql }) => {
    await empty(sql);
    const many = MOST_COUNTED + 130;
    const ids = await people(sql, VILLAGE, Array.from({ length: many }, (_, at) => (at % 9 === 0 ? `Dewi Siti ${at % 7}` : `Siti ${String.fromCharCode(65 + (at % 26))}`)));
    await people(sql, FAR, ["Siti Aaa"]);
    await sql`analyze persons`;
    for (const area of ["35", "35.05", "ID"]) {
      const actor = clerk("35");
      const first = await list(area, "cari=siti", actor);
      expect([first.total, first.rows.length], area).toEqual([MOST_COUNTED + 1, 25]);
      const seen = await allPages(area, "cari=siti", actor);
      expect(seen.map(({ id }) => id).sort(), area).toEqual([...ids].sort());
      // Those whose name begins with it come first.
      expect(seen.map(({ fullName }) => fullName), area).toEqual([...seen.filter(begins), ...seen.filter((one) => !begins(one))].map(({ fullName }) => fullName));
      expect(seen.filter(begins).map(({ fullName }) => fullName), area).toEqual(seen.filter(begins).map(({ fullName }) => fullName).sort());
    }
    // Narrowed further it is found another way, and is the same.
    expect((await allPages("35.05.01", "cari=siti", clerk("35"))).length).toBe(many);
    await empty(sql);
  });
});
