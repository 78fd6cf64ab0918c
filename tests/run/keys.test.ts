import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { loadKeys } from "../../bin/server/keys";

const NAMES = ["DESA_ENCRYPTION_KEYS", "DESA_INDEX_KEY", "DESA_SESSION_SECRET"];
let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "desa-keys-"));
  for (const name of NAMES) vi.stubEnv(name, "");
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(dataDir, { recursive: true, force: true });
});

describe("secret keys", () => {
  it("are made once, differ from each other, and only their owner can read them", () => {
    loadKeys(dataDir, { mustBeGiven: false });
    const made = NAMES.map((name) => process.env[name]);
    expect(new Set(made).size).toBe(3);
    expect(made[0]).toMatch(/^1:/);
    for (const name of NAMES) vi.stubEnv(name, "");
    loadKeys(dataDir, { mustBeGiven: false });
    expect(NAMES.map((name) => process.env[name])).toEqual(made);
    const files = readdirSync(join(dataDir, "keys"));
    expect(files).toEqual(["encryption-keys", "index-key", "session-secret"]);
    if (process.platform === "win32") return;
    expect(files.map((file) => statSync(join(dataDir, "keys", file)).mode & 0o777)).toEqual([0o600, 0o600, 0o600]);
  });

  it("given by the environment are used and leave no file", () => {
    const key = Buffer.alloc(32, 7).toString("base64");
    vi.stubEnv("DESA_ENCRYPTION_KEYS", `1:${key},2:${key}`);
    vi.stubEnv("DESA_INDEX_KEY", key);
    vi.stubEnv("DESA_SESSION_SECRET", key);
    loadKeys(dataDir, { mustBeGiven: true });
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it("must be given where that is demanded: all missing ones are named", () => {
    expect(() => loadKeys(dataDir, { mustBeGiven: true })).toThrow(NAMES.join(", "));
  });

  it("of the wrong length are refused, without being shown", () => {
    vi.stubEnv("DESA_INDEX_KEY", "c2hvcnQ=");
    expect(() => loadKeys(dataDir, { mustBeGiven: false })).toThrow(/^The key DESA_INDEX_KEY is not as it should be/);
    expect(() => loadKeys(dataDir, { mustBeGiven: false })).not.toThrow(/c2hvcnQ/);
  });

  it.skipIf(process.platform === "win32")("that others can read are refused", () => {
    loadKeys(dataDir, { mustBeGiven: false });
    chmodSync(join(dataDir, "keys", "index-key"), 0o644);
    vi.stubEnv("DESA_INDEX_KEY", "");
    expect(() => loadKeys(dataDir, { mustBeGiven: false })).toThrow(/can be read by others/);
    expect(readFileSync(join(dataDir, "keys", "index-key"), "utf8")).not.toBe("");
  });
});
