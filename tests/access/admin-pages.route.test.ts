import { uuidv7 } from "uuidv7";
import { describe, expect } from "vitest";
import { optionalActor } from "~/access/require-actor.server";
import { loader as listPage } from "~/routes/_app.admin.akun._index";
import { action as onPerson, loader as personPage } from "~/routes/_app.admin.akun.$id";
import { action as onInvite, loader as invitePage } from "~/routes/_app.admin.akun.baru";
import { loader as lostPage } from "~/routes/_app.admin.akun.wilayah";
import { action as onAudit, loader as auditPage } from "~/routes/_app.admin.audit";
import { dbTest } from "../db";
import { askPage } from "../factories/ask-page";
import { anAccount, signedIn } from "../factories/sign-in";

const VILLAGE = "35.04.05.2003";
const administrator = (areaCode: string) => ({ grants: [{ role: "administrator", areaCode } as const] });
const coordinator = { grants: [{ role: "koordinator_desa", areaCode: VILLAGE } as const] };
const open = (headers: Record<string, string>) => optionalActor(new Request("http://desa.test/", { headers }));

const invitation = (facts: Record<string, string> = {}) => {
  const id = uuidv7();
  return { userId: id, id, name: "Siti Aminah", login: `siti-${id.slice(-12)}`, role: "koordinator_desa", area: VILLAGE, validFrom: "2025-01-01", ...facts };
};
const task = (facts: Record<string, string> = {}) => ({ intent: "grant", id: uuidv7(), role: "kepala_desa", area: "35.04.05.2004", validFrom: "2025-01-01", ...facts });

const PAGES = [
  { name: "/admin/akun", parts: [listPage] },
  { name: "/admin/akun/baru", parts: [invitePage, onInvite] },
  { name: "/admin/akun/wilayah", parts: [lostPage] },
  { name: "/admin/akun/:id", parts: [personPage, onPerson] },
  { name: "/admin/audit", parts: [auditPage, onAudit] },
];

describe.each(PAGES)("$name", ({ name, parts }) => {
  dbTest("is closed to whoever is signed out, and to everybody who administers nothing", async () => {
    const { userId } = await anAccount(coordinator);
    const roles = ["koordinator_desa", "pendamping", "kepala_desa", "perencana", "petugas_ltsa", "verifikator_instansi"] as const;
    const people = await Promise.all(roles.map((role) => signedIn({ grants: [{ role, areaCode: "35.04" }] })));
    for (const [at, part] of parts.entries()) {
      const sent = { params: { id: userId }, ...(at === 0 ? {} : { form: { intent: "deactivate" } }) };
      expect(await askPage(part, name, sent)).toMatchObject({ status: 302, to: expect.stringContaining("/masuk?kembali=") });
      for (const { headers } of people) expect(await askPage(part, name, { ...sent, headers })).toMatchObject({ status: 403 });
    }
    expect(await open(people[0]!.headers)).not.toBeNull();
  });
});

describe("the list of accounts", () => {
  dbTest("shows the people of one's area, found by name, and none of the next province", async () => {
    const mark = uuidv7().slice(-8);
    const near = await anAccount({ name: `Tumini ${mark}`, ...coordinator });
    await anAccount({ name: `Tumini ${mark}`, grants: [{ role: "koordinator_desa", areaCode: "52.03.01.2005" }] });
    const { headers } = await signedIn(administrator("35"));
    const { data } = await askPage(listPage, `/admin/akun?q=tumini+${mark}`, { headers });
    expect(data.rows.map(({ id }: { id: string }) => id)).toEqual([near.userId]);
    expect(JSON.stringify(data)).not.toMatch(/hash|argon|cipher|index/i);
  });

  dbTest("takes whatever an address says without an error", async () => {
    const { headers } = await signedIn(administrator("35"));
    for (const query of ["hal=-4", "hal=1e9", "hal=x", "wilayah=';drop table users;--", "q=%25%00\\", "urut=password_hash"]) {
      expect(await askPage(listPage, `/admin/akun?${query}`, { headers }), query).toMatchObject({ status: 200 });
    }
  });
});

describe("inviting", () => {
  dbTest("gives a link that is shown once and stored nowhere", async ({ sql }) => {
    const { headers } = await signedIn(administrator("35"));
    const form = invitation();
    const { status, data } = await askPage(onInvite, "/admin/akun/baru", { headers, form });
    expect(status).toBe(200);
    expect(data.link.link).toMatch(/^http:\/\/desa\.test\/undangan\/[\w-]{32}$/);
    const token = data.link.link.split("/").at(-1)!;
    expect(JSON.stringify(await sql`select * from invitations`) + JSON.stringify(await sql`select * from audit_log`)).not.toContain(token);
  });

  dbTest("the same form sent twice makes one person, and both answers carry a link (C088)", async ({ sql }) => {
    const { headers } = await signedIn(administrator("35"));
    const form = invitation();
    const answers = await Promise.all([1, 2].map(() => askPage(onInvite, "/admin/akun/baru", { headers, form })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await sql`select id from users where login = ${form.login}`).toHaveLength(1);
    expect(await sql`select id from grants where user_id = ${form.userId}`).toHaveLength(1);
  });

  dbTest("keeps what was typed and says at the field what is wrong", async () => {
    const { headers } = await signedIn(administrator("35"));
    const { login } = await anAccount(coordinator);
    const errorsOf = async (facts: Record<string, string>) => {
      const { status, data } = await askPage(onInvite, "/admin/akun/baru", { headers, form: invitation(facts) });
      expect(status).toBe(400);
      expect(data.result.initialValue.name).toBe(facts.name ?? "Siti Aminah");
      return Object.keys(data.result.error);
    };
    expect(await errorsOf({ login })).toEqual(["login"]);
    expect(await errorsOf({ login: "spasi di sini" })).toEqual(["login"]);
    expect(await errorsOf({ area: "52.03.01.2005" })).toEqual(["area"]);
    expect(await errorsOf({ area: "ID" })).toEqual(["area"]);
    expect(await errorsOf({ area: "tidak ada tempat seperti ini" })).toEqual(["area"]);
    expect(await errorsOf({ area: "Sukorejo" })).toEqual(["areaCode"]);
    expect(await errorsOf({ validTo: "2024-12-31" })).toEqual(["validTo"]);
    expect(await errorsOf({ validFrom: "2025-02-30" })).toEqual(["validFrom"]);
    expect(await errorsOf({ role: "keluarga" })).toEqual(["role"]);
  });
});

describe("a person's page", () => {
  const at = (userId: string) => ({ params: { id: userId } });

  dbTest("is not there for the administrator of another province, nor for ids that are none", async () => {
    const { userId } = await anAccount(coordinator);
    const { headers } = await signedIn(administrator("52"));
    for (const id of [userId, uuidv7(), "x", "1' or '1'='1"]) {
      expect(await askPage(personPage, "/admin/akun/x", { headers, ...at(id) })).toMatchObject({ status: 404 });
      expect(await askPage(onPerson, "/admin/akun/x", { headers, ...at(id), form: { intent: "deactivate" } })).toMatchObject({ status: 404 });
    }
  });

  dbTest("gives a task within one's area once, and none beyond it", async ({ sql }) => {
    const { userId } = await anAccount(coordinator);
    const { headers } = await signedIn(administrator("35.04"));
    const form = task();
    const send = (facts: Record<string, string> = form) => askPage(onPerson, "/admin/akun/x", { headers, ...at(userId), form: facts });
    expect(await Promise.all([send(), send()])).toMatchObject([{ status: 303 }, { status: 303 }]);
    for (const area of ["35", "35.02", "ID", "52.03.01.2005"]) {
      expect(await send(task({ area })), area).toMatchObject({ status: 400, data: { result: { error: { area: ["access:refusal.not_yours"] } } } });
    }
    const held = await sql`select area_code from grants where user_id = ${userId} order by area_code`;
    expect(held.map(({ area_code }) => area_code)).toEqual([VILLAGE, "35.04.05.2004"]);
    expect(await sql`select 1 from audit_log where entity_id = ${userId} and action = 'grant'`).toHaveLength(1);
  });

  dbTest("ends a task: the open session of that person is refused at its next request (C118)", async ({ sql }) => {
    const mentor = await signedIn({ grants: [{ role: "koordinator_desa", areaCode: VILLAGE }] });
    const [grant] = await sql`select id from grants where user_id = ${mentor.userId}`;
    const { headers } = await signedIn(administrator("35"));
    const end = () => askPage(onPerson, "/admin/akun/x", { headers, ...at(mentor.userId), form: { intent: "end-grant", grant: grant!.id } });
    expect((await open(mentor.headers))?.peopleAreas).toEqual([VILLAGE]);
    expect(await end()).toMatchObject({ status: 303, to: `/admin/akun/${mentor.userId}` });
    expect((await open(mentor.headers))?.peopleAreas).toEqual([]);
    expect(await end()).toMatchObject({ status: 400, data: { refusal: "already_ended" } });
    const { data } = await askPage(personPage, "/admin/akun/x", { headers, ...at(mentor.userId) });
    expect(data.grants).toMatchObject([{ id: grant!.id, endedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) }]);
  });

  dbTest("switches an account off, which is out at once, and on again", async () => {
    const person = await signedIn(coordinator);
    const { headers } = await signedIn(administrator("35"));
    const send = (intent: string) => askPage(onPerson, "/admin/akun/x", { headers, ...at(person.userId), form: { intent } });
    expect(await send("deactivate")).toMatchObject({ status: 303 });
    expect(await open(person.headers)).toBeNull();
    expect((await askPage(personPage, "/admin/akun/x", { headers, ...at(person.userId) })).data.account.isActive).toBe(false);
    expect(await send("activate")).toMatchObject({ status: 303 });
  });

  dbTest("does not let one lock oneself out", async ({ sql }) => {
    const me = await signedIn(administrator("35"));
    const [grant] = await sql`select id from grants where user_id = ${me.userId}`;
    const send = (form: Record<string, string>) => askPage(onPerson, "/admin/akun/x", { headers: me.headers, ...at(me.userId), form });
    expect(await send({ intent: "deactivate" })).toMatchObject({ status: 400, data: { refusal: "own_account" } });
    expect(await send({ intent: "end-grant", grant: grant!.id })).toMatchObject({ status: 400, data: { refusal: "own_account" } });
    expect((await open(me.headers))?.adminAreas).toEqual(["35"]);
  });

  dbTest("makes a link for a forgotten password, and refuses what another site sends", async () => {
    const { userId } = await anAccount(coordinator);
    const { headers } = await signedIn(administrator("35"));
    const form = { intent: "link" };
    expect((await askPage(onPerson, "/admin/akun/x", { headers, ...at(userId), form })).data.link).toMatch(/\/undangan\//);
    const foreign = { ...headers, "Sec-Fetch-Site": "cross-site" };
    expect(await askPage(onPerson, "/admin/akun/x", { headers: foreign, ...at(userId), form })).toMatchObject({ status: 403 });
    expect(await askPage(onPerson, "/admin/akun/x", { headers, ...at(userId), form: { intent: "drop" } })).toMatchObject({ status: 400 });
  });
});
