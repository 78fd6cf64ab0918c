import { describe, expect } from "vitest";
import { uuidv7 } from "uuidv7";
import type postgres from "postgres";
import type { Actor } from "~/db/actor";
import { asActor } from "~/db/db.server";
import { ownData } from "~/exports/own-data.server";
import { consultationById, consultationsOf, followUps } from "~/job-information/consultations.server";
import { followed, funnel, type Seeker } from "~/job-information/funnel";
import { checkedVacancies, cohorts, declineReasons, infoReach, processTimes, stepTimes } from "~/job-information/job-figures.server";
import { NewConsultation, NewContacts, EditConsultation } from "~/job-information/job-information.schema";
import { editConsultation, recordConsultation } from "~/job-information/record-consultation.server";
import { recordContacts, removeContacts } from "~/job-information/record-contacts.server";
import { moveReferral, openReferrals, referralsOf } from "~/job-information/referrals.server";
import { timeZoneOf } from "~/regions/time-zone";
import { addDays, monthOf, todayIn } from "~/shared/dates";
import { dbTest } from "../db";
import { anActor } from "../factories/actors";
import { aHousehold, aPerson, SISTER_VILLAGE, VILLAGE } from "../factories/households";

const coordinator = anActor({ role: "koordinator_desa", area: VILLAGE });
const neighbour = anActor({ role: "koordinator_desa", area: SISTER_VILLAGE });
const planner = anActor({ role: "perencana", area: "35.04" });

const contacts = (facts: Record<string, unknown> = {}) => NewContacts.parse({ id: uuidv7(), contactedOn: "2025-03-03", medium: "sosialisasi", ...facts });
const tell = (input: NewContacts, actor: Actor = coordinator, code = VILLAGE) => asActor(actor, (tx) => recordContacts(tx, actor, code, input));
const consultation = (personId: string, facts: Record<string, unknown> = {}) => NewConsultation.parse({ id: uuidv7(), personId, heldOn: "2025-03-20", topic: "biaya", outcome: "pikir_dulu", ...facts });
const consult = (input: NewConsultation, actor: Actor = coordinator) => asActor(actor, (tx) => recordConsultation(tx, actor, input));
const rowsOf = (sql: postgres.Sql, batchId: string) => sql`select person_id, household_id, head_count from info_contacts where batch_id = ${batchId} and deleted_at is null order by head_count nulls first, person_id`;

describe("who was told", () => {
  dbTest("is written down at once, names and heads apart, and sent twice adds nobody", async ({ sql }) => {
    const people = [await aPerson(sql), await aPerson(sql, { fullName: "Budi" })];
    const input = contacts({ personIds: people.map(({ id }) => id), headCount: 34, isUnique: "ya" });
    expect(await tell(input)).toEqual({ ok: true, value: { persons: 2, heads: 34, repeated: false } });
    expect(await tell(input)).toMatchObject({ ok: true, value: { repeated: true } });
    const rows = await rowsOf(sql, input.id);
    expect(rows.map(({ head_count: heads }) => heads)).toEqual([null, null, 34]);
    expect(rows[2]).toMatchObject({ person_id: null, household_id: null });
    expect(await tell({ ...input, headCount: 35 })).toEqual({ ok: false, reason: { code: "id_taken" } });
    expect(await tell({ ...input, personIds: [people[0]!.id] })).toEqual({ ok: false, reason: { code: "id_taken" } });
    expect((await rowsOf(sql, input.id)).length).toBe(3);
  });

  dbTest("is written once when the same form arrives twice at the same moment", async ({ sql }) => {
    const { id } = await aPerson(sql);
    const input = contacts({ personIds: [id], headCount: 5 });
    const answers = await Promise.all([tell(input), tell(input)]);
    expect(answers.map((answer) => answer.ok && answer.value.repeated).sort()).toEqual([false, true]);
    expect((await rowsOf(sql, input.id)).length).toBe(2);
  });

  dbTest("is refused for nobody, for tomorrow, for people of another village and by who keeps another", async ({ sql }) => {
    const [here, there] = [await aPerson(sql), await aPerson(sql, { regionCode: SISTER_VILLAGE })];
    expect(await tell(contacts())).toEqual({ ok: false, reason: { code: "nobody" } });
    expect(await tell(contacts({ headCount: 3, contactedOn: "2099-01-01" }))).toEqual({ ok: false, reason: { code: "in_future" } });
    expect(await tell(contacts({ personIds: [here.id], isUnique: "ya" }))).toEqual({ ok: false, reason: { code: "unique_of_nobody" } });
    const mixed = contacts({ personIds: [here.id, there.id] });
    expect(await tell(mixed)).toEqual({ ok: false, reason: { code: "not_here" } });
    expect((await rowsOf(sql, mixed.id)).length).toBe(0);
    expect(await tell(contacts({ headCount: 3 }), neighbour)).toEqual({ ok: false, reason: { code: "forbidden" } });
    expect(await tell(contacts({ headCount: 3 }), planner)).toEqual({ ok: false, reason: { code: "forbidden" } });
  });

  dbTest("can be taken back whole, by who keeps the village alone", async ({ sql }) => {
    const input = contacts({ headCount: 400 });
    await tell(input);
    expect(await asActor(neighbour, (tx) => removeContacts(tx, neighbour, VILLAGE, input.id))).toEqual({ ok: false, reason: { code: "forbidden" } });
    expect(await asActor(neighbour, (tx) => removeContacts(tx, neighbour, SISTER_VILLAGE, input.id))).toEqual({ ok: true, value: 0 });
    expect(await asActor(coordinator, (tx) => removeContacts(tx, coordinator, VILLAGE, input.id))).toEqual({ ok: true, value: 1 });
    expect((await rowsOf(sql, input.id)).length).toBe(0);
    expect(await asActor(coordinator, (tx) => removeContacts(tx, coordinator, VILLAGE, input.id))).toEqual({ ok: true, value: 0 });
  });

  dbTest("as heads alone is nobody's but the village's", async ({ sql }) => {
    const input = contacts({ headCount: 12 });
    await tell(input);
    const seenBy = (actor: Actor) => asActor(actor, async (tx) => (await tx.execute(`select 1 from info_contacts where batch_id = '${input.id}'`)).length);
    const { id } = await aHousehold(sql);
    const mentor = anActor({ role: "pendamping", area: VILLAGE, households: [id] });
    expect([await seenBy(coordinator), await seenBy(neighbour), await seenBy(planner), await seenBy(mentor)]).toEqual([1, 0, 0, 0]);
  });
});

describe("a consultation", () => {
  dbTest("is recorded with where the person is sent, by the coordinator or the family's own mentor and nobody else", async ({ sql }) => {
    const person = await aPerson(sql);
    const input = consultation(person.id, { outcome: "rujuk", referTo: "ltsa", note: "Rahasia" });
    expect(await consult(input, neighbour)).toEqual({ ok: false, reason: { code: "not_found" } });
    expect(await consult(input, planner)).toEqual({ ok: false, reason: { code: "not_found" } });
    expect(await consult(input)).toMatchObject({ ok: true, value: { repeated: false } });
    expect(await consult(input)).toMatchObject({ ok: true, value: { repeated: true } });
    expect(await consult({ ...input, topic: "risiko" })).toEqual({ ok: false, reason: { code: "id_taken" } });
    const [referral, ...more] = await asActor(coordinator, (tx) => referralsOf(tx, person.householdId));
    expect(referral).toMatchObject({ target: "ltsa", status: "dikirim", sentOn: "2025-03-20", consultationId: input.id, regionCode: VILLAGE });
    expect(more).toEqual([]);
    const mentor = anActor({ role: "pendamping", area: VILLAGE, households: [person.householdId] });
    const other = anActor({ role: "pendamping", area: VILLAGE, households: [(await aHousehold(sql)).id] });
    const seenBy = (actor: Actor) => asActor(actor, async (tx) => [(await consultationById(tx, input.id))?.note, (await consultationsOf(tx, person.householdId)).length]);
    expect([await seenBy(mentor), await seenBy(other), await seenBy(planner), await seenBy(neighbour)]).toEqual([["Rahasia", 1], [undefined, 0], [undefined, 0], [undefined, 0]]);
    expect(await consult(consultation(person.id), mentor)).toMatchObject({ ok: true });
    expect(await consult(consultation(person.id), other)).toEqual({ ok: false, reason: { code: "not_found" } });
  });

  dbTest("says why somebody does not go on, where they are sent, and no day that has not come", async ({ sql }) => {
    const { id } = await aPerson(sql);
    expect(await consult(consultation(id, { outcome: "tidak_lanjut" }))).toEqual({ ok: false, reason: { code: "reason_missing" } });
    expect(await consult(consultation(id, { reason: "biaya" }))).toEqual({ ok: false, reason: { code: "reason_without" } });
    expect(await consult(consultation(id, { outcome: "rujuk" }))).toEqual({ ok: false, reason: { code: "refer_missing" } });
    expect(await consult(consultation(id, { heldOn: "2099-01-01" }))).toEqual({ ok: false, reason: { code: "in_future" } });
    expect(await consult(consultation(id, { followUpOn: "2025-03-01" }))).toEqual({ ok: false, reason: { code: "follow_up_before" } });
    expect(await consult(consultation(id, { vacancyId: uuidv7() }))).toEqual({ ok: false, reason: { code: "no_vacancy" } });
    expect(await sql`select 1 from consultations where person_id = ${id}`).toHaveLength(0);
  });

  dbTest("is mended from the version that was seen, and two who change the same are told so", async ({ sql }) => {
    const { id: personId } = await aPerson(sql);
    const { id, ...input } = consultation(personId);
    await consult({ id, ...input });
    const edit = (facts: Record<string, unknown>) => asActor(coordinator, (tx) => editConsultation(tx, coordinator, id, EditConsultation.parse({ ...input, version: 1, followUpOn: "", note: "", ...facts })));
    expect(await edit({ outcome: "tidak_lanjut", reason: "keluarga" })).toEqual({ ok: true, value: { version: 2 } });
    expect(await edit({ topic: "risiko" })).toEqual({ ok: true, value: { version: 3 } });
    expect(await asActor(coordinator, (tx) => consultationById(tx, id))).toMatchObject({ topic: "risiko", outcome: "tidak_lanjut", reason: "keluarga" });
    expect(await edit({ outcome: "lanjut_daftar" })).toMatchObject({ ok: false, reason: { code: "conflict" } });
  });

  dbTest("waits to be asked again until the person comes again, and warns of a licence that was taken away", async ({ sql }) => {
    const { id: personId } = await aPerson(sql, { regionCode: SISTER_VILLAGE });
    const [companyId, vacancyId] = [uuidv7(), uuidv7()];
    await sql`insert into placement_companies (id, name, search_name, status) values (${companyId}, 'PT Tanya', ${`pt tanya ${companyId}`}, 'aktif')`;
    await sql`insert into vacancies (id, region_code, source, title, country, sector, company_id, valid_until) values (${vacancyId}, ${SISTER_VILLAGE}, 'p3mi', 'Pengasuh', 'HK', 'rumah_tangga', ${companyId}, '2099-01-01')`;
    const input = consultation(personId, { vacancyId, topic: "lowongan" });
    expect(await consult(input, neighbour)).toMatchObject({ ok: true });
    const waiting = async () => (await asActor(neighbour, (tx) => followUps(tx, SISTER_VILLAGE))).rows.find(({ id }) => id === input.id);
    expect(await waiting()).toMatchObject({ withdrawn: false });
    await sql`update placement_companies set status = 'dicabut' where id = ${companyId}`;
    expect(await waiting()).toMatchObject({ withdrawn: true });
    await consult(consultation(personId, { heldOn: "2025-04-01", outcome: "tidak_lanjut", reason: "risiko" }), neighbour);
    expect(await waiting()).toBeUndefined();
  });

  dbTest("belongs to the village where the family lived that day, and is in the family's copy of its records", async ({ sql }) => {
    const { id: householdId } = await aHousehold(sql);
    const { id: personId } = await aPerson(sql, { householdId, regionCode: SISTER_VILLAGE });
    await sql`update household_regions set region_to = '2025-03-15' where household_id = ${householdId}`;
    await sql`insert into household_regions (household_id, region_code, region_from) values (${householdId}, ${SISTER_VILLAGE}, '2025-03-15')`;
    await sql`update households set region_code = ${SISTER_VILLAGE} where id = ${householdId}`;
    const both = anActor({ role: "koordinator_desa", area: "35.04.05" });
    const [before, after] = [consultation(personId, { heldOn: "2025-03-10" }), consultation(personId, { heldOn: "2025-03-20", outcome: "rujuk", referTo: "blk" })];
    for (const one of [before, after]) expect(await consult(one, both)).toMatchObject({ ok: true });
    const rows = await sql`select region_code from consultations where person_id = ${personId} order by held_on`;
    expect(rows.map(({ region_code: code }) => code)).toEqual([VILLAGE, SISTER_VILLAGE]);
    expect(await asActor(neighbour, (tx) => consultationsOf(tx, householdId))).toHaveLength(2);
    const family = anActor({ role: "keluarga", area: VILLAGE, households: [householdId] });
    const copy = await asActor(family, (tx) => ownData(tx, family));
    expect([copy.consultations?.length, copy.referrals?.length]).toEqual([2, 1]);
  });
});

describe("a referral", () => {
  dbTest("goes forward with the office's answer, once, and stays on the list until it ends", async ({ sql }) => {
    const { id: personId, householdId } = await aPerson(sql);
    await consult(consultation(personId, { outcome: "rujuk", referTo: "ltsa" }));
    const [{ id } = { id: "" }] = await asActor(coordinator, (tx) => referralsOf(tx, householdId));
    const move = (version: number, to: "diterima" | "selesai" | "kembali", on: string, actor = coordinator) => asActor(actor, (tx) => moveReferral(tx, actor, id, { version, to, on }));
    const isOpen = async () => (await asActor(coordinator, (tx) => openReferrals(tx, VILLAGE))).rows.some((row) => row.id === id);
    expect(await isOpen()).toBe(true);
    expect(await move(1, "diterima", "2025-03-25", neighbour)).toEqual({ ok: false, reason: { code: "not_found" } });
    expect(await move(1, "diterima", "2025-03-01")).toMatchObject({ ok: false, reason: { code: "answered_before" } });
    expect(await move(1, "diterima", "2025-06-25")).toEqual({ ok: true, value: { version: 2 } });
    expect(await move(1, "diterima", "2025-06-25")).toEqual({ ok: true, value: { version: 2 } });
    expect(await move(1, "kembali", "2025-06-26")).toEqual({ ok: false, reason: { code: "changed_meanwhile" } });
    expect(await move(2, "selesai", "2025-06-26")).toEqual({ ok: true, value: { version: 3 } });
    expect(await isOpen()).toBe(false);
    expect(await move(3, "kembali", "2025-06-27")).toEqual({ ok: false, reason: { code: "not_following" } });
  });
});

describe("the figures of job information", () => {
  const AREA = "35.05.12.1007";
  const AT = "2024-02-10";
  const keeper = anActor({ role: "koordinator_desa", area: AREA });
  const figures = anActor({ role: "perencana", area: "35.05" });

  async function aSeeker(sql: postgres.Sql, days: Partial<Record<"consulted" | "registered" | "placed", number>>, birthDate: string | null = "1990-01-01"): Promise<Seeker> {
    const { id: personId, householdId } = await aPerson(sql, { regionCode: AREA, birthDate });
    const own = { household_id: householdId, region_code: AREA, person_id: personId };
    const on = (key: keyof typeof days) => (days[key] === undefined ? null : addDays(AT, days[key]));
    await sql`insert into info_contacts ${sql({ ...own, id: uuidv7(), batch_id: uuidv7(), contacted_on: AT, medium: "kunjungan" })}`;
    // Told again later: the first time counts.
    await sql`insert into info_contacts ${sql({ ...own, id: uuidv7(), batch_id: uuidv7(), contacted_on: addDays(AT, 40), medium: "radio" })}`;
    if (on("consulted")) await sql`insert into consultations ${sql({ ...own, id: uuidv7(), held_on: on("consulted"), topic: "biaya", outcome: "tidak_lanjut", reason: "kerja_di_sini" })}`;
    if (on("registered") || on("placed")) {
      const opened = [on("registered"), on("placed"), AT].filter((day) => day !== null).sort()[0];
      await sql`insert into journeys ${sql({ ...own, id: uuidv7(), status: on("placed") ? "bekerja" : "terdaftar", opened_on: opened, registered_on: on("registered"), departed_on: on("placed"), country: "TW" })}`;
    }
    return { informedOn: AT, consultedOn: on("consulted"), registeredOn: on("registered"), placedOn: on("placed") };
  }

  dbTest("count as the rule does, to the day, and name the undated and who does not go on", async ({ sql }) => {
    const ways = [{}, { consulted: 0 }, { consulted: 180 }, { consulted: 181 }, { consulted: -1 }, { consulted: 5, registered: 30 }, { consulted: 5, registered: 30, placed: 150 }, { registered: 10 }, { registered: 10, placed: 180 }, { placed: 60 }, { placed: 181 }, { registered: 181, placed: 300 }, { consulted: 20, registered: 190 }, { registered: -20, placed: 20 }];
    const seekers: Seeker[] = [];
    for (const way of ways) seekers.push(await aSeeker(sql, way));
    const [cohort, ...rest] = await asActor(figures, (tx) => cohorts(tx, { area: "35.05", from: "2024-02", to: "2024-02" }, "2024-08-28"));
    expect(rest).toEqual([]);
    const rule = funnel(seekers.map(followed));
    expect(cohort).toMatchObject({ month: "2024-02", mature: true, ...rule, undated: 0 });
    // 14 people: nine come to talk it over or go on without, six of them register or leave, four of those leave.
    expect(rule).toEqual({ reached: 14, consulted: 9, registered: 6, placed: 4, withoutConsultation: 4, withoutRegistration: 2 });
    const [young] = await asActor(figures, (tx) => cohorts(tx, { area: AREA, from: "2024-02", to: "2024-02" }, "2024-08-27"));
    expect(young?.mature).toBe(false);
    const declined = await asActor(figures, (tx) => declineReasons(tx, { area: AREA, from: "2024-02", to: "2024-02" }));
    expect([declined, cohort?.declined]).toEqual([[{ reason: "kerja_di_sini", count: 3 }], 3]);
    const times = await asActor(figures, (tx) => stepTimes(tx, { area: AREA, from: "2024-02", to: "2024-02" }, "2024-08-28"));
    // To talk: 0, 180, 5, 5, 20; to register after talking: 25, 25; to leave after registering: 120, 170.
    expect(times).toEqual({ toConsultation: 5, toRegistration: 25, toPlacement: 145 });
    const process = await asActor(figures, (tx) => processTimes(tx, { area: AREA, from: "2024-02", to: "2024-12" }));
    // Registered to departed: 120, 170, 119, 40; median 119.5, and 155 at nine tenths.
    expect(process).toMatchObject({ completed: 4, median: 119.5, open: 3, unknown: 2 });
    expect(process.p90).toBeCloseTo(155, 9);
  });

  dbTest("tell of the adults on record, with counted heads apart and never added", async ({ sql }) => {
    const period = { area: AREA, from: "2024-02", to: "2024-02" };
    const before = await asActor(figures, (tx) => infoReach(tx, period));
    await aSeeker(sql, {}, "2006-02-28");
    await aSeeker(sql, {}, "2006-03-02");
    await aSeeker(sql, {}, "1958-02-28");
    await aSeeker(sql, {}, null);
    await aPerson(sql, { regionCode: AREA, birthDate: "1980-05-05" });
    const input = contacts({ contactedOn: "2024-02-20", headCount: 40, isUnique: "tidak" });
    await tell(input, keeper, AREA);
    const after = await asActor(figures, (tx) => infoReach(tx, period));
    // Eighteen on 28 February, 65 for a year; one untold grown-up; one of unknown age.
    expect(after).toEqual({ reached: before.reached + 1, adults: before.adults + 2, ageUnknown: before.ageUnknown + 1, heads: before.heads + 40, uniqueHeads: before.uniqueHeads });
  });

  dbTest("has this month's people in a cohort of its own, not to be compared yet", async ({ sql }) => {
    const today = todayIn(timeZoneOf(AREA), new Date());
    const people = [await aPerson(sql, { regionCode: AREA }), await aPerson(sql, { regionCode: AREA })];
    expect(await tell(contacts({ contactedOn: today, personIds: people.map(({ id }) => id) }), keeper, AREA)).toMatchObject({ ok: true });
    const period = { area: AREA, from: "2000-01", to: monthOf(today) };
    expect((await asActor(figures, (tx) => cohorts(tx, period, today))).at(-1)).toMatchObject({ month: monthOf(today), mature: false, reached: 2, consulted: 0 });
  });

  dbTest("are closed to whose numbers they are not, and have an alert for a licence that is gone (I09)", async ({ sql }) => {
    const stranger = anActor({ role: "perencana", area: "52" });
    const period = { area: AREA, from: "2024-01", to: "2024-12" };
    await aSeeker(sql, {});
    expect(await asActor(stranger, (tx) => cohorts(tx, period, "2026-01-01"))).toEqual([]);
    expect(await asActor(stranger, (tx) => infoReach(tx, period))).toEqual({ reached: 0, adults: 0, ageUnknown: 0, heads: 0, uniqueHeads: 0 });
    const companyId = uuidv7();
    await sql`insert into placement_companies (id, name, search_name, status) values (${companyId}, 'PT Angka', ${`pt angka ${companyId}`}, 'aktif')`;
    const vacancy = (country: string, state: string) => sql`insert into vacancies (id, region_code, source, title, country, sector, company_id, valid_until, state, checked_on)
      values (${uuidv7()}, ${AREA}, 'p3mi', 'Angka', ${country}, 'lainnya', ${country === "ID" ? null : companyId}, '2099-01-01', ${state}, ${state === "terbit" ? "2024-03-01" : null})`;
    for (const [country, state] of [["TW", "terbit"], ["ID", "terbit"], ["TW", "draf"]] as const) await vacancy(country, state);
    const share = () => asActor(figures, (tx) => checkedVacancies(tx, period));
    expect(await share()).toEqual({ checked: 2, published: 2 });
    await sql`update placement_companies set status = 'dicabut' where id = ${companyId}`;
    expect(await share()).toEqual({ checked: 1, published: 2 });
    await sql`update placement_companies set status = 'aktif' where id = ${companyId}`;
    expect(await share()).toEqual({ checked: 1, published: 2 });
    expect(await asActor(figures, (tx) => checkedVacancies(tx, { ...period, to: "2024-02" }))).toEqual({ checked: 0, published: 0 });
    expect(await asActor(stranger, (tx) => checkedVacancies(tx, period))).toEqual({ checked: 0, published: 0 });
  });
});
