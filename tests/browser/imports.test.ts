import { expect, it } from "vitest";
import type { Page } from "playwright-core";
import { HOME_VILLAGE } from "../../seeds/demo/villages";
import { DESK, PHONE } from "../browser";
import { bothViewports, expectSound, signInAs, useApp, type Viewport } from "./support";

const { open } = useApp();

/** Three people of two families of their own; the second one's day of birth is in no calendar. */
function families(): { file: string; first: string } {
  made += 1;
  const kk = (family: number) => `35040523041507${made}${family}`;
  const name = `Uji${String.fromCharCode(64 + made)}`;
  return {
    first: `Jumirah ${name}`,
    file: [
      "no_kk;nama;kode_desa;hubungan;jk;tgl lahir;dusun",
      `${kk(1)};Jumirah ${name};${HOME_VILLAGE};kepala;P;17/08/1970;Krajan`,
      `${kk(1)};Darso ${name};${HOME_VILLAGE};anak;L;31/02/1995;Krajan`,
      `${kk(2)};Katini ${name};${HOME_VILLAGE};kepala;P;1 Mei 1968;Sumber`,
    ].join("\r\n"),
  };
}
let made = 0;

async function signedIn(viewport: Viewport, more = {}): Promise<Page> {
  const page = await open(viewport, more);
  await signInAs(page, "koordinator");
  return page;
}

async function upload(page: Page, text: string, { kind = "households", name = "keluarga-2025.csv" } = {}): Promise<void> {
  await page.goto(`/wilayah/${HOME_VILLAGE}/impor`);
  await page.locator(`input[name=jenis][value=${kind}]`).check();
  await page.locator("input[name=berkas]").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.locator("main form button[type=submit]").first().click();
  await page.waitForURL(/\/impor\/[0-9a-f-]{36}/);
}

const heading = (page: Page, text: string | RegExp) => page.getByRole("heading", { name: text });
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

/** Opens a question that stands behind a button, and answers it. */
async function confirm(page: Page, trigger: string, answer: string): Promise<void> {
  await page.getByText(trigger, { exact: true }).click();
  await button(page, answer).click();
}

bothViewports((viewport) => {
  it("a file with an error is mended on the page, stored, and taken back as a whole", async () => {
    const page = await signedIn(viewport);
    await page.goto(`/wilayah/${HOME_VILLAGE}/impor`);
    await expectSound(page);
    const { file, first } = families();
    await upload(page, file);
    expect(await page.title()).not.toContain("keluarga-2025");
    await heading(page, "Baris 3").waitFor();
    await expectSound(page);
    const birth = page.getByLabel("Tanggal lahir");
    expect(await birth.inputValue()).toBe("31/02/1995");
    expect(await birth.getAttribute("aria-invalid")).toBe("true");

    await birth.fill("30/02/1995");
    await button(page, "Periksa lagi").click();
    await page.getByText("Di berkas: 31/02/1995").waitFor();
    expect(await birth.inputValue()).toBe("30/02/1995");
    await birth.fill("28/02/1995");
    await button(page, "Periksa lagi").click();
    await page.getByText("Semua baris dapat disimpan.").waitFor();
    await expectSound(page);

    await button(page, "Simpan 3 baris").click();
    await page.getByText("Impor ini sudah disimpan").waitFor();
    await expectSound(page);
    await page.reload();
    await page.getByText("Impor ini sudah disimpan").waitFor();
    await page.goto(`/wilayah/${HOME_VILLAGE}/keluarga?cari=${encodeURIComponent(first)}`);
    await page.getByText(first).first().waitFor();

    await page.goBack();
    await confirm(page, "Urungkan impor ini", "Ya, urungkan");
    await page.getByText("Data kembali seperti sebelum disimpan.").waitFor();
    await expectSound(page);
    await page.goto(`/wilayah/${HOME_VILLAGE}/keluarga?cari=${encodeURIComponent(first)}`);
    expect(await page.getByText(first).count()).toBe(0);
  });
});

it("the good rows are stored, the others come back as a file with the reason", async () => {
  const page = await signedIn(DESK);
  const { file, first } = families();
  await upload(page, file);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Unduh baris yang ditolak" }).click()]);
  const pieces: Buffer[] = [];
  for await (const piece of await download.createReadStream()) pieces.push(piece as Buffer);
  const refused = Buffer.concat(pieces).toString("utf8");
  expect(refused.split("\r\n")[0]).toBe("\uFEFFno_kk;nama;kode_desa;hubungan;jk;tgl lahir;dusun;alasan_ditolak");
  expect(refused).toContain("Darso");
  expect(refused).not.toContain(first);
  await button(page, "Simpan 2 baris yang baik").click();
  await page.getByText("Impor ini sudah disimpan").waitFor();
  await confirm(page, "Urungkan impor ini", "Ya, urungkan");
  await page.getByText("Data kembali seperti sebelum disimpan.").waitFor();
});

it("a file that is no table is refused in plain words, and the way it is read can be corrected", async () => {
  const page = await signedIn(PHONE);
  await upload(page, "<html><body><table><tr><td>nama</td></tr></table></body></html>", { name: "laporan.xlsx" });
  await page.getByText("Berkas ini tidak dapat dipakai").waitFor();
  await expectSound(page);
  await upload(page, `warga,kode_desa\r\nSarmi Uji,${HOME_VILLAGE}\r\n`);
  await page.getByText("Kolom yang wajib belum ada: nama", { exact: false }).waitFor();
  await expectSound(page);
  await page.getByLabel("warga").selectOption("nama");
  await button(page, "Baca lagi").click();
  await button(page, "Simpan 1 baris").waitFor();
  await confirm(page, "Batalkan impor ini", "Ya, batalkan");
  await heading(page, "Impor sebelumnya").waitFor();
});

it("records are taken away as a file with a reason", async () => {
  const page = await signedIn(PHONE);
  await page.goto(`/wilayah/${HOME_VILLAGE}/ekspor`);
  await expectSound(page);
  await page.locator("input[name=jenis][value=remittances]").check();
  await page.locator("input[name=alasan][value=laporan]").check();
  const [download] = await Promise.all([page.waitForEvent("download"), button(page, "Unduh berkas").click()]);
  expect(download.suggestedFilename()).toMatch(/^kiriman-35\.04\.05\.\d{4}-\d{4}-\d\d-\d\d\.xlsx$/);
});

it("works by keyboard alone", async () => {
  const page = await signedIn(DESK);
  await upload(page, families().file);
  const birth = page.getByLabel("Tanggal lahir");
  await birth.focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("28/02/1995");
  await page.keyboard.press("Enter");
  await page.getByText("Semua baris dapat disimpan.").waitFor();
  await button(page, "Simpan 3 baris").focus();
  await page.keyboard.press("Enter");
  await page.getByText("Impor ini sudah disimpan").waitFor();
  await page.getByText("Urungkan impor ini", { exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByText("Data kembali seperti sebelum disimpan.").waitFor();
});

it("works without scripts on a phone", async () => {
  const page = await signedIn(PHONE, { javaScriptEnabled: false });
  await upload(page, families().file);
  await page.getByLabel("Tanggal lahir").fill("28/02/1995");
  await button(page, "Periksa lagi").click();
  await button(page, "Simpan 3 baris").click();
  await page.getByText("Impor ini sudah disimpan").waitFor();
  await confirm(page, "Urungkan impor ini", "Ya, urungkan");
  await page.getByText("Data kembali seperti sebelum disimpan.").waitFor();
});
