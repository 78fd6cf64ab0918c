import { describe, expect } from "vitest";
import { asActor } from "~/db/db.server";
import { addPerson } from "~/households/add-persons.server";
import { MOST_COUNTED } from "~/households/list-query";
import { action as askOwn, loader as ownList } from "~/routes/_app.keluarga._index";
import { action as search, loader as list } from "~/routes/_app.wilayah.$code.keluarga";
import { dbTest } from "../db";
import { askPage } from "../factories/ask-page";
import { aHousehold, aPerson, SISTER_VILLAGE, VILLAGE } from "../factories/households";
import { newPerson } from "../factories/inputs";
import { aJourney } from "../factories/journeys";
import { signedIn } from "../factories/sign-in";

const DISTRICT = "35.04.05";

type Visit = { code?: string; query?: string; form?: Record<string, string> };
const page = dbTest.extend<{ visit: (visit?: Visit) => ReturnType<typeof askPage> }>({
  visit: async ({}, use) => {
    const { headers } = await signedIn({ grants: [{ role: "koordinator_desa", areaCode: DISTRICT }] });
    await use(({ code = DISTRICT, query = "", form } = {}) =>
      askPage(form ? search : list, `/wilayah/${code}/keluarga${query}`, { headers, params: { code }, ...(form ? { form } : {}) }));
  },
});

const labels = (data: { rows: { label: string }[] }) => data.rows.map(({ label }) => label);

describe("the list of an area", () => {
  page("shows the families of every village in it, and of a village only its own", async ({ sql, visit }) => {
    await aHousehold(sql, { label: "Keluarga Satu Alur" });
    await aHousehold(sql, { label: "Keluarga Dua Alur", regionCode: SISTER_VILLAGE });
    expect(labels((await visit({ query: "?cari=alur" })).data)).toEqual(["Keluarga Dua Alur", "Keluarga Satu Alur"]);
    expect(labels((await visit({ code: VILLAGE, query: "?cari=alur" })).data)).toEqual(["Keluarga Satu Alur"]);
  });

  page("finds a family by the name of a member, with a letter wrong or one too many", async ({ sql, visit }) => {
    const { id } = await aHousehold(sql, { label: "Keluarga Bu Jumirah" });
    await aPerson(sql, { householdId: id, fullName: "Wagiman Setyo Utomo", memberRole: "kepala", sex: "L" });
    for (const typed of ["jumirrah", "wagiman setyo", "Wagimin", "utomo"]) {
      expect(labels((await visit({ query: `?cari=${encodeURIComponent(typed)}` })).data), typed).toContain("Keluarga Bu Jumirah");
    }
    expect((await visit({ query: "?cari=kartolo" })).data).toMatchObject({ rows: [], total: 0 });
  });

  page("opens the family of a NIK that is sent, whatever its spacing, and takes none from an address (C008, C010)", async ({ sql, visit }) => {
    const { id } = await aHousehold(sql);
    const { actor } = await signedIn({ grants: [{ role: "koordinator_desa", areaCode: VILLAGE }] });
    await asActor(actor, (tx) => addPerson(tx, actor, newPerson(id, { fullName: "Yohana Papua", nik: "9171024205920007", sex: "P", birthDate: "1992-05-02" })));
    expect(await visit({ form: { cari: "9171.0242.0592.0007" } })).toMatchObject({ status: 303, to: `/keluarga/${id}` });
    expect(await visit({ form: { cari: "9171024205920008" } })).toMatchObject({ status: 422, to: null, data: { error: "households:list.numberNotFound", typed: "9171024205920008" } });
    expect(await visit({ form: { cari: "917102420592000" } })).toMatchObject({ status: 422, data: { error: "fields:wrong_length|length=15" } });
    expect((await visit({ query: "?cari=9171024205920007" })).data.query.search).toBe("");
  });

  page("leads from its form to an address with what was chosen, from the first page", async ({ visit }) => {
    expect((await visit({ form: { cari: " bu siti ", pmi: "di_luar", status: "", lengkap: "on", urut: "diubah", arah: "turun", setelah: "x" } })).to)
      .toBe(`/wilayah/${DISTRICT}/keluarga?cari=bu+siti&pmi=di_luar&lengkap=belum&urut=diubah&arah=turun`);
    expect((await visit({ form: { bagian: VILLAGE } })).to).toBe(`/wilayah/${VILLAGE}/keluarga`);
    expect((await visit({ form: { bagian: "52.03.01.2001" } })).to).toBe(`/wilayah/${DISTRICT}/keluarga`);
  });

  page("keeps only families whose migrant is where it is asked for", async ({ sql, visit }) => {
    const abroad = await aHousehold(sql, { label: "Keluarga Pemudi Hongkong" });
    const lost = await aHousehold(sql, { label: "Keluarga Pemudi Lama" });
    await aHousehold(sql, { label: "Keluarga Pemudi Rumah" });
    const people = [await aPerson(sql, { householdId: abroad.id }), await aPerson(sql, { householdId: lost.id })];
    await aJourney(sql, { personId: people[0]!.id, householdId: abroad.id });
    await aJourney(sql, { personId: people[1]!.id, householdId: lost.id, status: "hilang_kontak" });
    const found = async (pmi: string) => labels((await visit({ query: `?cari=pemudi&pmi=${pmi}` })).data);
    expect(await found("di_luar")).toEqual(["Keluarga Pemudi Hongkong", "Keluarga Pemudi Lama"]);
    expect(await found("hilang_kontak")).toEqual(["Keluarga Pemudi Lama"]);
    expect(await found("tanpa")).toEqual(["Keluarga Pemudi Rumah"]);
    expect(await found("bukan_keadaan")).toHaveLength(3);
  });

  page("is sorted by what it knows and by nothing else (C137)", async ({ sql, visit }) => {
    await aHousehold(sql, { label: "Urutan A", regionCode: SISTER_VILLAGE });
    await aHousehold(sql, { label: "Urutan B" });
    const sorted = async (query: string) => labels((await visit({ query: `?cari=urutan&${query}` })).data);
    expect(await sorted("urut=nama&arah=turun")).toEqual(["Urutan B", "Urutan A"]);
    expect(await sorted('urut=nama";drop table persons;--&arah=asc;--')).toEqual(["Urutan A", "Urutan B"]);
    expect(await sorted("urut=kk_index")).toEqual(["Urutan A", "Urutan B"]);
    expect(await sorted("urut=diubah")).toHaveLength(2);
    const byVillage = await sorted("urut=desa");
    expect(await sorted("urut=desa&arah=turun")).toEqual([...byVillage].reverse());
  });

  page("goes through ten thousand families page by page, each once, quickly", async ({ sql, visit }) => {
    const code = "35.04.05.2005";
    await sql`with made as (
        insert into households (id, region_code, label, search_label)
        select gen_random_uuid(), ${code}, 'Keluarga ' || n % 700, 'keluarga ' || n % 700 from generate_series(1, 10000) n returning id)
      insert into persons (id, household_id, region_code, full_name, search_name, member_role)
      select gen_random_uuid(), id, ${code}, 'Kepala Contoh', 'kepala contoh', 'kepala' from made`;
    await sql`analyze households, persons`;
    const seen = new Set<string>();
    let next: string | null = null;
    for (let pages = 0; pages < 8; pages += 1) {
      const began = performance.now();
      const { data }: Awaited<ReturnType<typeof visit>> = await visit({ code, query: next ? `?setelah=${next}` : "" });
      expect(performance.now() - began).toBeLessThan(2_000);
      expect(data.total).toBe(MOST_COUNTED + 1);
      for (const row of data.rows as { id: string; label: string }[]) seen.add(row.id);
      next = data.next;
    }
    expect(seen.size).toBe(200);
    const began = performance.now();
    expect((await visit({ code, query: "?cari=kepla+conto" })).data.total).toBe(MOST_COUNTED + 1);
    expect(performance.now() - began).toBeLessThan(4_000);
  });
});

describe("who sees a list", () => {
  dbTest("a coordinator sees no area above or beside their own, a planner no people, a visitor signs in", async () => {
    const coordinator = await signedIn({ grants: [{ role: "koordinator_desa", areaCode: VILLAGE }] });
    const planner = await signedIn({ grants: [{ role: "perencana", areaCode: "35.04" }] });
    const at = (code: string, headers: Record<string, string>) => askPage(list, `/wilayah/${code}/keluarga`, { headers, params: { code } });
    expect((await at(VILLAGE, coordinator.headers)).status).toBe(200);
    expect((await at(SISTER_VILLAGE, coordinator.headers)).status).toBe(404);
    expect((await at(DISTRICT, coordinator.headers)).status).toBe(404);
    expect((await at(VILLAGE, planner.headers)).status).toBe(403);
    expect((await at(VILLAGE, {})).to).toMatch(/^\/masuk\?/);
  });

  dbTest("a mentor has a list of their families only, and finds no other by its number", async ({ sql }) => {
    const mentor = await signedIn({ grants: [{ role: "pendamping", areaCode: VILLAGE }] });
    const { id } = await aHousehold(sql, { label: "Keluarga Dampingan", mentorId: mentor.userId });
    const other = await aHousehold(sql, { label: "Keluarga Lain" });
    const { actor } = await signedIn({ grants: [{ role: "koordinator_desa", areaCode: VILLAGE }] });
    await asActor(actor, (tx) => addPerson(tx, actor, newPerson(other.id, { fullName: "Ngatemi", nik: "3504054508850031", sex: "P", birthDate: "1985-08-05" })));
    const seen = await askPage(ownList, "/keluarga", { headers: mentor.headers });
    expect(seen.data.rows.map((row: { id: string }) => row.id)).toEqual([id]);
    expect(await askPage(askOwn, "/keluarga", { headers: mentor.headers, form: { cari: "3504054508850031" } })).toMatchObject({ status: 422 });
  });

  dbTest("a family with one household is led straight to it", async ({ sql }) => {
    const { id: personId, householdId } = await aPerson(sql);
    const { headers } = await signedIn({ grants: [{ role: "keluarga", areaCode: VILLAGE }], personId });
    expect(await askPage(ownList, "/keluarga", { headers })).toMatchObject({ to: `/keluarga/${householdId}` });
  });
});
