import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SettingError } from "./settings";

/*
 * The secret keys. DESA_ENCRYPTION_KEYS holds one or more `version:base64` of 32 bytes, separated
 * by commas; the highest version encrypts, all decrypt. DESA_INDEX_KEY and DESA_SESSION_SECRET
 * are 32 bytes in base64. Whoever loses them loses every NIK in the database.
 */
const KEYS = {
  DESA_ENCRYPTION_KEYS: { file: "encryption-keys", make: () => `1:${newKey()}`, valid: isKeyList },
  DESA_INDEX_KEY: { file: "index-key", make: newKey, valid: isKey },
  DESA_SESSION_SECRET: { file: "session-secret", make: newKey, valid: isKey },
};

/**
 * Puts the keys into the environment, where the app reads them: those given there, else those of
 * the data folder, made on the first start. `mustBeGiven` refuses to read or make any.
 */
export function loadKeys(dataDir: string, { mustBeGiven }: { mustBeGiven: boolean }): void {
  const missing: string[] = [];
  for (const [name, { file, make, valid }] of Object.entries(KEYS)) {
    const given = process.env[name];
    if (given === undefined || given === "") {
      if (mustBeGiven) missing.push(name);
      else process.env[name] = readOrMake(join(dataDir, "keys"), file, make);
    }
    if (missing.length === 0 && !valid(process.env[name] ?? "")) {
      throw new SettingError(`The key ${name} is not as it should be: README.md says what it looks like.`);
    }
  }
  if (missing.length > 0) {
    throw new SettingError(`In production with DATABASE_URL the secret keys must be given: set ${missing.join(", ")} (see README.md).`);
  }
}

function readOrMake(folder: string, file: string, make: () => string): string {
  const path = join(folder, file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!existsSync(path)) {
    // Written aside and linked, so that two first starts agree and a cut leaves no half of a key.
    const aside = `${path}.${process.pid}`;
    writeFileSync(aside, make(), { mode: 0o600 });
    try {
      linkSync(aside, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    } finally {
      rmSync(aside, { force: true });
    }
  }
  if (process.platform !== "win32" && (statSync(path).mode & 0o077) !== 0) {
    throw new SettingError(`The key file ${path} can be read by others: run chmod 600 on it.`);
  }
  return readFileSync(path, "utf8").trim();
}

function newKey(): string {
  return randomBytes(32).toString("base64");
}

function isKey(text: string): boolean {
  return Buffer.from(text, "base64").length === 32;
}

function isKeyList(text: string): boolean {
  return text.split(",").every((entry) => /^\d+:/.test(entry.trim()) && isKey(entry.slice(entry.indexOf(":") + 1)));
}
