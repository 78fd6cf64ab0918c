import { expect } from "vitest";
import { loader } from "~/routes/_app.wilayah.$code.ekspor";
import { action } from "~/routes/_app.wilayah.$code.ekspor_.unduh";
import { dbTest } from "../db";
import { aPerson, SISTER_VILLAGE } from "../factories/households";
import { signedIn } from "../factories/sign-in";
import { collected, read } from "../imports/reading";

const VILLAGE = "35.04.07.2001";
const context = { cspNonce: "", clientAddress: "192.0.2.1" };
const coordinator = await signedIn({ grants: [{ role: "koordinator_desa", areaCode: VILLAGE }] });
const planner = await signedIn({ grants: [{ role: "perencana", areaCode: "35.04" }] });

type Asked = { form?: Record<string, string>; headers?: Record<string, string>; code?: string };

async function download({ form = {}, headers = coordinator.headers, code = VILLAGE }: Asked): Promise<Response> {
  const body = new URLSearchParams({ jenis: "households", berkas: "csv", nomor: "masked", alasan: "laporan", keterangan: "", dari: "", sampai: "", ...form });
  const request = new Request(`http://desa.test/wilayah/${code}/ekspor/unduh`, { method: "POST", body, headers });
  return Promise.resolve(action({ request, params: { code }, context })).catch((thrown: Response) => thrown);
}

const page = (query: string) =>
  loader({ request: new Request(`http://desa.test/wilayah/${VILLAGE}/ekspor${query}`, { headers: coordinator.headers }), params: { code: VILLAGE }, context });

dbTest("the file comes as a download whose name tells nothing about a person", async ({ sql }) => {
  await aPerson(sql, { regionCode: VILLAGE, fullName: "=Sri Wahyuni" });
  const answer = await download({});
  expect(answer.status).toBe(200);
  expect(answer.headers.get("Content-Disposition")).toMatch(/^attachment; filename="keluarga-35\.04\.07\.2001-\d{4}-\d\d-\d\d\.csv"$/);
  expect(answer.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
  const file = Buffer.from(await answer.arrayBuffer());
  expect(String(file.length)).toBe(answer.headers.get("Content-Length"));
  expect(file.toString()).toContain("'=Sri Wahyuni");
  expect((await read(file)).rows).toHaveLength(1);
});

dbTest("a workbook comes as one", async () => {
  const answer = await download({ form: { berkas: "xlsx" } });
  expect(answer.headers.get("Content-Type")).toBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  expect((await read(await collected(answer.body as unknown as AsyncIterable<Uint8Array>))).table.format).toBe("xlsx");
});

dbTest("without a reason the form comes back with its choices and the message at its field, and nothing leaves", async ({ sql }) => {
  const answer = await download({ form: { alasan: "lainnya", keterangan: "pinjam", jenis: "remittances", nomor: "full", dari: "2025-03" } });
  expect(answer.status).toBe(303);
  const back = new URL(answer.headers.get("Location") ?? "", "http://desa.test");
  expect(back.search).not.toContain("pinjam");
  expect(await page(back.search)).toMatchObject({
    values: { jenis: "remittances", nomor: "full", dari: "2025-03", alasan: "lainnya", berkas: "csv" },
    errors: { keterangan: ["exports:missing.note"] },
  });
  expect(await sql`select from audit_log where action = 'export' and entity = 'remittances' and region_code = ${VILLAGE}`).toHaveLength(0);
});

dbTest("a period chosen the wrong way round is turned, and nonsense in an address is nothing", async () => {
  expect((await download({ form: { jenis: "uses", dari: "2025-05", sampai: "2025-01" } })).status).toBe(200);
  expect(await page("?ditolak=1&jenis=%3Cscript%3E&alasan=__proto__")).toMatchObject({
    values: { alasan: "__proto__" },
    errors: { jenis: ["exports:missing.kind"], alasan: ["exports:missing.reason"] },
  });
});

dbTest("another village is not there, and whoever sees only numbers is refused (C111)", async () => {
  expect((await download({ code: SISTER_VILLAGE })).status).toBe(404);
  expect((await download({ code: "35.04.07" })).status).toBe(404);
  expect((await download({ headers: planner.headers })).status).toBe(403);
  expect((await download({ headers: {} })).headers.get("Location")).toMatch(/^\/masuk\?/);
});
