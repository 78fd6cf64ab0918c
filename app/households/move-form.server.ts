import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { errorKey } from "~/i18n/error-key";
import type { Lang } from "~/i18n/languages";
import { formatDate } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import { parseRegionCode } from "~/shared/parse-region-code";
import { searchRegions } from "~/regions/search-regions.server";
import type { MoveForm } from "./household.schema";
import { moveHousehold, type MoveRefusal } from "./move-household.server";

export type MoveErrors = { errors: Record<string, string[]>; choices: { code: string; name: string; path: string }[] };

/** Moves a household to the village that was typed; what fits several villages is asked, never guessed. */
export async function moveTo(tx: Tx, actor: Actor, id: string, { version, area, areaCode, movedOn }: MoveForm, lang: Lang): Promise<Result<true, MoveErrors>> {
  const villages = (await searchRegions(tx, areaCode ?? area, { limit: 20 })).filter(({ level, retiredOn }) => (level === "desa" || level === "kelurahan") && retiredOn === null);
  const code = parseRegionCode(areaCode ?? area);
  const [only] = villages;
  const isCode = code.ok && code.value !== null;
  if (!only) return refused({ errors: { area: [isCode ? "households:invalid.notVillage" : "households:invalid.unknownVillage"] }, choices: [] });
  if (!isCode) {
    return refused({ errors: { areaCode: ["households:invalid.whichVillage"] }, choices: villages.slice(0, 8).map(({ code: one, name, path }) => ({ code: one, name, path })) });
  }
  const moved = await moveHousehold(tx, actor, { id, version, toRegionCode: only.code, movedOn });
  return moved.ok ? ok(true) : refused({ errors: moveErrors(moved.reason, lang), choices: [] });
}

function moveErrors(reason: MoveRefusal, lang: Lang): Record<string, string[]> {
  switch (reason.code) {
    case "forbidden":
    case "not_found":
      throw new Response(null, { status: reason.code === "forbidden" ? 403 : 404 });
    case "unknown_village":
      return { area: ["households:invalid.unknownVillage"] };
    case "target_forbidden":
    case "same_village":
      return { area: [`households:invalid.${reason.code}`] };
    case "moved_in_future":
      return { movedOn: ["households:invalid.in_future"] };
    case "moved_before_last_move":
      return { movedOn: [errorKey("households:invalid.moved_before_last_move", { on: formatDate(reason.lastFrom, lang) })] };
    case "conflict":
      return { "": ["households:conflict.title"] };
  }
}
