import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { HOME_VILLAGE } from "../../seeds/demo/villages";
import { DESK } from "../browser";
import { bothViewports, expectSound, signInAs, useApp } from "./support";

/* A family's own way in: a code on paper, a password, the month's figures, and rights to what is recorded. */

const { open } = useApp();
const PASSWORD = "hujan di bulan juni";

/** Families of the home village, by the addresses of their pages. */
async function families(keeper: Page): Promise<string[]> {
  await signInAs(keeper, "koordinator");
  await keeper.goto(`/wilayah/${HOME_VILLAGE}/keluarga`);
  return keeper.locator("table tbody th a").evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
}

async function codeFor(keeper: Page, family: string): Promise<string> {
  await keeper.goto(family);
  await keeper.locator(`a[href^="${family}/anggota/"]:not([href$="/baru"])`).first().click();
  await keeper.getByRole("link", { name: "Kode masuk untuk anggota ini" }).click();
  await keeper.waitForURL("**/akses");
  await expectSound(keeper, "giving a code");
  await keeper.getByRole("button", { name: "Buat kode" }).click();
  const code = await keeper.locator("p.tracking-wider").innerText();
  await expectSound(keeper, "the code");
  return code;
}

bothViewports((viewport) => {
  it("signs in by a code, tells the month's figures, corrects them, asks for a correction and takes a copy", async () => {
    const [keeper, page] = [await open(DESK), await open(viewport)];
    const all = await families(keeper);
    const [family, other] = viewport === DESK ? [all[3]!, all[4]!] : [all[1]!, all[2]!];
    const code = await codeFor(keeper, family);

    await page.goto("/masuk");
    await page.getByRole("link", { name: "Punya kode dari desa?" }).click();
    await page.waitForURL("**/masuk/keluarga");
    await expectSound(page, "asking for the code");
    await page.getByLabel("Kode").fill("ABCD-EFGH-2345");
    await page.getByRole("button", { name: "Lanjut" }).click();
    await page.getByText("tidak cocok", { exact: false }).waitFor();
    expect(await page.getByLabel("Kode").inputValue()).toBe("ABCD-EFGH-2345");
    await page.getByLabel("Kode").fill(code.toLowerCase());
    await page.getByRole("button", { name: "Lanjut" }).click();
    await page.waitForURL("**/undangan/*");
    await page.getByLabel("Kata sandi baru").fill(PASSWORD);
    await page.getByRole("button", { name: "Simpan dan masuk" }).click();
    await page.waitForURL("**/saya");
    await expectSound(page, "the family's first page");

    await page.getByRole("link", { name: "Catat keuangan" }).click();
    await page.waitForURL("**/tabungan");
    for (const [name, amount] of Object.entries({ liquidSavingsIdr: "9.000.000", expenseIdr: "3.000.000", debtServiceIdr: "0", incomeRemitIdr: "0", incomeLocalIdr: "1.000.000", incomeEnterpriseIdr: "0" })) await page.locator(`[name=${name}]`).fill(amount);
    await page.getByRole("button", { name: "Simpan" }).click();
    await page.getByText("Catatan keuangan tersimpan.").waitFor();
    await page.goto("/saya");
    await page.getByText("4,5 bulan").waitFor();
    await page.getByRole("link", { name: "Catat keuangan" }).click();
    await page.waitForURL("**/tabungan");
    await page.locator("[name=liquidSavingsIdr]").fill("8.000.000");
    await page.getByRole("button", { name: "Simpan" }).click();
    await page.getByText("Catatan keuangan tersimpan.").waitFor();
    await page.goto("/saya");
    await page.getByText(/4,0 bulan/).waitFor();

    await page.getByRole("link", { name: "Data saya" }).click();
    await page.waitForURL("**/saya/data");
    await expectSound(page, "one's own data");
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Unduh salinan" }).click()]);
    const copy = JSON.parse(readFileSync(await download.path(), "utf8")) as { finance_snapshots: { liquid_savings_idr: number }[] };
    expect(copy.finance_snapshots.map(({ liquid_savings_idr: savings }) => savings)).toContain(8_000_000);
    await page.getByLabel("Perbaiki data yang salah").check();
    await page.getByLabel("Jelaskan").fill("Nama anak kedua salah ketik");
    await page.getByRole("button", { name: "Kirim permintaan" }).click();
    await page.getByText("Dijawab paling lambat", { exact: false }).waitFor();

    await keeper.goto(`/wilayah/${HOME_VILLAGE}/permintaan-data`);
    await expectSound(keeper, "requests to answer");
    await keeper.getByLabel("Jawaban untuk keluarga").first().fill("Sudah diperbaiki, terima kasih");
    await keeper.getByRole("button", { name: "Simpan jawaban" }).first().click();
    await keeper.getByText("Jawaban disimpan.").waitFor();
    await page.reload();
    await page.getByText("Sudah diperbaiki, terima kasih", { exact: false }).waitFor();

    for (const address of [other, `${other}/tabungan`, `${family}/ubah`, `/wilayah/${HOME_VILLAGE}/keluarga`, `/wilayah/${HOME_VILLAGE}/pendampingan`]) {
      expect([403, 404], address).toContain((await page.goto(address))?.status());
    }
  });
});
