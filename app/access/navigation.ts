import type { Actor } from "~/db/actor";
import { plainAreas } from "./areas";

export type Place = "dashboard" | "households" | "mentoring" | "remittance" | "import" | "areas" | "search" | "accounts" | "companies" | "audit" | "glossary" | "start";

/** Where somebody with these grants goes, most needed first. `area` is the area being looked at. */
export function placesOf(actor: Actor, area: string | null): { place: Place; to: string }[] {
  const places: { place: Place; to: string }[] = [];
  const add = (place: Place, to: string) => places.push({ place, to });
  if (actor.adminAreas.length > 0) add("accounts", "/admin/akun");
  if (actor.roles.includes("pendamping") || actor.roles.includes("keluarga")) {
    add("start", isFamily(actor) ? "/saya" : "/keluarga");
    add("mentoring", "/pendampingan");
  }
  const dashboard = area ?? (actor.numberAreas.includes("ID") ? "ID" : null);
  if (dashboard !== null) add("dashboard", `/wilayah/${dashboard}`);
  if (area !== null && actor.peopleAreas.length > 0) {
    add("households", `/wilayah/${area}/keluarga`);
    add("mentoring", `/wilayah/${area}/pendampingan`);
  }
  if (area !== null && actor.writeAreas.length > 0) {
    add("remittance", `/kiriman/baru?desa=${area}`);
    add("import", `/wilayah/${area}/impor`);
  }
  if (ownAreas(actor).length > 0) add("areas", "/wilayah");
  add("search", "/cari");
  if (actor.roles.includes("administrator")) add("companies", "/admin/perusahaan");
  if (actor.adminAreas.length > 0) add("audit", "/admin/audit");
  add("glossary", "/glosarium");
  return places;
}

/** Somebody who is here for the own family alone. */
const isFamily = ({ roles, households }: Actor): boolean => roles.includes("keluarga") && !roles.includes("pendamping") && households.length > 0;

/** Every area the actor has a grant on, widest first. The whole country is `ID`. */
export function ownAreas(actor: Actor): string[] {
  const lists = [actor.writeAreas, actor.peopleAreas, actor.numberAreas, actor.adminAreas];
  return plainAreas([...new Set(lists.flat())]);
}

/** The area to begin with: where one writes, else whose numbers one sees; null for the whole country or none. */
export function firstArea(actor: Actor): string | null {
  const [write] = plainAreas(actor.writeAreas);
  const [numbers] = plainAreas(actor.numberAreas);
  const area = write ?? numbers ?? null;
  return area === "ID" ? null : area;
}

/** Where the day begins: the own village, the area one plans for, the accounts; the list of areas when there are several. */
export function startOf(actor: Actor): string {
  const writes = plainAreas(actor.writeAreas);
  const area = firstArea(actor);
  if (writes.length > 1) return "/wilayah";
  if (writes.length === 0 && actor.adminAreas.length > 0) return "/admin/akun";
  if (area !== null) return `/wilayah/${area}`;
  if (actor.numberAreas.includes("ID")) return "/wilayah/ID";
  if (isFamily(actor)) return "/saya";
  if (actor.roles.includes("pendamping")) return "/keluarga";
  return "/wilayah";
}
