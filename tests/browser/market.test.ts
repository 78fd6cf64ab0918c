import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { HOME_VILLAGE } from "../../seeds/demo/villages";
import { PHONE } from "../browser";
import { bothViewports, expectSound, signInAs, useApp } from "./support";

/* Something a village makes: ordered by anybody on the public page, then answered, paid, sent and done by the village. */

const { open } = useApp();
const PRODUCT = "Keripik singkong";

async function order(page: Page, name: string): Promise<void> {
  await page.goto("/");
  await page.getByRole("link", { name: "Belanja produk desa" }).click();
  await page.waitForURL("**/pasar");
  await expectSound(page, "what villages sell");
  await page.locator(`a[href="/pasar/${HOME_VILLAGE}"]`).click();
  await page.waitForURL(`**/pasar/${HOME_VILLAGE}`);
  await page.getByLabel("Cari produk atau penjual").fill("singkong koperasi");
  await page.getByRole("button", { name: "Cari", exact: true }).click();
  await page.getByRole("link", { name: PRODUCT }).click();
  await page.getByRole("heading", { name: "Pesan produk ini" }).waitFor();
  await expectSound(page, "a product");
  await page.getByRole("button", { name: "Kirim pesanan" }).click();
  await page.getByRole("alert").getByText("Centang persetujuan", { exact: false }).waitFor();
  await expectSound(page, "a refused order");
  await page.locator("[name=quantity]").fill("3");
  await page.getByLabel("Nama", { exact: true }).fill(name);
  await page.getByLabel("Nomor HP atau WhatsApp").fill("0812 3456 7890");
  await page.getByLabel("Dipesan dari mana").selectOption("luar_negeri");
  await page.getByLabel("Saya setuju", { exact: false }).check();
  await page.getByRole("button", { name: "Kirim pesanan" }).click();
  await page.getByText("Pesanan terkirim").waitFor();
  await expectSound(page, "the thanks");
  expect(page.url()).not.toContain(name.split(" ")[0]);
}

async function step(page: Page, button: string, state: string): Promise<void> {
  await page.getByRole("button", { name: button, exact: true }).click();
  await page.getByText("Keadaan pesanan disimpan.").waitFor();
  await page.getByText(state, { exact: true }).first().waitFor();
}

bothViewports((viewport) => {
  it("goes from the public page to the village's list, is paid, sent and done", async () => {
    const name = viewport === PHONE ? "Darto Pembeli" : "Sumi Pembeli";
    await order(await open(viewport), name);
    const page = await open(viewport);
    await signInAs(page, "koordinator");
    await page.goto(`/wilayah/${HOME_VILLAGE}`);
    await page.getByRole("link", { name: "Pasar desa" }).click();
    await page.waitForURL("**/pasar");
    await page.getByText("Tas pandan: cek harga dan foto.").waitFor();
    await expectSound(page, "the village's market");
    await page.getByRole("link", { name: `${PRODUCT} (3 bungkus)` }).first().click();
    await page.waitForURL("**/pesanan/**");
    expect(await page.getByText(name).count()).toBe(0);
    await page.getByRole("button", { name: "Tampilkan pembeli" }).click();
    await page.getByText(name).waitFor();
    await expectSound(page, "a new order");
    await step(page, "Sudah dibayar", "Dibayar");
    await step(page, "Sudah dikirim", "Dikirim");
    await page.getByRole("textbox", { name: PRODUCT }).fill("9");
    await page.getByRole("button", { name: "Simpan barang kembali" }).click();
    await page.getByText("yang kembali paling banyak 3", { exact: false }).waitFor();
    await expectSound(page, "too many pieces came back");
    await step(page, "Selesai", "Selesai");
    await expectSound(page, "an order that is done");
  });

  it("is recorded as a product, and ordered in the village", async () => {
    const product = `Kopi bubuk ${viewport.width}`;
    const page = await open(viewport);
    await signInAs(page, "koordinator");
    await page.goto(`/wilayah/${HOME_VILLAGE}/pasar/produk-baru`);
    await expectSound(page, "the form of a product");
    await page.getByLabel("Nama produk").fill(product);
    await page.getByLabel("Satuan").fill("bungkus");
    await page.getByLabel("Harga jual").fill("30.000");
    await page.locator("[name=stock]").fill("5");
    await page.getByRole("button", { name: "Simpan produk" }).click();
    await page.getByText("Pilih usahanya atau tulis nama penjual.").first().waitFor();
    expect(await page.getByLabel("Nama produk").inputValue()).toBe(product);
    await page.getByLabel("Nama kelompok atau penjual").fill("Kelompok Kopi");
    await page.getByLabel("Nomor WhatsApp penjual").fill("0812 0000 1111");
    await page.getByLabel("Penjual setuju produk ini", { exact: false }).check();
    await page.getByLabel("Penjual setuju nomornya", { exact: false }).check();
    await page.getByRole("button", { name: "Simpan produk" }).click();
    await page.getByText("Produk disimpan.").waitFor();
    await page.getByRole("link", { name: "Catat pesanan" }).click();
    await page.waitForURL("**/pesanan-baru");
    await expectSound(page, "the form of an order");
    await page.getByRole("button", { name: "Simpan pesanan" }).click();
    await page.getByText("Pilih paling sedikit satu barang.").first().waitFor();
    const option = await page.locator("option", { hasText: product }).first().getAttribute("value");
    await page.locator("[name='lines[0].productId']").selectOption(option);
    await page.locator("[name='lines[0].quantity']").fill("6");
    await page.getByRole("button", { name: "Simpan pesanan" }).click();
    await page.getByText("Pesanan disimpan.").waitFor();
    await page.getByRole("button", { name: "Sudah dibayar", exact: true }).click();
    await page.getByText(`Stok ${product} tinggal 5`, { exact: false }).waitFor();
    await expectSound(page, "an order of more than there is");
    const visitor = await open(viewport);
    await visitor.goto(`/pasar/${HOME_VILLAGE}`);
    await visitor.getByLabel("Cari produk atau penjual").fill(product);
    await visitor.getByRole("button", { name: "Cari", exact: true }).click();
    await visitor.getByRole("link", { name: product }).click();
    expect(await visitor.getByRole("link", { name: "Pesan lewat WhatsApp" }).getAttribute("href")).toContain("wa.me/6281200001111?text=Halo");
    await expectSound(visitor, "a product whose seller gave the number");
  });
});
