import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";

/**
 * NIK, family card, passport and phone numbers, and what a buyer wrote, at rest: AES-256-GCM with the version of its key in front, and an HMAC
 * of the plain text for exact matching. Rotation adds a key with a higher version; older ones still open what they
 * sealed. Layout: version (1 byte), nonce (12), tag (16), text.
 */
export type IdentifierKind = "nik" | "kk" | "phone" | "document" | "second_factor" | "buyer";
export type SealedIdentifier = { cipher: Buffer; index: Buffer; last4: string };

export function sealIdentifier(kind: IdentifierKind, text: string): SealedIdentifier {
  const { version, key } = newestKey();
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(kind));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return {
    cipher: Buffer.concat([Buffer.from([version]), nonce, cipher.getAuthTag(), sealed]),
    index: identifierIndex(kind, text),
    last4: text.slice(-4),
  };
}

/** The plain text. Whoever calls this shows it to a person and writes that to the audit log with a reason. */
export function openIdentifier(kind: IdentifierKind, sealed: Buffer): string {
  const key = encryptionKeys().get(sealed[0] ?? 0);
  if (!key) throw new Error(`No encryption key of version ${sealed[0]}`);
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(1, 13)).setAAD(Buffer.from(kind));
  decipher.setAuthTag(sealed.subarray(13, 29));
  return decipher.update(sealed.subarray(29), undefined, "utf8") + decipher.final("utf8");
}

/** Equal for equal numbers of one kind, and worth nothing without the key. */
export function identifierIndex(kind: IdentifierKind, text: string): Buffer {
  return createHmac("sha256", keyFrom("DESA_INDEX_KEY")).update(`${kind}:${text}`).digest();
}

function newestKey(): { version: number; key: Buffer } {
  const version = Math.max(...encryptionKeys().keys());
  const key = encryptionKeys().get(version);
  if (!key) throw new Error("DESA_ENCRYPTION_KEYS holds no key");
  return { version, key };
}

let parsed: { from: string; keys: Map<number, Buffer> } | undefined;

function encryptionKeys(): Map<number, Buffer> {
  const from = process.env.DESA_ENCRYPTION_KEYS ?? "";
  if (parsed?.from === from) return parsed.keys;
  const keys = new Map<number, Buffer>();
  for (const entry of from.split(",").filter(Boolean)) {
    const [version, key] = entry.split(":");
    keys.set(Number(version), Buffer.from(key ?? "", "base64"));
  }
  parsed = { from, keys };
  return keys;
}

function keyFrom(name: string): Buffer {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return Buffer.from(value, "base64");
}
