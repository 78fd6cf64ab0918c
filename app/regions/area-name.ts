import { can } from "~/access/capabilities";
import type { Actor } from "~/db/actor";
import { label, type Language } from "~/shared/codes";
import { REGION_LEVELS, type RegionLevel } from "./codes";

/** "Desa Kauman", in English "Kauman Village"; regencies carry their level in their own name. */
export function areaName({ level, name }: { level: RegionLevel; name: string }, language: Language): string {
  if (level === "kabupaten" || level === "kota") return name;
  const kind = label(REGION_LEVELS, level, language);
  return language === "id" ? `${kind} ${name}` : `${name} ${kind}`;
}

type Linked = { query?: string; /** The area of the page itself, which needs no link. */ current?: string };

/** The way down to an area as breadcrumbs: links to the dashboards the actor may open, plain names for the others. */
export function areaCrumbs(actor: Actor, crumbs: readonly { code: string; name: string }[], { query = "", current }: Linked = {}) {
  return crumbs.map(({ code, name }) => ({
    label: name,
    to: code !== current && can(actor, "numbers:read", code) ? `/wilayah/${code}${query}` : undefined,
  }));
}
