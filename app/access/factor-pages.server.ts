import { qrPicture, type QrPicture } from "./qr.server";
import { setUpSecret } from "./second-factor.server";
import { inGroups, setUpAddress } from "./totp";

export type FactorSetUp = { picture: QrPicture; secret: string };

/** What the page of a set-up shows; null where the second factor is set up already. */
export async function factorSetUp(userId: string, login: string): Promise<FactorSetUp | null> {
  const secret = await setUpSecret(userId);
  return secret === null ? null : { picture: qrPicture(setUpAddress(secret, login)), secret: inGroups(secret) };
}
