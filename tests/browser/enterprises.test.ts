import { expect, it } from "vitest";
import { HOME_VILLAGE } from "../../seeds/demo/villages";
import { bothViewports, expectSound, signInAs, useApp } from "./support";

/* A month of an enterprise's book, from the family's page to the village's list. */

const { open } = useApp();

bothViewports((viewport) => {
  it("is written in a villager's words, with the profit counted while one types", async () => {
    const page = await open(viewport);
    const name = `Keripik ${viewport.width}`;
    await signInAs(page, "koordinator");
    await page.goto(`/wilayah/${HOME_VILLAGE}/keluarga`);
    await page.locator("table tbody th a").nth(5).click();
    await page.waitForURL("**/keluarga/*-*");
    await page.getByRole("link", { name: "Tambah usaha" }).click();
    await page.waitForURL("**/usaha/baru");
    await expectSound(page, "the form");
    await page.getByLabel("Nama usaha").fill(name);
    await page.getByLabel("Jenis").selectOption("makanan_olahan");
    await page.getByLabel("Penjualan pertama").fill("2026-01-10");
    await page.getByRole("button", { name: "Simpan usaha" }).click();
    await page.getByText("Usaha disimpan.").waitFor();
    await page.getByText("Tidak terpantau").waitFor();
    await page.getByRole("link", { name: "Catat bulan ini" }).click();
    await page.waitForURL("**/bulan/*");
    await expectSound(page, "the month");
    await page.getByRole("button", { name: "Simpan bulan ini" }).waitFor();
    await page.getByLabel("Uang dari penjualan").fill("2.100.000");
    await page.getByText("Isi keempatnya untuk melihat laba.").waitFor();
    await page.getByLabel("Belanja bahan atau barang").fill("1500000");
    await page.getByLabel("Biaya lain").fill("400rb");
    await page.getByText("Laba bulan ini Rp 200.000.").waitFor();
    await page.getByLabel("Diambil untuk keluarga").fill("150000");
    await page.getByText("Laba bulan ini Rp 200.000.").waitFor();
    await page.getByRole("button", { name: "Simpan bulan ini" }).click();
    await page.getByText("Catatan bulan disimpan.").waitFor();
    await expectSound(page, "the enterprise");
    expect(await page.getByText("Berjalan", { exact: true }).count()).toBeGreaterThan(0);
    await page.getByRole("link", { name: "Ubah izin" }).click();
    await page.waitForURL("**/izin");
    await expectSound(page, "the permits");
    await page.locator("select[name='permits[0].state']").selectOption("ada");
    await page.getByRole("button", { name: "Simpan izin" }).click();
    await page.getByText("1 dari 1 izin yang diperlukan sudah ada; 5 belum diketahui.").waitFor();
    await page.goto(`/wilayah/${HOME_VILLAGE}/usaha`);
    await page.getByRole("link", { name }).waitFor();
    await expectSound(page, "the village's enterprises");
  });
});
