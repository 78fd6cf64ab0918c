import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { CARD_IDS } from "~/indicators/cards";
import { HOME_VILLAGE } from "../../seeds/demo/villages";
import { DESK, PHONE } from "../browser";
import { axeFindings, bothViewports, sidewaysScroll, signInAs, useApp, type Viewport } from "./support";

/* The figures of an area as people meet them: a coordinator on a phone, a planner at a desk. */

const { open } = useApp();
type Session = Awaited<ReturnType<ReturnType<Page["context"]>["storageState"]>>;
const sessions = new Map<string, Session>();
const VILLAGE = `/wilayah/${HOME_VILLAGE}`;
const REGENCY = "/wilayah/35.04";

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

/** The number in "Diketahui (543)". */
const countIn = (text: string | null) => Number(/\(([\d.]+)\)/.exec(text ?? "")?.[1]?.replaceAll(".", ""));
const topOf = async (page: Page, selector: string) => (await page.locator(selector).first().boundingBox())!.y;

bothViewports((viewport) => {
  it("a coordinator's village begins with what is to be done, then figures and charts with a table each", async () => {
    const page = await opened("koordinator", VILLAGE, viewport);
    expect(await topOf(page, "#tugas")).toBeLessThan(await topOf(page, "#angka-utama + div"));
    if (viewport === PHONE) expect(await topOf(page, "#tugas")).toBeLessThan(viewport.height / 2);
    expect(await page.getByText("yang ditampilkan dua belas bulan sampai bulan itu").count()).toBe(1);
    expect(await page.locator("#angka-utama ~ div [role=group]").count()).toBe(CARD_IDS.length);
    const charts = page.locator("figure.chart");
    expect(await charts.count()).toBe(9);
    for (const chart of await charts.all()) {
      expect(await chart.locator("svg.recharts-surface:visible").count()).toBeGreaterThan(0);
      await chart.locator("summary").click();
      expect(await chart.locator("table tbody tr").count()).toBeGreaterThan(0);
    }
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
  });

  it("the four pillars stand as bars, and lead to every figure behind them", async () => {
    const page = await opened("koordinator", VILLAGE, viewport);
    const bars = page.getByRole("region", { name: "Empat pilar" });
    expect(await bars.getByRole("listitem").count()).toBe(4);
    await bars.getByRole("link").first().click();
    await page.waitForURL(/\/pilar/);
    for (const pillar of ["Edukasi", "Informasi kerja", "Pemberdayaan ekonomi", "Pemasaran bersama"]) await page.getByRole("region", { name: pillar }).waitFor();
    await page.getByRole("region", { name: "Edukasi" }).getByText("Cara menghitung").first().click();
    await page.getByText("Dari setiap peserta pada setiap pertemuan").waitFor();
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
  });

  it("a figure leads to as many records as it counts, and a record to itself", async () => {
    const page = await opened("koordinator", VILLAGE, viewport);
    const card = page.getByRole("group", { name: "Total kiriman diterima" });
    const [, known, all] = /\(([\d.]+) dari\s+([\d.]+)\)/.exec((await card.textContent()) ?? "") ?? [];
    await card.getByRole("link").click();
    await page.waitForURL(/indikator\/R01/);
    await page.getByRole("heading", { name: "Catatan di balik angka" }).waitFor();
    const chips = page.getByRole("navigation", { name: "Saring menurut keadaan" }).getByRole("link");
    expect(countIn(await chips.nth(1).textContent())).toBe(Number(known!.replaceAll(".", "")));
    expect(countIn(await chips.nth(0).textContent())).toBe(Number(all!.replaceAll(".", "")));
    expect(await axeFindings(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await chips.nth(2).click();
    await page.locator("tbody tr", { hasText: "Catat kiriman" }).first().waitFor();
    await page.locator("tbody th a").first().click();
    await page.waitForURL(/\/keluarga\/[0-9a-f-]{36}/);
  });

  it("a planner's regency has a map and a table of the same areas, that sort and filter", async () => {
    const page = await opened("perencana", `${REGENCY}?indikator=R01`, viewport);
    const coloured = page.locator("a.map-area[aria-label*='Rp']");
    expect(await coloured.count()).toBe(4);
    expect(await page.locator("a.map-area").count()).toBeGreaterThan(15);
    expect(await page.locator("#tabel-wilayah tbody tr").count()).toBe(4);
    expect(await page.getByText("Belum ada data, atau belum cukup").count()).toBeGreaterThan(0);
    expect(await axeFindings(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);

    const names = () => page.locator("#tabel-wilayah tbody th a").allTextContents();
    await page.goto(`${REGENCY}?indikator=R01&urut=R01&arah=turun`);
    const falling = await names();
    await page.goto(`${REGENCY}?indikator=R01&urut=R01&arah=naik`);
    expect(await names()).toEqual([...falling].reverse());
    await page.getByLabel("Cari nama").fill("ngun");
    await page.getByRole("button", { name: "Tampilkan" }).last().click();
    await page.waitForURL(/cari=ngun/);
    await expect.poll(names).toEqual(["Ngunut"]);
  });
});

it("the map works by keyboard, and its skip link passes it", async () => {
  const page = await opened("perencana", `${REGENCY}?indikator=R03`, DESK);
  await page.getByRole("link", { name: "Lewati peta, ke tabel" }).focus();
  await page.keyboard.press("Tab");
  const label = await page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  expect(label).toMatch(/^.+: (Rp [\d,]+ juta|Belum ada data, atau belum cukup)$/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/wilayah\/35\.04\.\d{2}\?indikator=R03/);
});

it("the server's drawings stay while the page comes to life, and another period is drawn as the server would", async () => {
  const drawings = (page: Page) => page.locator("figure.chart .chart-narrow svg :is(rect, path, circle, text)").evaluateAll((all) => all.flatMap((one) =>
    [...["d", "x", "y", "cx", "cy", "width", "height"].map((name) => one.getAttribute(name) ?? ""), one.textContent].join(" ").split(/[ ,MLHVZ]+/)));
  // Server and browser reckon the last decimals of a place differently.
  const differing = (some: string[], others: string[]) => Math.abs(some.length - others.length) + some.filter((one, at) => one !== others[at] && !(Math.abs(Number(one) - Number(others[at])) < 0.01)).length;
  const plain = (query: string) => opened("koordinator", `${VILLAGE}${query}`, PHONE, { javaScriptEnabled: false });
  const page = await opened("koordinator", VILLAGE, PHONE);
  const first = await page.locator("figure.chart svg").first().elementHandle();
  await page.locator("details", { hasText: "Ubah periode" }).locator("summary").click();
  expect(differing(await drawings(page), await drawings(await plain("")))).toBe(0);
  expect(await first!.evaluate((svg) => svg.isConnected)).toBe(true);
  await page.getByRole("link", { name: "2024", exact: true }).click();
  await page.waitForURL(/dari=2024-01&sampai=2024-12/);
  const before = await drawings(page);
  const server = await drawings(await plain("?dari=2024-01&sampai=2024-12"));
  await expect.poll(async () => differing(await drawings(page), server)).toBe(0);
  expect(differing(before, server)).toBeGreaterThan(50);
  expect(await first!.evaluate((svg) => svg.isConnected)).toBe(false);
});

it("records stay closed to a planner, who is told why and who has them", async () => {
  const page = await opened("perencana", VILLAGE, PHONE);
  expect(await page.getByRole("link", { name: /Lihat datanya/ }).count()).toBe(0);
  await page.getByRole("link", { name: "Mengapa?" }).click();
  await page.getByText("Angkanya boleh Anda lihat, catatan keluarganya tidak").waitFor();
  expect(await page.locator("table").count()).toBe(0);
  expect(await axeFindings(page)).toEqual([]);
});

describe("without JavaScript", () => {
  it("a definition opens, a period is picked, a chart's table opens", async () => {
    const page = await opened("koordinator", VILLAGE, PHONE, { javaScriptEnabled: false });
    const card = page.getByRole("group", { name: "Biaya kirim" });
    await card.locator("summary").click();
    expect(await card.getByText("Pembilang").isVisible()).toBe(true);
    expect(await card.getByText("Kelengkapan data").isVisible()).toBe(true);
    await page.locator("details", { hasText: "Ubah periode" }).locator("summary").click();
    await page.locator("input[name=dari]").fill("2024-03");
    await page.locator("input[name=sampai]").fill("2024-05");
    await page.getByRole("button", { name: "Tampilkan" }).first().click();
    await page.waitForURL(/dari=2024-03&sampai=2024-05/);
    const chart = page.locator("figure.chart").first();
    await chart.locator("summary").click();
    expect(await chart.locator("tbody tr:visible").count()).toBe(3);
  });
});

it.each([["the glossary", "/glosarium"], ["what this is", "/tentang"], ["a province", "/wilayah/35"]])("%s is clean for screen readers and fits a phone, also in the dark", async (_name, address) => {
  const page = await opened("perencana", address, PHONE, { colorScheme: "dark" });
  expect(await axeFindings(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBe(0);
});

it("at 200 % zoom nothing sticks out, and on paper stand the figures and no buttons", async () => {
  const page = await opened("perencana", REGENCY, { width: DESK.width / 2, height: DESK.height / 2 });
  expect(await sidewaysScroll(page)).toBe(0);
  await page.emulateMedia({ media: "print" });
  expect(await page.locator(".no-print:visible").count()).toBe(0);
  expect(await page.locator("figure.chart svg.recharts-surface:visible").count()).toBeGreaterThan(8);
  expect(await page.locator("#angka-utama ~ div [role=group]:visible").count()).toBe(CARD_IDS.length);
});

it("speaks English after the switch, figures and charts alike", async () => {
  const page = await opened("koordinator", VILLAGE, DESK);
  await page.context().addCookies([{ name: "bahasa", value: "en", url: page.url() }]);
  await page.reload();
  expect(await page.getByRole("group", { name: "Median per household" }).count()).toBe(1);
  expect(await page.getByRole("heading", { name: "Month by month" }).count()).toBe(1);
});
