import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { HOME_VILLAGE } from "../../seeds/demo/villages";
import { PHONE } from "../browser";
import { axeFindings, bothViewports, sidewaysScroll, signInAs, useApp, type Viewport } from "./support";

const { open } = useApp();

async function coordinator(viewport: Viewport, more: object = {}): Promise<Page> {
  const page = await open(viewport, more);
  await signInAs(page, "koordinator");
  return page;
}

/** The form of the next family that has not been heard of this month. */
async function nextForm(page: Page): Promise<string> {
  await page.goto(`/kiriman/baru?desa=${HOME_VILLAGE}`);
  await page.locator("main ul.card a").first().click();
  await page.waitForURL(/\/keluarga\/[^/]+\/kiriman\/baru$/);
  return new URL(page.url()).pathname.split("/")[2]!;
}

const save = (page: Page) => page.getByRole("button", { name: "Simpan kiriman" });
const amount = (page: Page) => page.locator("input[name=jumlah]");
const isSaved = (page: Page) => page.waitForURL(/\/kiriman\/[0-9a-f-]{36}\?baru=1/);
/** How many transfers of the amount typed the family has. */
async function recorded(page: Page, familyId: string, sent: RegExp): Promise<number> {
  await page.goto(`/keluarga/${familyId}/uang`);
  return page.getByRole("cell", { name: sent }).count();
}
const isFine = async (page: Page) => [await axeFindings(page), await sidewaysScroll(page)];

bothViewports((viewport) => {
  it("records a remittance with at most four taps and the amount", async () => {
    const page = await coordinator(viewport);
    let taps = 0;
    const tap = async (target: Locator) => {
      taps += 1;
      await target.click();
    };
    await tap(page.getByRole("link", { name: "Kiriman", exact: true }).filter({ visible: true }).first());
    await page.getByRole("heading", { name: "Kiriman untuk keluarga siapa?" }).waitFor();
    expect(await isFine(page)).toEqual([[], 0]);
    await tap(page.locator("main ul.card a").first());
    await page.waitForURL(/\/keluarga\/[^/]+\/kiriman\/baru$/);
    await expect.poll(() => amount(page).evaluate((box) => box === document.activeElement)).toBe(true);
    await page.keyboard.type("3.210");
    expect(await page.getByText(/^(Menjadi|Perkiraan diterima) Rp/).textContent()).toMatch(/Rp\s[\d.]+/);
    expect(await isFine(page)).toEqual([[], 0]);
    await tap(save(page));
    await isSaved(page);
    expect(taps).toBeLessThanOrEqual(4);
    await page.getByText("Kiriman tersimpan.").waitFor();
    expect(await page.getByText(/^[A-Z]{3}\s3\.210$/).count()).toBe(1);
    expect(await isFine(page)).toEqual([[], 0]);
    await page.getByRole("button", { name: "Urungkan" }).click();
    await page.waitForURL(/\/uang$/);
    await page.getByText("Kiriman urung dicatat.").waitFor();
  });

  it("keeps what was typed in a form that is refused, and says why at the box", async () => {
    const page = await coordinator(viewport);
    await nextForm(page);
    await amount(page).fill("dua ribu");
    await page.locator("input[name=biaya]").fill("15");
    await page.getByLabel("Pos Indonesia").check();
    await save(page).click();
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").evaluate((box) => box === document.activeElement)).toBe(true);
    expect([await amount(page).inputValue(), await page.locator("input[name=biaya]").inputValue(), await page.getByLabel("Pos Indonesia").isChecked()]).toEqual(["dua ribu", "15", true]);
    expect(await amount(page).getAttribute("aria-invalid")).toBe("true");
    expect(await isFine(page)).toEqual([[], 0]);
    await amount(page).fill("2.345");
    await save(page).click();
    await isSaved(page);
  });

  it("without signal nothing is lost and nothing is stored; with it the same form is sent again, once", async () => {
    const page = await coordinator(viewport);
    const family = await nextForm(page);
    await amount(page).fill("1.357");
    await page.context().setOffline(true);
    await save(page).click();
    await page.getByText("Belum tersimpan: tidak ada sinyal").waitFor();
    expect(await amount(page).inputValue()).toBe("1.357");
    await page.context().setOffline(false);
    // The signal comes back and breaks again: what arrived is stored, but the answer to it is lost on the way.
    await page.route("**/kiriman/baru.data*", async (route) => {
      await route.fetch({ maxRedirects: 0 });
      await route.abort();
    }, { times: 1 });
    await save(page).click();
    await expect.poll(() => save(page).getAttribute("aria-disabled")).toBeNull();
    expect(await amount(page).inputValue()).toBe("1.357");
    await save(page).click();
    await isSaved(page);
    expect(await recorded(page, family, /1\.357/)).toBe(1);
    // What was kept on the device is gone once it is stored.
    await page.goto(`/keluarga/${family}/kiriman/baru`);
    await page.waitForLoadState("networkidle");
    expect(await amount(page).inputValue()).toBe("");
  });

  it("an impatient double tap and the way back leave one record", async () => {
    const page = await coordinator(viewport);
    const family = await nextForm(page);
    await amount(page).fill("1.468");
    await save(page).dblclick();
    await isSaved(page);
    await page.goBack();
    await page.waitForURL(/\/kiriman\/baru$/);
    await expect.poll(() => amount(page).inputValue()).toBe("");
    expect(await recorded(page, family, /1\.468/)).toBe(1);
  });

  it("shows a family's money, its uses and the village's transfers without anything for axe to find", async () => {
    const page = await coordinator(viewport);
    const family = await nextForm(page);
    for (const path of [`/keluarga/${family}/uang`, `/keluarga/${family}/penggunaan?bulan=2025-12`, `/keluarga/${family}/penggunaan?bulan=2025-12&cara=biji`, `/wilayah/${HOME_VILLAGE}/kiriman?bulan=2025-12`]) {
      await page.goto(path);
      expect([path, ...(await isFine(page))]).toEqual([path, [], 0]);
    }
    await page.locator("tbody a").first().click();
    await page.waitForURL(/\/kiriman\/[0-9a-f-]{36}$/);
    expect(await isFine(page)).toEqual([[], 0]);
    await page.getByRole("link", { name: "Ubah" }).click();
    await page.waitForURL(/ubah/);
    expect(await isFine(page)).toEqual([[], 0]);
  });
});

describe("on a phone", () => {
  it("a draft outlives the page it was typed on", async () => {
    const page = await coordinator(PHONE);
    const family = await nextForm(page);
    await amount(page).fill("1.579");
    await page.getByText("Isian disimpan sementara di HP ini.").waitFor();
    await page.goto("/akun");
    await page.goto(`/keluarga/${family}/kiriman/baru`);
    await page.getByText("Isian yang belum sempat disimpan dikembalikan.").waitFor();
    expect(await amount(page).inputValue()).toBe("1.579");
    await page.getByRole("button", { name: "Buang isian ini" }).click();
    await expect.poll(() => amount(page).inputValue()).toBe("");
  });

  it("records, asks and marks a month without any script; the same again after the way back is asked about (C088)", async () => {
    const page = await coordinator(PHONE, { javaScriptEnabled: false });
    await nextForm(page);
    await amount(page).fill("1.680");
    await save(page).click();
    await isSaved(page);
    await page.goBack();
    await amount(page).fill("1.680");
    await save(page).click();
    await page.getByText("Sudah ada kiriman dengan jumlah yang sama", { exact: false }).waitFor();
    await page.getByRole("link", { name: "Tidak, batalkan" }).click();
    await page.waitForURL(/\/uang$/);
    expect(await page.getByRole("cell", { name: /1\.680/ }).count()).toBe(1);
    await page.goto(`/wilayah/${HOME_VILLAGE}/kiriman`);
    const none = page.getByRole("button", { name: /^Tidak ada kiriman/ });
    const asked = await none.first().textContent();
    await none.first().click();
    expect(await page.getByText(/dicatat: tidak ada kiriman/).count()).toBe(1);
    expect(await none.first().textContent()).not.toBe(asked);
  });

  it("a family's money shows its chart, its table and its sentence without any script (story 1)", async () => {
    const page = await coordinator(PHONE, { javaScriptEnabled: false });
    await page.goto(`/kiriman/baru?desa=${HOME_VILLAGE}&cari=rina+contoh`);
    const address = await page.locator("main ul.card a").first().getAttribute("href");
    await page.goto(address!.replace("/kiriman/baru", "/uang"));
    expect(await page.getByText("Jika kiriman berhenti, tabungan cukup ± 4,7 bulan.", { exact: false }).count()).toBe(1);
    const chart = page.getByRole("img", { name: /^Uang dari bulan ke bulan/ }).filter({ visible: true });
    // A bar for what came and one for what was used, of each of 24 months, with its amount in words.
    expect(await chart.locator("svg title").count()).toBeGreaterThanOrEqual(48);
    await page.locator("details", { hasText: "Lihat sebagai tabel" }).first().locator("summary").click();
    const march = page.getByRole("row", { name: /Maret 2025/ });
    expect(await march.first().textContent()).toContain("8.325.000");
  });
});
