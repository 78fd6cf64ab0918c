import { expect, it } from "vitest";
import { HOME_VILLAGE } from "../../seeds/demo/villages";
import { bothViewports, expectSound, signInAs, useApp } from "./support";

/* A vacancy from a draft to the public board, and a company looked up by somebody at home. */

const { open } = useApp();

bothViewports((viewport) => {
  it("comes to the board only when its company's licence is in force", async () => {
    const [page, visitor] = [await open(viewport), await open(viewport)];
    const title = `Pengasuh bayi ${viewport.width}`;
    await signInAs(page, "koordinator");
    await page.goto(`/wilayah/${HOME_VILLAGE}/lowongan`);
    await expectSound(page, "the list");
    await page.getByText("Jangan dipakai").first().waitFor();
    await page.getByRole("link", { name: "Tambah lowongan" }).click();
    await page.waitForURL("**/lowongan/baru");
    await expectSound(page, "the form");
    await page.getByRole("textbox", { name: "Pekerjaan", exact: true }).fill(title);
    await page.getByLabel("Negara").selectOption("HK");
    await page.getByLabel("Berlaku sampai").fill("2027-06-30");
    await page.getByLabel("Sumber").selectOption("p3mi");
    await page.getByLabel("Perusahaan penempatan (P3MI)").fill("PT Contoh Jaya Abadi");
    await page.getByRole("button", { name: "Simpan lowongan" }).click();
    await page.getByText("izin perusahaan tidak berlaku", { exact: false }).first().waitFor();
    await page.getByRole("button", { name: "Tampilkan di papan" }).click();
    await page.getByText("Tidak bisa ditampilkan", { exact: false }).waitFor();
    await expectSound(page, "a refused vacancy");
    await visitor.goto(`/lowongan/${HOME_VILLAGE}`);
    await expectSound(visitor, "the public board");
    expect(await visitor.getByRole("heading", { name: title }).count()).toBe(0);

    await page.getByRole("link", { name: "Ubah lowongan" }).click();
    await page.waitForURL("**/ubah");
    await page.getByLabel("Perusahaan penempatan (P3MI)").fill("PT Contoh Karya Mandiri");
    await page.getByRole("button", { name: "Simpan lowongan" }).click();
    await page.getByText("Izin perusahaan berlaku").waitFor();
    await page.getByRole("button", { name: "Tampilkan di papan" }).click();
    await page.getByText("Keadaan lowongan disimpan.").waitFor();
    await visitor.goto("/");
    await visitor.getByRole("link", { name: "Papan lowongan desa" }).click();
    await visitor.waitForURL("**/lowongan");
    await expectSound(visitor, "villages with vacancies");
    await visitor.locator(`a[href="/lowongan/${HOME_VILLAGE}"]`).click();
    await visitor.getByRole("heading", { name: title }).waitFor();
    expect(await visitor.getByText("Supaya tidak tertipu").count()).toBe(1);

    await visitor.getByRole("link", { name: "Cek perusahaan" }).click();
    await visitor.waitForURL("**/cek-perusahaan");
    await visitor.getByLabel("Nama atau nomor izin").fill("contoh jaya");
    await visitor.getByRole("button", { name: "Cek" }).click();
    await visitor.getByText("Izinnya sudah dicabut", { exact: false }).waitFor();
    await expectSound(visitor, "a withdrawn licence");
    await visitor.getByLabel("Nama atau nomor izin").fill("perusahaan khayal");
    await visitor.getByRole("button", { name: "Cek" }).click();
    await visitor.getByText("Itu tidak berarti aman", { exact: false }).waitFor();
  });
});
