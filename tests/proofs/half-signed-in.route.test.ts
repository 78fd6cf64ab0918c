import { beforeAll, describe, expect, it } from "vitest";
import { beginHalf } from "~/access/half-sign-in.server";
import { asSystem } from "~/db/db.server";
import { users } from "~/db/schema/access";
import { eq } from "drizzle-orm";
import { anAccount } from "../factories/sign-in";
import { PROTECTED } from "./protection";
import { allRoutes, call, type Answer } from "./routes";

/*
 * Whoever has shown the password and not yet the second factor: every page and every form of the product, asked with
 * nothing but the cookie between the two steps, answers as to a visitor.
 */

const keyOf = (name: string, path: string) => (path === "" ? name : path.replace(/:[^/]+/g, ":"));
const closed = (await allRoutes()).filter(({ name, path }) => PROTECTED[keyOf(name, path)] !== undefined);
let half: string;

beforeAll(async () => {
  const { userId } = await anAccount({ grants: [{ role: "administrator", areaCode: "ID" }, { role: "koordinator_desa", areaCode: "35" }] });
  await asSystem("arrange a password for a test", (tx) => tx.update(users).set({ passwordHash: "$argon2id$x" }).where(eq(users.id, userId)));
  half = (await beginHalf(new Request("http://desa.test/masuk"), userId)).split(";")[0]!;
});

describe.each(closed)("$name", ({ name, path, loader, action }) => {
  const protection = PROTECTED[keyOf(name, path)]!;
  const address = `http://desa.test/${path.replace(/:[^/]+/g, "35.04.05.2003")}`;
  const params = Object.fromEntries([...path.matchAll(/:([^/.]+)/g)].map(([, part]) => [part!, "35.04.05.2003"]));
  const open = (guard: string | object | undefined) => typeof guard === "string" && guard.startsWith("public");
  const signsIn = ({ status, to }: Answer) => status === 302 && to !== null && to.startsWith("/masuk?");

  it("is as closed as to a visitor", async () => {
    const answers: Answer[] = [];
    if (loader && !open(protection.loader)) answers.push(await call(loader, new Request(address, { headers: { Cookie: half } }), params));
    if (action && !open(protection.action)) answers.push(await call(action, new Request(address, { method: "POST", body: new URLSearchParams({ intent: "" }), headers: { Cookie: half } }), params));
    expect(answers.filter((answer) => !signsIn(answer))).toEqual([]);
  });
});
