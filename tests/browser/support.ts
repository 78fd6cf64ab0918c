import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, inject } from "vitest";
import { DEMO_PASSWORD } from "../../seeds/demo/accounts";
import { startApp, type AppServer } from "../app-server";
import { DESK, openBrowser, PHONE, visitor } from "../browser";

export type Viewport = typeof PHONE;

/**
 * One running product and one browser for a test file. `open` gives a fresh visitor's page whose addresses are
 * relative to the product ("/masuk"); pages are closed after each test.
 */
export function useApp({ demo = true, env = {} }: { demo?: boolean; env?: Record<string, string> } = {}) {
  let app: AppServer | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp(inject("testServer"), { demo, env }), openBrowser()]);
  }, 300_000);
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });
  return {
    server: () => running(app),
    async open(viewport: Viewport, more: BrowserContextOptions = {}): Promise<Page> {
      const context = await visitor(running(browser), viewport, { baseURL: running(app).url, ...more });
      context.setDefaultTimeout(15_000);
      return context.newPage();
    },
  };
}

function running<T>(started: T | undefined): T {
  if (started === undefined) throw new Error("Only usable inside a test: the product is not started yet.");
  return started;
}

/** Signs in as one of the demo accounts (or another login with its password) and waits for the first page. */
export async function signInAs(page: Page, login: string, password = DEMO_PASSWORD): Promise<void> {
  await page.goto("/masuk");
  await page.locator("input[name=login]").fill(login);
  await page.locator("input[name=password]").fill(password);
  await page.locator("main form button[type=submit]").click();
  await page.waitForURL((url) => url.pathname !== "/masuk");
}

/** The same tests on a phone (360 × 740) and on a desk (1440 × 900). */
export function bothViewports(tests: (viewport: Viewport) => void): void {
  describe("on a phone of 360 × 740", () => tests(PHONE));
  describe("on a desk of 1440 × 900", () => tests(DESK));
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds wrong on the page as it stands, one line each ("color-contrast: .badge …"); empty when nothing. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    type Result = { violations: { id: string; help: string; nodes: { target: unknown[]; failureSummary?: string }[] }[] };
    const { run } = (globalThis as unknown as { axe: { run(root: Document, options: object): Promise<Result> } }).axe;
    const { violations } = await run(document, { resultTypes: ["violations"] });
    return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id} (${help}): ${target.join(" ")}`));
  });
}

/** How many pixels the page is wider than its window: 0 unless something sticks out to the side. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** What every page must be, whatever it shows: no finding of axe, no sideways scrolling, one heading. */
export async function expectSound(page: Page, what = page.url()): Promise<void> {
  expect(await axeFindings(page), what).toEqual([]);
  expect(await sidewaysScroll(page), what).toBe(0);
  expect(await page.locator("h1").count(), what).toBe(1);
}
