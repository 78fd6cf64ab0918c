import { Secret, TOTP } from "otpauth";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { HOME_VILLAGE } from "../../seeds/demo/villages";
import { bothViewports, expectSound, signInAs, useApp } from "./support";

const { open } = useApp();
const PASSWORD = "kopi pagi di teras";
const pathOf = (page: Page) => new URL(page.url()).pathname;

/** A new account of its own, so that no other test meets its second factor. */
async function newcomer(admin: Page, page: Page, login: string): Promise<void> {
  await signInAs(admin, "admin");
  await admin.goto("/admin/akun/baru");
  await admin.getByLabel("Nama", { exact: true }).fill("Ratna Langkah");
  await admin.getByLabel("Nama masuk").fill(login);
  await admin.getByLabel("Peran").selectOption("koordinator_desa");
  await admin.getByLabel("Wilayah", { exact: true }).fill(HOME_VILLAGE);
  await admin.getByRole("button", { name: "Buat undangan" }).click();
  await page.goto(new URL(await admin.getByLabel("Tautan sekali pakai").inputValue()).pathname);
  await page.getByLabel("Kata sandi baru").fill(PASSWORD);
  await page.getByRole("button", { name: "Simpan dan masuk" }).click();
  await page.waitForURL(`**/wilayah/${HOME_VILLAGE}`);
}

/** The code of now, or of the next half minute, which is taken as well: no code opens twice. */
const codeOf = (secret: string, ahead = 0) => new TOTP({ secret: Secret.fromBase32(secret.replaceAll(" ", "")) }).generate({ timestamp: Date.now() + ahead * 30_000 });

async function toSecondStep(page: Page, login: string): Promise<void> {
  await page.goto("/masuk");
  await page.getByLabel("Nama masuk").fill(login);
  await page.locator("input[name=password]").fill(PASSWORD);
  await page.getByRole("button", { name: "Masuk", exact: true }).click();
  await page.waitForURL("**/masuk/kode");
}

bothViewports((viewport) => {
  it("sets up the second step, signs in by code and by recovery code, makes new ones and takes it away", async () => {
    const [admin, page] = [await open(viewport), await open(viewport)];
    const login = `ratna.${viewport.width}`;
    await newcomer(admin, page, login);
    await page.goto("/akun");
    await expectSound(page, "/akun");
    await page.getByRole("link", { name: "Pasang" }).click();
    await page.waitForURL("**/akun/langkah-kedua");
    await expectSound(page, "the password first");
    await page.getByLabel("Kata sandi sekarang").fill(PASSWORD);
    await page.getByRole("button", { name: "Lanjut" }).click();
    await page.locator("p.font-mono").waitFor();
    await expectSound(page, "the set-up");
    const secret = await page.locator("p.font-mono").innerText();
    expect(await page.getByRole("img", { name: /pindai/ }).count()).toBe(1);
    await page.getByRole("textbox", { name: "Kode" }).fill("000000");
    await page.getByRole("button", { name: "Pasang" }).click();
    await page.getByRole("alert").waitFor();
    await expectSound(page, "a wrong code");
    expect(await page.locator("p.font-mono").innerText()).toBe(secret);
    await page.getByRole("textbox", { name: "Kode" }).fill(codeOf(secret));
    await page.getByRole("button", { name: "Pasang" }).click();
    await page.getByText("Simpan kode cadangan ini", { exact: false }).waitFor();
    await expectSound(page, "the recovery codes");
    const codes = await page.locator("ol.font-mono li").allInnerTexts();
    expect(codes).toHaveLength(10);

    const other = await open(viewport);
    await toSecondStep(other, login);
    await expectSound(other, "/masuk/kode");
    await other.goto(`/wilayah/${HOME_VILLAGE}`);
    expect(pathOf(other)).toBe("/masuk");
    await toSecondStep(other, login);
    await other.getByRole("textbox", { name: "Kode" }).fill(codeOf(secret, 1));
    await other.getByRole("button", { name: "Masuk", exact: true }).click();
    await other.waitForURL(`**/wilayah/${HOME_VILLAGE}`);
    // The first device is told, until it has looked.
    await page.goto(`/wilayah/${HOME_VILLAGE}`);
    await page.getByText(/Perangkat baru masuk ke akun Anda: Chrome/).waitFor();
    await expectSound(page, "the notice");
    await page.getByRole("link", { name: "Periksa, dan keluarkan" }).click();
    await page.waitForURL("**/akun#perangkat");
    await page.getByText("Perangkat baru").first().waitFor();
    await page.goto(`/wilayah/${HOME_VILLAGE}`);
    expect(await page.getByRole("link", { name: "Periksa, dan keluarkan" }).count()).toBe(0);

    const lost = await open(viewport);
    await toSecondStep(lost, login);
    await lost.getByRole("textbox", { name: "Kode" }).fill(codes[0]!.toLowerCase());
    await lost.getByRole("button", { name: "Masuk", exact: true }).click();
    await lost.waitForURL(`**/wilayah/${HOME_VILLAGE}`);
    await lost.goto("/akun/langkah-kedua");
    await expectSound(lost, "changing it");
    await lost.locator("form#codes input[name=sandi]").fill(PASSWORD);
    await lost.locator("form#codes input[name=kode]").fill(codes[1]!);
    await lost.getByRole("button", { name: "Buat kode baru" }).click();
    await lost.locator("ol.font-mono li").first().waitFor();
    const fresh = await lost.locator("ol.font-mono li").allInnerTexts();
    expect(fresh.some((code) => codes.includes(code))).toBe(false);
    await lost.goto("/akun/langkah-kedua");
    await lost.locator("form#off input[name=sandi]").fill(PASSWORD);
    await lost.locator("form#off input[name=kode]").fill(fresh[0]!);
    await lost.getByRole("button", { name: "Hapus langkah kedua" }).click();
    await lost.waitForURL("**/masuk");
    await signInAs(lost, login, PASSWORD);
  });

  it("without scripts: the codes are shown once, and the way back leads nowhere else", async () => {
    const [admin, page] = [await open(viewport), await open(viewport)];
    const login = `tanpa.${viewport.width}`;
    await newcomer(admin, page, login);
    const plain = await page.context().browser()!.newContext({ javaScriptEnabled: false, viewport, baseURL: new URL(page.url()).origin, storageState: await page.context().storageState() });
    const still = await plain.newPage();
    await still.goto("/akun/langkah-kedua");
    await still.locator("input[name=sandi]").fill(PASSWORD);
    await still.getByRole("button", { name: "Lanjut" }).click();
    const secret = await still.locator("p.font-mono").innerText();
    await still.getByRole("textbox", { name: "Kode" }).fill(codeOf(secret));
    await still.getByRole("button", { name: "Pasang" }).click();
    expect(await still.locator("ol.font-mono li").count()).toBe(10);
    await still.reload().catch(() => {});
    await still.goto("/akun/langkah-kedua");
    expect(await still.locator("ol.font-mono li").count()).toBe(0);
    await plain.close();
  });
});
