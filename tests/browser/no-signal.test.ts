import { expect, it } from "vitest";
import { HOME_VILLAGE } from "../../seeds/demo/villages";
import { PHONE } from "../browser";
import { signInAs, useApp } from "./support";

const { open } = useApp();

it("a page opened without a signal says so, and opens once there is one", async () => {
  const page = await open(PHONE);
  await signInAs(page, "koordinator");
  const families = page.locator(`nav a[href$="/keluarga"]:visible`).first();
  // The scripts of a page not seen before cannot come without a signal: the browser tells that itself.
  await page.goto(`/wilayah/${HOME_VILLAGE}/keluarga`, { waitUntil: "networkidle" });
  await page.locator(`nav a[href$="${HOME_VILLAGE}"]:visible`).first().click();
  await page.getByRole("heading", { level: 1, name: "Desa" }).waitFor();
  await page.context().setOffline(true);
  await families.click();
  await page.getByRole("heading", { name: "Tidak ada sambungan" }).waitFor();
  expect(await page.locator("h1").count()).toBe(1);
  expect(await page.locator("main").textContent()).not.toContain("Kode 500");
  await page.context().setOffline(false);
  await page.getByRole("link", { name: "Coba lagi" }).click();
  await page.getByRole("heading", { level: 1, name: "Keluarga" }).waitFor();
});
