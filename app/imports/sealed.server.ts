import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { openIdentifier, sealIdentifier } from "~/access/protected-identifiers.server";

/** Files and cells hold full numbers of people; as long as they wait in the database they are sealed as those are. */

export async function sealFile(bytes: Buffer): Promise<Buffer> {
  return sealIdentifier("document", (await promisify(gzip)(bytes)).toString("base64")).cipher;
}

export async function openFile(sealed: Buffer): Promise<Buffer> {
  return promisify(gunzip)(Buffer.from(openIdentifier("document", sealed), "base64"));
}

export const sealValue = (value: unknown): string => sealIdentifier("document", JSON.stringify(value)).cipher.toString("base64");
export const openValue = (sealed: string): unknown => JSON.parse(openIdentifier("document", Buffer.from(sealed, "base64")));
