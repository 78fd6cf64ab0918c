import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { HOME_VILLAGE } from "../../seeds/demo/villages";
import { PHONE } from "../browser";
import { bothViewports, expectSound, signInAs, useApp } from "./support";

const app = useApp();

const pathOf = (page: Page) => new URL(page.url()).pathname;
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

/** A family of the village with nobody on the way: opens its page and answers with its address. */
async function openFamilyAtHome(page: Page): Promise<string> {
  await page.goto(`/wilayah/${HOME_VILLAGE}/keluarga?pmi=tanpa`);
  const to = await page.locator("main table a[href^='/keluarga/']").first().getAttribute("href");
  await page.goto(to ?? "");
  return to ?? "";
}

bothViewports((viewport) => {
  it("a coordinator starts a journey, moves it by keyboard, takes a wrong step back, and records a paper and a contract", async () => {
    const page = await app.open(viewport);
    await signInAs(page, "koordinator");
    await openFamilyAtHome(page);
    await expectSound(page);
    await page.locator("summary").filter({ hasText: "Mulai perjalanan" }).click();
    await page.getByRole("link", { name: /^Mulai perjalanan / }).first().click();
    await page.getByRole("heading", { level: 1, name: "Mulai perjalanan" }).waitFor();
    await expectSound(page);

    await page.getByLabel("Tanggal berangkat").fill("2099-01-01");
    await press(page, "Simpan perjalanan");
    const summary = page.getByRole("alert").filter({ hasText: "perlu diperbaiki" });
    await summary.waitFor();
    await expectSound(page);
    await summary.getByRole("link", { name: /^Keadaan/ }).click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("status");
    await page.getByLabel("Keadaan", { exact: true }).selectOption({ label: "Konsultasi" });
    await page.getByLabel("Tanggal berangkat").fill("");
    await page.getByLabel("Negara tujuan").selectOption("TW");
    await press(page, "Simpan perjalanan");
    await page.waitForURL("**/perjalanan/*");
    await page.getByText("Perjalanan tersimpan.").waitFor();
    expect(await page.title()).toBe("Perjalanan migrasi · Desa Produktif");
    await expectSound(page);
    const journey = pathOf(page);

    // Without the mouse: the first step is chosen by space, and Enter in the next box sends the form.
    await page.locator("input[name=to]").first().focus();
    await page.keyboard.press("Space");
    await page.getByLabel("Bukti").first().focus();
    await page.keyboard.type("Surat dinas");
    await page.keyboard.press("Enter");
    await page.getByText("Langkah tercatat.").waitFor();
    await page.getByText("Bukti: Surat dinas").waitFor();
    await page.locator("summary").filter({ hasText: "Langkah terakhir keliru?" }).click();
    await expectSound(page);
    await page.getByLabel("Alasan pembetulan").fill("Salah pilih langkah");
    await press(page, "Betulkan langkah");
    await page.getByText("Langkah dibetulkan.").waitFor();
    await page.getByText("Dibetulkan, kembali ke Konsultasi").waitFor();

    await page.goto(`${journey}/dokumen/paspor`);
    await expectSound(page);
    await page.getByText("Ada, belum diverifikasi").click();
    await page.getByLabel("Nomor").fill("C7654321");
    await press(page, "Simpan dokumen");
    await page.getByText("Dokumen tersimpan.").waitFor();
    await page.getByText("••••4321").waitFor();
    expect(await page.content()).not.toContain("C7654321");

    await page.goto(`${journey}/kontrak/baru`);
    await expectSound(page);
    await page.getByLabel("Kontrak mulai").fill("2025-02-01");
    await page.getByLabel("Kontrak berakhir").fill("2027-01-31");
    await page.locator("input[name=wage]").fill("28.590");
    await press(page, "Simpan kontrak");
    await page.getByText("Kontrak tersimpan.").waitFor();
    await page.getByText("24 bulan").waitFor();
    await page.getByRole("link", { name: "Ubah data" }).click();
    await page.getByRole("heading", { level: 1, name: "Ubah data perjalanan" }).waitFor();
    await expectSound(page);
    await page.goto(`/wilayah/${HOME_VILLAGE}/perjalanan?tahap=persiapan`);
    await expectSound(page);
    await page.locator(`a[href="${journey}"]`).waitFor();
  });

  it("a coordinator adds a debt after a zero too many, and writes down a month's money", async () => {
    const page = await app.open(viewport);
    await signInAs(page, "koordinator");
    const family = await openFamilyAtHome(page);
    await page.goto(`${family}/utang/baru`);
    await expectSound(page);
    await page.getByLabel("Pemberi pinjaman").selectOption("kur");
    await page.getByLabel("Untuk keperluan").selectOption("penempatan");
    await page.getByLabel("Pinjaman semula").fill("30.000.000");
    await page.getByLabel("Sisa utang").fill("125000000");
    await press(page, "Simpan utang");
    await page.getByRole("alert").filter({ hasText: "Periksa jumlah nolnya" }).waitFor();
    await expectSound(page);
    await page.getByLabel("Sisa utang").fill("12500000");
    await press(page, "Simpan utang");
    await page.getByText("Utang tersimpan.").waitFor();
    await page.getByText("sisa Rp 12.500.000").waitFor();
    await page.getByRole("link", { name: /^KUR/ }).first().click();
    await page.getByRole("heading", { level: 1, name: "Ubah utang" }).waitFor();
    await expectSound(page);

    await page.goto(`${family}/tabungan`);
    await page.getByLabel("Tabungan yang mudah diambil").fill("5 juta");
    await press(page, "Simpan catatan");
    await page.getByText("Catatan keuangan tersimpan.").waitFor();
    await expectSound(page);
  });
});

it("a report of death stays quiet, waits for a second person, and can be taken back, without scripts too", async () => {
  const page = await app.open(PHONE, { javaScriptEnabled: false });
  await signInAs(page, "koordinator");
  await page.goto(`/wilayah/${HOME_VILLAGE}/perjalanan?tahap=di_luar`);
  await page.locator("main table a[href^='/perjalanan/']").first().click();
  await page.locator("summary").filter({ hasText: "Melaporkan kabar meninggal" }).click();
  await page.getByLabel("Tanggal meninggal").fill("2099-01-01");
  await press(page, "Simpan laporan");
  await page.getByText("Tanggal ini belum terjadi").first().waitFor();
  expect(await page.getByLabel("Tanggal meninggal").inputValue()).toBe("2099-01-01");
  await page.getByLabel("Tanggal meninggal").fill("2025-12-30");
  await press(page, "Simpan laporan");
  await page.getByText("Laporan meninggal dunia menunggu orang kedua").waitFor();
  expect(await page.getByRole("button", { name: "Saya sudah memeriksa dan memastikan" }).count()).toBe(0);
  await page.locator("summary").filter({ hasText: "Laporan ini keliru" }).click();
  await page.getByLabel("Alasan menarik laporan").fill("Kabar keliru, orangnya sehat");
  await press(page, "Tarik laporan");
  await page.getByText("Laporan ditarik.").waitFor();
  await page.getByRole("button", { name: "Catat langkah" }).waitFor();
});
