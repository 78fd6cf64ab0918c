import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { HOME_VILLAGE } from "../../seeds/demo/villages";
import { PHONE } from "../browser";
import { signInAs, useApp } from "./support";

const { open } = useApp();
const draftsOn = (page: Page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("kiriman-draf:")).length);
const stored = (page: Page) => page.evaluate(async () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, await indexedDB.databases(), window.caches ? await caches.keys() : []]));
const menu = (page: Page) => page.locator("header details.menu summary");
const signOut = (page: Page) => page.getByRole("button", { name: "Keluar", exact: true });

/** One address of each kind that links lead to, from the village's dashboard on. */
async function addressesFrom(page: Page, first: string): Promise<string[]> {
  const kindOf = (address: string) => address.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ":id").replace(/\d\d(\.\d+)+/g, ":code").replace(/\?.*|#.*/, "");
  const kinds = new Map([[kindOf(first), first]]);
  for (const address of kinds.values()) {
    const answer = await page.request.get(address);
    if (!(answer.headers()["content-type"] ?? "").startsWith("text/html")) continue;
    for (const [, to] of (await answer.text()).matchAll(/href="(\/[^"/][^"]*)"/g)) {
      const link = to!.replaceAll("&amp;", "&");
      if (!/^\/(assets|favicon)/.test(link) && !kinds.has(kindOf(link))) kinds.set(kindOf(link), link);
    }
  }
  return [...kinds.values()];
}

it("C096: no cache may keep any page or file of somebody signed in, nor its data alone", async () => {
  const page = await open(PHONE);
  await signInAs(page, "koordinator");
  const addresses = await addressesFrom(page, `/wilayah/${HOME_VILLAGE}`);
  expect(addresses.length).toBeGreaterThan(20);
  for (const address of addresses) {
    const [path = "", query = ""] = address.split("?");
    for (const asked of [address, `${path}.data?${query}`]) {
      const answer = await page.request.get(asked, { maxRedirects: 0 });
      expect([asked, answer.headers()["cache-control"]]).toEqual([asked, expect.stringContaining("no-store")]);
    }
  }
});

it("C096: after signing out nothing of the one before is on the phone: back button, without signal, storage, drafts", async () => {
  const page = await open(PHONE);
  await signInAs(page, "koordinator");
  await page.goto(`/wilayah/${HOME_VILLAGE}/keluarga`);
  const family = (await page.locator("main a[href^='/keluarga/']").first().textContent())!.trim();
  await page.goto(`/kiriman/baru?desa=${HOME_VILLAGE}`);
  await page.locator("main ul.card a").first().click();
  await page.locator("input[name=jumlah]").fill("7.654.321");
  await expect.poll(() => draftsOn(page)).toBe(1);

  // The device forgets before the server is asked, so that it does where Clear-Site-Data is not heeded.
  await page.evaluate(() => addEventListener("submit", (event) => event.preventDefault(), { once: true }));
  await menu(page).click();
  await signOut(page).click();
  await expect.poll(() => draftsOn(page)).toBe(0);
  await signOut(page).click();
  await page.waitForURL("**/masuk");
  expect(await stored(page)).not.toMatch(/7[.]?654[.]?321/);
  expect(await stored(page)).not.toContain(family);

  for (const isOffline of [false, true]) {
    await page.context().setOffline(isOffline);
    for (let step = 0; step < 2; step += 1) {
      await page.goBack({ timeout: 5_000 }).catch(() => null);
      const text = await page.evaluate(() => document.body.innerText).catch(() => "");
      expect(text).not.toContain(family);
      expect(text).not.toContain("7.654.321");
    }
  }
});

it("C096: whoever signs in next on the phone does not find what another account left unsent, and keeps the own", async () => {
  const page = await open(PHONE);
  await signInAs(page, "koordinator");
  await page.goto(`/kiriman/baru?desa=${HOME_VILLAGE}`);
  await page.locator("main ul.card a").first().click();
  await page.locator("input[name=jumlah]").fill("7.654.321");
  await expect.poll(() => draftsOn(page)).toBe(1);
  // The session ends without a sign-out; the same person finds the draft again.
  await page.context().clearCookies();
  await signInAs(page, "koordinator");
  expect(await draftsOn(page)).toBe(1);
  await page.context().clearCookies();
  await signInAs(page, "perencana");
  await expect.poll(() => draftsOn(page)).toBe(0);
});
