import { expect } from "vitest";
import { hashPassword } from "~/access/passwords.server";
import { optionalActor } from "~/access/require-actor.server";
import { action, loader } from "~/routes/masuk";
import { action as signOut } from "~/routes/keluar";
import { dbTest } from "../db";
import { anAccount, signedIn } from "../factories/sign-in";

const PASSWORD = "kopi pagi di teras";

type Try = { login: string; password?: string; address?: string; cookie?: string; kembali?: string };

async function attempt({ login, password = PASSWORD, address = "203.0.113.7", cookie, kembali }: Try) {
  const body = new URLSearchParams({ login, password, ...(kembali === undefined ? {} : { kembali }) });
  const headers = { ...(cookie ? { Cookie: cookie } : {}) };
  const request = new Request("http://desa.test/masuk", { method: "POST", body, headers });
  try {
    const answer = (await action({ request, params: {}, context: { cspNonce: "", clientAddress: address } })) as unknown as {
      data: { error: Record<string, string[]> };
      init: { status: number };
    };
    return { status: answer.init.status, error: answer.data.error, cookies: [] as string[], to: null };
  } catch (thrown) {
    const response = thrown as Response;
    return { status: response.status, error: null, cookies: response.headers.getSetCookie(), to: response.headers.get("Location") };
  }
}

const arrange = dbTest.extend<{ login: string }>({
  login: async ({ sql }, use) => {
    const { login, userId } = await anAccount({ grants: [{ role: "koordinator_desa", areaCode: "35.04.11.2011" }] });
    await sql`update users set password_hash = ${await hashPassword(PASSWORD)} where id = ${userId}`;
    await use(login);
  },
});

const pairOf = (cookies: string[], name: string) => cookies.find((line) => line.startsWith(`${name}=`))?.split(";")[0] ?? "";

arrange("the right password opens a session, in a cookie scripts cannot read", async ({ login }) => {
  const { status, cookies, to } = await attempt({ login });
  expect([status, to]).toEqual([303, "/beranda"]);
  const session = cookies.find((line) => line.startsWith("sesi="))!;
  expect(session).toMatch(/HttpOnly/);
  expect(session).toMatch(/SameSite=Lax/);
  expect(session).not.toMatch(/Secure/);
  expect(await optionalActor(new Request("http://desa.test/", { headers: { Cookie: pairOf(cookies, "sesi") } }))).toMatchObject({ peopleAreas: ["35.04.11.2011"] });
});

arrange("a login is the same in capitals and with spaces around it", async ({ login }) => {
  expect((await attempt({ login: ` ${login.toUpperCase()} ` })).status).toBe(303);
});

arrange("one comes back to the page that was asked for, and to no other site", async ({ login }) => {
  expect((await attempt({ login, kembali: "/wilayah/35.04?dari=2024-01" })).to).toBe("/wilayah/35.04?dari=2024-01");
  expect((await attempt({ login, kembali: "//jahat.invalid" })).to).toBe("/");
});

arrange("a wrong password and a login nobody has are answered alike, in like time (C143)", async ({ login }) => {
  const answers = new Map<string, number[]>([[login, []], ["tak-ada-orang", []]]);
  for (let round = 0; round < 4; round += 1) {
    for (const [name, times] of answers) {
      const began = performance.now();
      const { status, error } = await attempt({ login: name, password: "bukan kata sandinya" });
      times.push(performance.now() - began);
      expect([status, error]).toEqual([400, { "": ["access:signIn.wrong"] }]);
    }
  }
  const [known, unknown] = [...answers.values()].map((times) => Math.min(...times));
  // Hashing takes most of the time; without it the unknown login would answer several times faster.
  expect(Math.abs(known! - unknown!)).toBeLessThan(Math.max(known!, unknown!) * 0.5);
});

arrange("an account that is switched off, or has no password yet, is answered like any wrong one", async ({ login, sql }) => {
  const { login: invited } = await anAccount();
  await sql`update users set is_active = false where login = ${login}`;
  for (const name of [login, invited]) {
    expect(await attempt({ login: name })).toMatchObject({ status: 400, error: { "": ["access:signIn.wrong"] } });
  }
});

arrange("guesses make the guesser wait, and the owner gets in from elsewhere", async ({ login }) => {
  for (let miss = 0; miss < 5; miss += 1) await attempt({ login, password: `tebakan ${miss}`, address: "198.51.100.9" });
  const refusedNow = await attempt({ login, address: "198.51.100.9" });
  expect(refusedNow.status).toBe(429);
  expect(refusedNow.error?.[""]?.[0]).toMatch(/^access:signIn.wait\|count=\d+$/);
  expect((await attempt({ login, address: "198.51.100.10" })).status).toBe(303);
});

arrange("a browser that was here before gets in although its whole village is being guessed from", async ({ login }) => {
  const address = "198.51.100.20";
  const cookie = pairOf((await attempt({ login, address })).cookies, "perangkat");
  for (let miss = 0; miss < 6; miss += 1) await attempt({ login, password: `tebakan ${miss}`, address });
  expect((await attempt({ login, address })).status).toBe(429);
  expect((await attempt({ login, address, cookie })).status).toBe(303);
  const { login: other } = await anAccount();
  expect((await attempt({ login: other, address, cookie })).status).toBe(400);
});

arrange("an address with very many misses is slowed, not shut: its other people still sign in", async ({ login, sql }) => {
  const address = "198.51.100.30";
  await attempt({ login: "tak-ada-orang", address });
  await sql`update throttles set points = 5000 where points = 1 and expire > now() + interval '23 hours 59 minutes'`;
  const began = performance.now();
  expect((await attempt({ login, address })).status).toBe(303);
  expect(performance.now() - began).toBeGreaterThan(1_400);
});

arrange("a login nobody has makes one wait like a real one", async () => {
  for (let miss = 0; miss < 5; miss += 1) await attempt({ login: "hantu", address: "198.51.100.40" });
  expect((await attempt({ login: "hantu", address: "198.51.100.40" })).status).toBe(429);
});

arrange("refused sign-ins are written down without what was typed", async ({ sql }) => {
  await attempt({ login: "rahasia-orang", password: "sandi-orang", address: "198.51.100.50" });
  const log = JSON.stringify(await sql`select * from audit_log`) + JSON.stringify(await sql`select * from throttles`);
  expect(log).toContain("sign_in_refused");
  expect(log).not.toMatch(/rahasia-orang|sandi-orang|198\.51\.100\.50/);
});

dbTest("whoever is signed in does not see the sign-in page again", async () => {
  const { headers } = await signedIn({});
  const request = new Request("http://desa.test/masuk?kembali=/cari", { headers });
  await expect(loader({ request, params: {}, context: { cspNonce: "" } })).rejects.toMatchObject({ status: 302 });
});

dbTest("signing out ends the session, and another site cannot do it", async () => {
  const { headers } = await signedIn({});
  const post = (extra: Record<string, string>) => new Request("http://desa.test/keluar", { method: "POST", headers: { ...headers, ...extra } });
  const go = (request: Request) => signOut({ request, params: {}, context: { cspNonce: "" } });
  await expect(go(post({ Origin: "https://jahat.invalid" }))).rejects.toMatchObject({ status: 403 });
  expect(await optionalActor(post({}))).not.toBeNull();
  expect((await go(post({}))).headers.get("Location")).toBe("/masuk");
  expect(await optionalActor(post({}))).toBeNull();
});
