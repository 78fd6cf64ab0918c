import type postgres from "postgres";
import type { Role } from "~/db/actor";
import type { Given } from "../factories/ask-page";
import { VILLAGE } from "../factories/households";
import { signedIn } from "../factories/sign-in";

/** Headers of somebody with a role on a village or another area; a mentor is given the family `mentorOf`. */
export async function roleOn(role: Role, areaCode = VILLAGE, { mentorOf, sql }: { mentorOf?: string; sql?: postgres.Sql } = {}): Promise<Record<string, string>> {
  const { headers, userId } = await signedIn({ grants: [{ role, areaCode }] });
  if (mentorOf && sql) await sql`update households set mentor_id = ${userId} where id = ${mentorOf}`;
  return headers;
}

/** The key of the message that an answer leaves for the next page. */
export function messageOf({ cookies }: Given): string | null {
  const cookie = cookies.find((line) => line.startsWith("pesan=")) ?? "";
  return new URLSearchParams(decodeURIComponent(cookie.slice("pesan=".length).split(";")[0] ?? "")).get("_");
}
