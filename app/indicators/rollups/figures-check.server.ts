import { recountRegency, regenciesWithFigures, type Difference } from "./recount.server";

const SHOWN = 20;

/**
 * `bin/desa doctor`: every figure kept in sums, counted again from the records, in the whole or inside `region`. Each
 * difference is told with its row; `repair` keeps the new count.
 */
export async function check({ region = "ID", repair = false }: { region?: string; repair?: boolean } = {}): Promise<{ ok: boolean; detail: string }> {
  const differences: Difference[] = [];
  const regencies = await regenciesWithFigures(region);
  for (const regency of regencies) differences.push(...(await recountRegency(regency, repair)));
  const counted = `${regencies.length} regencies counted again`;
  if (differences.length === 0) return { ok: true, detail: `${counted}, no difference` };
  const lines = differences.slice(0, SHOWN).map(({ table, found, row }) => `\n         ${table}, ${found}: ${row}`);
  const more = differences.length > SHOWN ? `\n         and ${differences.length - SHOWN} more` : "";
  return { ok: repair, detail: `${counted}, ${differences.length} differences${repair ? ", now put right" : ""}:${lines.join("")}${more}` };
}
