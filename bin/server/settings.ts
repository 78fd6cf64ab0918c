import { resolve } from "node:path";

export type ServerSettings = {
  /** The port asked for, or null: 3000 or the next free one. */
  port: number | null;
  host: string;
  dataDir: string;
  databaseUrl: string | null;
  /** How many proxies in front may be believed about address and protocol. */
  trustedProxies: number;
  /** The address people use, where it differs from host and port. */
  publicUrl: string | null;
};

/** A setting that cannot be followed, said in one sentence. */
export class SettingError extends Error {
  override name = "PlainError";
}

/** Reads the settings of the process; an empty variable counts as not set. */
export function readSettings(env: NodeJS.ProcessEnv): ServerSettings {
  const given = (name: string) => (env[name] === "" ? undefined : env[name]);
  return {
    port: readNumber("PORT", given("PORT"), 65_535),
    host: given("HOST") ?? "127.0.0.1",
    dataDir: resolve(given("DESA_DATA") ?? "data"),
    databaseUrl: readUrl("DATABASE_URL", given("DATABASE_URL"), ["postgres:", "postgresql:"]),
    trustedProxies: readNumber("DESA_TRUSTED_PROXIES", given("DESA_TRUSTED_PROXIES"), 10) ?? 0,
    publicUrl: readUrl("DESA_PUBLIC_URL", given("DESA_PUBLIC_URL"), ["http:", "https:"])?.replace(/\/+$/, "") ?? null,
  };
}

function readNumber(name: string, text: string | undefined, most: number): number | null {
  if (text === undefined) return null;
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= most) return number;
  throw new SettingError(`${name} must be a number from 0 to ${most}, not "${text}".`);
}

function readUrl(name: string, text: string | undefined, protocols: string[]): string | null {
  if (text === undefined) return null;
  if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text;
  throw new SettingError(`${name} must be an address that begins with ${protocols.map((part) => `${part}//`).join(" or ")}.`);
}
