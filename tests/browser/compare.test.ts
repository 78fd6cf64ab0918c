import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { HOME_VILLAGE } from "../../seeds/demo/villages";
import { PHONE } from "../browser";
import { axeFindings, bothViewports, sidewaysScroll, signInAs, useApp, type Viewport } from "./support";

/* A planner compares the areas of an area; whoever keeps a village's records goes on to those that are not known. */

const { open } = useApp();
type Session = Awaited<ReturnType<ReturnType<Page["context"]>["storageState"]>>;
const sessions = new Map<string, Session>();
const YEAR = "dari=2025-01&sampai=2025-12";

beforeAll(async () => {
  for (const login of ["koordinator", "perencana"]) {
    const page = await open(PHONE);
    await signInAs(page, login);
    sessions.set(login, await page.context().storageState());
  }
}, 300_000);

async function opened(login: string, address: string, viewport: Viewport, more: object = {}): Promise<Page> {
  const page = await open(viewport, { storageState: sessions.get(login), ...more });
  await page.goto(address, { timeout: 60_000 });
  return page;
}

bothViewports((viewport) => {
  it("from the dashboard to the funnel, to two areas side by side, and to a village", async () => {
    const page = await opened("perencana", `/wilayah/35?${YEAR}`, viewport);
    await page.getByRole("link", { name: "Bandingkan wilayah di dalamnya" }).click();
    await page.getByRole("heading", { level: 1, name: "Banding wilayah" }).waitFor();
    await page.locator("select[name=indikator]").selectOption({ label: "Kiriman berbiaya ≤ 3 %" });
    await page.locator("select[name=tingkat]").selectOption({ label: "Desa dan kelurahan" });
    await page.getByRole("button", { name: "Bandingkan", exact: true }).click();
    await page.getByRole("heading", { name: "Corong: Kiriman berbiaya ≤ 3 %" }).waitFor();
    const funnel = page.locator("figure.chart").first();
    expect(await funnel.locator("svg.recharts-surface:visible").count()).toBeGreaterThan(0);
    await funnel.locator("summary").click();
    const inFunnel = await funnel.locator("table tbody tr").count();
    expect(inFunnel).toBeGreaterThan(20);
    // The highest comes first, with its place and its interval.
    expect(await page.locator("ol.divide-y li").first().textContent()).toMatch(/^1.+%.+–.+%/);
    const boxes = page.getByRole("checkbox");
    const names = [await boxes.nth(0).getAttribute("value"), await boxes.nth(3).getAttribute("value")];
    await boxes.nth(0).check();
    await boxes.nth(3).check();
    await page.getByRole("button", { name: "Sandingkan yang dipilih" }).click();
    await page.waitForURL(/daerah=/);
    expect(new URL(page.url()).searchParams.getAll("daerah").sort()).toEqual(names.sort());
    await page.getByRole("heading", { name: "Berdampingan dari bulan ke bulan" }).waitFor();
    expect(await page.locator("section h3").count()).toBe(2);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    await page.locator("ol.divide-y li a").first().click();
    await page.waitForURL(/\/wilayah\/35[\d.]{11}\?/);
    expect(page.url()).toContain(YEAR);
  }, 120_000);

  it("a village's coordinator comes from the figure to the records that are not known", async () => {
    const page = await opened("koordinator", `/wilayah/${HOME_VILLAGE}/indikator/R06?${YEAR}&keadaan=belum`, viewport);
    await page.getByRole("heading", { name: "Catatan di balik angka" }).waitFor();
    const chips = page.getByRole("navigation", { name: "Saring menurut keadaan" }).getByRole("link");
    expect(await chips.count()).toBe(3);
    await page.locator("main a[href^='/kiriman/']:visible").first().click();
    await page.waitForURL(/\/kiriman\/[0-9a-f]{8}-/);
  }, 60_000);

  it("without scripts the comparison is complete", async () => {
    const page = await opened("perencana", `/wilayah/35/banding?${YEAR}&indikator=R06&tingkat=desa`, viewport, { javaScriptEnabled: false });
    expect(await page.locator("figure.chart svg.recharts-surface").count()).toBeGreaterThan(0);
    expect(await page.locator("#tabel-wilayah tbody tr").count()).toBeGreaterThan(20);
    expect(await sidewaysScroll(page)).toBe(0);
  }, 60_000);
});
