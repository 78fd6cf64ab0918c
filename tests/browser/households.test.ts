import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { DESK, PHONE } from "../browser";
import { axeFindings, bothViewports, sidewaysScroll, signInAs, useApp } from "./support";

const app = useApp();

/** Nothing for axe to find, nothing out at the side. */
async function looksRight(page: Page) {
  expect(await axeFindings(page), page.url()).toEqual([]);
  expect(await sidewaysScroll(page), page.url()).toBe(0);
}

async function openList(page: Page): Promise<string> {
  await signInAs(page, "koordinator");
  const list = `${new URL(page.url()).pathname}/keluarga`;
  await page.goto(list);
  return list;
}

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name }).waitFor();

bothViewports((viewport) => {
  // Two people, lest the second screen be asked whether its person is the first one's.
  const person = viewport === PHONE ? "Partini Sulastri" : "Jumiati Rahayu";

  it("a coordinator records a family with a mistake, mends it, and stands on its page", async () => {
    const page = await app.open(viewport);
    await openList(page);
    await looksRight(page);
    await page.getByRole("link", { name: "Tambah keluarga" }).first().click();
    await heading(page, "Keluarga baru");
    await looksRight(page);

    await page.getByLabel("Nama keluarga").fill("Keluarga Bu Partini");
    await page.getByLabel("Nama lengkap").fill(person);
    await page.getByLabel("Tanggal lahir").fill("31/02/1985");
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Simpan" }).click();
    await page.getByRole("alert").filter({ hasText: "Tidak ada sambungan" }).waitFor();
    await page.context().setOffline(false);
    await page.getByRole("button", { name: "Simpan" }).click();
    const summary = page.getByRole("alert").filter({ hasText: "perlu diperbaiki" });
    await summary.waitFor();
    // Its texts are no part of the page that was drawn at first, and are fetched.
    await summary.getByText("Tanggal lahir: Tanggal ini tidak ada di kalender.").waitFor();
    await looksRight(page);
    expect(await page.getByLabel("Tanggal lahir").inputValue()).toBe("31/02/1985");
    await summary.getByRole("link", { name: /Tanggal lahir/ }).click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("head.birthDate");

    await page.keyboard.press("Control+A");
    await page.keyboard.type("5 Agustus 1985");
    await page.getByText("Belum ada NIK").click();
    await page.getByText("Perempuan").click();
    await page.getByRole("button", { name: "Simpan" }).click();
    await heading(page, "Keluarga Bu Partini");
    await page.getByText("Keluarga tersimpan.").waitFor();
    expect(await page.title()).toBe("Keluarga · Desa Produktif");
    await looksRight(page);

    const base = new URL(page.url()).pathname;
    for (const part of ["ubah", "anggota/baru", "persetujuan", "pendamping", "pindah", "riwayat"]) {
      await page.goto(`${base}/${part}`);
      await looksRight(page);
    }
    await page.getByText("5 Agu 1985").waitFor({ state: "attached" });
  });

  it("a family is found by a misspelt name, and a number that nobody has is said to be nobody's", async () => {
    const page = await app.open(viewport);
    const list = await openList(page);
    const name = (await page.locator("main table tbody th a").first().textContent()) ?? "";
    const misspelt = name.replace("Keluarga ", "").replace(/([aeiou])/, "$1$1");
    await page.getByRole("searchbox", { name: /Cari nama/ }).fill(misspelt);
    await page.getByRole("searchbox", { name: /Cari nama/ }).press("Enter");
    await page.waitForURL((url) => url.searchParams.has("cari"));
    await page.getByRole("link", { name, exact: true }).first().waitFor();
    await page.getByRole("searchbox", { name: /Cari nama/ }).fill("9171020505920008");
    await page.getByRole("searchbox", { name: /Cari nama/ }).press("Enter");
    await page.getByText("Tidak ada keluarga dengan nomor ini").waitFor();
    expect(page.url()).not.toContain("9171020505920008");
    await looksRight(page);
    await page.goto(`${list}?cari=zzzzqqq`);
    await page.getByText("Tidak ada keluarga yang cocok").waitFor();
    await looksRight(page);
  });
});

it("whether a member is already recorded is asked, and the answer outlasts another mistake", async () => {
  const page = await app.open(PHONE);
  await openList(page);
  await page.locator("main table tbody th a").first().click();
  await page.getByRole("link", { name: "Tambah anggota" }).click();
  await heading(page, "Tambah anggota");
  const fill = async (name: string, phone = "") => {
    await page.getByLabel("Nama lengkap").fill(name);
    await page.getByLabel("Hubungan keluarga").selectOption("anak");
    await page.getByText("Belum ada NIK").click();
    await page.getByLabel(/Telepon/).fill(phone);
    await page.getByRole("button", { name: "Simpan", exact: true }).click();
  };
  await fill("Kartolo Ganda");
  await page.getByText("Anggota tersimpan.").waitFor();
  await page.getByRole("link", { name: "Tambah anggota" }).click();
  await heading(page, "Tambah anggota");
  await fill("Kartolo Ganda");
  await page.getByText("Mungkin orang ini sudah tercatat").waitFor();
  await looksRight(page);
  await page.getByLabel(/Telepon/).fill("12");
  await page.getByRole("button", { name: "Orang yang berbeda, simpan" }).click();
  await page.getByRole("alert").filter({ hasText: "perlu diperbaiki" }).waitFor();
  await page.getByLabel(/Telepon/).fill("0812 3450 0099");
  await page.getByRole("button", { name: "Simpan", exact: true }).click();
  await page.getByText("Anggota tersimpan.").waitFor();
});

it("what two people changed is shown to the second, who keeps what was typed", async () => {
  const page = await app.open(DESK);
  await openList(page);
  await page.locator("main table tbody th a").nth(2).click();
  await page.getByRole("link", { name: "Ubah data keluarga" }).click();
  await heading(page, "Ubah data keluarga");
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByLabel("Alamat").fill("Dusun Krajan RT 01");
  await other.getByRole("button", { name: "Simpan" }).click();
  await other.getByText("Perubahan tersimpan.").waitFor();
  await page.getByLabel("Alamat").fill("Dusun Krajan RT 02");
  await page.getByRole("button", { name: "Simpan" }).click();
  await page.getByText("Orang lain sudah mengubah data ini").waitFor();
  await looksRight(page);
  expect(await page.getByLabel("Alamat").inputValue()).toBe("Dusun Krajan RT 02");
  await page.getByRole("button", { name: "Simpan isian saya" }).click();
  await page.getByText("Perubahan tersimpan.").waitFor();
  await page.getByText("Dusun Krajan RT 02").waitFor();
});

it("the keyboard alone records a family, and a number is shown in full with its reason", async () => {
  const page = await app.open(DESK);
  await openList(page);
  await page.getByRole("link", { name: "Tambah keluarga" }).focus();
  await page.keyboard.press("Enter");
  await heading(page, "Keluarga baru");
  await page.getByLabel("Nama keluarga").focus();
  await page.keyboard.type("Keluarga Papan Ketik");
  const tabTo = async (name: string) => {
    for (let steps = 0; steps < 30; steps += 1) {
      await page.keyboard.press("Tab");
      if ((await page.evaluate(() => document.activeElement?.getAttribute("name"))) === name) return;
    }
    throw new Error(`The keyboard does not reach ${name}`);
  };
  await tabTo("kk");
  await page.keyboard.type("3504 0523 0415 0777");
  await tabTo("head.fullName");
  await page.keyboard.type("Papan Ketik");
  await tabTo("head.nikState");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await heading(page, "Keluarga Papan Ketik");
  await page.getByText("Lihat nomor lengkap").focus();
  await page.keyboard.press("Enter");
  await tabTo("nomor");
  await page.keyboard.press("ArrowDown");
  await tabTo("alasan");
  await page.keyboard.type("Mencocokkan dengan kartu keluarga");
  await page.keyboard.press("Enter");
  await page.getByText("3504052304150777").waitFor();
  await looksRight(page);
});

it("without scripts a family is recorded, refused and mended all the same", async () => {
  const page = await app.open(PHONE, { javaScriptEnabled: false });
  await openList(page);
  await page.getByRole("link", { name: "Tambah keluarga" }).first().click();
  await page.getByLabel("Nama keluarga").fill("Keluarga Tanpa Skrip");
  await page.getByRole("button", { name: "Simpan" }).click();
  await page.getByText("perlu diperbaiki").waitFor();
  expect(await page.getByLabel("Nama keluarga").inputValue()).toBe("Keluarga Tanpa Skrip");
  await page.getByLabel("Nama lengkap").fill("Tanpa Skrip");
  await page.getByLabel("Belum ada NIK").check();
  await page.getByRole("button", { name: "Simpan" }).click();
  await heading(page, "Keluarga Tanpa Skrip");
});
