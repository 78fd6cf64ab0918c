import { plainAreas } from "~/access/areas";
import { requireCan } from "~/access/require-actor.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { childrenOf, regionByCode, regionsByCode } from "~/regions/regions.server";

type Place = { code: string; name: string };
export type PlaceToWrite = { village: Place } | { choices: Place[] };

/**
 * The village a new record belongs to: the one asked for, or the only one there is; else the areas to choose from, one
 * step at a time. 404 outside the actor's areas, 403 for who does not write there.
 */
export async function villageToWriteIn(tx: Tx, actor: Actor, asked: string | null): Promise<PlaceToWrite> {
  const own = plainAreas(actor.writeAreas);
  const code = asked ?? (own.length === 1 ? (own[0] ?? "") : null);
  if (code === null) {
    if (own.length === 0) throw new Response(null, { status: 403 });
    return { choices: [...(await regionsByCode(tx, own)).values()].map(placeOf) };
  }
  requireCan(actor, "people:write", code);
  const region = code === "ID" ? null : await regionByCode(tx, code);
  if (code !== "ID" && region === null) throw new Response(null, { status: 404 });
  if (region && (region.level === "desa" || region.level === "kelurahan")) return { village: placeOf(region) };
  return { choices: (await childrenOf(tx, region?.code ?? null)).map(placeOf) };
}

const placeOf = ({ code, name }: Place): Place => ({ code, name });
