import { expect } from "vitest";
import { optionalActor, requireActor, requireCan } from "~/access/require-actor.server";
import { endAllSessions, endSession, endSessionByRef, openSessions } from "~/access/sessions.server";
import { dbTest } from "../db";
import { anActor } from "../factories/actors";
import { anAccount, sessionOf, signedIn } from "../factories/sign-in";

const page = (headers: Record<string, string>, init: RequestInit = {}) =>
  new Request("http://desa.test/wilayah/35.04.11.2011?bagian=2", { ...init, headers: { ...headers, ...init.headers } });

const thrown = async (work: () => unknown) => {
  try {
    await work();
  } catch (error) {
    return error as Response;
  }
  throw new Error("nothing was thrown");
};

const coordinator = { grants: [{ role: "koordinator_desa", areaCode: "35.04.11.2011" } as const] };

dbTest("a signed-in coordinator is known by the areas of the grants", async () => {
  const { headers, userId } = await signedIn(coordinator);
  expect(await requireActor(page(headers))).toMatchObject({ userId, peopleAreas: ["35.04.11.2011"], adminAreas: [] });
});

dbTest("a visitor is sent to sign in and comes back to the page that was asked for", async () => {
  const response = await thrown(() => requireActor(page({ Cookie: "sesi=palsu" })));
  expect(response.status).toBe(302);
  expect(response.headers.get("Location")).toBe("/masuk?kembali=%2Fwilayah%2F35.04.11.2011%3Fbagian%3D2");
});

dbTest("a stolen sessions table holds no token that signs in", async ({ sql }) => {
  const { headers, userId } = await signedIn(coordinator);
  const token = headers.Cookie.split("=")[1]!;
  const stored = await sql`select id from sessions where user_id = ${userId}`;
  expect(stored).toHaveLength(1);
  expect(JSON.stringify(await sql`select * from sessions`)).not.toContain(token);
  expect(await optionalActor(page({ Cookie: `sesi=${stored[0]!.id}` }))).toBeNull();
});

dbTest("an ended grant is refused at the next request of an open session (C118)", async ({ sql }) => {
  const { headers, userId } = await signedIn(coordinator);
  const before = await requireActor(page(headers));
  expect(() => requireCan(before, "people:read", "35.04.11.2011")).not.toThrow();
  await sql`update grants set ended_at = now() where user_id = ${userId}`;
  const after = await requireActor(page(headers));
  expect(await thrown(() => requireCan(after, "people:read", "35.04.11.2011"))).toMatchObject({ status: 404 });
});

dbTest("a grant holds from its first day to its last", async () => {
  const areaCode = "35.04.11.2011";
  const role = "koordinator_desa";
  const over = await signedIn({ grants: [{ role, areaCode, validTo: "2021-12-31" }] });
  const future = await signedIn({ grants: [{ role, areaCode, validFrom: "2999-01-01" }] });
  expect(over.actor.peopleAreas).toEqual([]);
  expect(future.actor.peopleAreas).toEqual([]);
});

dbTest("a switched-off account is out at once", async ({ sql }) => {
  const { headers, userId } = await signedIn(coordinator);
  await sql`update users set is_active = false where id = ${userId}`;
  expect(await optionalActor(page(headers))).toBeNull();
});

dbTest("signing out ends this session and no other", async () => {
  const { userId } = await anAccount(coordinator);
  const [phone, desk] = [await sessionOf(userId), await sessionOf(userId)];
  expect(await endSession(page(phone))).toContain("Max-Age=0");
  expect(await optionalActor(page(phone))).toBeNull();
  expect(await optionalActor(page(desk))).not.toBeNull();
});

dbTest("one's sessions are listed by device, one can be ended alone, and all at once", async () => {
  const { userId } = await anAccount(coordinator);
  const phone = await sessionOf(userId);
  const desk = await sessionOf(userId, "Mozilla/5.0 (Windows NT 10.0) Firefox/127.0");
  const listed = await openSessions(page(phone), userId);
  expect(listed.map(({ device, isThis }) => [device, isThis])).toEqual(
    expect.arrayContaining([["Chrome, Android", true], ["Firefox, Windows", false]]),
  );
  const other = listed.find(({ isThis }) => !isThis)!;
  const stranger = await anAccount();
  expect(await endSessionByRef(stranger.userId, other.ref)).toBe(false);
  expect(await endSessionByRef(userId, other.ref)).toBe(true);
  expect(await optionalActor(page(desk))).toBeNull();
  await endAllSessions(userId);
  expect(await optionalActor(page(phone))).toBeNull();
});

dbTest("a write sent by another site's page is refused", async () => {
  const { headers } = await signedIn(coordinator);
  const write = (extra: Record<string, string>) => requireActor(page({ ...headers, ...extra }, { method: "POST" }));
  expect(await thrown(() => write({ Origin: "https://jahat.invalid" }))).toMatchObject({ status: 403 });
  expect(await thrown(() => write({ "Sec-Fetch-Site": "cross-site" }))).toMatchObject({ status: 403 });
  expect(await thrown(() => write({ Origin: "null" }))).toMatchObject({ status: 403 });
  expect(await write({ Origin: "http://desa.test", "Sec-Fetch-Site": "same-origin" })).toBeTruthy();
});

dbTest("what lies outside the own area is not there; what lies inside may still be forbidden", async () => {
  const planner = anActor({ role: "perencana", area: "35.04" });
  expect(await thrown(() => requireCan(planner, "people:read", "35.04.11.2011"))).toMatchObject({ status: 403 });
  for (const code of ["35.05.01.2001", "35", "35.041"]) {
    expect(await thrown(() => requireCan(planner, "numbers:read", code))).toMatchObject({ status: 404 });
  }
  expect(() => requireCan(planner, "numbers:read", "35.04.11.2011")).not.toThrow();
});
