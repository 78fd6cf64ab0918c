import { z } from "zod";
import { ROLES, type Role } from "~/db/actor";
import { languages } from "~/i18n/languages";
import { isPlainDate } from "~/shared/dates";
import { tidyLine } from "~/shared/text";

/** Roles an administrator hands out. A family's account is opened from its own record. */
export const GRANTABLE_ROLES = ROLES.filter((role): role is Exclude<Role, "keluarga"> => role !== "keluarga");

const day = z.string().refine(isPlainDate, "ui:invalid.date");
const PersonName = z.string().max(500).transform(tidyLine).pipe(z.string().min(1).max(100));

export const NewGrant = z.object({
  /** Made by the sender, so that a form sent twice gives one grant. */
  id: z.uuid(),
  role: z.enum(GRANTABLE_ROLES),
  /** A dotted code, or ID for the whole country. */
  areaCode: z.string().regex(/^(ID|\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?)$/, "access:grant.unknownArea"),
  validFrom: day,
  /** The last day; left out: until ended. */
  validTo: day.optional(),
});
export type NewGrant = z.output<typeof NewGrant>;

export const Invitee = z.object({
  userId: z.uuid(),
  name: PersonName,
  /** Letters, digits, dot, hyphen, underscore: what can be told over the telephone. */
  login: z.string().trim().toLowerCase().min(3).max(60).regex(/^[a-z0-9][a-z0-9._-]*$/, "access:invite.loginForm"),
});
export const NewInvitation = Invitee.extend(NewGrant.shape);
export type NewInvitation = z.output<typeof NewInvitation>;

export const OwnProfile = z.object({ name: PersonName, locale: z.enum(languages) });
export type OwnProfile = z.output<typeof OwnProfile>;

export const FirstPassword = z.object({ password: z.string().min(1).max(1_000) });
export type FirstPassword = z.output<typeof FirstPassword>;
export const ChangedPassword = z.object({ current: z.string().min(1).max(1_000), password: z.string().min(1).max(1_000) });
export type ChangedPassword = z.output<typeof ChangedPassword>;

/** A grant as a form sends it: the area as typed, and which of several was meant. */
export const GrantForm = NewGrant.omit({ areaCode: true }).extend({ area: z.string().trim().min(1).max(200), areaCode: z.string().optional() });
export type GrantForm = z.output<typeof GrantForm>;
export const InvitationForm = Invitee.extend(GrantForm.shape);
export type InvitationForm = z.output<typeof InvitationForm>;
