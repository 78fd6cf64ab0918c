import fc from "fast-check";
import { sql as text } from "drizzle-orm";
import { describe, expect } from "vitest";
import { asActor, asSystem } from "~/db/db.server";
import { householdList } from "~/households/household-list.server";
import { listQuery } from "~/households/list-query";
import { dbTest } from "../db";
import { anActor } from "../factories/actors";

const [VILLAGE, OTHER] = ["35.04.06.2001", "35.04.06.2002"];
const clerk = (area: string) => anActor({ role: "koordinator_desa", area });
const list = (area: string, query: string, actor = clerk(area)) => asActor(actor, (tx) => householdList(tx, area, listQuery(new URLSearchParams(query))));

describe("lists page by page", () => {
  dbTest("neither repeat nor lose a family while others are added, in every order", async ({ sql }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom("Ani", "Budi", "Citra", "Dewi", "Eko"), { minLength: 30, maxLength: 90 }), fc.constantFrom("nama", "desa", "diubah"), fc.constantFrom("naik", "turun"), fc.array(fc.constantFrom("Aan", "Cici", "Zul"), { maxLength: 4 }),
        async (names, sort, direction, later) => {
          await sql`delete from households where region_code in (${VILLAGE!}, ${OTHER!})`;
          const add = (name: string, at: number) => sql`insert into households (id, region_code, label, search_label, updated_at) values (gen_random_uuid(), ${at % 2 ? VILLAGE! : OTHER!}, ${name}, ${name.toLowerCase()}, now() - interval '1 day' + make_interval(secs => ${at % 7})) returning id`;
          const there = new Set((await Promise.all(names.map(add))).map(([row]) => row!.id as string));
          const seen: string[] = [];
          for (let next: string | null = "", pages = 0; next !== null; pages++) {
            const page: Awaited<ReturnType<typeof list>> = await list("35.04.06", `urut=${sort}&arah=${direction}${next ? `&setelah=${next}` : ""}`);
            seen.push(...page.rows.map(({ id }) => id));
            const name = later[pages];
            if (name !== undefined) await add(name, pages);
            next = page.next;
          }
          expect(new Set(seen).size).toBe(seen.length);
          expect(seen.filter((id) => there.has(id))).toHaveLength(there.size);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe("the list by last change", () => {
  dbTest("goes on from where it was, though the last family seen is changed meanwhile", async ({ sql }) => {
    const village = "35.04.08.2001";
    await sql`insert into households (id, region_code, label, search_label, updated_at) select gen_random_uuid(), ${village}, 'K ' || n, 'k ' || n, now() - make_interval(days => n) from generate_series(1, 40) n`;
    for (const way of ["turun", "naik"]) {
      const first = await list(village, `urut=diubah&arah=${way}`);
      await sql`update households set updated_at = now() where id = ${first.rows.at(-1)!.id}`;
      const second = await list(village, `urut=diubah&arah=${way}&setelah=${first.next!}`);
      const before = new Set(first.rows.map(({ id }) => id));
      expect(new Set([...before, ...second.rows.map(({ id }) => id)]).size, way).toBe(40);
      expect(second.rows.slice(0, 14).filter(({ id }) => before.has(id)), way).toEqual([]);
    }
  });
});

describe("names in the index", () => {
  dbTest("are found with a typing error, in the actor's own areas alone, also when the function is asked past the list", async ({ sql }) => {
    const village = "35.04.07.2001";
    const [home] = await sql`insert into households (id, region_code, label, search_label) values (gen_random_uuid(), ${village}, 'Keluarga Bu Suratmi', 'keluarga bu suratmi') returning id`;
    await sql`insert into persons (id, household_id, region_code, full_name, search_name) values (gen_random_uuid(), ${home!.id}, ${village}, 'Wagiyem Contoh', 'wagiyem contoh')`;
    for (const area of [village, "35.04.07", "35.04", "35", "ID"]) {
      const actor = clerk(area === "ID" ? "35.04" : area);
      for (const search of ["suratmi", "Suratmy", "wagiyem", "wagiem"]) expect((await list(area, `cari=${search}`, actor)).rows.map(({ id }) => id), `${search} in ${area}`).toEqual([home!.id]);
      expect((await list(area, "cari=suratmi", clerk("52.03"))).rows).toEqual([]);
    }
    const asked = (area: string, villages: string[] | null) => asActor(clerk(area), (tx) => tx.execute(text`select n from app_households_named('suratmi', ${text.param(villages)}::text[]) n`));
    expect(await asked("52.03", null)).toHaveLength(0);
    expect(await asked("52.03", [village])).toHaveLength(0);
    expect(await asked("35.04", [village])).toHaveLength(1);
    // A village that counts elsewhere today is taken out of the area that its code names.
    const without = { ...clerk("35.04"), peopleAreas: ["35.04", `-${village}`] };
    expect(await asActor(without, (tx) => tx.execute(text`select n from app_households_named('suratmi', null) n`))).toHaveLength(0);
    expect((await list("35.04", `cari=suratmi&setelah=00000000-0000-7000-8000-000000000000`)).rows).toHaveLength(1);
  });

  dbTest("a page of many families reads an index in its order and not all of them", async ({ sql }) => {
    const village = "35.04.07.2002";
    await sql`insert into households (id, region_code, label, search_label) select gen_random_uuid(), ${village}, 'Keluarga ' || n, 'keluarga ' || n from generate_series(1, 20000) n`;
    await sql`analyze households`;
    const plan = await asActor(clerk("35"), (tx) => tx.execute<{ "QUERY PLAN": string }>(text`explain select id from households h where deleted_at is null order by (search_label collate "C"), id limit 26`));
    const lines = plan.map((row) => row["QUERY PLAN"]).join("\n");
    expect(lines).toContain("households_label");
    expect(lines).not.toMatch(/Seq Scan on households|Sort/);
    await asSystem("take the many away again", (tx) => tx.execute(text`delete from households where region_code = ${village}`));
  });
});
