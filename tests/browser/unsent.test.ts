import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { HOME_VILLAGE } from "../../seeds/demo/villages";
import { PHONE } from "../browser";
import { signInAs, useApp } from "./support";

/* The forms filled in where the signal is poor: what is typed outlives a lost signal and a closed page, until it is stored. */

const { open } = useApp();
const unsentOn = (page: Page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("isian-draf:")).length);
const mark = (page: Page, name: string, at: number) => page.getByRole("radio", { name, exact: true }).nth(at);

async function anAttendance(page: Page): Promise<void> {
  await signInAs(page, "koordinator");
  await page.goto(`/wilayah/${HOME_VILLAGE}/kegiatan`);
  await page.locator("table tbody th a").first().click();
  await page.getByRole("link", { name: "Catat kehadiran" }).click();
  await page.waitForURL("**/sesi/*");
  await page.waitForLoadState("networkidle");
}

it("attendance taken without a signal is held back, is there when the page is opened again, and is stored once", async () => {
  const page = await open(PHONE);
  await anAttendance(page);
  const [first, second] = [await mark(page, "Sakit", 0).isChecked(), await mark(page, "Izin", 1).isChecked()];
  const [here, there] = [first ? "Alpa" : "Sakit", second ? "Alpa" : "Izin"];
  await mark(page, here, 0).check();
  await page.context().setOffline(true);
  await mark(page, there, 1).check();
  await page.getByRole("button", { name: "Simpan kehadiran" }).click();
  await page.getByText("Tidak ada sambungan").waitFor();
  expect(await mark(page, there, 1).isChecked()).toBe(true);
  await page.context().setOffline(false);

  await page.reload();
  await page.getByText("Isian yang belum sempat disimpan dikembalikan.").waitFor();
  expect([await mark(page, here, 0).isChecked(), await mark(page, there, 1).isChecked()]).toEqual([true, true]);
  await page.getByRole("button", { name: "Simpan kehadiran" }).click();
  await page.getByText("2 kehadiran dicatat.").waitFor();
  expect(await unsentOn(page)).toBe(0);
  await page.goBack();
  await page.waitForURL("**/sesi/*");
  expect([await mark(page, here, 0).isChecked(), await mark(page, there, 1).isChecked()]).toEqual([true, true]);
});

it("a request that the network swallows leaves the marks on the phone", async () => {
  const page = await open(PHONE);
  await anAttendance(page);
  const address = page.url();
  const chosen = (await mark(page, "Alpa", 2).isChecked()) ? "Hadir" : "Alpa";
  await mark(page, chosen, 2).check();
  await page.route("**/*", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  await page.getByRole("button", { name: "Simpan kehadiran" }).click();
  await page.getByRole("heading", { name: "Tidak ada sambungan" }).or(page.getByRole("alert")).first().waitFor();
  await page.unroute("**/*");
  await page.goto(address);
  await page.getByText("Isian yang belum sempat disimpan dikembalikan.").waitFor();
  expect(await mark(page, chosen, 2).isChecked()).toBe(true);
  await page.getByRole("button", { name: "Buang isian ini" }).click();
  await expect.poll(() => mark(page, chosen, 2).isChecked()).toBe(false);
  expect(await unsentOn(page)).toBe(0);
});

it("a month of a book is put back with its amounts, and nobody else on the phone finds it", async () => {
  const page = await open(PHONE);
  await signInAs(page, "koordinator");
  await page.goto(`/wilayah/${HOME_VILLAGE}/usaha`);
  await page.locator("table tbody th a").first().click();
  await page.getByRole("link", { name: "Catat bulan ini" }).click();
  await page.waitForURL("**/bulan/*");
  await page.waitForLoadState("networkidle");
  await page.getByLabel("Uang dari penjualan").fill("2.500.000");
  await expect.poll(() => unsentOn(page)).toBe(1);
  await page.reload();
  await page.getByText("Isian yang belum sempat disimpan dikembalikan.").waitFor();
  expect(await page.getByLabel("Uang dari penjualan").inputValue()).toBe("2.500.000");
  await page.locator("header details.menu summary").click();
  await page.getByRole("button", { name: "Keluar", exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/usaha"));
  expect(await unsentOn(page)).toBe(0);
});
