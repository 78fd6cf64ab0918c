import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { HOME_VILLAGE } from "../../seeds/demo/villages";
import { QUESTION_FAMILIES } from "~/learning/question-bank";
import { todayIn } from "~/shared/dates";
import { PHONE } from "../browser";
import { expectSound, signInAs, useApp } from "./support";

/* The door of a class: a coordinator shows a code, people in the room say they are there and take the test on their own phones. */

const { open } = useApp();
const SHOTS = process.env.SHOTS;
const shot = async (page: Page, name: string) => {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
};

const TODAY = todayIn("Asia/Jakarta", new Date());

async function aClassToday(page: Page): Promise<string> {
  await page.goto(`/wilayah/${HOME_VILLAGE}/kegiatan/baru`);
  await page.getByLabel("Nama kegiatan").fill("Kelas di balai desa");
  await page.getByLabel("Jenis").selectOption("literasi_keuangan");
  await page.getByLabel("Mulai").fill(TODAY);
  await page.getByRole("button", { name: "Simpan kegiatan" }).click();
  await page.waitForURL("**/peserta");
  await page.getByLabel("Nama peserta").fill("Tini Rahayu\nJoko Santoso");
  await page.getByRole("button", { name: "Tambahkan nama" }).click();
  await page.getByText("2 peserta ditambahkan.").waitFor();
  return page.url().replace("/peserta", "");
}

async function arrive(page: Page, code: string, name: string): Promise<void> {
  await page.goto(`/hadir?kode=${code}`);
  await page.getByRole("textbox", { name: "Nama Anda" }).fill(name);
  await page.getByRole("button", { name: "Saya hadir" }).click();
}

it("is opened by a coordinator; people without an account check in, take the test and are answered", { timeout: 180_000 }, async () => {
  const page = await open(PHONE);
  await signInAs(page, "koordinator");
  const address = await aClassToday(page);
  await page.goto(`${address}/sesi/1`);
  await page.getByRole("link", { name: "Kehadiran dengan kode" }).click();
  await page.waitForURL("**/kode");
  await expectSound(page, "opening a code");
  await shot(page, "1-open");
  await page.getByLabel("Tes di HP").selectOption("pre");
  await page.getByRole("button", { name: "Buka kode" }).click();
  await page.getByText("Berlaku sampai pukul").waitFor();
  await expectSound(page, "the sign");
  await shot(page, "2-sign");
  const code = ((await page.locator("p.num").first().textContent()) ?? "").replace(/\s/g, "");
  expect(code).toMatch(/^[A-Z]{6}$/);

  const phone = await open(PHONE);
  await phone.goto("/hadir");
  await expectSound(phone, "checking in");
  await phone.getByRole("textbox", { name: "Kode" }).fill("ZZZZZZ");
  await phone.getByRole("textbox", { name: "Nama Anda" }).fill("tini rahayu");
  await phone.getByRole("button", { name: "Saya hadir" }).click();
  await phone.getByText("Kode ini tidak berlaku").first().waitFor();
  expect(await phone.getByRole("textbox", { name: "Nama Anda" }).inputValue()).toBe("tini rahayu");
  await shot(phone, "3-wrong-code");
  await arrive(phone, code, "tini rahayu");
  await phone.getByText("Kehadiran Anda sudah tercatat").waitFor();
  expect(phone.url()).not.toContain("tini");
  expect(await phone.locator("main").textContent()).not.toMatch(/Tini|Joko/);
  await expectSound(phone, "the test");
  await shot(phone, "4-test");
  const { questions } = QUESTION_FAMILIES[0]!;
  const choose = (at: number, value: string) => phone.locator(`input[name=q${at}][value="${value}"]`).check();
  for (const [at, { right }] of questions.entries()) if (at !== 3) await choose(at, at < 7 ? String(right) : "belum_tahu");
  await phone.getByRole("button", { name: "Kirim jawaban" }).click();
  await phone.getByRole("alert").waitFor();
  await expectSound(phone, "a test with an open question");
  await shot(phone, "5-missing");
  expect(await phone.locator('input[name=q0]:checked').inputValue()).toBe(String(questions[0]!.right));
  await choose(3, String(questions[3]!.right));
  await phone.getByRole("button", { name: "Kirim jawaban" }).click();
  await phone.getByText("Anda menjawab benar 7 dari 10").waitFor();
  await expectSound(phone, "the result");
  await shot(phone, "6-result");
  await phone.getByRole("button", { name: "Orang lain memakai HP ini" }).click();
  await phone.getByRole("textbox", { name: "Kode" }).waitFor();
  await arrive(phone, code, "Tamu Baru");
  await phone.getByText("Pendamping akan memastikan nama Anda").waitFor();
  await shot(phone, "7-waiting");

  await page.reload();
  await page.getByText("Tamu Baru", { exact: true }).waitFor();
  await expectSound(page, "somebody waits");
  await shot(page, "8-waits");
  await page.getByLabel("Siapakah Tamu Baru?").selectOption("baru");
  await page.getByRole("button", { name: "Simpan" }).click();
  await page.getByText("Jawaban disimpan.").waitFor();
  await phone.reload();
  await phone.getByText("Kehadiran Anda sudah tercatat").waitFor();
  await phone.getByRole("button", { name: "Kirim jawaban" }).waitFor();

  await page.getByRole("button", { name: "Tutup kode" }).click();
  await page.getByRole("button", { name: "Buka kode" }).waitFor();
  await page.goto(address);
  await page.getByText("2 dari 2 kursi tercatat; 1 belum dicatat.").waitFor();
  await expectSound(page, "the report");
  await shot(page, "9-report");
});

it("works without JavaScript", { timeout: 120_000 }, async () => {
  const page = await open(PHONE);
  await signInAs(page, "koordinator");
  const address = await aClassToday(page);
  await page.goto(`${address}/sesi/1/kode`);
  await page.getByLabel("Tes di HP").selectOption("pre");
  await page.getByRole("button", { name: "Buka kode" }).click();
  await page.getByText("Berlaku sampai pukul").waitFor();
  const code = ((await page.locator("p.num").first().textContent()) ?? "").replace(/\s/g, "");
  const phone = await open(PHONE, { javaScriptEnabled: false });
  await arrive(phone, code, "Joko Santoso");
  await phone.getByText("Kehadiran Anda sudah tercatat").waitFor();
  await phone.getByRole("button", { name: "Kirim jawaban" }).click();
  await phone.getByText("Belum dijawab.").first().waitFor();
  for (let at = 0; at < 10; at++) await phone.locator(`input[name=q${at}][value="belum_tahu"]`).check({ force: true });
  await phone.getByRole("button", { name: "Kirim jawaban" }).click();
  await phone.getByText("Anda menjawab benar 0 dari 10").waitFor();
});

it("gives certificates to print to who completed, and sheets of the test", { timeout: 120_000 }, async () => {
  const page = await open(PHONE);
  await signInAs(page, "koordinator");
  await page.goto(`/wilayah/${HOME_VILLAGE}/kegiatan/baru`);
  await page.getByLabel("Nama kegiatan").fill("Kelas mengatur uang keluarga");
  await page.getByLabel("Jenis").selectOption("literasi_keuangan");
  await page.getByLabel("Mulai").fill("2026-03-02");
  await page.getByLabel("Jam seluruhnya").fill("6");
  await page.getByRole("textbox", { name: "Biaya" }).fill("1.500.000");
  await page.getByRole("button", { name: "Simpan kegiatan" }).click();
  await page.waitForURL("**/peserta");
  await page.getByLabel("Nama peserta").fill("Ani Lestari\nBudi Hartono\nCici Wulandari");
  await page.getByRole("button", { name: "Tambahkan nama" }).click();
  await page.getByText("3 peserta ditambahkan.").waitFor();
  const address = page.url().replace("/peserta", "");
  await page.goto(`${address}/sesi/1`);
  await page.getByLabel("Tanggal pertemuan").fill("2026-03-02");
  await page.getByRole("button", { name: "Semua hadir" }).click();
  await page.getByRole("radio", { name: "Alpa", exact: true }).nth(2).check();
  await page.getByRole("button", { name: "Simpan kehadiran" }).click();
  await page.getByText("3 kehadiran dicatat.").waitFor();
  await page.goto(`${address}/nilai?tes=post`);
  for (const at of [0, 1, 2]) await page.locator("input[name$='.score']").nth(at).fill("80");
  await page.getByRole("button", { name: "Simpan nilai" }).click();
  await page.getByText("Rp 750.000").waitFor();
  await expectSound(page, "the report");
  await shot(page, "10-report");
  await page.getByRole("link", { name: "Sertifikat" }).click();
  await page.waitForURL("**/sertifikat");
  await page.getByText("2 orang lulus.").waitFor();
  await page.getByRole("heading", { name: "Ani Lestari" }).waitFor();
  await expectSound(page, "the certificates");
  await shot(page, "11-certificates");
  expect(await page.locator(".certificate").count()).toBe(2);
  expect(await page.locator("main").textContent()).not.toContain("Cici");
  const sheets = async () => ((await page.pdf({ preferCSSPageSize: true })).toString("latin1").match(/MediaBox ?\[0 0 [\d.]+ [\d.]+\]/g) ?? []).map((box) => box.match(/[\d.]+/g)!.slice(2).map(Number));
  const lying = async () => (await sheets()).map(([width = 0, height = 0]) => width > height);
  expect(await lying()).toEqual([true, true]);
  await page.getByRole("link", { name: "Budi Hartono" }).click();
  await page.waitForURL("**peserta=**");
  await page.getByRole("heading", { name: "Ani Lestari" }).waitFor({ state: "detached" });
  expect(await lying()).toEqual([true]);
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 1123, height: 794 });
  await shot(page, "12-certificate-printed");
  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize(PHONE);
  await page.goto(`${address}/soal`);
  await page.getByText("Kunci jawaban untuk pendamping").waitFor();
  await expectSound(page, "the test sheet");
  await shot(page, "13-sheet");
});
