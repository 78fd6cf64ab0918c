import { redirect } from "@remix-run/node";
import { can, type Capability } from "~/access/capabilities";
import { requireCan } from "~/access/require-actor.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import type { Lang } from "~/i18n/languages";
import { areaCrumbs, areaName } from "./area-name";
import { isVillageCode } from "./region-code";
import { breadcrumbs, regionByCode, type Region } from "./regions.server";

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

/** What stands above such a list: the area's name, and the way down to it. */
export async function areaHead(tx: Tx, actor: Actor, code: string, { lang, ...of }: { page: string; search?: string; lang: Lang }) {
  const region = await listedArea(tx, actor, code, { search: "", ...of });
  return { place: region ? areaName(region, lang) : "Indonesia", crumbs: areaCrumbs(actor, await breadcrumbs(tx, code)) };
}

/** The village of an address whose page a village alone has: 404 for a wider area, and for whom `requireCan` says. */
export function requireVillage(actor: Actor, capability: Capability, code = ""): string {
  requireCan(actor, capability, code);
  if (!isVillageCode(code)) throw new Response(null, { status: 404 });
  return code;
}
