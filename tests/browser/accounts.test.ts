import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { HOME_VILLAGE } from "../../seeds/demo/villages";
import { bothViewports, expectSound, signInAs, useApp } from "./support";

const { open } = useApp();
const PASSWORD = "kopi pagi di teras";
const pathOf = (page: Page) => new URL(page.url()).pathname;

/** The page as it stands: axe finds nothing, nothing sticks out, and it has one heading of the first rank. */
/** Opens the menu of the person and chooses a language in it. */
async function chooseLanguage(page: Page, name: "Indonesia" | "English") {
  await page.locator("header details.menu summary").click();
  await page.locator("header details.menu").getByRole("button", { name, exact: true }).click();
  await page.waitForFunction((lang) => document.documentElement.lang === lang, name === "English" ? "en" : "id");
}

/** As the administrator: invites somebody to a village, and gives the link as the page shows it. */
async function invite(page: Page, name: string, login: string): Promise<string> {
  await page.goto("/admin/akun/baru");
  await page.getByLabel("Nama", { exact: true }).fill(name);
  await page.getByLabel("Nama masuk").fill(login);
  await page.getByLabel("Peran").selectOption("koordinator_desa");
  await page.getByLabel("Wilayah", { exact: true }).fill(HOME_VILLAGE);
  await page.getByRole("button", { name: "Buat undangan" }).click();
  const link = await page.getByLabel("Tautan sekali pakai").inputValue();
  await expectSound(page, "the link");
  return new URL(link).pathname;
}

bothViewports((viewport) => {
  it("lets a coordinator in, tells a wrong password at the form, and lets out again", async () => {
    const page = await open(viewport);
    await page.goto("/");
    await expectSound(page, "/");
    await page.locator("main").getByRole("link", { name: "Masuk" }).click();
    await page.waitForURL("**/masuk");
    await expectSound(page, "/masuk");
    await page.getByLabel("Nama masuk").fill("koordinator");
    await page.locator("input[name=password]").fill("bukan kata sandinya");
    await page.getByRole("button", { name: "Masuk", exact: true }).click();
    expect(await page.getByRole("alert").textContent()).toContain("tidak cocok");
    expect(await page.getByLabel("Nama masuk").inputValue()).toBe("koordinator");
    await expectSound(page, "/masuk refused");
    await signInAs(page, "koordinator");
    await page.goto("/");
    expect(pathOf(page)).toBe(`/wilayah/${HOME_VILLAGE}`);
    await page.locator("header details.menu summary").click();
    await page.getByRole("button", { name: "Keluar", exact: true }).click();
    await page.waitForURL("**/masuk");
    await page.goto(`/wilayah/${HOME_VILLAGE}`);
    expect(pathOf(page)).toBe("/masuk");
  });

  it("leads from an invitation to the first sign-in; the link works once and says so afterwards", async () => {
    const admin = await open(viewport);
    await signInAs(admin, "admin");
    const login = `kasiyem.${viewport.width}`;
    // A name that would run as a script, were it not shown as text (C125).
    const path = await invite(admin, `Kasiyem <img src=x onerror="document.title='x'">`, login);
    const page = await open(viewport);
    await page.goto(path);
    await expectSound(page, "the invitation");
    expect(await page.locator("h1").textContent()).toContain("Kasiyem <img");
    await page.getByLabel("Kata sandi baru").fill("rahasia12345");
    await page.getByRole("button", { name: "Simpan dan masuk" }).click();
    await page.getByRole("alert").waitFor();
    await expectSound(page, "the invitation refused");
    await page.getByLabel("Kata sandi baru").fill(PASSWORD);
    await page.getByRole("button", { name: "Simpan dan masuk" }).click();
    await page.waitForURL(`**/wilayah/${HOME_VILLAGE}`);
    expect(await page.title()).not.toBe("x");

    const again = await open(viewport);
    expect((await again.goto(path))!.status()).toBe(404);
    expect(await again.locator("main").textContent()).toContain("sudah dipakai");
    await expectSound(again, "the used link");
    await signInAs(again, login, PASSWORD);

    await admin.goto(`/admin/akun?q=${login}`);
    await admin.getByRole("link", { name: /Kasiyem/ }).click();
    await admin.getByRole("heading", { level: 1, name: /Kasiyem/ }).waitFor();
    await expectSound(admin, "/admin/akun/:id");
    await admin.locator("main summary", { hasText: "Akhiri" }).click();
    await admin.getByRole("button", { name: "Akhiri", exact: true }).click();
    await admin.getByText("Tugas diakhiri.").waitFor();
    expect((await again.goto(`/wilayah/${HOME_VILLAGE}`))!.status()).toBe(404);
    await expectSound(again, "not found");
  });

  it("finds nothing wrong on the pages of an administrator; a change of language keeps the page", async () => {
    const page = await open(viewport);
    await signInAs(page, "admin");
    // The language changes on every page, beginning with the other one on the desk: each page is seen in both.
    let isEnglish = viewport.width > 1_000;
    if (isEnglish) await chooseLanguage(page, "English");
    const pages = ["/admin/akun", "/admin/akun/baru", "/admin/akun/wilayah", "/admin/audit", "/akun", "/wilayah", "/wilayah?q=ngunut+tulungagung", "/cari", "/cari?q=ngunut"];
    for (const path of [...pages, `/wilayah/${HOME_VILLAGE}/program`, `/wilayah/${HOME_VILLAGE}/program?ubah=1`]) {
      expect((await page.goto(path))!.status(), path).toBe(200);
      await expectSound(page, path);
      isEnglish = !isEnglish;
      await chooseLanguage(page, isEnglish ? "English" : "Indonesia");
      expect(page.url().endsWith(path), `${page.url()} after the switch`).toBe(true);
    }
    if (isEnglish) await chooseLanguage(page, "Indonesia");
    await page.goto("/admin/audit");
    await page.getByRole("button", { name: "Periksa sekarang" }).click();
    await page.getByText(/^Utuh: /).waitFor();
  });

  it("remembers the language after signing out, and for a visitor before", async () => {
    const page = await open(viewport);
    await page.goto("/masuk");
    await page.getByRole("button", { name: "English", exact: true }).click();
    await page.waitForFunction(() => document.documentElement.lang === "en");
    expect(pathOf(page)).toBe("/masuk");
    await signInAs(page, "kades");
    expect(await page.getAttribute("html", "lang")).toBe("en");
    await chooseLanguage(page, "Indonesia");
    await page.goto("/akun");
    expect(await page.getAttribute("html", "lang")).toBe("id");
  });

  it("finds a family by name without writing it into the address, by keyboard alone", async () => {
    const page = await open(viewport);
    await signInAs(page, "koordinator");
    await page.goto("/cari");
    const box = page.locator("main input[name=q]");
    await box.focus();
    await page.keyboard.type("siti");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Keluarga", exact: true }).waitFor();
    expect(page.url()).not.toContain("siti");
    await expectSound(page, "/cari found");
    expect(await page.locator('main a[href^="/keluarga/"]').count()).toBeGreaterThan(0);
  });
});

it("works without scripts: signing in, searching, ending a session", async () => {
  const page = await open({ width: 360, height: 740 }, { javaScriptEnabled: false });
  await signInAs(page, "koordinator");
  await page.goto("/cari");
  await page.locator("main input[name=q]").fill("ngunut tulungagung");
  await page.locator("main form button[type=submit]").click();
  expect(await page.locator("main").textContent()).toContain("35.04.11");
  await page.goto("/akun");
  await page.locator("main details summary").last().click();
  await page.locator("main details button[type=submit]").last().click();
  expect(pathOf(page)).toBe("/masuk");
});
