import { describe, expect } from "vitest";
import { publicActor } from "~/db/actor";
import { asActor, type Tx } from "~/db/db.server";
import { matchRegionByName } from "~/regions/match-region.server";
import { breadcrumbs, childrenOf, listedPopulationOf, regionByCode } from "~/regions/regions.server";
import { searchRegions } from "~/regions/search-regions.server";
import { dbTest } from "../db";

const ask = <T>(work: (tx: Tx) => Promise<T>) => asActor(publicActor, work);
const found = (text: string, within?: string) => ask((tx) => searchRegions(tx, text, { within: within === undefined ? null : [within] }));
const codes = async (text: string, within?: string) => (await found(text, within)).map(({ code }) => code);

describe("searching areas", () => {
  dbTest("finds a village by its name and its regency's, misspelt too", async () => {
    for (const text of ["ngunut tulungagung", "ngnut tulungagng", "Desa Ngunut, Kab. Tulungagung", "tulungagung NGUNUT"]) {
      expect((await codes(text)).slice(0, 2).sort(), text).toEqual(["35.04.11", "35.04.11.2011"]);
    }
  });

  dbTest("finds an area by its code in any notation, retired ones with their successor", async () => {
    for (const text of ["3504112011", "35.04.11.2011", "35 04 11 2011", "35-04-11-2011"]) {
      expect(await codes(text), text).toEqual(["35.04.11.2011"]);
    }
    const [lenek] = await found("52.03.09.2001");
    expect(lenek).toMatchObject({ name: "Lenek", retiredOn: expect.any(String), successor: { code: "52.03.21.2001" } });
  });

  dbTest("says where each of many villages of one name lies", async () => {
    const all = await found("sukorejo jawa timur");
    expect(all.length).toBeGreaterThan(10);
    expect(new Set(all.map(({ path }) => path)).size).toBe(all.length);
    expect(all.every(({ name }) => name === "Sukorejo")).toBe(true);
  });

  dbTest("puts the area itself before all that lies in it, and tells city from regency", async () => {
    expect((await codes("tulungagung"))[0]).toBe("35.04");
    expect((await codes("kota blitar"))[0]).toBe("35.72");
    expect((await codes("kabupaten blitar"))[0]).toBe("35.05");
    expect((await codes("kab blitar"))[0]).toBe("35.05");
  });

  dbTest("puts what is in force before what is retired", async () => {
    const lenek = await found("lenek lombok timur");
    const firstRetired = lenek.findIndex(({ retiredOn }) => retiredOn !== null);
    expect(lenek[0]?.retiredOn).toBeNull();
    expect(lenek.slice(firstRetired).every(({ retiredOn, name }) => retiredOn !== null || name !== "Lenek")).toBe(true);
  });

  dbTest("keeps to an area when asked to", async () => {
    expect(await codes("ngunut", "35.02")).not.toContain("35.04.11.2011");
    expect(await codes("ngunut", "35.04")).toContain("35.04.11.2011");
    expect(await codes("3504112011", "35.02")).toEqual([]);
  });

  dbTest("finds nothing for nothing, for noise, and for what is no area", async () => {
    for (const text of ["", "   ", "%_%", "'; drop table regions; --", "\u0000", "zzzzqqqq", "99.99.99.9999"]) {
      expect(await codes(text), text).toEqual([]);
    }
  });
});

describe("a village by name alone (C075)", () => {
  const match = (village: string, district?: string, regency?: string, within?: string) =>
    ask((tx) => matchRegionByName(tx, { village, district, regency }, within));

  dbTest("is asked about when several have it", async () => {
    const answer = await match("Sukorejo", undefined, undefined, "35");
    expect(answer.kind).toBe("ambiguous");
    expect(answer.kind === "ambiguous" && answer.villages.length).toBeGreaterThan(30);
  });

  dbTest("is found with its district, by name or code, and then is never another", async () => {
    for (const district of ["Sutojayan", "Kec. Sutojayan", "35.05.12"]) {
      expect(await match("Sukorejo", district, "Blitar"), district).toMatchObject({ kind: "one", village: { code: "35.05.12.1007" } });
    }
    expect((await match("Sukorejo", "Sutojayan", "Kota Blitar")).kind).toBe("none");
  });

  dbTest("takes Blitar for the regency and the city both, until it is said which", async () => {
    const either = await match("Sukorejo", undefined, "Blitar");
    expect(either.kind === "ambiguous" && new Set(either.villages.map(({ regency }) => regency))).toEqual(new Set(["Kabupaten Blitar", "Kota Blitar"]));
    expect(await match("Sukorejo", undefined, "Kota Blitar")).toMatchObject({ kind: "one", village: { regency: "Kota Blitar" } });
  });

  dbTest("is the same with other spaces and capitals, and not by likeness", async () => {
    expect(await match("JATI SARI", "Purwodadi", "Pasuruan")).toMatchObject({ kind: "one", village: { code: "35.14.01.2009" } });
    expect((await match("Jatisary", "Purwodadi", "Pasuruan")).kind).toBe("none");
  });

  dbTest("that moved to a new district is found under either, as it was written", async () => {
    expect(await match("Lenek", "Lenek", "Lombok Timur")).toMatchObject({ village: { code: "52.03.21.2001" } });
    expect(await match("Lenek", "Aikmel", "Lombok Timur")).toMatchObject({ village: { code: "52.03.09.2001", currentCode: "52.03.21.2001" } });
    expect(await match("Lenek", undefined, "Lombok Timur")).toMatchObject({ village: { code: "52.03.21.2001" } });
  });
});

describe("an area", () => {
  dbTest("knows the way up and what lies below", async () => {
    expect((await ask((tx) => breadcrumbs(tx, "35.04.11.2011"))).map(({ name }) => name)).toEqual([
      "Jawa Timur", "Kabupaten Tulungagung", "Ngunut", "Ngunut",
    ]);
    const below = await ask((tx) => childrenOf(tx, "35.04"));
    expect(below).toHaveLength(19);
    expect(below.every(({ level, validTo }) => level === "kecamatan" && validTo === null)).toBe(true);
    expect((await ask((tx) => childrenOf(tx, null))).length).toBe(38);
    expect(await ask((tx) => regionByCode(tx, "35.99"))).toBeNull();
  });

  dbTest("has the people of the reference list, else unknown, never zero", async () => {
    expect(await ask((tx) => listedPopulationOf(tx, "35.04"))).toMatchObject({ people: 1139224 });
    expect(await ask((tx) => listedPopulationOf(tx, "35.04.11.2012"))).toBeNull();
  });
});
