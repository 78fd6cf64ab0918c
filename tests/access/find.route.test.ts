import { describe, expect } from "vitest";
import { identifierIndex, sealIdentifier } from "~/access/protected-identifiers.server";
import { loader as start } from "~/routes/_app.beranda";
import { action as search, loader as searchPage } from "~/routes/_app.cari";
import { loader as areasPage } from "~/routes/_app.wilayah._index";
import { action as changeLanguage } from "~/routes/bahasa";
import type { Role } from "~/db/actor";
import { dbTest } from "../db";
import { askPage } from "../factories/ask-page";
import { aHousehold, aPerson, SISTER_VILLAGE, VILLAGE } from "../factories/households";
import { signedIn } from "../factories/sign-in";

const as = async (role: Role, ...areas: string[]) => (await signedIn({ grants: areas.map((areaCode) => ({ role, areaCode })) })).headers;
const find = async (headers: Record<string, string>, q: string) => (await askPage(search, "/cari", { headers, form: { q } })).data.found;
const NIK = "3504015203900005";

describe("the first page", () => {
  dbTest("is the one a role's day begins with", async () => {
    const to = async (headers: Record<string, string>) => (await askPage(start, "/beranda", { headers })).to;
    expect(await to(await as("koordinator_desa", VILLAGE))).toBe(`/wilayah/${VILLAGE}`);
    expect(await to(await as("koordinator_desa", VILLAGE, SISTER_VILLAGE))).toBe("/wilayah");
    expect(await to(await as("kepala_desa", VILLAGE))).toBe(`/wilayah/${VILLAGE}`);
    expect(await to(await as("perencana", "35"))).toBe("/wilayah/35");
    expect(await to(await as("petugas_ltsa", "35"))).toBe("/wilayah/35");
    expect(await to(await as("perencana", "ID"))).toBe("/wilayah/ID");
    expect(await to(await as("pendamping", "35.04"))).toBe("/keluarga");
    expect(await to(await as("administrator", "ID"))).toBe("/admin/akun");
    expect(await to(await as("verifikator_instansi", "35"))).toBe("/wilayah");
    expect(await to({})).toBe("/masuk?kembali=%2Fberanda");
  });
});

describe("my areas", () => {
  dbTest("lists what the grants name, with what may be done there, and finds inside only", async () => {
    const planner = (await askPage(areasPage, "/wilayah?q=ngunut+tulungagung", { headers: await as("perencana", "35.04") })).data;
    expect(planner.areas).toMatchObject([{ code: "35.04", links: [{ key: "dashboard", to: "/wilayah/35.04" }] }]);
    expect(planner.found[0]).toMatchObject({ code: "35.04.11", name: "Ngunut", to: "/wilayah/35.04.11" });
    expect(planner.found.every(({ code }: { code: string }) => code.startsWith("35.04"))).toBe(true);
    const coordinator = (await askPage(areasPage, "/wilayah", { headers: await as("koordinator_desa", VILLAGE) })).data;
    expect(coordinator.areas[0].links.map(({ key }: { key: string }) => key)).toEqual(["dashboard", "households", "remittance", "programme"]);
    const none = (await askPage(areasPage, "/wilayah?q=ngunut", { headers: await as("pendamping", "35.04") })).data;
    expect(none).toMatchObject({ areas: [], found: null });
    expect((await askPage(areasPage, "/wilayah", {})).status).toBe(302);
  });
});

describe("the search", () => {
  dbTest("finds areas with typing errors and codes in any notation; outside one's own they lead nowhere", async () => {
    const headers = await as("koordinator_desa", VILLAGE);
    expect((await find(headers, "ngnut tulungagung")).areas[0]).toMatchObject({ code: expect.stringMatching(/^35\.04\.11/), name: "Ngunut", to: null });
    for (const code of ["35.04.05.2003", "3504052003", "35 04 05 2003"]) {
      expect((await find(headers, code)).areas, code).toMatchObject([{ code: VILLAGE, to: `/wilayah/${VILLAGE}` }]);
    }
    const old = (await find(await as("perencana", "52"), "52.03.09.2001")).areas;
    expect(old).toMatchObject([{ successor: { code: "52.03.21.2001" }, to: "/wilayah/52.03.21.2001" }]);
    expect(await find(headers, "zzqqxxw")).toMatchObject({ areas: [], households: { total: 0 } });
  });

  dbTest("finds people by name and by whole NIK within one's own villages alone", async ({ sql }) => {
    const household = await aHousehold(sql, { label: "Keluarga Bu Kasiyem" });
    const person = await aPerson(sql, { householdId: household.id, fullName: "Kasiyem Wulandari" });
    const sealed = sealIdentifier("nik", NIK);
    await sql`update persons set nik_cipher = ${sealed.cipher}, nik_index = ${identifierIndex("nik", NIK)}, nik_last4 = ${sealed.last4} where id = ${person.id}`;
    const [own, sister, planner] = [await as("koordinator_desa", VILLAGE), await as("koordinator_desa", SISTER_VILLAGE), await as("perencana", "35")];
    for (const text of ["kasiem wulandari", "KASIYEM", NIK, "3504 0152 0390 0005"]) {
      expect((await find(own, text)).households.rows, text).toMatchObject([{ id: household.id, label: "Keluarga Bu Kasiyem" }]);
      expect((await find(sister, text)).households, text).toMatchObject({ total: 0, rows: [] });
      expect((await find(planner, text)).households, text).toBeNull();
    }
    const answer = JSON.stringify((await askPage(search, "/cari", { headers: own, form: { q: "kasiyem" } })).data);
    expect(answer).not.toMatch(/cipher|nik_index|3504015203900005|0005/);
  });

  dbTest("tells nobody whether a NIK exists who may not see its owner (C143)", async () => {
    const sister = await as("koordinator_desa", SISTER_VILLAGE);
    const [known, unknown] = [await find(sister, NIK), await find(sister, "3504015203900006")];
    expect({ ...known, text: "" }).toEqual({ ...unknown, text: "" });
    for (const q of [NIK, "3504015203900006"]) {
      expect(await askPage(search, "/cari", { form: { q } })).toMatchObject({ status: 302, to: "/masuk?kembali=%2Fcari" });
    }
  });

  dbTest("looks for no part of a number, and from an address for areas only", async () => {
    const headers = await as("koordinator_desa", VILLAGE);
    expect(await find(headers, "350401520390")).toMatchObject({ isPartOfNumber: true, areas: [], households: null });
    const byAddress = (await askPage(searchPage, `/cari?q=${NIK}`, { headers })).data.found;
    expect(byAddress).toMatchObject({ households: null, areas: [] });
    expect((await askPage(searchPage, "/cari?q=ngunut", { headers })).data.found.areas.length).toBeGreaterThan(0);
    for (const text of ["", "   ", "%", "_", "\u0000", "';--", "<img src=x onerror=alert(1)>", "a".repeat(5000)]) {
      expect((await askPage(search, "/cari", { headers, form: { q: text } })).status, text).toBe(200);
    }
  });
});

describe("the language switch", () => {
  dbTest("comes back to the page with all of its query, and to no other site (C150)", async () => {
    const change = (bahasa: string, kembali: string) => askPage(changeLanguage, "/bahasa", { form: { bahasa, kembali } });
    expect(await change("en", "/wilayah/35.04?dari=2024-01&urut=nama")).toMatchObject({
      status: 303, to: "/wilayah/35.04?dari=2024-01&urut=nama", cookies: [expect.stringMatching(/^bahasa=en; Path=\/; Max-Age=/)],
    });
    expect(await change("xx", "https://jahat.invalid/")).toMatchObject({ to: "/", cookies: [expect.stringMatching(/^bahasa=id;/)] });
  });
});
