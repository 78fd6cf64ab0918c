import { actorByLogin } from "~/access/actor-by-login.server";
import { can } from "~/access/capabilities";
import { systemActor, type Actor } from "~/db/actor";
import { asActor } from "~/db/db.server";
import { regionByCode } from "~/regions/regions.server";
import { isMonth, monthsApart } from "~/shared/dates";
import { parseRegionCode } from "~/shared/parse-region-code";
import { refused, ok, type Result } from "~/shared/result";
import { DIMENSIONS, findIndicator, isDimension } from "./catalogue";
import { computeIndicators, type IndicatorQuery, type Indicators } from "./engine.server";
import type { IndicatorRow } from "./figure";
import { finishFigures } from "./rollups/refresh.server";
import { levelNamed, WHOLE_COUNTRY } from "./scope.server";
import { formatFigure } from "./showing";

export type IndicatorsArgs = {
  region: string;
  level?: string;
  from: string;
  to: string;
  by?: string;
  id?: readonly string[];
  as?: string;
  json?: boolean;
};

/** `bin/desa indicators`: the figures of an area. Ends with 0, or with 1 and a sentence on what was wrong. */
export async function run(args: IndicatorsArgs): Promise<number> {
  const answer = await indicatorsFor(args);
  if (!answer.ok) {
    console.error(answer.reason);
    return 1;
  }
  const { asOf, rows } = answer.value;
  if (args.json) console.log(JSON.stringify({ asOf, rows: rows.map(({ households: _, ...row }) => row) }));
  else for (const line of linesOf(answer.value)) console.log(line);
  return 0;
}

/** The same answer as a value; the reason is a sentence for the operator. */
export async function indicatorsFor(args: IndicatorsArgs): Promise<Result<Indicators, string>> {
  const actor = args.as === undefined ? systemActor("figures from the command line") : await actorByLogin(args.as);
  if (actor === null) return refused(`There is no active account named ${args.as}.`);
  const query = queryOf(args);
  if (!query.ok) return query;
  await finishFigures();
  return asActor(actor, async (tx) => {
    const region = query.value.region === WHOLE_COUNTRY ? WHOLE_COUNTRY : (await regionByCode(tx, query.value.region))?.currentCode;
    if (region === undefined) return refused(`No area has the code ${args.region}. It may be a code of the statistics office.`);
    if (!maySee(actor, region)) return refused(`${actor.name} may not see the numbers of ${region}.`);
    return ok(await computeIndicators(tx, { ...query.value, region }));
  });
}

const maySee = (actor: Actor, region: string) => can(actor, "numbers:read", region);

function queryOf({ region, level, from, to, by, id }: IndicatorsArgs): Result<IndicatorQuery, string> {
  const code = region.trim().toUpperCase() === WHOLE_COUNTRY ? ok(WHOLE_COUNTRY) : parseRegionCode(region);
  if (!code.ok || code.value === null) return refused(`${region} is not an area code: write it like 35.04.01.2001, or ID for the whole country.`);
  const wantedLevel = level === undefined ? null : levelNamed(level.toLowerCase());
  if (level !== undefined && wantedLevel === null) return refused("A level is provinsi, kabupaten, kecamatan or desa.");
  if (!isMonth(from) || !isMonth(to) || monthsApart(from, to) < 0) return refused("Months are written YYYY-MM, the first one not after the last.");
  if (by !== undefined && !isDimension(by)) return refused(`Figures are taken apart by ${DIMENSIONS.join(", ")}.`);
  const found = id?.map((one) => ({ one, indicator: findIndicator(one) }));
  const missing = found?.find(({ indicator }) => indicator === null);
  if (missing) return refused(`The catalogue has no indicator ${missing.one}.`);
  const ids = found?.flatMap(({ indicator }) => indicator?.id ?? []);
  return ok({ region: code.value, level: wantedLevel, from, to, by: by ?? null, ...(ids ? { ids } : {}) });
}

function linesOf({ asOf, rows }: Indicators): string[] {
  const lines = rows.map((row) => {
    const share = row.eligible ? `${row.known}/${row.eligible} known` : "";
    return [row.region, row.period, row.group ?? "", row.indicator, formatFigure(row.indicator, row, "en", "long"), intervalText(row), `n ${row.n}`, share].join("\t");
  });
  return [`As of ${asOf}`, ...lines];
}

/** "73.4% to 95.3%", the 95 % interval; empty where the value has none. */
function intervalText({ indicator: id, low, high }: IndicatorRow): string {
  const text = (value: number | null) => formatFigure(id, { value }, "en", "long");
  return low === null && high === null ? "" : `${text(low)} to ${text(high)}`;
}
