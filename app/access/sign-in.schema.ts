import { z } from "zod";

/** Login names are kept in lower case; phones like to begin with a capital. */
export const SignIn = z.object({
  login: z.string().trim().toLowerCase().max(100),
  password: z.string().max(200),
});
export type SignIn = z.output<typeof SignIn>;
