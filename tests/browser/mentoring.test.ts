import type { Page } from "playwright-core";
import postgres from "postgres";
import { expect, it } from "vitest";
import { HOME_VILLAGE } from "../../seeds/demo/villages";
import { PHONE } from "../browser";
import { bothViewports, expectSound, signInAs, useApp } from "./support";

/* Mentoring from the first wish of somebody at home to the first months of meetings. */

const { open, server } = useApp();
const pathOf = (page: Page) => new URL(page.url()).pathname;

async function ask(page: Page, name: string): Promise<void> {
  await page.goto("/");
  await page.getByRole("link", { name: "Minta pendampingan" }).click();
  await page.waitForURL("**/daftar-pendampingan");
  await expectSound(page, "the public form");
  await page.getByRole("button", { name: "Kirim permintaan" }).click();
  await page.getByRole("alert").getByText("Centang persetujuan", { exact: false }).waitFor();
  await page.getByLabel("Nama", { exact: true }).fill(name);
  await page.getByLabel("Desa atau kelurahan").fill(HOME_VILLAGE);
  await page.getByLabel("Nomor WhatsApp").fill("0812 3456 7890");
  await page.getByLabel("Sudah pulang dari luar negeri").check();
  await page.getByLabel("Saya setuju dihubungi").check();
  await page.getByRole("button", { name: "Kirim permintaan" }).click();
  await page.getByText("permintaan Anda sudah sampai", { exact: false }).waitFor();
  await expectSound(page, "the thanks");
  expect(page.url()).not.toContain(name.split(" ")[0]);
}

async function recordMoney(page: Page, amounts: Record<string, string>): Promise<void> {
  await page.getByRole("link", { name: "Catat keuangan" }).click();
  await page.waitForURL("**/tabungan");
  for (const [name, amount] of Object.entries(amounts)) await page.locator(`[name=${name}]`).fill(amount);
  await page.getByRole("button", { name: "Simpan" }).click();
  await page.getByText("Catatan keuangan tersimpan.").waitFor();
}

async function step(page: Page, to: string): Promise<void> {
  await page.getByRole("radio", { name: to, exact: true }).check();
  await page.getByRole("button", { name: "Simpan langkah" }).click();
  await page.getByText("Langkah disimpan.").waitFor();
}

async function meet(page: Page, homework: string): Promise<void> {
  await page.getByRole("link", { name: "Catat pertemuan" }).click();
  await page.waitForURL("**/sesi/baru");
  await page.getByLabel("Catatan keuangan").check();
  await page.getByLabel("Tugas sampai pertemuan berikut").fill(homework);
  await page.getByRole("button", { name: "Simpan pertemuan" }).click();
  await page.getByText("Pertemuan disimpan.").waitFor();
}

bothViewports((viewport) => {
  it("asked for by anybody, confirmed, assessed, planned, three meetings, a milestone and another zone", async () => {
    const name = viewport === PHONE ? "Yuliana Purnama" : "Mulyono Purnama";
    await ask(await open(viewport), name);
    const page = await open(viewport);
    await signInAs(page, "koordinator");
    await page.goto(`/wilayah/${HOME_VILLAGE}/pendampingan`);
    await expectSound(page, "the caseload");
    await page.getByRole("link", { name }).click();
    await page.waitForURL("**/pendaftaran/*");
    await expectSound(page, "the request");
    expect(await page.getByText("•••• 7890").count()).toBe(1);
    await page.getByRole("button", { name: "Lihat nomor telepon" }).click();
    await page.getByText("+6281234567890").waitFor();
    await page.getByLabel("Belum tercatat").check();
    await page.getByRole("button", { name: "Terima dalam pendampingan" }).click();
    await page.waitForURL("**/pendampingan/*");
    const mentoring = pathOf(page);
    await page.getByText("belum lengkap", { exact: false }).waitFor();
    await expectSound(page, "the new mentoring");

    await step(page, "Pendataan awal");
    expect(await page.getByRole("radio", { name: /^Berjalan/ }).isDisabled()).toBe(true);
    await recordMoney(page, { liquidSavingsIdr: "5.000.000", expenseIdr: "3.200.000", debtServiceIdr: "0", incomeLocalIdr: "400.000", incomeEnterpriseIdr: "0" });
    await page.goto(mentoring);
    await page.getByText("Perlu perhatian").first().waitFor();
    await page.getByRole("link", { name: "Buat rencana" }).click();
    await page.waitForURL("**/rencana");
    await expectSound(page, "the plan's form");
    await page.getByRole("button", { name: "Simpan rencana" }).click();
    await page.getByRole("alert").getByText("paling sedikit satu tujuan", { exact: false }).waitFor();
    await page.getByLabel("Ingin apa").first().fill("Kolam lele kedua");
    await page.getByLabel("Perlu berapa").first().fill("8.000.000");
    await page.getByRole("button", { name: "Simpan rencana" }).click();
    await page.getByText("Rencana disimpan.").waitFor();
    await step(page, "Berjalan");
    for (const homework of ["Catat belanja", "Hitung modal", "Cari pembeli"]) await meet(page, homework);
    await page.getByText("3 terlaksana", { exact: false }).waitFor();
    await page.getByLabel("Apa yang tercapai").selectOption("nib");
    await page.getByRole("button", { name: "Tercapai" }).click();
    await page.getByText("Capaian disimpan.").waitFor();
    await page.getByText("1 dari 11").waitFor();
    await recordMoney(page, { liquidSavingsIdr: "12.000.000" });
    await page.goto(mentoring);
    await page.getByText("Waspada").first().waitFor();
    expect(await page.getByRole("radio", { name: /^Lulus/ }).isDisabled()).toBe(true);
    await expectSound(page, "a mentoring under way");
    await page.reload();
    await page.getByText("3 terlaksana", { exact: false }).waitFor();

    await aYearLater(mentoring);
    await page.reload();
    await step(page, "Lulus");
    await page.getByText(/· Lulus, sejak/).waitFor();
    await expectSound(page, "a mentoring that has ended");
    expect(await page.getByRole("button", { name: "Simpan langkah" }).count()).toBe(0);
  });
});

/** Meetings and months of a year, as they would have come one by one. */
async function aYearLater(mentoring: string): Promise<void> {
  const sql = postgres(server().databaseUrl, { max: 1, onnotice: () => {} });
  const id = mentoring.split("/").at(-1)!;
  await sql`update mentoring_enrolments set enrolled_on = enrolled_on - 300, status_since = status_since - 300 where id = ${id}`;
  await sql`insert into mentoring_sessions (id, enrolment_id, held_on, kind, topics) select gen_random_uuid(), ${id}, current_date - 20 * n, 'kunjungan', '{}' from generate_series(1, 12) n`;
  await sql`insert into zone_snapshots (enrolment_id, month, zone, because, facts) select ${id}, (date_trunc('month', now()) - make_interval(months => n))::date, 'hijau', '{all_met}', '{}' from generate_series(1, 3) n`;
  await sql.end();
}

it("closes a mentor's door to people who are not theirs", async () => {
  const [keeper, mentor] = [await open(PHONE), await open(PHONE)];
  await signInAs(keeper, "koordinator");
  await keeper.goto(`/wilayah/${HOME_VILLAGE}/pendampingan`);
  const all = await keeper.locator("table a").evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  await signInAs(mentor, "pendamping");
  await mentor.goto("/pendampingan");
  await expectSound(mentor, "the mentor's people");
  const own = await mentor.locator("table a").evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  const others = all.filter((link) => !own.includes(link));
  expect([own.length > 0, others.length > 0]).toEqual([true, true]);
  expect((await mentor.goto(others[0]!))?.status()).toBe(404);
  expect((await mentor.goto(own[0]!))?.status()).toBe(200);
  expect((await mentor.goto(`/wilayah/${HOME_VILLAGE}/pendampingan`))?.status()).toBe(404);
});
