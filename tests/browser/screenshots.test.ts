import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { HOME_VILLAGE } from "../../seeds/demo/villages";
import { DESK, PHONE } from "../browser";
import { signInAs, useApp, type Viewport } from "./support";

/* The README's pictures, from the demo world. They land in .cache, and with UPDATE_SCREENSHOTS in docs. */
const root = resolve(import.meta.dirname, "../..");
const folder = process.env.UPDATE_SCREENSHOTS ? join(root, "docs", "screenshots") : join(root, ".cache", "screenshots");
mkdirSync(folder, { recursive: true });

const { open } = useApp();

async function picture(name: string, login: string, viewport: Viewport, go: (page: Page) => Promise<unknown>) {
  const page = await open(viewport, { reducedMotion: "reduce" });
  await signInAs(page, login);
  await go(page);
  await page.waitForLoadState("networkidle");
  expect(await page.locator("h1").count(), "one heading on the page").toBe(1);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

it("shows a village's dashboard", () =>
  picture("dashboard", "koordinator", DESK, (page) => page.goto(`/wilayah/${HOME_VILLAGE}`)));

it("shows a regency's villages", () =>
  picture("regency", "perencana-tulungagung", DESK, async (page) => {
    await page.goto("/wilayah/35.04");
    await page.locator("main svg[role=img], main figure svg").last().scrollIntoViewIfNeeded();
  }));

it("shows the form for a transfer on a phone", () =>
  picture("transfer", "koordinator", PHONE, async (page) => {
    await openFirstHousehold(page);
    await page.goto(`${new URL(page.url()).pathname}/kiriman/baru`);
  }));

it("shows a household's money through time", () =>
  picture("money", "koordinator", DESK, async (page) => {
    await openFirstHousehold(page);
    await page.goto(`${new URL(page.url()).pathname}/uang`);
  }));

it("shows a file that needs mending", () =>
  picture("import", "koordinator", DESK, async (page) => {
    await page.goto(`/wilayah/${HOME_VILLAGE}/impor`);
    await page.locator("label:has(input[value=households])").click();
    await page.locator("input[type=file]").setInputFiles(join(root, "tests", "field-files", "g01-bom-nik.csv"));
    await page.locator("main form:has(input[type=file]) button[type=submit]").click();
    await page.waitForURL(/\/impor\/[^/]+$/);
  }));

async function openFirstHousehold(page: Page) {
  await page.goto(`/wilayah/${HOME_VILLAGE}/keluarga`);
  await page.locator('main a[href^="/keluarga/"]:not([href*="baru"])').first().click();
  await page.waitForURL(/\/keluarga\/[^/]+$/);
}
