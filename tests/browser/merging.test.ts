import type { Page } from "playwright-core";
import postgres from "postgres";
import { uuidv7 } from "uuidv7";
import { expect, it } from "vitest";
import { aHousehold, aPerson } from "../factories/households";
import { aJourney } from "../factories/journeys";
import { axeFindings, bothViewports, sidewaysScroll, signInAs, useApp } from "./support";

const app = useApp();

async function looksRight(page: Page) {
  expect(await axeFindings(page), page.url()).toEqual([]);
  expect(await sidewaysScroll(page), page.url()).toBe(0);
}

/** A family recorded twice in the coordinator's village, with one transfer on both sides and a journey on one. */
async function recordedTwice(regionCode: string, name: string) {
  const sql = postgres(app.server().databaseUrl, { max: 1, onnotice: () => {} });
  try {
    const [one, two] = [await aHousehold(sql, { regionCode, label: `Keluarga ${name}` }), await aHousehold(sql, { regionCode, label: `Keluarga Bu ${name}` })];
    await aPerson(sql, { householdId: one.id, regionCode, fullName: name, memberRole: "kepala", birthDate: "1990-03-12" });
    const { id: personId } = await aPerson(sql, { householdId: two.id, regionCode, fullName: name, memberRole: "kepala", birthDate: "1990-03-12" });
    await aJourney(sql, { personId, householdId: two.id });
    for (const [household, day] of [[one.id, "2025-03-12"], [two.id, "2025-03-13"]] as const) {
      await sql`insert into remittances ${sql({ id: uuidv7(), household_id: household, region_code: regionCode, received_on: day, currency: "IDR", received_idr: 1_500_000, channel: "bank" })}`;
    }
    return { one: one.id, two: two.id };
  } finally {
    await sql.end();
  }
}

async function villageOf(page: Page): Promise<string> {
  await signInAs(page, "koordinator");
  return new URL(page.url()).pathname.split("/").at(-1)!;
}

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name }).waitFor();

bothViewports((viewport) => {
  it("a coordinator finds a family recorded twice, merges it, and makes it two again", async () => {
    const page = await app.open(viewport);
    const village = await villageOf(page);
    const name = `Sri ${uuidv7().slice(-8)}`;
    const { one, two } = await recordedTwice(village, name);
    await page.goto(`/wilayah/${village}/keluarga`);
    await page.getByRole("link", { name: "Mungkin sama" }).click();
    await heading(page, "Mungkin sama");
    await page.getByRole("navigation", { name: "Jenis data" }).getByRole("link", { name: "Keluarga" }).click();
    const pair = page.getByRole("listitem").filter({ hasText: `Keluarga Bu ${name}` });
    await pair.getByText("Sangat mirip").waitFor();
    await looksRight(page);

    await pair.getByRole("link", { name: /Bandingkan/ }).click();
    await heading(page, "Gabungkan data keluarga");
    await looksRight(page);
    await page.getByRole("group", { name: "Nama keluarga" }).getByText(`Keluarga Bu ${name}`).click();
    await page.getByRole("button", { name: "Gabungkan" }).click();
    const alert = page.getByRole("alert").filter({ hasText: "Masih ada yang perlu diputuskan" });
    await alert.waitFor();
    await looksRight(page);
    await alert.getByRole("link", { name: "Ke pertanyaannya (1)" }).click();
    await page.getByText("Ya, sama; pakai catatan dari data yang digabung").click();
    expect(await page.getByRole("group", { name: "Nama keluarga" }).getByRole("radio", { name: `Keluarga Bu ${name}` }).isChecked()).toBe(true);
    await page.getByRole("button", { name: "Gabungkan" }).click();
    await heading(page, "Penggabungan");
    await page.getByText("Sudah digabung.").waitFor();
    await looksRight(page);
    const result = page.url();

    // The old address leads to the one that stands, with its journey and one transfer.
    await page.goto(`/keluarga/${two}`);
    await heading(page, `Keluarga Bu ${name}`);
    expect(new URL(page.url()).pathname).toBe(`/keluarga/${one}`);
    await page.getByText("Data ini sudah digabung.").waitFor();
    await looksRight(page);
    await page.getByRole("link", { name: new RegExp(`Keluarga Bu ${name} →`) }).click();
    await page.waitForURL(result);
    await page.getByText("Urungkan penggabungan").first().click();
    await looksRight(page);
    await page.getByRole("button", { name: "Urungkan penggabungan" }).click();
    await page.getByText("Penggabungan diurungkan.").waitFor();
    await looksRight(page);
    await page.goto(`/keluarga/${two}`);
    await heading(page, `Keluarga Bu ${name}`);
    expect(new URL(page.url()).pathname).toBe(`/keluarga/${two}`);
    await page.goto(`/keluarga/${one}`);
    await heading(page, `Keluarga ${name}`);
  });

  it("without scripts a pair is decided to be two, is offered no more, and can be looked at again", async () => {
    const page = await app.open(viewport, { javaScriptEnabled: false });
    const village = await villageOf(page);
    const name = `Dewi ${uuidv7().slice(-8)}`;
    await recordedTwice(village, name);
    await page.goto(`/wilayah/${village}/mungkin-sama`);
    await page.getByRole("listitem").filter({ hasText: name }).getByRole("link", { name: /Bandingkan/ }).first().click();
    await heading(page, "Gabungkan data orang");
    await page.getByRole("button", { name: "Bukan orang yang sama" }).click();
    await heading(page, "Mungkin sama");
    expect(await page.getByRole("link", { name: new RegExp(`Bandingkan.*${name}`) }).count()).toBe(0);
    await page.getByRole("link", { name: `${name} dan ${name}` }).click();
    await page.getByRole("button", { name: "Tinjau ulang" }).click();
    await page.getByRole("button", { name: "Gabungkan", exact: true }).waitFor();
    expect(await sidewaysScroll(page)).toBe(0);
  });

  it("without scripts a family is merged with everything answered in one form, and undone", async () => {
    const page = await app.open(viewport, { javaScriptEnabled: false });
    const village = await villageOf(page);
    const name = `Rina ${uuidv7().slice(-8)}`;
    const { one, two } = await recordedTwice(village, name);
    await page.goto(`/gabung/keluarga/${one}/${two}`);
    await page.getByText("Tidak, keduanya benar terjadi").click();
    await page.getByRole("button", { name: "Gabungkan", exact: true }).click();
    await heading(page, "Penggabungan");
    await page.getByText("Urungkan penggabungan").first().click();
    await page.getByRole("button", { name: "Urungkan penggabungan" }).click();
    await page.getByText("Diurungkan").first().waitFor();
  });
});
