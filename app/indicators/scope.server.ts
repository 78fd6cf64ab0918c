import { and, asc, inArray, isNull, sql, type SQL } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { regions } from "~/db/schema/regions";
import { addToMonth, firstDay, lastDay, monthOf, monthsBetween, type Month, type PlainDate } from "~/shared/dates";
import type { Dimension } from "./definition";

/**
 * Which records a figure is counted from, as pieces of SQL for the number views. A record counts where its village
 * counts today (`area_code`), so an area is a prefix of today's codes and each area of a level is the first so many
 * letters of it. Codes have no letters of their own here but reach the database as parameters all the same.
 */
export type Level = "provinsi" | "kabupaten" | "kecamatan" | "desa";
const LETTERS: Record<Level, number> = { provinsi: 2, kabupaten: 5, kecamatan: 8, desa: 13 };
/** Cities stand beside regencies and kelurahan beside villages, as in every list of the programme. */
const LEVEL_CODES: Record<Level, string[]> = {
  provinsi: ["provinsi"],
  kabupaten: ["kabupaten", "kota"],
  kecamatan: ["kecamatan"],
  desa: ["desa", "kelurahan"],
};
const LEVELS = Object.keys(LETTERS) as Level[];
export const WHOLE_COUNTRY = "ID";

/** `monthly`: each month for itself, also where `by` takes the figures apart by something else. */
export type Scope = { region: string; level: Level | null; from: Month; to: Month; by: Dimension | null; monthly: boolean; today: PlainDate };
export type Area = { code: string; name: string };

/** The level a word means: "kota" is the level of regencies, "kelurahan" that of villages. Null for any other word. */
export function levelNamed(word: string): Level | null {
  return LEVELS.find((level) => level === word || LEVEL_CODES[level].includes(word)) ?? null;
}

/** The level of an area's code; null for the whole country. */
export function levelOf(code: string): Level | null {
  return code === WHOLE_COUNTRY ? null : (LEVELS.find((level) => LETTERS[level] === code.length) ?? null);
}

/** The level directly inside; null inside a village. */
export function levelBelow(code: string): Level | null {
  const level = levelOf(code);
  return level === null ? "provinsi" : (LEVELS[LEVELS.indexOf(level) + 1] ?? null);
}

/** Records of a view that lie in the area. */
export function inArea({ region }: Pick<Scope, "region">, column: SQL = sql`area_code`): SQL {
  if (region === WHOLE_COUNTRY) return sql`true`;
  return levelOf(region) === "desa" ? sql`${column} = ${region}` : sql`starts_with(${column}, ${`${region}.`})`;
}

/** The code of the area a record is shown under. */
export function areaKey({ region, level }: Scope, column: SQL = sql`area_code`): SQL {
  return level === null ? sql`${region}::text` : sql`left(${column}, ${sql.raw(String(LETTERS[level]))})`;
}

/** The period a record is shown under. */
export function periodKey(scope: Scope, month: SQL = sql`month`): SQL {
  return scope.monthly ? sql`to_char(${month}, 'YYYY-MM')` : sql`${periodName(scope)}::text`;
}

export function periodName({ from, to }: Scope): string {
  return `${from}/${to}`;
}

/** Every period asked for with its last month, in order. */
export function periodsOf(scope: Scope): { name: string; from: Month; to: Month }[] {
  if (!scope.monthly) return [{ name: periodName(scope), from: scope.from, to: scope.to }];
  return monthsBetween(scope.from, scope.to).map((month) => ({ name: month, from: month, to: month }));
}

/** Months of records between the first and the last asked for. */
export function inMonths({ from, to }: Scope, column: SQL = sql`month`): SQL {
  return sql`${column} between ${firstDay(from)}::date and ${firstDay(to)}::date`;
}

/** Months asked for, none later than the current one. */
export function monthsOf({ from, to, today }: Pick<Scope, "from" | "to" | "today">): Month[] {
  const last = to < monthOf(today) ? to : monthOf(today);
  return from > last ? [] : monthsBetween(from, last);
}

/** Rows of the compact facts and sums that lie in the area; their codes sort by their bytes, so that an index finds them. */
export function within({ region }: Pick<Scope, "region">, column: SQL = sql`area_code`): SQL {
  if (region === WHOLE_COUNTRY) return sql`true`;
  return levelOf(region) === "desa" ? sql`${column} = ${region}` : sql`${column} >= ${region} and ${column} < ${`${region}/`}`;
}

/** Rows of the compact facts and sums of the months asked for. */
export function ofMonths(scope: Pick<Scope, "from" | "to" | "today">, column: SQL = sql`month`): SQL {
  const months = monthsOf(scope);
  if (months.length === 0) return sql`false`;
  return sql`${column} between ${firstDay(months[0]!)}::date and ${firstDay(months.at(-1)!)}::date`;
}

/** Whether sums by regency answer; below it, and taken apart there, figures come from the records of few families. */
export function isWide({ region, level }: Pick<Scope, "region" | "level">): boolean {
  return !["desa", "kecamatan"].includes(level ?? levelOf(region) ?? "");
}

/** A table of periods with the day on which a state is read: the last one, or today while the period runs. */
export function stateDays(scope: Scope): SQL {
  const rows = periodsOf(scope).map(({ name, to }) => {
    const end = lastDay(to);
    return sql`(${name}::text, ${end < scope.today ? end : scope.today}::date)`;
  });
  return sql`(values ${sql.join(rows, sql`, `)})`;
}

/** The twelve months that end with the period. */
export function lastTwelve({ to, today }: Scope): Pick<Scope, "from" | "to" | "today"> {
  const last = to < monthOf(today) ? to : monthOf(today);
  return { from: addToMonth(last, -11), to: last, today };
}

/** The value of a dimension in a record, "tidak_diketahui" where it is not known; null for a total. */
export function groupKey(by: Dimension | null, columns: Partial<Record<Dimension, SQL>>): SQL {
  const column = by === null ? undefined : columns[by];
  return column ? sql`coalesce(${column}, 'tidak_diketahui')` : sql`null::text`;
}

/** The areas a table has a line for: the region itself, or each of a level inside it that has a code today; of those with figures alone where `codes` says which. */
export async function areasOf(tx: Tx, { region, level }: Pick<Scope, "region" | "level">, codes: readonly string[] | null = null): Promise<Area[]> {
  if (region === WHOLE_COUNTRY && level === null) return [{ code: region, name: "Indonesia" }];
  if (codes?.length === 0) return [];
  const column = sql`${regions.code}`;
  const these = codes === null ? sql`true` : sql`${column} = any (${sql.param(codes)}::text[])`;
  const inside = region === WHOLE_COUNTRY ? sql`true` : sql`starts_with(${column}, ${`${region}.`})`;
  return tx
    .select({ code: regions.code, name: regions.name })
    .from(regions)
    .where(level === null ? and(sql`${column} = ${region}`, these) : and(inside, these, inArray(regions.level, LEVEL_CODES[level]), isNull(regions.validTo)))
    .orderBy(asc(regions.code));
}
