import { describe, expect } from "vitest";
import { action, loader } from "~/routes/_app.wilayah.$code.program";
import type { Role } from "~/db/actor";
import { dbTest } from "../db";
import { askPage } from "../factories/ask-page";
import { signedIn } from "../factories/sign-in";

const VILLAGE = "35.04.05.2003";
const as = async (role: Role, areaCode: string) => (await signedIn({ name: `${role} ${areaCode}`, grants: [{ role, areaCode }] })).headers;
const see = (headers: Record<string, string>, code = VILLAGE, query = "") => askPage(loader, `/wilayah/${code}/program${query}`, { headers, params: { code } });
const send = (headers: Record<string, string>, form: Record<string, string>, code = VILLAGE) =>
  askPage(action, `/wilayah/${code}/program?ubah=1`, { headers, params: { code }, form });
const typed = (basis: string, facts: Record<string, string> = {}) => ({
  basis, programmeStatus: "aktif", programmeStart: "2023-07-01", cohort: "2023-2", isKantong: "ya", kantongBasis: "program",
  perdesStatus: "ditetapkan", perdesNumber: "4/2023", perdesOn: "2023-06-12", satgasMembers: "7", population: "7.250", populationYear: "2024", ...facts,
});

describe("a village's part in the programme", () => {
  dbTest("is entered by its coordinator and read by whoever sees its numbers; unknown stays unknown", async ({ sql }) => {
    const coordinator = await as("koordinator_desa", VILLAGE);
    const before = (await see(coordinator)).data;
    expect(before.programme).toMatchObject({ programmeStatus: "belum", programmeStart: null, isKantong: null, satgasMembers: null, population: null });
    expect(await send(coordinator, typed(before.basis))).toMatchObject({ status: 303, to: `/wilayah/${VILLAGE}/program` });
    const planner = (await see(await as("perencana", "35"))).data;
    expect(planner).toMatchObject({ canEdit: false, programme: { programmeStatus: "aktif", programmeStart: "2023-07-01", isKantong: true, satgasMembers: 7, population: 7250 } });
    expect(planner.coordinators.map(({ name }: { name: string }) => name)).toContain(`koordinator_desa ${VILLAGE}`);
    const log = await sql`select detail from audit_log where entity = 'programme' and entity_id = ${VILLAGE}`;
    expect(log).toHaveLength(1);
    expect(log[0]!.detail.fields).toEqual(expect.arrayContaining(["programmeStatus", "population"]));
  });

  dbTest("sent twice is stored once; from an older state it is refused with what is stored now", async ({ sql }) => {
    const code = "35.04.05.2005";
    const [one, other] = [await as("koordinator_desa", code), await as("administrator", "35.04")];
    const { basis } = (await see(one, code)).data;
    expect(await Promise.all([1, 2].map(() => send(one, typed(basis), code)))).toMatchObject([{ status: 303 }, { status: 303 }]);
    expect(await sql`select 1 from audit_log where entity = 'programme' and entity_id = ${code}`).toHaveLength(1);
    const late = await send(other, typed(basis, { satgasMembers: "3" }), code);
    expect(late).toMatchObject({ status: 409, data: { conflict: { stored: { satgasMembers: 7 } }, result: { initialValue: { satgasMembers: "3" } } } });
    expect(await send(other, typed(late.data.conflict.basis, { satgasMembers: "3" }), code)).toMatchObject({ status: 303 });
    expect((await see(one, code)).data.programme.satgasMembers).toBe(3);
  });

  dbTest("is refused field by field, with what was typed kept", async () => {
    const coordinator = await as("koordinator_desa", VILLAGE);
    for (const [facts, field] of [
      [{ programmeStart: "" }, "programmeStart"],
      [{ programmeStart: "2999-01-01" }, "programmeStart"],
      [{ programmeStart: "31/02/2024" }, "programmeStart"],
      [{ perdesOn: "2999-01-01" }, "perdesOn"],
      [{ satgasMembers: "tujuh" }, "satgasMembers"],
      [{ population: "7,5" }, "population"],
      [{ populationYear: "" }, "populationYear"],
      [{ populationYear: "1899" }, "populationYear"],
      [{ programmeStatus: "hapus" }, "programmeStatus"],
      [{ cohort: "a\u0000b" }, "cohort"],
    ] as const) {
      const { status, data } = await send(coordinator, typed("x", facts));
      expect(status, field).toBe(400);
      expect(Object.keys(data.result.error)).toEqual([field]);
      expect(data.result.initialValue).toMatchObject({ perdesNumber: "4/2023" });
    }
  });

  dbTest("is for readers of the village only, and changed by who may", async () => {
    const roles: [Role, string, number, number][] = [
      ["kepala_desa", VILLAGE, 200, 403],
      ["perencana", "35", 200, 403],
      ["petugas_ltsa", "35", 200, 403],
      ["koordinator_desa", "35.04.05.2004", 404, 404],
      ["administrator", "52", 404, 404],
      ["pendamping", "35.04", 404, 404],
      ["verifikator_instansi", "ID", 404, 404],
    ];
    for (const [role, area, reads, writes] of roles) {
      const headers = await as(role, area);
      expect((await see(headers)).status, `${role} ${area} reads`).toBe(reads);
      expect((await send(headers, typed("x"))).status, `${role} ${area} writes`).toBe(writes);
      expect((await see(headers, VILLAGE, "?ubah=1")).status, `${role} ${area} opens the form`).toBe(writes);
    }
    expect(await see({})).toMatchObject({ status: 302, to: expect.stringContaining("/masuk") });
    expect(await send({}, typed("x"))).toMatchObject({ status: 302, to: expect.stringContaining("/masuk") });
  });

  dbTest("is about villages in force: an old code leads to the new one, others are not there", async () => {
    const administrator = await as("administrator", "ID");
    expect(await see(administrator, "52.03.09.2001")).toMatchObject({ status: 302, to: "/wilayah/52.03.21.2001/program" });
    for (const code of ["35.04.05", "35", "ID", "35.04.05.9999", "35.04.05.2003'--"]) expect((await see(administrator, code)).status, code).toBe(404);
  });
});
