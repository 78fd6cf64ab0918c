import { can } from "~/access/capabilities";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { regionByCode } from "~/regions/regions.server";
import { timeZoneOf } from "~/regions/time-zone";
import { dateIn, monthOf } from "~/shared/dates";
import { refused, ok, type Result } from "~/shared/result";
import { findIndicator, isDimension } from "./catalogue";
import { dashboardQuery } from "./dashboard-query";
import type { Dimension } from "./definition";
import { computeIndicators, type IndicatorQuery } from "./engine.server";
import type { IndicatorRow } from "./figure";
import { latestMonth } from "./freshness.server";
import { withFigures } from "./figures-state.server";
import type { Waiting } from "./rollups/refresh.server";
import { levelNamed, WHOLE_COUNTRY } from "./scope.server";
import { withheld, withheldParts } from "./small-numbers";

export type FiguresAnswer = { asOf: string; waiting: Waiting; rows: readonly IndicatorRow[] };
type Parts = Required<Pick<IndicatorQuery, "by" | "monthly">> & Pick<IndicatorQuery, "level" | "ids">;

/**
 * The figures of an area as another program reads them: `dari` and `sampai` as on the dashboard, `tingkat` (each area
 * of a level inside), `menurut` (month, a dimension, or both with a comma) and `id` (indicators with commas). Figures
 * of too few households are withheld as on every page. Refused with the status: 404 for what is no area of today,
 * 400 for a parameter that means nothing.
 */
export async function figuresAnswer(actor: Actor, region: string, params: URLSearchParams): Promise<Result<FiguresAnswer, 400 | 404>> {
  const parts = partsOf(params);
  if (parts === null) return refused(400);
  return withFigures(actor, async (tx, waiting) => {
    const isArea = region === WHOLE_COUNTRY || (await regionByCode(tx, region))?.currentCode === region;
    if (!isArea) return refused(404);
    const { asOf, rows } = await computeIndicators(tx, { region, ...parts, ...(await periodOf(tx, region, params)), sparse: parts.level !== null });
    return ok({ asOf, waiting, rows: can(actor, "people:read", region) ? rows : closedToFew(rows, parts) });
  });
}

async function periodOf(tx: Tx, region: string, params: URLSearchParams) {
  const today = dateIn(timeZoneOf(region), new Date());
  const usualEnd = params.has("dari") ? null : await latestMonth(tx, { region, today });
  const { from, to } = dashboardQuery(params, monthOf(today), usualEnd);
  return { from, to };
}

function partsOf(params: URLSearchParams): Parts | null {
  const asked = params.get("tingkat");
  const level = asked === null ? null : levelNamed(asked);
  const dimensions = (params.get("menurut") ?? "").split(",").filter((name) => name !== "");
  const [by, second] = dimensions.filter((name): name is Dimension => name !== "month" && isDimension(name));
  const found = params.get("id")?.split(",").map(findIndicator);
  if ((asked !== null && level === null) || second !== undefined || !dimensions.every(isDimension) || found?.includes(null)) return null;
  const monthly = dimensions.includes("month");
  return { level, by: by ?? (monthly ? "month" : null), monthly, ...(found ? { ids: found.flatMap((one) => one?.id ?? []) } : {}) };
}

/** Parts stand beside their whole: of a month its groups, of a group its months, of an area both. */
function closedToFew(rows: readonly IndicatorRow[], { by, monthly }: Parts): IndicatorRow[] {
  if (by === null) return withheld(rows);
  const byMonth = ({ region, period }: IndicatorRow) => `${region}|${period}`;
  const byGroup = ({ region, group }: IndicatorRow) => `${region}|${group ?? ""}`;
  if (by === "month") return closedTogether(rows, byGroup);
  return monthly ? closedTogether(closedTogether(rows, byMonth), byGroup) : closedTogether(rows, byMonth);
}

function closedTogether(rows: readonly IndicatorRow[], key: (row: IndicatorRow) => string): IndicatorRow[] {
  const wholes = new Map<string, IndicatorRow[]>();
  for (const row of rows) {
    const whole = wholes.get(key(row));
    if (whole) whole.push(row);
    else wholes.set(key(row), [row]);
  }
  return [...wholes.values()].flatMap(withheldParts);
}
