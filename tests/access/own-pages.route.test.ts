import { describe, expect } from "vitest";
import { makeInvitation } from "~/access/invitations.server";
import { hashPassword, isPassword } from "~/access/passwords.server";
import { optionalActor } from "~/access/require-actor.server";
import { asSystem } from "~/db/db.server";
import { action as onAccount, loader as accountPage } from "~/routes/_app.akun";
import { action as onInvitation, loader as invitationPage } from "~/routes/undangan.$token";
import { dbTest } from "../db";
import { askPage } from "../factories/ask-page";
import { anAccount, sessionOf, signedIn } from "../factories/sign-in";

const PASSWORD = "kopi pagi di teras";
const OTHER = "hujan sore di sawah";
const coordinator = { name: "Siti Aminah", grants: [{ role: "koordinator_desa", areaCode: "35.04.05.2003" } as const] };
const open = (headers: Record<string, string>) => optionalActor(new Request("http://desa.test/", { headers }));
const cookieFrom = (cookies: string[]) => ({ Cookie: cookies.map((line) => line.split(";")[0]).find((pair) => pair?.startsWith("sesi=")) ?? "" });

const arrange = dbTest.extend<{ me: Awaited<ReturnType<typeof signedIn>> & { post(form: Record<string, string>): ReturnType<typeof askPage> } }>({
  me: async ({ sql }, use) => {
    const person = await signedIn(coordinator);
    await sql`update users set password_hash = ${await hashPassword(PASSWORD)} where id = ${person.userId}`;
    await use({ ...person, post: (form) => askPage(onAccount, "/akun", { headers: person.headers, form }) });
  },
});

describe("an invitation's page", () => {
  const link = (userId: string, purpose: "first" | "password" = "first") => asSystem("a link for a test", (tx) => makeInvitation(tx, userId, purpose, null));
  const see = (token: string) => askPage(invitationPage, `/undangan/${token}`, { params: { token } });
  const set = (token: string, password: string) => askPage(onInvitation, `/undangan/${token}`, { params: { token }, form: { password } });

  dbTest("greets the person, takes a password once, and signs in", async () => {
    const { userId, login } = await anAccount(coordinator);
    const token = await link(userId);
    expect(await see(token)).toMatchObject({ status: 200, data: { invitation: { name: "Siti Aminah", login, purpose: "first" } } });
    const entered = await set(token, PASSWORD);
    expect(entered).toMatchObject({ status: 303, to: "/beranda" });
    expect(await open(cookieFrom(entered.cookies))).toMatchObject({ userId, peopleAreas: ["35.04.05.2003"] });
  });

  dbTest("says plainly why a link is closed: used, replaced, too old, account off, or never there", async ({ sql }) => {
    const closed = async (token: string) => {
      const answers = [await see(token), await set(token, PASSWORD)];
      expect(answers.map(({ status }) => status)).toEqual([404, 404]);
      return answers[0]!.data.gone;
    };
    const { userId } = await anAccount(coordinator);
    const used = await link(userId);
    await set(used, PASSWORD);
    expect(await closed(used)).toBe("used");
    const [replaced, old] = [await link(userId, "password"), await link(userId, "password")];
    expect(await closed(replaced)).toBe("replaced");
    await sql`update invitations set expires_at = now() - interval '1 minute' where user_id = ${userId} and used_at is null`;
    expect(await closed(old)).toBe("expired");
    await sql`update users set is_active = false where id = ${userId}`;
    expect(await closed(old)).toBe("off");
    for (const token of ["tidak-ada", "", "'; drop table users;--", "x".repeat(10_000)]) expect(await closed(token)).toBe("unknown");
  });

  dbTest("refuses a password everybody tries, keeps the link and repeats no password", async () => {
    const { userId, login } = await anAccount(coordinator);
    const token = await link(userId);
    for (const [password, why] of [["pendek", "too_short"], ["rahasia12345", "too_common"], ["aaaaaaaaaaaa", "too_plain"], [`${login}`, "own_name"]] as const) {
      const { status, data } = await set(token, password);
      expect(status).toBe(400);
      expect(data.error.password[0], why).toContain(why);
      expect(JSON.stringify(data)).not.toContain(password);
    }
    expect((await see(token)).status).toBe(200);
  });

  dbTest("is not used by another site's page", async () => {
    const { userId } = await anAccount(coordinator);
    const token = await link(userId);
    const foreign = { params: { token }, form: { password: PASSWORD }, headers: { Origin: "https://jahat.invalid" } };
    expect(await askPage(onInvitation, `/undangan/${token}`, foreign)).toMatchObject({ status: 403 });
    expect((await see(token)).status).toBe(200);
  });
});

describe("my account", () => {
  dbTest("is for whoever is signed in", async () => {
    for (const [part, form] of [[accountPage, undefined], [onAccount, { intent: "end-all" }]] as const) {
      expect(await askPage(part, "/akun", { ...(form ? { form } : {}) })).toMatchObject({ status: 302, to: "/masuk?kembali=%2Fakun" });
    }
  });

  arrange("shows one's own devices and no hash, token or stored key (C113)", async ({ me, sql }) => {
    await sessionOf(me.userId, "Mozilla/5.0 (Windows NT 10.0) Firefox/127.0");
    const { data } = await askPage(accountPage, "/akun", { headers: me.headers });
    expect(data.account).toEqual({ login: me.login, name: "Siti Aminah", locale: "id" });
    expect(data.sessions.map(({ device }: { device: string }) => device).sort()).toEqual(["Chrome, Android", "Firefox, Windows"]);
    const [{ password_hash: hash }] = await sql`select password_hash from users where id = ${me.userId}` as unknown as [{ password_hash: string }];
    const stored = await sql`select id from sessions where user_id = ${me.userId}`;
    const page = JSON.stringify(data);
    for (const secret of [hash, me.headers.Cookie.split("=")[1]!, ...stored.map(({ id }) => id as string)]) expect(page).not.toContain(secret);
  });

  arrange("changes name and language, which is remembered on this device", async ({ me }) => {
    const { status, to, cookies } = await me.post({ intent: "profile", name: "  Siti  Aminah Contoh ", locale: "en" });
    expect([status, to]).toEqual([303, "/akun"]);
    expect(cookies.some((line) => line.startsWith("bahasa=en;"))).toBe(true);
    expect((await askPage(accountPage, "/akun", { headers: me.headers })).data.account).toMatchObject({ name: "Siti Aminah Contoh", locale: "en" });
    expect(await me.post({ intent: "profile", name: " ", locale: "id" })).toMatchObject({ status: 400, data: { profile: { error: { name: expect.anything() } } } });
  });

  arrange("changes the password for whoever knows the present one, signs other devices out and keeps this one in", async ({ me, sql }) => {
    const desk = await sessionOf(me.userId);
    expect(await me.post({ intent: "password", current: "bukan ini", password: OTHER })).toMatchObject({ status: 400, data: { password: { error: { current: ["access:account.wrongCurrent"] } } } });
    expect(await me.post({ intent: "password", current: PASSWORD, password: "rahasia12345" })).toMatchObject({ status: 400, data: { password: { error: { password: [expect.stringContaining("too_common")] } } } });
    expect(await open(desk)).not.toBeNull();
    const changed = await me.post({ intent: "password", current: PASSWORD, password: OTHER });
    expect(changed).toMatchObject({ status: 303, to: "/akun" });
    expect([await open(desk), await open(me.headers)]).toEqual([null, null]);
    expect(await open(cookieFrom(changed.cookies))).toMatchObject({ userId: me.userId });
    const [row] = await sql`select password_hash from users where id = ${me.userId}`;
    expect(await isPassword(row!.password_hash, OTHER)).toBe(true);
  });

  arrange("slows guesses of the present password, as at sign-in", async ({ me }) => {
    for (let guess = 0; guess < 5; guess += 1) await me.post({ intent: "password", current: `tebakan ${guess}`, password: OTHER });
    expect(await me.post({ intent: "password", current: PASSWORD, password: OTHER })).toMatchObject({ status: 429 });
  });

  arrange("ends one device, or all", async ({ me }) => {
    const desk = await sessionOf(me.userId, "Mozilla/5.0 (Windows NT 10.0) Firefox/127.0");
    const { data } = await askPage(accountPage, "/akun", { headers: me.headers });
    const { ref } = data.sessions.find(({ isThis }: { isThis: boolean }) => !isThis);
    expect(await me.post({ intent: "end-session", ref })).toMatchObject({ status: 303, to: "/akun" });
    expect([await open(desk), (await open(me.headers))?.userId]).toEqual([null, me.userId]);
    expect(await me.post({ intent: "end-all" })).toMatchObject({ status: 303, to: "/masuk" });
    expect(await open(me.headers)).toBeNull();
  });
});
