import { Secret, TOTP } from "otpauth";
import type postgres from "postgres";
import { describe, expect } from "vitest";
import { hashPassword } from "~/access/passwords.server";
import { optionalActor } from "~/access/require-actor.server";
import { acceptCode, confirmSetUp, factorState, setUpSecret } from "~/access/second-factor.server";
import type { Role } from "~/db/actor";
import { action as account } from "~/routes/_app.akun_.langkah-kedua";
import { action as person } from "~/routes/_app.admin.akun.$id";
import { action as password } from "~/routes/masuk";
import { action as code, loader as codePage } from "~/routes/masuk_.kode";
import { action as setUp, loader as setUpPage } from "~/routes/masuk_.pasang";
import { dbTest } from "../db";
import { anAccount, sessionOf, signedIn } from "../factories/sign-in";

const PASSWORD = "kopi pagi di teras";
const PLANNER = { role: "perencana" as Role, areaCode: "35" };
const MINUTE = 60_000;

type Route = (args: never) => unknown;
type Answered = { status: number; to: string | null; cookies: string[]; data: { error?: string; codes?: string[]; errors?: object; refusal?: string } | null };

async function send(route: Route, path: string, form: Record<string, string>, cookie = "", params = {}): Promise<Answered> {
  const request = new Request(`http://desa.test${path}`, { method: "POST", body: new URLSearchParams(form), headers: { Cookie: cookie, "User-Agent": "Mozilla/5.0 (Linux; Android 14) Chrome/126.0" } });
  try {
    const answer = (await route({ request, params, context: { cspNonce: "", clientAddress: "203.0.113.9" } } as never)) as { data: Answered["data"]; init: ResponseInit | null } | Response;
    if (answer instanceof Response) return { status: answer.status, to: answer.headers.get("Location"), cookies: answer.headers.getSetCookie(), data: null };
    return { status: answer.init?.status ?? 200, to: null, cookies: new Headers(answer.init?.headers).getSetCookie(), data: answer.data };
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown;
    return { status: thrown.status, to: thrown.headers.get("Location"), cookies: thrown.headers.getSetCookie(), data: null };
  }
}

const cookieOf = ({ cookies }: Answered, name: string) => cookies.find((line) => line.startsWith(`${name}=`))?.split(";")[0] ?? "";
const actorOf = (cookie: string) => optionalActor(new Request("http://desa.test/", { headers: { Cookie: cookie } }));
const signIn = (login: string, extra = "") => send(password as Route, "/masuk", { login, password: PASSWORD }, extra);
const codeAt = (secret: string, when = Date.now()) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: when });

const attemptFrom = (login: string, address: string) => ({ login, address, request: new Request("http://desa.test/masuk/kode") });
const offeredTo = (half: string) => send(setUpPage as Route, "/masuk/pasang", {}, half);

async function someone(sql: postgres.Sql, role?: Role) {
  const made = await anAccount(role ? { grants: [{ role, areaCode: "35" }] } : {});
  await sql`update users set password_hash = ${await hashPassword(PASSWORD)} where id = ${made.userId}`;
  return made;
}

/** The same with a second factor, and its recovery codes. */
async function withFactor(sql: postgres.Sql, role?: Role) {
  const made = await someone(sql, role);
  const secret = setUpSecret(made.userId, "uji");
  const codes = (await confirmSetUp(made.userId, "uji", codeAt(secret, Date.now() - MINUTE), Date.now() - MINUTE))!;
  return { ...made, secret, codes };
}

describe("the second step at sign-in", () => {
  dbTest("with the password alone one is nobody; the code of now opens, once", async ({ sql }) => {
    const { login, secret, userId } = await withFactor(sql);
    const first = await signIn(login);
    expect([first.status, first.to, cookieOf(first, "sesi")]).toEqual([303, "/masuk/kode", ""]);
    const half = cookieOf(first, "langkah2");
    expect(await actorOf(half)).toBeNull();
    const wrong = await send(code as Route, "/masuk/kode", { kode: "000000" }, half);
    expect([wrong.status, wrong.data]).toEqual([400, { error: "access:factor.wrong" }]);
    const now = codeAt(secret);
    const opened = await send(code as Route, "/masuk/kode", { kode: `${now.slice(0, 3)} ${now.slice(3)}`, kembali: "/wilayah/35" }, half);
    expect([opened.status, opened.to]).toEqual([303, "/wilayah/35"]);
    expect(await actorOf(cookieOf(opened, "sesi"))).toMatchObject({ userId });
    expect((await send(code as Route, "/masuk/kode", { kode: now }, half)).status).toBe(400);
  });

  dbTest("of two that send the same code at once one is let in", async ({ sql }) => {
    const { userId, login, secret } = await withFactor(sql);
    const typed = codeAt(secret);
    const answers = await Promise.all([1, 2, 3].map((n) => acceptCode(userId, typed, attemptFrom(login, `203.0.113.${n}`))));
    expect(answers.filter(({ ok }) => ok)).toEqual([{ ok: true, value: "code" }]);
  });

  dbTest("many guesses sent at once, each from an address of its own, are counted one by one", async ({ sql }) => {
    const { userId, login, codes } = await withFactor(sql);
    const guesses = Array.from({ length: 12 }, (_, n) => acceptCode(userId, "ZZZZZ-ZZZZZ", attemptFrom(login, `198.51.100.${n}`)));
    const told = (await Promise.all(guesses)).map((answer) => (answer.ok ? "in" : answer.reason.code));
    expect([told.filter((code) => code === "wrong").length, told.filter((code) => code === "wait").length]).toEqual([5, 7]);
    expect(await acceptCode(userId, codes[0]!, attemptFrom(login, "198.51.100.99"))).toMatchObject({ ok: false, reason: { code: "wait" } });
  });

  dbTest("who goes back after being in is led on, and when the time is over the page asked for is not forgotten", async ({ sql }) => {
    const { userId } = await withFactor(sql);
    const own = (await sessionOf(userId)).Cookie;
    expect((await send(codePage as Route, "/masuk/kode?kembali=%2Fcari", {}, own)).to).toBe("/cari");
    const late = await send(codePage as Route, "/masuk/kode?kembali=%2Fcari", {});
    expect([late.to, cookieOf(late, "pesan")]).toEqual(["/masuk?kembali=%2Fcari", expect.stringContaining("factor.tooLate")]);
  });

  dbTest("a recovery code opens once, new ones make the old worthless", async ({ sql }) => {
    const { login, codes, userId, secret } = await withFactor(sql);
    const half = cookieOf(await signIn(login), "langkah2");
    expect((await send(code as Route, "/masuk/kode", { kode: codes[0]!.toLowerCase() }, half)).to).toBe("/beranda");
    expect((await send(code as Route, "/masuk/kode", { kode: codes[0]! }, half)).status).toBe(400);
    expect((await factorState(userId)).recoveryLeft).toBe(9);
    const own = await sessionOf(userId);
    const renewed = await send(account as Route, "/akun/langkah-kedua", { intent: "codes", sandi: PASSWORD, kode: codeAt(secret) }, own.Cookie);
    expect(renewed.data?.codes).toHaveLength(10);
    expect((await send(code as Route, "/masuk/kode", { kode: codes[1]! }, half)).status).toBe(400);
    expect((await send(code as Route, "/masuk/kode", { kode: renewed.data!.codes![0]! }, half)).to).toBe("/beranda");
  });

  dbTest("guesses at the code are slowed, and typing the password again does not make them free", async ({ sql }) => {
    const { login } = await withFactor(sql);
    for (let round = 0; round < 5; round++) {
      const half = cookieOf(await signIn(login), "langkah2");
      expect((await send(code as Route, "/masuk/kode", { kode: "111111" }, half)).status).toBe(400);
    }
    expect((await signIn(login)).status).toBe(429);
  });

  dbTest("the half of a sign-in is worth nothing after a new password, after its time, or from somebody else's hand", async ({ sql }) => {
    const { login, userId } = await withFactor(sql);
    const half = cookieOf(await signIn(login), "langkah2");
    const page = (cookie: string) => send(codePage as Route, "/masuk/kode", {}, cookie);
    expect((await page(half)).status).toBe(200);
    const [, until, seal] = half.slice("langkah2=".length).split(".");
    expect((await page(`langkah2=${userId}.${Number(until) + 60_000}.${seal}`)).to).toBe("/masuk");
    expect((await page(`langkah2=${userId}.${Date.now() - 1}.${seal}`)).to).toBe("/masuk");
    await sql`update users set password_hash = ${await hashPassword("kata sandi yang lain")} where id = ${userId}`;
    expect((await page(half)).to).toBe("/masuk");
    expect((await send(code as Route, "/masuk/kode", { kode: "123456" })).to).toBe("/masuk");
  });
});

describe("roles that see much", () => {
  dbTest.for(["perencana", "petugas_ltsa", "administrator"] as const)("%s: nothing but setting up is open after the password", async (role, { sql }) => {
    const { login, userId } = await someone(sql, role);
    const first = await signIn(login);
    expect([first.to, cookieOf(first, "sesi")]).toEqual(["/masuk/pasang", ""]);
    const half = cookieOf(first, "langkah2");
    const { setUp: offered } = (await offeredTo(half)).data as unknown as { setUp: { secret: string } };
    const secret = offered.secret.replaceAll(" ", "");
    expect((await offeredTo(half)).data).toMatchObject({ setUp: { secret: offered.secret } });
    expect((await send(setUp as Route, "/masuk/pasang", { kode: "000000" }, half)).status).toBe(400);
    const done = await send(setUp as Route, "/masuk/pasang", { kode: codeAt(secret) }, half);
    expect(done.data?.codes).toHaveLength(10);
    expect(await actorOf(cookieOf(done, "sesi"))).toMatchObject({ userId, roles: [role] });
    expect((await signIn(login)).to).toBe("/masuk/kode");
    expect((await send(account as Route, "/akun/langkah-kedua", { intent: "off", sandi: PASSWORD, kode: codeAt(secret, Date.now() + 30_000) }, cookieOf(done, "sesi"))).data?.errors).toEqual({ "": ["access:factor.mustStay"] });
  });

  dbTest("a coordinator is asked for no second step; who becomes a planner while signed in signs in once more", async ({ sql }) => {
    const { login, userId } = await someone(sql, "koordinator_desa");
    const opened = await signIn(login);
    const session = cookieOf(opened, "sesi");
    expect([opened.to, await actorOf(session)]).toMatchObject(["/beranda", { userId }]);
    await sql`insert into grants (id, user_id, role, area_code, valid_from) values (gen_random_uuid(), ${userId}, ${PLANNER.role}, ${PLANNER.areaCode}, '2020-01-01')`;
    expect(await actorOf(session)).toBeNull();
    expect((await signIn(login)).to).toBe("/masuk/pasang");
  });
});

describe("the own account and the administrator", () => {
  dbTest("setting up and taking away want the password, and taking away the code too", async ({ sql }) => {
    const { userId } = await someone(sql);
    const own = (await sessionOf(userId)).Cookie;
    const change = (form: Record<string, string>) => send(account as Route, "/akun/langkah-kedua", form, own);
    const elsewhere = (await sessionOf(userId)).Cookie;
    expect((await change({ intent: "begin", sandi: "salah" })).data).toMatchObject({ errors: { sandi: ["access:account.wrongCurrent"] } });
    const { ticket: tiket, setUp: offered } = (await change({ intent: "begin", sandi: PASSWORD })).data as unknown as { ticket: string; setUp: { secret: string } };
    const secret = offered.secret.replaceAll(" ", "");
    const forged = `${Number(tiket.split(".")[0]) + 1}.${tiket.split(".")[1]}`;
    for (const bad of ["", forged]) {
      const answer = await change({ intent: "confirm", tiket: bad, kode: codeAt(secret) });
      expect([answer.status, answer.data]).toEqual([400, { intent: "begin", errors: { "": ["access:factor.setUpLate"] } }]);
    }
    expect((await change({ intent: "confirm", tiket, kode: "000000" })).data).toMatchObject({ errors: { kode: ["access:factor.wrong"] }, setUp: offered });
    expect((await change({ intent: "confirm", tiket, kode: codeAt(secret) })).data?.codes).toHaveLength(10);
    expect([await actorOf(elsewhere), await actorOf(own)]).toMatchObject([null, { userId }]);
    expect((await change({ intent: "off", sandi: PASSWORD, kode: codeAt(secret) })).data?.errors).toEqual({ kode: ["access:factor.wrong"] });
    expect((await change({ intent: "off", sandi: PASSWORD, kode: codeAt(secret, Date.now() + 30_000) })).to).toBe("/masuk");
    expect([(await factorState(userId)).confirmedOn, await actorOf(own)]).toEqual([null, null]);
  });

  dbTest("an administrator of the area resets it with a reason, no other, and nobody the own", async ({ sql }) => {
    const { userId } = await withFactor(sql, "koordinator_desa");
    const admin = await signedIn({ grants: [{ role: "administrator", areaCode: "35" }] });
    const stranger = await signedIn({ grants: [{ role: "administrator", areaCode: "52" }] });
    const reset = (who: typeof admin, alasan = "ponsel hilang, dikenal langsung", id = userId) => send(person as Route, `/admin/akun/${id}`, { intent: "reset-factor", alasan }, who.headers.Cookie, { id });
    expect((await reset(stranger)).status).toBe(404);
    expect((await reset(admin, " ")).data).toEqual({ refusal: "no_reason" });
    expect((await reset(admin, "x", admin.userId)).data).toEqual({ refusal: "own_account" });
    expect((await factorState(userId)).confirmedOn).not.toBeNull();
    const own = (await sessionOf(userId)).Cookie;
    expect((await reset(admin)).to).toBe(`/admin/akun/${userId}`);
    expect([(await factorState(userId)).confirmedOn, await actorOf(own)]).toEqual([null, null]);
    const [entry] = await sql`select region_code, detail from audit_log where entity_id = ${userId} and action = 'factor_reset'`;
    expect(entry).toMatchObject({ region_code: "35", detail: { reason: "ponsel hilang, dikenal langsung" } });
  });

  dbTest("every sign-in and every refused one is on record, and a new device is told to the others", async ({ sql }) => {
    const { login, userId } = await someone(sql);
    const first = await signIn(login);
    await send(password as Route, "/masuk", { login, password: "bukan ini" });
    await signIn(login, cookieOf(first, "perangkat"));
    const notices = () => sql`select notice from sessions where user_id = ${userId} and notice is not null`;
    expect(await notices()).toHaveLength(0);
    await signIn(login);
    expect((await notices()).length).toBeGreaterThan(0);
    const rows = await sql`select how, refused, is_new_device, device from sign_ins where user_id = ${userId} order by at`;
    expect([...rows]).toEqual([
      { how: "password", refused: false, is_new_device: false, device: "Chrome, Android" }, { how: "password", refused: true, is_new_device: false, device: "Chrome, Android" },
      { how: "password", refused: false, is_new_device: false, device: "Chrome, Android" }, { how: "password", refused: false, is_new_device: true, device: "Chrome, Android" },
    ]);
  });
});
