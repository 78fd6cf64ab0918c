import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { changes } from "~/db/schema/access";
import { persons } from "~/db/schema/households";
import { timeZoneOf } from "~/regions/time-zone";
import { regionNames } from "~/regions/regions.server";
import type { Language } from "~/shared/codes";
import { dateIn, formatDate } from "~/shared/dates";
import { historyOf, type HistoryEntry } from "./household-detail.server";
import type { ShownChange } from "./HistoryList";
import { type ListsOf, valueText } from "./value-text";

const PAGE = 30;
const VILLAGE_CODE = /^\d{2}\.\d{2}\.\d{2}\.\d{4}$/;
type HistoryFacts = { householdId: string; regionCode: string; before: string | undefined; language: Language; lists: ListsOf };

/** One page of a household's history in words, newest first, with the id to go on from. `lists` are the codes of every kind of record. */
export async function historyPage(tx: Tx, { householdId, regionCode, before, language, lists }: HistoryFacts): Promise<{ entries: ShownChange[]; next: string | null }> {
  const found = await historyOf(tx, householdId, { limit: PAGE + 1, before });
  const shown = found.slice(0, PAGE);
  const [names, currencies] = [await namesIn(tx, householdId, shown), await currenciesOf(tx, shown)];
  const timeZone = timeZoneOf(regionCode);
  const entries = shown.map((entry): ShownChange => {
    const currency = currencies.get(entry.entityId);
    const text = (field: string, value: unknown) => valueText(field, value, { language, list: lists[entry.entity]?.[field], currency, names });
    const isSet = (value: unknown) => value !== null && value !== undefined && value !== "";
    const at = new Date(entry.changedAt);
    return {
      id: entry.id,
      entity: entry.entity,
      kind: entry.kind,
      name: names[entry.entityId] ?? null,
      on: formatDate(dateIn(timeZone, at), language),
      time: at.toLocaleTimeString("id-ID", { timeZone, hour: "2-digit", minute: "2-digit" }),
      by: entry.changedBy,
      fields: Object.entries(entry.fields).map(([field, [from, to]]) => ({ field, from: text(field, from), to: text(field, to), wasSet: isSet(from), isSet: isSet(to) })),
    };
  });
  return { entries, next: found.length > PAGE ? (shown.at(-1)?.id ?? null) : null };
}

/** What ids and village codes in the changes stand for. */
async function namesIn(tx: Tx, householdId: string, entries: readonly HistoryEntry[]): Promise<Record<string, string>> {
  const values = entries.flatMap(({ fields }) => Object.entries(fields).flatMap(([field, pair]) => pair.filter((value): value is string => typeof value === "string").map((value) => ({ field, value }))));
  const villages = values.filter(({ value }) => VILLAGE_CODE.test(value)).map(({ value }) => value);
  const mentors = values.filter(({ field }) => field === "mentorId").map(({ value }) => value);
  const people = await tx.select({ id: persons.id, name: persons.fullName }).from(persons).where(eq(persons.householdId, householdId));
  const accounts = mentors.length === 0 ? [] : await tx.execute<{ id: string; name: string | null }>(
    sql`select id, app_user_name(id::uuid) as name from unnest(string_to_array(${mentors.join(",")}, ',')) id`,
  );
  return {
    ...Object.fromEntries([...people, ...accounts].map(({ id, name }) => [id, name ?? ""])),
    ...(villages.length > 0 ? await regionNames(tx, villages) : {}),
  };
}

/** An amount in minor units means nothing without its currency, which an update need not repeat. */
async function currenciesOf(tx: Tx, entries: readonly HistoryEntry[]): Promise<Map<string, string>> {
  const ids = entries.filter(({ fields }) => Object.keys(fields).some((field) => field.endsWith("Minor"))).map(({ entityId }) => entityId);
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: changes.entityId, currency: sql<string | null>`coalesce(${changes.fields}->'currency'->>1, ${changes.fields}->'wageCurrency'->>1)` })
    .from(changes)
    .where(and(inArray(changes.entityId, [...new Set(ids)]), sql`${changes.fields} ?| array['currency', 'wageCurrency']`))
    .orderBy(changes.id);
  return new Map(rows.flatMap(({ id, currency }) => (currency === null ? [] : [[id, currency] as const])));
}
