import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { HOME_VILLAGE } from "../../seeds/demo/villages";
import { PHONE } from "../browser";
import { axeFindings, bothViewports, sidewaysScroll, signInAs, useApp, type Viewport } from "./support";

/* Families and persons page by page, as a coordinator looks for somebody. */

const { open } = useApp();
let session: Awaited<ReturnType<ReturnType<Page["context"]>["storageState"]>>;

beforeAll(async () => {
  const page = await open(PHONE);
  await signInAs(page, "koordinator");
  session = await page.context().storageState();
}, 300_000);

async function opened(address: string, viewport: Viewport, more: object = {}): Promise<Page> {
  const page = await open(viewport, { storageState: session, ...more });
  await page.goto(address);
  return page;
}
/** The names on a page, from rows or cards alike. */
const names = (page: Page) => page.locator('main a.font-semibold[href^="/keluarga/"]').allTextContents();

bothViewports((viewport) => {
  it("from the families to the persons, page by page and back, each once and in order", async () => {
    const page = await opened(`/wilayah/${HOME_VILLAGE}/keluarga`, viewport);
    await page.getByRole("link", { name: "Orang", exact: true }).click();
    await page.waitForURL(/\/orang$/);
    expect(await axeFindings(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    const first = await names(page);
    expect(first).toHaveLength(25);
    await page.getByRole("link", { name: "Halaman berikutnya" }).click();
    await page.waitForURL(/setelah=/);
    await expect.poll(() => names(page)).not.toEqual(first);
    const second = await names(page);
    expect([...first, ...second].map((name) => name.toLowerCase())).toEqual([...first, ...second].map((name) => name.toLowerCase()).sort());
    await page.goBack();
    await page.waitForURL(/\/orang$/);
    await expect.poll(() => names(page)).toEqual(first);
    await page.goForward();
    await page.getByRole("link", { name: "Ke awal daftar" }).click();
    await page.waitForURL(/\/orang$/);
  });

  it("somebody is found with a typing error, and a NIK never stands in the address", async () => {
    const page = await opened(`/wilayah/${HOME_VILLAGE}/orang`, viewport);
    const [someone] = await names(page);
    const box = page.getByRole("searchbox", { name: "Cari nama atau NIK" });
    const [word] = someone!.split(" ");
    await box.fill(`${word}${word!.at(-1)}`);
    await page.getByRole("button", { name: "Cari", exact: true }).last().click();
    await page.waitForURL(/cari=/);
    expect(await names(page)).toContain(someone);
    await box.fill("3504120101990001");
    await page.getByRole("button", { name: "Cari", exact: true }).last().click();
    await page.getByText("Tidak ada keluarga dengan nomor ini di wilayah Anda.").first().waitFor();
    expect([page.url().includes("3504120101990001"), await box.inputValue()]).toEqual([false, "3504120101990001"]);
    expect(await axeFindings(page)).toEqual([]);
  });
});

it("without scripts the list is complete, and an address of another village is refused", async () => {
  const page = await opened(`/wilayah/${HOME_VILLAGE}/orang?pmi=di_luar`, PHONE, { javaScriptEnabled: false });
  expect((await names(page)).length).toBeGreaterThan(0);
  expect((await page.goto("/wilayah/52.03.09.2001/orang"))?.status()).toBe(404);
});
