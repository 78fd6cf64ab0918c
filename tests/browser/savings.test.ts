import { expect, it } from "vitest";
import { HOME_VILLAGE } from "../../seeds/demo/villages";
import { bothViewports, expectSound, signInAs, useApp } from "./support";

/* A group's meeting on one screen, and a day of an enterprise's book in few taps. */

const { open } = useApp();

bothViewports((viewport) => {
  it("a whole meeting is recorded with a few taps, and the group's money comes to the same on both sides", async () => {
    const page = await open(viewport);
    const day = `2026-02-${viewport.width === 360 ? "03" : "04"}`;
    await signInAs(page, "koordinator");
    await page.goto(`/wilayah/${HOME_VILLAGE}/kelompok`);
    await expectSound(page, "the village's groups");
    await page.getByRole("link", { name: "Kelompok Simpan Melati (contoh)" }).click();
    await page.getByText("terlambat lebih dari 30 hari").waitFor();
    await expectSound(page, "the group");
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/group-${viewport.width}.png`, fullPage: true });
    await page.getByRole("link", { name: "Catat pertemuan" }).click();
    await page.waitForURL("**/pertemuan/baru");
    await page.getByLabel("Tanggal pertemuan").fill(day);
    await page.getByRole("button", { name: "Semua hadir" }).click();
    await page.getByRole("button", { name: /^Yang hadir membayar/ }).click();
    await expectSound(page, "the meeting");
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/meeting-${viewport.width}.png` });
    await page.getByRole("button", { name: "Simpan pertemuan" }).click();
    await page.getByText("Pertemuan disimpan, 36 isian dicatat.").waitFor();
    expect(await page.getByRole("link", { name: viewport.width === 360 ? "3 Feb 2026" : "4 Feb 2026" }).count()).toBe(1);
  });

  it("a day's sale is written in few taps and makes the month", async () => {
    const page = await open(viewport);
    await signInAs(page, "koordinator");
    await page.goto(`/wilayah/${HOME_VILLAGE}/usaha`);
    await page.locator("table tbody th a").nth(viewport.width === 360 ? 0 : 1).click();
    await page.getByRole("link", { name: "Catat uang hari ini" }).click();
    await page.waitForURL("**/harian");
    await page.getByRole("link", { name: "Catat uang hari ini" }).click();
    await page.waitForURL("**/harian/baru*");
    await page.getByLabel("Jumlah").fill("125000");
    await expectSound(page, "the entry");
    await page.getByRole("button", { name: "Simpan" }).click();
    await page.getByText("Catatan disimpan.").waitFor();
    await page.getByText("+ Rp 125.000").waitFor();
    await expectSound(page, "the day book");
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/days-${viewport.width}.png`, fullPage: true });
  });
});
