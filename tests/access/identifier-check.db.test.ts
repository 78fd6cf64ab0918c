import { expect } from "vitest";
import { check } from "~/access/identifier-check.server";
import { sealIdentifier } from "~/access/protected-identifiers.server";
import { dbTest } from "../db";
import { aPerson } from "../factories/households";

dbTest("doctor sees a missing encryption key and another index key, and tells no number", async ({ sql }) => {
  expect(await check()).toEqual({ ok: true, detail: "none stored yet" });
  const person = await aPerson(sql);
  const { cipher, index, last4 } = sealIdentifier("nik", "3504015203900005");
  await sql`update persons set nik_cipher = ${cipher}, nik_index = ${index}, nik_last4 = ${last4} where id = ${person.id}`;
  expect(await check()).toMatchObject({ ok: true });
  for (const [name, other] of [
    ["DESA_ENCRYPTION_KEYS", `2:${Buffer.alloc(32, 9).toString("base64")}`],
    ["DESA_ENCRYPTION_KEYS", `1:${Buffer.alloc(32, 9).toString("base64")}`],
    ["DESA_INDEX_KEY", Buffer.alloc(32, 9).toString("base64")],
  ] as const) {
    const right = process.env[name];
    process.env[name] = other;
    const found = await check();
    process.env[name] = right;
    expect(found, name).toMatchObject({ ok: false, detail: expect.stringContaining("1 of 1 in persons.nik_cipher") });
    expect(found.detail).not.toMatch(/\d{6}/);
  }
});
