import { redirect } from "@remix-run/node";
import { can } from "~/access/capabilities";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { regionByCode, type Region } from "./regions.server";

/**
 * The area whose people a list shows (`page`, the last part of its address); null is the whole country. 404 for what is no
 * area; an old code leads to where it counts today, as far as that is the actor's.
 */
export async function listedArea(tx: Tx, actor: Actor, code: string, { page, search }: { page: string; search: string }): Promise<Region | null> {
  const region = await regionByCode(tx, code);
  if (!region && code !== "ID") throw new Response(null, { status: 404 });
  const current = region?.currentCode ?? code;
  if (current !== code && can(actor, "people:read", current)) throw redirect(`/wilayah/${current}/${page}${search}`);
  return region;
}
