import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { HOME_VILLAGE } from "../../seeds/demo/villages";
import { PHONE } from "../browser";
import { bothViewports, expectSound, signInAs, useApp } from "./support";

/* A class in the village: from the idea to the report, with forty people's attendance tapped on a phone. */

const { open } = useApp();

async function aClass(page: Page, title: string): Promise<void> {
  await page.goto(`/wilayah/${HOME_VILLAGE}/kegiatan`);
  await page.getByRole("link", { name: "Tambah kegiatan" }).click();
  await page.waitForURL("**/kegiatan/baru");
  await expectSound(page, "the form");
  await page.getByRole("button", { name: "Simpan kegiatan" }).click();
  await page.getByRole("alert").waitFor();
  await page.getByLabel("Nama kegiatan").fill(title);
  await page.getByLabel("Jenis").selectOption("literasi_keuangan");
  await page.getByLabel("Mulai").fill("2026-03-02");
  await page.getByLabel("Selesai").fill("2026-03-09");
  await page.getByLabel("Jumlah pertemuan").fill("2");
  await page.getByRole("button", { name: "Simpan kegiatan" }).click();
  await page.waitForURL("**/peserta");
}

bothViewports((viewport) => {
  it("is planned, joined by forty, attended, tested and reported", async () => {
    const page = await open(viewport);
    await signInAs(page, "koordinator");
    await aClass(page, viewport === PHONE ? "Kelas mengatur uang" : "Kelas usaha kecil");
    await expectSound(page, "adding people");
    await page.getByLabel("Cari nama").fill("siti");
    await page.getByRole("button", { name: "Cari", exact: true }).last().click();
    await page.getByText("Pilih peserta").waitFor();
    expect(page.url()).not.toContain("siti");
    await page.locator("input[name=personIds]").first().check();
    await page.getByRole("button", { name: "Tambahkan yang dipilih" }).click();
    await page.getByText("1 peserta ditambahkan.").waitFor();
    await page.getByLabel("Nama peserta").fill(Array.from({ length: 39 }, (_, index) => `Peserta ${index + 1}`).join("\n"));
    await page.getByRole("button", { name: "Tambahkan nama" }).click();
    await page.getByText("39 peserta ditambahkan.").waitFor();
    await page.getByRole("link", { name: "Selesai" }).click();
    await page.getByRole("link", { name: "Catat kehadiran" }).click();
    await page.waitForURL("**/sesi/1");
    await expectSound(page, "the attendance");

    let taps = 0;
    const tap = async (name: string, at?: number) => {
      taps += 1;
      if (at === undefined) await page.getByRole("button", { name }).click();
      else await page.getByRole("radio", { name, exact: true }).nth(at).check();
    };
    await page.getByLabel("Tanggal pertemuan").fill("2026-03-02");
    await tap("Semua hadir");
    for (const at of [3, 17, 25, 31]) await tap("Izin", at);
    for (const at of [8, 22]) await tap("Alpa", at);
    await tap("Simpan kehadiran");
    await page.getByText("40 kehadiran dicatat.").waitFor();
    expect(taps).toBeLessThan(60);
    await page.getByText("34 dari 40 kursi tercatat; 40 belum dicatat.").waitFor();

    await page.getByRole("link", { name: "Nilai tes" }).click();
    await page.waitForURL("**/nilai");
    const boxes = page.locator("input[name$='.score']");
    await boxes.nth(0).fill("200");
    await page.getByRole("button", { name: "Simpan nilai" }).click();
    await page.locator("[aria-invalid=true]").waitFor();
    expect(await boxes.nth(0).inputValue()).toBe("200");
    for (const [at, points] of [[0, "40"], [1, "50"]] as const) await boxes.nth(at).fill(points);
    await page.getByRole("button", { name: "Simpan nilai" }).click();
    await page.getByText("2 nilai disimpan.").waitFor();
    await page.getByRole("link", { name: "Nilai tes" }).click();
    await page.getByRole("link", { name: "Sesudah" }).click();
    await page.waitForURL("**tes=post");
    for (const [at, points] of [[0, "70"], [1, "75"]] as const) await boxes.nth(at).fill(points);
    await page.getByRole("button", { name: "Simpan nilai" }).click();
    await page.getByText("27,5 poin").waitFor();
    await expectSound(page, "the report");
    await page.goto(`/wilayah/${HOME_VILLAGE}/kegiatan`);
    await expectSound(page, "the list");
  });
});
