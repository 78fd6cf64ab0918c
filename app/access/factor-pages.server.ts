import { qrPicture, type QrPicture } from "./qr.server";
import { setUpSecret } from "./second-factor.server";
import { inGroups, setUpAddress } from "./totp";

export type FactorSetUp = { picture: QrPicture; secret: string };

/** What the page of a set-up shows. */
export function factorSetUp({ userId, login, visit }: { userId: string; login: string; visit: string }): FactorSetUp {
  const secret = setUpSecret(userId, visit);
  return { picture: qrPicture(setUpAddress(secret, login)), secret: inGroups(secret) };
}
