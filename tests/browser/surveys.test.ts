import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { HOME_VILLAGE } from "../../seeds/demo/villages";
import { PHONE } from "../browser";
import { bothViewports, expectSound, signInAs, useApp } from "./support";

/* A round of a family at the kitchen table: asked in parts, over a lost signal and from two phones, until it is finished. */

const { open } = useApp();

/** The address of a family that is due for the last round and has answered the first. */
async function aFamilyToAsk(page: Page): Promise<string> {
  await page.goto(`/wilayah/${HOME_VILLAGE}/survei?ronde=R24&keadaan=belum`);
  for (const href of await links(page)) {
    const family = href.replace("/R24", "");
    await page.goto(family);
    if ((await page.getByRole("row", { name: /Awal/ }).getByText("Selesai").count()) > 0) return family;
  }
  throw new Error("no family of the demo is due for the last round and has answered the first");
}
const links = (page: Page) => page.locator("table tbody th a").evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
const save = (page: Page) => page.getByRole("button", { name: "Simpan dan lanjut" }).click();
const fill = async (page: Page, amounts: Record<string, string>) => {
  for (const [name, amount] of Object.entries(amounts)) await page.locator(`[name=${name}]`).fill(amount);
};
const choose = (page: Page, name: string, value: string) => page.locator(`[name=${name}][value="${value}"]`).check();

bothViewports((viewport) => {
  it("is asked in parts, over a lost signal and from another phone, and shows what changed", async () => {
    const page = await open(viewport);
    await signInAs(page, "koordinator");
    await page.goto(`/wilayah/${HOME_VILLAGE}`);
    await page.getByRole("link", { name: "Daftar wawancara" }).click();
    await page.waitForURL("**/survei");
    await page.getByText("Lewat waktu").first().waitFor();
    await expectSound(page, "the due list");
    const family = await aFamilyToAsk(page);

    await page.goto(`${family}/R24`);
    await page.getByRole("link", { name: "Mulai wawancara" }).click();
    await page.waitForURL("**/R24/wawancara");
    await expectSound(page, "the first part");
    await page.locator("[name=interviewOn]").fill("2025-05-01");
    await choose(page, "mode", "tatap_muka");
    await save(page);
    await page.getByRole("alert").getByText("Pada tanggal ini ronde ini belum dibuka.").waitFor();
    expect(await page.locator("[name=mode][value=tatap_muka]").isChecked()).toBe(true);
    await page.locator("[name=interviewOn]").fill("2026-01-10");
    await save(page);

    await page.waitForURL("**/R24/pemasukan");
    await page.getByText("Bagian ini sudah disimpan.").waitFor();
    expect(await page.locator("[name=incomeRemitIdr]").isVisible()).toBe(true);
    await choose(page, "hasRemittance", "tidak");
    expect(await page.locator("[name=incomeRemitIdr]").isVisible()).toBe(false);
    await choose(page, "hasEnterprise", "ya");
    await fill(page, { incomeLocalIdr: "12.000.000", incomeEnterpriseIdr: "300.000" });
    await page.locator("[name=perYear][value=incomeLocalIdr]").check();
    await expectSound(page, "money in");
    await save(page);

    await page.waitForURL("**/R24/belanja");
    await page.waitForLoadState("networkidle");
    await fill(page, { expFoodIdr: "2.000.000", expNonfoodIdr: "900.000" });
    await page.context().setOffline(true);
    await fill(page, { expEducationIdr: "600.000", expHealthIdr: "100.000", expSocialIdr: "300.000", expOtherIdr: "200.000" });
    await save(page);
    await page.getByText("Tidak ada sambungan").waitFor();
    await page.context().setOffline(false);
    await page.reload();
    await page.getByText("Isian yang belum sempat disimpan dikembalikan.").waitFor();
    expect(await page.locator("[name=expSocialIdr]").inputValue()).toBe("300.000");
    await save(page);

    await page.waitForURL("**/R24/tabungan");
    await choose(page, "hasDebt", "tidak");
    expect(await page.locator("[name=debtServiceIdr]").isVisible()).toBe(false);
    expect(await page.locator("[name=paysOnTime]").first().isVisible()).toBe(false);
    await page.locator("[name=refused][value=illiquidAssetsIdr]").check();
    await fill(page, { liquidSavingsIdr: "900000000" });
    await expectSound(page, "savings");
    await save(page);
    await page.waitForURL("**/R24/kebiasaan");

    // The rest on another phone, which finds what is there.
    const other = await open(viewport);
    await signInAs(other, "koordinator");
    await other.goto(`${family}/R24`);
    await other.getByText("Belum selesai").waitFor();
    await other.getByText("Tolong ditanyakan sekali lagi").waitFor();
    await other.getByText("jauh di atas pemasukan", { exact: false }).waitFor();
    await other.getByText("Rp 12.000.000 setahun (sekitar Rp 1.000.000 sebulan)").waitFor();
    await expectSound(other, "the review of a draft");
    await other.goto(`${family}/R24/kebiasaan`);
    for (const [name, value] of [["recordsKept", "ya"], ["goalSet", "ya"], ["emergencyCapacity", "sulit"], ["insured", "sebagian"], ["foodInsecure30d", "tidak"], ["confidence", "4"]] as const) await choose(other, name, value);
    await expectSound(other, "habits");
    await save(other);
    await other.waitForURL("**/R24");
    await other.getByText("Semua pertanyaan sudah terjawab.").waitFor();
    await other.getByRole("button", { name: "Selesaikan wawancara" }).click();
    await other.waitForURL("**/survei");
    await other.getByText("Wawancara selesai.", { exact: false }).waitFor();
    await other.getByRole("heading", { name: "Perubahan sejak wawancara pertama" }).waitFor();
    await expectSound(other, "the change since the first interview");

    // The first phone still shows a part of the draft: what it sends is an edit, and both see what the other changed.
    await choose(page, "recordsKept", "tidak");
    await save(page);
    await page.getByText("baru saja diubah", { exact: false }).or(page.getByRole("table")).first().waitFor();
    await expectSound(page, "the conflict");
    await page.goto(`${family.replace("/survei", "")}/tabungan`);
    await page.getByText("Rp 900 juta").first().waitFor();
  });
});

it("folds questions away and keeps a part without scripts, also one that is refused", async () => {
  const page = await open(PHONE, { javaScriptEnabled: false });
  await signInAs(page, "koordinator");
  const family = await aFamilyToAsk(page);
  await page.goto(`${family}/R24/belanja`);
  // The day of the interview comes first.
  await page.waitForURL("**/R24/wawancara");
  await page.locator("[name=interviewOn]").fill("2026-01-12");
  await save(page);
  await page.waitForURL("**/R24/pemasukan");
  await page.goto(`${family}/R24/tabungan`);
  await choose(page, "hasDebt", "tidak");
  expect(await page.locator("[name=debtServiceIdr]").isVisible()).toBe(false);
  await choose(page, "hasDebt", "ya");
  await fill(page, { debtServiceIdr: "400.000", debtPrincipalIdr: "300.000", debtInterestIdr: "50.000" });
  await save(page);
  await page.getByText("Pokok ditambah bunga tidak sama dengan seluruh cicilan.").first().waitFor();
  expect(await page.locator("[name=debtServiceIdr]").inputValue()).toBe("400.000");
  await fill(page, { debtServiceIdr: "" });
  await save(page);
  await page.waitForURL("**/R24/kebiasaan");
  await page.goto(`${family}/R24`);
  await page.getByText("Rp 350.000").waitFor();
});
