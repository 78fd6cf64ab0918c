import { expect, it } from "vitest";
import { HOME_VILLAGE } from "../../seeds/demo/villages";
import { PHONE } from "../browser";
import { bothViewports, expectSound, signInAs, useApp } from "./support";

/* A coordinator's meeting: five names and a number; then one of the five comes to talk it over and is sent to the LTSA. */

const { open } = useApp();

bothViewports((viewport) => {
  it("records a meeting in few taps, then a consultation that is sent on, and shows how far people came", async () => {
    const [page, heads] = [await open(viewport), viewport === PHONE ? 35 : 36];
    await signInAs(page, "koordinator");
    await page.goto(`/wilayah/${HOME_VILLAGE}`);
    await page.getByRole("link", { name: "Informasi kerja" }).click();
    await page.waitForURL("**/informasi");
    await page.getByRole("heading", { name: "Dari informasi sampai berangkat" }).waitFor();
    await expectSound(page, "job information of the village");
    expect(await page.getByText("Belum matang", { exact: true }).count()).toBe(0);

    await page.getByRole("link", { name: "Catat informasi" }).click();
    await page.waitForURL("**/catat");
    await page.getByLabel("Cari nama di daftar ini").waitFor();
    await expectSound(page, "the form");
    await page.getByRole("button", { name: "Simpan informasi" }).click();
    await page.getByText("Centang paling sedikit satu nama, atau isi jumlah orang.").first().waitFor();
    const names = page.locator("input[name=personIds]");
    const family = await names.nth(3).locator("xpath=ancestor::label//span/span").textContent();
    for (let index = 0; index < 5; index++) await names.nth(index).locator("xpath=ancestor::label").click();
    await page.getByText("5 dipilih").waitFor();
    await page.getByLabel("Cari nama di daftar ini").fill("zzzz");
    await page.getByText("Tidak ada nama seperti itu").waitFor();
    await page.getByLabel("Cari nama di daftar ini").fill("");
    await page.getByRole("textbox", { name: "Berapa orang lagi" }).fill(String(heads));
    await page.getByLabel("Ya, orang lain semua").locator("xpath=ancestor::label").click();
    await expectSound(page, "a filled form");
    await page.getByRole("button", { name: "Simpan informasi" }).click();
    await page.getByText(`Tersimpan: 5 nama, ${heads} dihitung.`).waitFor();
    await page.getByText(`5 nama · ${heads} dihitung`).waitFor();
    // This month's cohort is there and says that it is too young to compare.
    await page.getByText("Belum matang", { exact: true }).first().waitFor();
    expect(await page.getByText("Dihitung terpisah, tidak dijumlahkan dengan nama.", { exact: false }).count()).toBe(1);
    await expectSound(page, "after the meeting");

    await page.getByRole("link", { name: "Cari orang untuk konsultasi" }).click();
    await page.waitForURL("**/keluarga");
    const label = family!.split(" · ")[0]!.trim();
    await page.goto(`/wilayah/${HOME_VILLAGE}/keluarga?cari=${encodeURIComponent(label)}`);
    await page.locator("table tbody th a").first().click();
    await page.waitForURL("**/keluarga/*-*");
    await page.getByRole("link", { name: "Catat konsultasi" }).click();
    await page.waitForURL("**/konsultasi/baru");
    await expectSound(page, "the consultation's form");
    const who = page.locator("input[name=personId]");
    if ((await who.count()) > 0) await who.first().locator("xpath=ancestor::label").click();
    await page.getByLabel("Lowongan", { exact: true }).locator("xpath=ancestor::label").click();
    await page.getByLabel("Lowongan yang ditanyakan").selectOption({ label: "Kasir toko" });
    await page.getByLabel("Dirujuk", { exact: true }).locator("xpath=ancestor::label").click();
    await page.getByRole("button", { name: "Simpan konsultasi" }).click();
    await page.getByText("Pilih ke mana dirujuk.").first().waitFor();
    await page.getByLabel("Dirujuk ke").selectOption("ltsa");
    await page.getByRole("button", { name: "Simpan konsultasi" }).click();
    await page.getByText("Konsultasi disimpan.").waitFor();
    await expectSound(page, "the consultation");
    await page.getByRole("link", { name: "LTSA" }).click();
    await page.waitForURL("**/rujukan/*");
    await page.getByText("rujukan dianggap kedaluwarsa", { exact: false }).waitFor();
    await expectSound(page, "the referral");
    await page.getByLabel("Diterima", { exact: true }).locator("xpath=ancestor::label").click();
    await page.getByRole("button", { name: "Simpan jawaban" }).click();
    await page.getByText("Jawaban rujukan disimpan.").waitFor();

    await page.goto(`/wilayah/${HOME_VILLAGE}/informasi`);
    const referrals = page.getByRole("region", { name: "Rujukan yang belum selesai" });
    await referrals.getByText("Diterima", { exact: true }).first().waitFor();
    // A slip is taken back whole.
    await page.getByText("Hapus", { exact: false }).first().click();
    await page.getByRole("button", { name: "Ya, hapus catatan" }).first().click();
    await page.getByText("Catatan dihapus.").waitFor();
    expect(await page.getByText(`5 nama · ${heads} dihitung`).count()).toBe(0);
  });
});

it("warns of a licence that was taken away, on the phone of who hears of it, and asks for a new look when it is given back", async () => {
  const [office, village] = [await open(PHONE), await open(PHONE)];
  await signInAs(office, "admin");
  await office.goto("/admin/perusahaan");
  await expectSound(office, "placement companies");
  const stands = async (status: string) => {
    await office.goto("/admin/perusahaan?nama=karya+mandiri");
    await office.getByRole("link", { name: "PT Contoh Karya Mandiri" }).click();
    await office.waitForURL("**/isian?id=*");
    await office.getByLabel(status, { exact: true }).locator("xpath=ancestor::label").click();
    await office.getByRole("button", { name: "Simpan perusahaan" }).click();
    await office.getByText("Perusahaan disimpan.").waitFor();
  };
  await stands("Izin dicabut");
  await signInAs(village, "koordinator");
  await village.goto(`/wilayah/${HOME_VILLAGE}/informasi`);
  await village.getByText("Ada lowongan yang izin perusahaannya tidak berlaku lagi").waitFor();
  await stands("Aktif");
  await village.goto(`/wilayah/${HOME_VILLAGE}/lowongan`);
  await village.getByText("Ada lowongan yang turun dari papan karena izinnya").waitFor();
  await village.getByRole("link", { name: "Perawat lansia" }).first().click();
  await village.getByText("Izin perlu dicek lagi").waitFor();
  await expectSound(village, "a vacancy to look at anew");
  await village.getByRole("button", { name: "Sudah dicek lagi, tampilkan" }).click();
  await village.getByText("Keadaan lowongan disimpan.").waitFor();
  await village.getByText("Izin perusahaan berlaku").waitFor();
});
