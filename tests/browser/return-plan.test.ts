import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { addDays, addMonths, formatDate, todayIn } from "~/shared/dates";
import { PHONE } from "../browser";
import { axeFindings, bothViewports, sidewaysScroll, signInAs, useApp } from "./support";

/* "How long will my money last?", as somebody at home opens it: without an account, with a phone, the signal coming and going. */

const HOME_VILLAGE = "35.04.05.2002";
const { open } = useApp();
const fill = async (page: Page, amounts: Record<string, string>) => {
  for (const [name, text] of Object.entries(amounts)) await page.locator(`[name=${name}]`).fill(text);
};
const answer = (page: Page) => page.locator("[aria-live=polite]", { hasText: /Uang/ });

bothViewports((viewport) => {
  it("from the front page to an answer that follows what is typed, also without a signal", async () => {
    const page = await open(viewport);
    await page.goto("/");
    await page.getByRole("link", { name: "Berapa lama uang saya cukup?" }).click();
    await page.waitForURL(/rencana-pulang/);
    await page.getByText("Isi uang yang ada dan belanja sebulan").waitFor();
    await fill(page, { saldo: "60 juta", belanja: "4.100.000", penghasilan: "400rb" });
    // Story 2: sixteen months and 0.216 × 30 days on.
    await expect.poll(() => answer(page).textContent()).toContain("± 16,2 bulan");
    expect(await answer(page).textContent()).toContain(formatDate(addDays(addMonths(todayIn("Asia/Jakarta", new Date()), 16), 6), "id"));
    await page.context().setOffline(true);
    await page.getByText("Rencana yang besar").click();
    await fill(page, { kendaraan: "22000000" });
    await expect.poll(() => answer(page).textContent()).toContain("± 10,3 bulan");
    expect(await page.getByText("Tanpa Kendaraan").count()).toBe(1);
    expect(await page.locator("figure.chart svg.chart-plain:visible").count()).toBe(1);
    expect(await page.locator("ol > li").filter({ hasText: /belanja|Tunda|Cari|Sisihkan|Catat/ }).count()).toBe(3);
    await page.locator("[name=kiriman]").fill("5000000");
    await page.locator("[name=berhenti]").selectOption("terus");
    await expect.poll(() => answer(page).textContent()).toContain("Uang tidak akan habis");
    expect(new URL(page.url()).search).toBe("");
    // Asking for the answer needs no signal either; what is wrong is told, and no more once it is mended.
    await page.locator("[name=belanja]").fill("1.5");
    await page.getByRole("button", { name: "Hitung" }).click();
    await page.getByRole("alert").getByText(/Belanja keluarga sebulan/).waitFor();
    expect(await page.locator("[name=belanja]").inputValue()).toBe("1.5");
    await page.locator("[name=belanja]").fill("1,5 juta");
    await expect.poll(() => page.getByRole("alert").count()).toBe(0);
    await page.getByRole("button", { name: "Hitung" }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("jawaban");
    await page.context().setOffline(false);
    expect(await axeFindings(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
  });
});

it("begins with a family's own records, keeps a plan with its figures, and shares numbers alone", async () => {
  const page = await open(PHONE);
  await signInAs(page, "koordinator");
  await page.goto(`/wilayah/${HOME_VILLAGE}/keluarga`);
  const family = await page.locator("tbody th a, main li a, main a").evaluateAll((links) => links.map((link) => link.getAttribute("href")).find((href) => /^\/keluarga\/[0-9a-f-]{36}$/.test(href ?? "")));
  await page.goto(`${family}/rencana-pulang`);
  const recorded = await page.locator("[name=belanja]").inputValue();
  expect(recorded).toMatch(/^[\d.]+$/);
  expect(await page.getByText(/Catatan \d+ \w+ \d{4}/).count()).toBeGreaterThan(0);
  await fill(page, { saldo: "60 juta", belanja: "4.100.000", penghasilan: "400rb", kiriman: "0" });
  await expect.poll(() => answer(page).textContent()).toContain("± 16,2 bulan");
  const message = await page.getByRole("link", { name: /WhatsApp/ }).getAttribute("href");
  await page.getByLabel("Nama hitungan").fill("Pulang tahun depan");
  await page.getByRole("button", { name: "Simpan" }).click();
  await page.waitForURL(/simpanan=/);
  await page.reload();
  expect(await page.locator("[name=saldo]").inputValue()).toBe("60.000.000");
  expect(await answer(page).textContent()).toContain("± 16,2 bulan");
  await page.goto(family!);
  await page.goto(`${family}/rencana-pulang`);
  expect(await page.locator("[name=belanja]").inputValue()).toBe(recorded);
  await page.getByText("Pulang tahun depan").waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBe(0);

  const shared = /https?:\/\/\S+/.exec(new URL(message!).searchParams.get("text") ?? "")![0];
  expect(new URL(shared).search + new URL(shared).hash.replace(/[\d=&.,a-z_%-]/gi, "")).toBe("#");
  const stranger = await open(PHONE);
  await stranger.goto(shared);
  await expect.poll(() => answer(stranger).textContent()).toContain("± 16,2 bulan");

  const other = await open(PHONE);
  await signInAs(other, "koordinator-lombok");
  expect((await other.goto(`${family}/rencana-pulang`))!.status()).toBe(404);
});

it("works without scripts, says what is wrong at its box, and keeps what was typed", async () => {
  const page = await open(PHONE, { javaScriptEnabled: false });
  await page.goto("/rencana-pulang");
  await page.getByText("Rencana yang besar").click();
  await fill(page, { saldo: "banyak", belanja: "4100000", rumah_bulan: "tiga" });
  await page.getByRole("button", { name: "Hitung" }).click();
  expect(await page.locator("#rencana-saldo-error").textContent()).toContain("Bukan angka");
  expect(await page.locator("#rencana-rumah_bulan-error").textContent()).toContain("Tulis jumlah bulan");
  expect([await page.locator("[name=saldo]").inputValue(), await page.locator("[name=belanja]").inputValue()]).toEqual(["banyak", "4100000"]);
  await fill(page, { saldo: "60.000.000", penghasilan: "400.000", rumah_bulan: "" });
  await page.getByRole("button", { name: "Hitung" }).click();
  expect(await answer(page).textContent()).toContain("± 16,2 bulan");
  expect(new URL(page.url()).hash).toBe("#jawaban");
});
