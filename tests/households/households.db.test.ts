import { describe, expect, vi } from "vitest";
import { uuidv7 } from "uuidv7";
import { asActor } from "~/db/db.server";
import { addPerson, addPersons } from "~/households/add-persons.server";
import { giveConsent } from "~/households/consents.server";
import { createHousehold, createHouseholds } from "~/households/create-households.server";
import { editHousehold } from "~/households/edit-household.server";
import { editPerson } from "~/households/edit-person.server";
import { NewConsent } from "~/households/household.schema";
import { moveHousehold } from "~/households/move-household.server";
import { revealIdentifier } from "~/households/reveal-identifier.server";
import { dbTest } from "../db";
import { anActor } from "../factories/actors";
import { aHousehold, aPerson, SISTER_VILLAGE, VILLAGE } from "../factories/households";
import { newHousehold, newPerson } from "../factories/inputs";

const coordinator = anActor({ role: "koordinator_desa", area: VILLAGE });
const ofSister = anActor({ role: "koordinator_desa", area: SISTER_VILLAGE });
const ofDistrict = anActor({ role: "koordinator_desa", area: "35.04.05" });

describe("creating households", () => {
  dbTest("is done once, however often the same record is delivered (C088, C089)", async ({ sql }) => {
    const row = newHousehold({ kk: "3504052304150017" });
    const answers = await Promise.all([1, 2, 3].map(() => asActor(coordinator, (tx) => createHousehold(tx, coordinator, row))));
    answers.push(await asActor(coordinator, (tx) => createHousehold(tx, coordinator, row)));
    expect(answers.map((answer) => answer.ok)).toEqual([true, true, true, true]);
    expect(answers.filter((answer) => answer.ok && !answer.value.repeated)).toHaveLength(1);
    expect(await sql`select kind from changes where entity_id = ${row.id}`).toHaveLength(1);
    const [stored] = await sql`select kk_last4, kk_cipher::text as sealed from households where id = ${row.id}`;
    expect(stored).toMatchObject({ kk_last4: "0017" });
    expect(stored!.sealed).not.toContain("3504052304150017");
  });

  dbTest("refuses the same id with other content, and other people's villages", async () => {
    const row = newHousehold();
    await asActor(coordinator, (tx) => createHousehold(tx, coordinator, row));
    const other = await asActor(coordinator, (tx) => createHousehold(tx, coordinator, { ...row, label: "Keluarga lain" }));
    expect(other).toEqual({ ok: false, reason: { code: "id_taken" } });
    const elsewhere = await asActor(ofSister, (tx) => createHousehold(tx, ofSister, newHousehold()));
    expect(elsewhere).toEqual({ ok: false, reason: { code: "forbidden" } });
  });

  dbTest("refuses a family card that another household holds, and names it only to who may see it", async () => {
    const first = newHousehold({ kk: "3504052304150101", label: "Keluarga Bu Wati" });
    await asActor(coordinator, (tx) => createHousehold(tx, coordinator, first));
    const again = newHousehold({ kk: "3504.0523.0415.0101" });
    expect(await asActor(coordinator, (tx) => createHousehold(tx, coordinator, again))).toEqual({
      ok: false,
      reason: { code: "kk_used", householdId: first.id, label: "Keluarga Bu Wati" },
    });
    const elsewhere = newHousehold({ kk: "3504052304150101", regionCode: SISTER_VILLAGE });
    expect(await asActor(ofSister, (tx) => createHousehold(tx, ofSister, elsewhere))).toEqual({
      ok: false,
      reason: { code: "kk_used", householdId: null, label: null },
    });
  });

  dbTest("stores each good row of a batch and answers in its order", async () => {
    const rows = [newHousehold(), newHousehold({ regionCode: "35.04.05" }), newHousehold({ regionCode: SISTER_VILLAGE }), newHousehold()];
    const answers = await asActor(ofDistrict, (tx) => createHouseholds(tx, ofDistrict, rows));
    expect(answers.map((answer) => (answer.ok ? "stored" : answer.reason.code))).toEqual(["stored", "unknown_village", "stored", "stored"]);
  });
});

describe("adding people", () => {
  dbTest("asks when sex differs from the NIK, and takes the answer (C064)", async ({ sql }) => {
    const { id } = await aHousehold(sql);
    const row = newPerson(id, { nik: "3504056512880003", sex: "L", birthDate: "25/12/1988" });
    const add = (person: typeof row) => asActor(coordinator, (tx) => addPerson(tx, coordinator, person));
    expect(await add(row)).toEqual({ ok: false, reason: { code: "nik_differs", fields: ["sex"] } });
    expect(await add({ ...row, confirmedDifference: true })).toMatchObject({ ok: true });
  });

  dbTest("keeps three people without NIK as three, and asks when they come again (C060)", async ({ sql }) => {
    const { id } = await aHousehold(sql);
    const rows = ["Slamet Riadi", "Tumini", "Paiman"].map((fullName) => newPerson(id, { fullName, sex: undefined }));
    const first = await asActor(coordinator, (tx) => addPersons(tx, coordinator, rows));
    expect(first.map((answer) => answer.ok)).toEqual([true, true, true]);
    const again = rows.map((row) => ({ ...row, id: uuidv7() }));
    const second = await asActor(coordinator, (tx) => addPersons(tx, coordinator, again));
    expect(second.map((answer) => !answer.ok && answer.reason.code)).toEqual(["likely_duplicate", "likely_duplicate", "likely_duplicate"]);
  });

  dbTest("shows who is likely the same person, with or without NIK (C079, C086)", async ({ sql }) => {
    const old = await aPerson(sql, { fullName: "Sri Wahyuni", birthDate: "1990-03-12" });
    const { id } = await aHousehold(sql);
    const row = newPerson(id, { fullName: "Sri Wahyuni", sex: "P", birthDate: "1990-03-12", nik: "3504015203900005" });
    const answer = await asActor(coordinator, (tx) => addPerson(tx, coordinator, row));
    expect(answer).toMatchObject({
      ok: false,
      reason: { code: "likely_duplicate", matches: [{ id: old.id, reasons: ["same_name", "same_birth_date"] }] },
    });
    await aPerson(sql, { fullName: "Budi Santoso", birthDate: "1991-02-11", sex: "L" });
    const near = newPerson(id, { fullName: "Budi Santosa", birthDate: "1993-02-11" });
    expect(await asActor(coordinator, (tx) => addPerson(tx, coordinator, near))).toMatchObject({
      reason: { code: "likely_duplicate", matches: [{ birthDate: "1991-02-11", reasons: ["similar_name", "near_birth_date"] }] },
    });
  });

  dbTest("never gives a household a second head (C084)", async ({ sql }) => {
    const { id } = await aHousehold(sql);
    await aPerson(sql, { householdId: id, fullName: "Wagiman Setyo", memberRole: "kepala", sex: "L" });
    const row = newPerson(id, { fullName: "Suparti", memberRole: "kepala", sex: "P" });
    expect(await asActor(coordinator, (tx) => addPerson(tx, coordinator, row))).toEqual({
      ok: false,
      reason: { code: "second_head", headName: "Wagiman Setyo" },
    });
  });

  dbTest("does not take a NIK twice, also when its holder lives out of sight", async ({ sql }) => {
    const [here, there] = [await aHousehold(sql), await aHousehold(sql, { regionCode: SISTER_VILLAGE })];
    const nik = "9171020505920007";
    const first = newPerson(there.id, { fullName: "Yohana", nik, sex: "L", birthDate: "1992-05-05" });
    expect(await asActor(ofSister, (tx) => addPerson(tx, ofSister, first))).toMatchObject({ ok: true });
    const second = newPerson(here.id, { fullName: "Lain Sekali", nik, sex: "L", birthDate: "1992-05-05" });
    expect(await asActor(coordinator, (tx) => addPerson(tx, coordinator, second))).toEqual({ ok: false, reason: { code: "nik_used", match: null } });
    const neighbour = newPerson(here.id, { fullName: "Lain Sekali", nik: "9171020505920008", birthDate: "1992-05-05" });
    expect(await asActor(coordinator, (tx) => addPerson(tx, coordinator, neighbour))).toMatchObject({ ok: true });
  });

  dbTest("is refused where the household is out of sight", async ({ sql }) => {
    const { id } = await aHousehold(sql);
    expect(await asActor(ofSister, (tx) => addPerson(tx, ofSister, newPerson(id)))).toEqual({ ok: false, reason: { code: "household_not_found" } });
  });
});

describe("editing", () => {
  dbTest("merges different fields and stops at the same one with both states (C091)", async ({ sql }) => {
    const { id } = await aHousehold(sql, { label: "Keluarga Bu Tini" });
    const edit = (facts: object) => asActor(coordinator, (tx) => editHousehold(tx, coordinator, { id, version: 1, ...facts }));
    expect(await edit({ label: "Keluarga Bu Tini S.", size: null })).toMatchObject({ ok: true, value: { version: 2, changed: ["label"] } });
    expect(await edit({ label: "Keluarga Bu Tini", size: 5 })).toMatchObject({ ok: true, value: { version: 3, changed: ["size"] } });
    expect(await edit({ label: "Keluarga Tini" })).toMatchObject({
      ok: false,
      reason: {
        code: "conflict",
        version: 3,
        current: { label: "Keluarga Bu Tini S.", size: 5 },
        fields: [{ field: "label", base: "Keluarga Bu Tini", mine: "Keluarga Tini", theirs: "Keluarga Bu Tini S." }],
      },
    });
    const [row] = await sql`select label, size, version from households where id = ${id}`;
    expect(row).toEqual({ label: "Keluarga Bu Tini S.", size: 5, version: 3 });
  });

  dbTest("keeps a NIK that is not touched, and checks it against a changed birth date", async ({ sql }) => {
    const { id } = await aHousehold(sql);
    const person = newPerson(id, { fullName: "Ngatini", nik: "3504054508850021", sex: "P", birthDate: "1985-08-05" });
    await asActor(coordinator, (tx) => addPerson(tx, coordinator, person));
    const edit = (facts: object) => asActor(coordinator, (tx) => editPerson(tx, coordinator, { id: person.id, version: 1, nikState: "tetap", nik: null, ...facts }));
    expect(await edit({ birthDate: "1986-08-05" })).toEqual({ ok: false, reason: { code: "nik_differs", fields: ["birth_date"] } });
    expect(await edit({ education: "smp" })).toMatchObject({ ok: true, value: { changed: ["education"] } });
    const [row] = await sql`select nik_last4, version from persons where id = ${person.id}`;
    expect(row).toEqual({ nik_last4: "0021", version: 2 });
  });

  dbTest("shows a number in full only with a reason that stays in the audit log (C142)", async ({ sql }) => {
    const { id } = await aHousehold(sql);
    const person = newPerson(id, { fullName: "Sumiati", nik: "3504054508850022", sex: "P", birthDate: "1985-08-05" });
    await asActor(coordinator, (tx) => addPerson(tx, coordinator, person));
    const reveal = { of: "nik" as const, id: person.id, reason: "Mencocokkan dengan KTP untuk paspor" };
    expect(await asActor(coordinator, (tx) => revealIdentifier(tx, coordinator, reveal))).toEqual({ ok: true, value: "3504054508850022" });
    expect(await asActor(ofSister, (tx) => revealIdentifier(tx, ofSister, reveal))).toEqual({ ok: false, reason: { code: "not_found" } });
    const entries = await sql`select detail from audit_log where action = 'reveal' and entity_id = ${person.id}`;
    expect(entries.map(({ detail }) => detail)).toEqual([{ identifier: "nik", reason: reveal.reason }]);
    const history = await sql`select fields::text as text from changes where entity_id = ${person.id}`;
    expect(history[0]!.text).not.toContain("3504054508850022");
  });

  dbTest("moves people with the household from a day on and keeps where it was before", async ({ sql }) => {
    const { id } = await aHousehold(sql);
    const person = await aPerson(sql, { householdId: id });
    const move = { id, version: 1, toRegionCode: SISTER_VILLAGE, movedOn: "2025-06-01" };
    expect(await asActor(coordinator, (tx) => moveHousehold(tx, coordinator, move))).toMatchObject({ reason: { code: "target_forbidden" } });
    expect(await asActor(ofDistrict, (tx) => moveHousehold(tx, ofDistrict, move))).toMatchObject({ ok: true });
    const lived = await sql`select region_code, region_from::text, region_to::text from household_regions where household_id = ${id} order by region_from`;
    expect([...lived]).toEqual([
      { region_code: VILLAGE, region_from: "1900-01-01", region_to: "2025-06-01" },
      { region_code: SISTER_VILLAGE, region_from: "2025-06-01", region_to: null },
    ]);
    const [moved] = await sql`select region_code from persons where id = ${person.id}`;
    expect(moved).toEqual({ region_code: SISTER_VILLAGE });
  });
});

describe("today", () => {
  dbTest("is the day in the village: the morning of the 14th is not the future while it is the 13th elsewhere (C101)", async ({ sql }) => {
    // why: the day turns at other hours in Jakarta, Makassar and where the server stands.
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2025-07-13T23:10:00Z") });
    const inLombok = anActor({ role: "koordinator_desa", area: "52.03" });
    const [{ id }, lombok] = [await aHousehold(sql), await aHousehold(sql, { regionCode: "52.03.01.2005" })];
    const give = (givenOn: string, householdId = id, actor = coordinator) => {
      const consent = NewConsent.parse({ id: uuidv7(), householdId, purpose: "kontak", basis: "persetujuan", textVersion: "1", givenOn, givenHow: "tertulis" });
      return asActor(actor, (tx) => giveConsent(tx, actor, consent));
    };
    try {
      expect(await give("14/07/2025")).toMatchObject({ ok: true });
      expect(await give("15/07/2025")).toEqual({ ok: false, reason: { code: "in_future" } });
      vi.setSystemTime(new Date("2025-07-13T16:30:00Z"));
      expect(await give("14/07/2025")).toEqual({ ok: false, reason: { code: "in_future" } });
      expect(await give("14/07/2025", lombok.id, inLombok)).toMatchObject({ ok: true });
    } finally {
      vi.useRealTimers();
    }
  });
});
