import { expect, vi } from "vitest";
import { firstAdminLink } from "~/access/first-admin.server";
import { acceptInvitation, invitationByToken } from "~/access/invitations.server";
import { actorOf } from "~/access/actor.server";
import { run, type UsersArgs } from "~/access/users-cli.server";
import { dbTest } from "../db";

const tokenOf = (link: string | null) => link?.split("/").at(-1) ?? "";

async function users(args: UsersArgs) {
  const [out, err]: string[][] = [[], []];
  const log = vi.spyOn(console, "log").mockImplementation((line: string) => void out!.push(line));
  const error = vi.spyOn(console, "error").mockImplementation((line: string) => void err!.push(line));
  const code = await run(args);
  log.mockRestore();
  error.mockRestore();
  return { code, out: out!.join("\n"), err: err!.join("\n") };
}

// One story, in order: this file's database begins without any account.
dbTest("a new database gives links for its first administrator until one of them is used, and none afterwards", async ({ sql }) => {
  const links = await Promise.all([firstAdminLink(), firstAdminLink()]);
  expect(await sql`select login from users`).toHaveLength(1);
  const last = await firstAdminLink();
  for (const link of links) expect(await invitationByToken(tokenOf(link))).toBeNull();
  expect(last).toMatch(/^\/undangan\/[\w-]{32}$/);
  const accepted = await acceptInvitation(tokenOf(last), "kopi pagi di teras");
  expect(accepted).toMatchObject({ ok: true, value: { login: "admin" } });
  expect(await actorOf(accepted.ok ? accepted.value.userId : "")).toMatchObject({ roles: ["administrator"], adminAreas: ["ID"], peopleAreas: [] });
  expect(await firstAdminLink()).toBeNull();
  expect(await users({ action: "first-admin", json: true })).toMatchObject({ code: 2, out: "" });
});

dbTest("bin/desa users invites, gives a new link, and lists, in JSON and in sentences", async () => {
  const invite = { action: "invite", login: "Tini.Ngunut", name: "Tini", role: "koordinator_desa", area: "3504052003", json: true };
  const { code, out } = await users(invite);
  expect(code).toBe(0);
  const first = tokenOf(JSON.parse(out).link);
  expect(await invitationByToken(first)).toMatchObject({ login: "tini.ngunut", purpose: "first" });
  const again = tokenOf(JSON.parse((await users({ action: "link", login: "tini.ngunut", json: true })).out).link);
  expect(await invitationByToken(first)).toBeNull();
  expect(await invitationByToken(again)).toMatchObject({ purpose: "password" });
  const { users: listed } = JSON.parse((await users({ action: "list", json: true })).out);
  expect(listed).toContainEqual({ login: "tini.ngunut", name: "Tini", active: true, hasPassword: false, roles: ["koordinator_desa 35.04.05.2003"] });
  expect((await users({ action: "list" })).out).toContain("tini.ngunut");
});

dbTest("bin/desa users says in a sentence what is wrong", async () => {
  const invite = { action: "invite", login: "budi", name: "Budi", role: "koordinator_desa", area: "35.04.05.2003" };
  for (const [wrong, said] of [
    [{ area: "35.99.01" }, /not in the list/],
    [{ area: "Sukorejo" }, /Sukorejo is not an area code/],
    [{ role: "raja" }, /role: /],
    [{ login: "tini.ngunut" }, /taken/i],
    [{ login: "dua kata" }, /login: /],
  ] as const) {
    expect(await users({ ...invite, ...wrong })).toMatchObject({ code: 1, out: "", err: expect.stringMatching(said) });
  }
  expect(await users({ action: "link", login: "siapa" })).toMatchObject({ code: 1, err: "There is no account named siapa." });
});
