import type { Tx } from "~/db/db.server";
import { label } from "~/shared/codes";
import { indicator } from "./catalogue";
import { asOfText, type Reading } from "./dashboard.server";
import { computeIndicators } from "./engine.server";
import { NOTHING, type Figure } from "./figure";
import { coverageText, definitionText, figureText, type Definition, type FigureText } from "./figure-text";
import { chosenGroup, recordQuery, type RecordFilter } from "./record-query";
import { recordsBehind, type Records } from "./records.server";

export type RecordsPage = {
  title: string;
  /** Which channel, country or use of the figure; null for the whole of it. */
  part: string | null;
  figure: FigureText;
  definition: Definition;
  coverage: string | null;
  asOf: string;
  filter: RecordFilter;
  /** Null for those who may see the number and not the people, and for figures that have no records of their own. */
  records: Records | null;
};

/** A figure with the records it is counted from, where the viewer may see them. */
export async function recordsPage(tx: Tx, reading: Reading, id: string, params: URLSearchParams): Promise<RecordsPage> {
  const { region, query, t, language, now, seesPeople } = reading;
  const { from, to } = query;
  const { filter, group, page } = recordQuery(params);
  const chosen = chosenGroup(group);
  const { rows } = await computeIndicators(tx, { region, from, to, ids: [id], by: chosen?.by ?? null, now });
  const figure: Figure = rows.find((row) => row.group === (chosen?.code ?? null)) ?? NOTHING;
  const asOf = asOfText(now, region, language);
  return {
    title: indicator(id).name[language],
    part: chosen && label(chosen.codes, chosen.code, language),
    figure: seesPeople ? figureText(id, figure, t, language) : { value: null, reason: null, why: null, incomplete: false },
    definition: definitionText(id, seesPeople ? figure : NOTHING, asOf, t, language),
    coverage: seesPeople ? coverageText(id, figure, t, language) : null,
    asOf,
    filter,
    records: seesPeople ? await recordsBehind(tx, { id, region, from, to, filter, group, page, now }, t, language) : null,
  };
}
