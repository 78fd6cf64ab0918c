import { expect, it } from "vitest";
import { pathForLog } from "../../bin/server/request-log";

it("the log keeps ids of records and codes of areas", () => {
  for (const path of ["/", "/desa/35.04.05.2003/remitansi", "/keluarga/018f6a4e-8c1b-7d2a-9e3f-1a2b3c4d5e6f", "/wilayah/35.data"]) {
    expect(pathForLog(path)).toBe(path);
  }
});

it("the log masks secrets of one-time links, long numbers and addresses", () => {
  expect(pathForLog("/undangan/qz7Vw2uJt0Xk5mNf8Rb1Yc4Da6Eh9Gi3")).toBe("/undangan/:masked");
  expect(pathForLog("/undangan/qz7Vw2uJt0Xk5mNf8Rb1Yc4Da6Eh9Gi3.data")).toBe("/undangan/:masked");
  expect(pathForLog("/cari/3504051212900001/x")).toBe("/cari/:masked/x");
  expect(pathForLog("/akun/siti@example.org")).toBe("/akun/:masked");
});
