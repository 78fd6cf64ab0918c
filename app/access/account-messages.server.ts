import type { AccountRefusal } from "./manage-accounts.server";

const FIELDS: Partial<Record<AccountRefusal, string>> = { login_taken: "login", unknown_area: "area", not_yours: "area", dates_reversed: "validTo" };

/** A refusal as form errors: at its field, or for the form as a whole. */
export const accountMessage = (refusal: AccountRefusal): Record<string, string[]> => ({
  [FIELDS[refusal] ?? ""]: [`access:refusal.${refusal}`],
});

/** The address people know this site by, for links that leave it. */
export const siteAddress = (request: Request): string => process.env.DESA_PUBLIC_URL ?? new URL(request.url).origin;
