import { describe, expect } from "vitest";
import { asActor } from "~/db/db.server";
import { addPerson } from "~/households/add-persons.server";
import { rememberNotSame, reviseNotSame } from "~/households/not-same.server";
import { householdCandidates, personCandidates } from "~/merging/candidates.server";
import { dbTest } from "../db";
import { anActor } from "../factories/actors";
import { aHousehold, aPerson } from "../factories/households";
import { newPerson } from "../factories/inputs";
import { keeper, merge, setNumber, SISTER_VILLAGE, twins, VILLAGE } from "./family";

const persons = (actor = keeper, area = VILLAGE) => asActor(actor, (tx) => personCandidates(tx, area));
const households = (actor = keeper, area = VILLAGE) => asActor(actor, (tx) => householdCandidates(tx, area));
const has = (pairs: readonly { a: { id: string }; b: { id: string } }[], one: string, other: string) =>
  pairs.find(({ a, b }) => [a.id, b.id].sort().join() === [one, other].sort().join());

describe("who may be recorded twice", () => {
  dbTest("is offered with the reasons, whoever has a NIK as the one to keep (field case C079)", async ({ sql }) => {
    const { head, same, one, two } = await twins(sql);
    await setNumber(sql, "nik", same.id, "3504015203900015");
    expect(has(await persons(), head.id, same.id)).toMatchObject({ a: { id: same.id }, strength: "strong", reasons: ["same_name", "same_birth_date", "similar_label"] });
    expect(has(await households(), one.id, two.id)).toMatchObject({ strength: "strong" });
  });

  dbTest("is not offered where both have a NIK, nor where the sexes differ", async ({ sql }) => {
    const { head, same } = await twins(sql);
    await setNumber(sql, "nik", same.id, "3504015203900016");
    await setNumber(sql, "nik", head.id, "3504015203900017");
    expect(has(await persons(), head.id, same.id)).toBeUndefined();
  });

  dbTest("may live in another village, of those one keeps oneself and no other", async ({ sql }) => {
    const { head, same } = await twins(sql, { other: SISTER_VILLAGE });
    expect(has(await persons(), head.id, same.id)).toMatchObject({ strength: "strong" });
    const narrow = anActor({ role: "koordinator_desa", area: VILLAGE });
    expect(has(await persons(narrow), head.id, same.id)).toBeUndefined();
  });

  dbTest("shares a phone number under nearly the same name", async ({ sql }) => {
    const [one, two] = [await aPerson(sql, { fullName: "Jumirah Lestari", birthDate: null }), await aPerson(sql, { fullName: "Jumira Lestari", birthDate: null })];
    for (const { id } of [one, two]) await setNumber(sql, "phone", id, "+6281234500017");
    expect(has(await persons(), one.id, two.id)).toMatchObject({ strength: "strong", reasons: ["similar_name", "same_phone", "similar_label"] });
  });

  dbTest("is nobody's business who keeps no village's records", async ({ sql }) => {
    const { head, same } = await twins(sql);
    for (const role of ["perencana", "pendamping", "administrator"] as const) expect(has(await persons(anActor({ role, area: VILLAGE })), head.id, same.id)).toBeUndefined();
  });
});

describe("who is said not to be the same", () => {
  dbTest("is not offered again, in whatever order it was said, until that is taken back", async ({ sql }) => {
    const { head, same } = await twins(sql);
    const [a, b] = [{ id: head.id, regionCode: VILLAGE }, { id: same.id, regionCode: VILLAGE }];
    expect(await asActor(keeper, (tx) => rememberNotSame(tx, keeper, "person", b, a))).toBe(true);
    expect(await asActor(keeper, (tx) => rememberNotSame(tx, keeper, "person", a, b))).toBe(true);
    expect(has(await persons(), head.id, same.id)).toBeUndefined();
    expect(await merge("person", keeper, { keptId: head.id, mergedId: same.id })).toEqual({ ok: false, reason: { code: "not_same" } });
    expect(await sql`select seq from audit_log where action = 'distinct' and entity_id in (${head.id}, ${same.id})`).toHaveLength(2);
    expect(await asActor(keeper, (tx) => reviseNotSame(tx, keeper, "person", a, b))).toBe(true);
    expect(has(await persons(), head.id, same.id)).toBeDefined();
  });

  dbTest("is kept apart from whatever the other was merged into", async ({ sql }) => {
    const { head, same, name } = await twins(sql);
    const third = await aPerson(sql, { fullName: name, birthDate: "1990-03-12" });
    const place = (id: string) => ({ id, regionCode: VILLAGE });
    await asActor(keeper, (tx) => rememberNotSame(tx, keeper, "person", place(same.id), place(third.id)));
    await merge("person", keeper, { keptId: head.id, mergedId: same.id });
    expect(has(await persons(), head.id, third.id)).toBeUndefined();
  });

  dbTest("is known from the form and from a file too: an answer given there is remembered", async ({ sql }) => {
    const { head, name } = await twins(sql);
    const home = await aHousehold(sql, { label: "Keluarga lain sama sekali" });
    const person = newPerson(home.id, { fullName: name, sex: "P", birthDate: "1990-03-12" });
    expect(await asActor(keeper, (tx) => addPerson(tx, keeper, person))).toMatchObject({ ok: false, reason: { code: "likely_duplicate" } });
    expect(await asActor(keeper, (tx) => addPerson(tx, keeper, { ...person, confirmedDuplicate: true }))).toMatchObject({ ok: true });
    expect(has(await persons(), head.id, person.id)).toBeUndefined();
  });
});

dbTest("two who are one are found among three thousand of a village", async ({ sql }) => {
  await sql.unsafe(`
    with h as (insert into households (id, region_code, label, search_label) select gen_random_uuid(), '35.04.06.2001', 'Keluarga ' || n, 'keluarga ' || n from generate_series(1, 900) n returning id),
    numbered as (select id, row_number() over () as n from h)
    insert into persons (id, household_id, region_code, full_name, search_name, sex, birth_date, birth_year)
    select gen_random_uuid(), numbered.id, '35.04.06.2001', v.name, lower(v.name), 'P', v.born, extract(year from v.born)::int
    from generate_series(1, 3000) p join numbered on numbered.n = 1 + p % 900,
      lateral (select (array['Siti','Sri','Dewi','Nur','Endang','Tri','Wahyu','Rina'])[1 + p % 8] || ' ' || md5(p::text) as name, date '1960-01-01' + p * 5 as born) v`);
  await sql`analyze persons`;
  const wide = anActor({ role: "koordinator_desa", area: "35.04" });
  const [one, two] = [await aPerson(sql, { regionCode: "35.04.06.2001", fullName: "Siti Muawanah" }), await aPerson(sql, { regionCode: "35.04.06.2001", fullName: "Siti Muawana" })];
  const found = await persons(wide, "35.04.06.2001");
  expect(has(found, one.id, two.id)).toBeDefined();
  expect(found.length).toBeLessThanOrEqual(60);
});
