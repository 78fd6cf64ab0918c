import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { HOME_VILLAGE } from "../../seeds/demo/villages";
import { DESK, PHONE } from "../browser";
import { signInAs, useApp } from "./support";

/* What a page costs a phone, counted from what Chromium really asks for; and what is left of it without any script. */

const KB = 1024;
const { open } = useApp();
const dashboard = `/wilayah/${HOME_VILLAGE}`;
let session: Awaited<ReturnType<ReturnType<Page["context"]>["storageState"]>>;
let remittanceForm: string;

beforeAll(async () => {
  const page = await open(PHONE);
  await signInAs(page, "koordinator");
  session = await page.context().storageState();
  await page.goto(`${dashboard}/keluarga`);
  const family = await page.locator('main a[href^="/keluarga/"]:not([href*="baru"])').first().getAttribute("href");
  remittanceForm = `${family}/kiriman/baru`;
}, 300_000);

/** Every script file of a page opened for the first time, gzipped. What the page itself says of its data is not among them. */
async function scriptsOf(address: string): Promise<{ total: number; files: string[] }> {
  const page = await open(PHONE, { storageState: session });
  const bodies: Promise<{ path: string; bytes: number }>[] = [];
  page.on("response", (response) => {
    const isScript = response.request().resourceType() === "script" || (response.headers()["content-type"] ?? "").includes("javascript");
    if (!isScript) return;
    const path = new URL(response.url()).pathname;
    bodies.push(response.body().then((body) => ({ path, bytes: gzipSync(body).length })));
  });
  await page.goto(address, { waitUntil: "networkidle" });
  const files = await Promise.all(bodies);
  expect(files.length, "scripts of the page").toBeGreaterThan(3);
  return { total: files.reduce((sum, { bytes }) => sum + bytes, 0), files: files.map(({ path, bytes }) => `${Math.round(bytes / KB)} KB ${path}`) };
}

describe("client JavaScript, gzipped", () => {
  it("of a village's dashboard with its charts is at most 240 KB", async () => {
    const { total, files } = await scriptsOf(dashboard);
    expect(total / KB, files.join("\n")).toBeLessThanOrEqual(240);
  });

  it("of the form for a transfer is at most 130 KB", async () => {
    const { total, files } = await scriptsOf(remittanceForm);
    expect(total / KB, files.join("\n")).toBeLessThanOrEqual(130);
  });
});

describe("a village's dashboard with JavaScript switched off", () => {
  it.each([["a phone", PHONE], ["a desk", DESK]] as const)("shows on %s every figure and every chart that it shows with it", async (_name, viewport) => {
    const [on, off] = [await open(viewport, { storageState: session }), await open(viewport, { storageState: session, javaScriptEnabled: false })];
    for (const page of [on, off]) await page.goto(dashboard, { waitUntil: "networkidle" });
    const [withScripts, without] = [await shownOn(on), await shownOn(off)];
    expect(without.figures.length).toBeGreaterThan(5);
    expect(without).toEqual(withScripts);
    const charts = off.locator("main figure.chart");
    expect(await charts.count()).toBeGreaterThanOrEqual(4);
    for (const chart of await charts.all()) {
      const name = await chart.getAttribute("aria-label");
      const drawing = chart.locator("[role=img]:visible svg");
      expect(await drawing.count(), `one drawing of ${name}`).toBe(1);
      expect(await drawing.locator("path, rect, circle").count(), `marks of ${name}`).toBeGreaterThan(0);
      expect((await drawing.boundingBox())?.height, `height of ${name}`).toBeGreaterThan(80);
      // The twin opens by itself: a disclosure needs no script.
      await chart.locator("summary").click();
      expect(await chart.locator("table tbody tr:visible").count(), `rows of ${name}`).toBeGreaterThan(0);
    }
  });
});

async function shownOn(page: Page): Promise<{ figures: string[]; charts: (string | null)[] }> {
  const figures = await page.locator("main [role=group].card").allInnerTexts();
  const charts = await page.locator("main figure.chart [role=img]:visible").evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
  return { figures: figures.map((text) => text.split("\n").slice(0, 3).join(" | ")), charts };
}
