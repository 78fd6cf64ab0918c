import { formerValues, wasOnce, type FormerValues } from "~/access/former-values.server";
import type { Tx } from "~/db/db.server";
import type { KnownHousehold } from "~/households/known-people.server";
import { usesOfHouseholds, type KnownUse } from "~/remittances/known-money.server";
import { recordMonthUses, type RecordedUses, type UsesRefusal } from "~/remittances/record-uses.server";
import { MonthUses } from "~/remittances/remittance.schema";
import { monthOf } from "~/shared/dates";
import type { RowReading } from "../rows/row-reading";
import { readUseRow, type UseRow } from "../rows/use-row";
import { differences, money, plain, yesNo, type Compared, type Differences } from "./differences";
import { groupBy, isIn, settle, type Entry } from "./entry";
import { FamiliesNamed } from "./families-named.server";
import type { KindWork } from "./kind-work";
import { isOwnRecord } from "./person-differences.server";
import type { Run } from "./run";
import { snapshots } from "./snapshots.server";

type Said = { entry: Entry<UseRow>; there: KnownUse | null; found: Differences };

/**
 * What families did with a month's money, one category a row. Categories a file does not name stay as they are: a
 * file may well hold only some of them.
 */
export class UsesWork implements KindWork<UseRow> {
  private readonly families: FamiliesNamed;
  /** The row by which each household, month and category was said in this file. */
  private readonly said = new Map<string, number>();

  constructor(private readonly run: Run) {
    this.families = new FamiliesNamed(run);
  }

  read = readUseRow;

  async apply(tx: Tx, entries: readonly Entry<UseRow>[]): Promise<void> {
    const found = await this.families.find(tx, entries);
    const homes = entries.flatMap((entry) => {
      const household = isIn(entry) ? found.get(entry) : undefined;
      return household && this.isFirst(entry, household) ? [{ entry, household }] : [];
    });
    const known = await usesOfHouseholds(tx, homes.map(({ household }) => household.id));
    const former = await formerValues(tx, "remittance_use", known.filter(({ version }) => version > 1).map(({ id }) => id));
    const months = [...groupBy(homes, ({ entry, household }) => `${household.id} ${entry.row.month}`).values()].flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const month = first.entry.row.month ?? "";
      const there = known.filter((use) => use.householdId === first.household.id && monthOf(use.month) === month);
      return [{ householdId: first.household.id, month, there, said: this.compare(group.map(({ entry }) => entry), there, former) }];
    });
    await this.record(tx, months.filter(({ said }) => said.some(({ found: { values } }) => Object.keys(values).length > 0)));
  }

  private isFirst({ line, row, reading }: Entry<UseRow>, household: KnownHousehold): boolean {
    const key = `${household.id} ${row.month} ${row.category}`;
    const before = this.said.get(key);
    if (before === undefined) this.said.set(key, line);
    const isFirst = before === undefined || before === line;
    if (!isFirst) reading.say("category_twice", "kategori", { line: before });
    return isFirst;
  }

  private compare(entries: readonly Entry<UseRow>[], all: readonly KnownUse[], former: FormerValues): Said[] {
    const standing = all.filter(({ deletedAt }) => deletedAt === null);
    return entries.flatMap((entry): Said[] => {
      const { row, reading } = entry;
      const there = standing.find(({ category }) => category === row.category) ?? null;
      if (row.id && row.id !== there?.id) reading.say(all.some(({ id }) => id === row.id) ? "id_mismatch" : "id_unknown", "id", { field: "kategori" });
      if (standing.some(({ shareBp }) => shareBp !== null)) {
        if (there !== null && there.amountIdr === row.amountIdr) settle(entry, "unchanged");
        else reading.say("month_by_beans", "bulan");
        return [];
      }
      const found = useDifferences(row, there, former);
      if (found.kept.length > 0) reading.say("newer_kept", null, { fields: found.kept.join(", ") });
      if (row.version && there && row.version < there.version && Object.keys(found.values).length > 0) reading.say("stale", null);
      if (!isIn(entry)) return [];
      if (Object.keys(found.values).length === 0) settle(entry, "unchanged");
      return [{ entry, there, found }];
    });
  }

  private async record(tx: Tx, months: readonly { householdId: string; month: string; there: readonly KnownUse[]; said: readonly Said[] }[]): Promise<void> {
    const wanted = months.map(({ householdId, month, there, said }) => {
      const named = new Set(said.map(({ entry }) => entry.row.category));
      const kept = there.filter(({ deletedAt, category }) => deletedAt === null && !named.has(category as never)).map((use) => ({ ...use, amountIdr: use.statedIdr ?? use.amountIdr }));
      const rows = [...kept, ...said.map(({ entry: { row }, there: before, found: { values } }) => ({ category: row.category, assetProductive: before?.assetProductive ?? null, forBusiness: before?.forBusiness ?? null, note: before?.note ?? null, amountIdr: before?.statedIdr ?? before?.amountIdr ?? 0n, ...values }))];
      return MonthUses.parse({ householdId, month, uses: { by: "amount", rows } });
    });
    const before = await snapshots(tx, "remittance_use", months.flatMap(({ there }) => there.map(({ id }) => id)));
    const answers = await recordMonthUses(tx, this.run.actor, wanted, { origin: this.run.origin, now: this.run.now });
    months.forEach(({ said }, at) => {
      const answer = answers[at];
      if (!answer?.ok) return answer && said.forEach(({ entry }) => { entry.outcome = null; sayUses(entry.reading, answer.reason); });
      this.note(answer.value, before);
      for (const { entry, there, found: { values, changes } } of said) if (Object.keys(values).length > 0) settle(entry, there === null ? "create" : "update", there === null ? null : changes);
    });
  }

  private note({ writes }: RecordedUses, snapshotOf: ReadonlyMap<string, unknown>): void {
    for (const { id, version } of writes) this.run.writes.add({ entity: "remittance_use", id, versionAfter: version, before: snapshotOf.get(id) ?? null });
  }
}

function useDifferences(row: UseRow, there: KnownUse | null, former: FormerValues): Differences {
  const current = there?.statedIdr ?? there?.amountIdr ?? null;
  const compared: Compared[] = [
    // Nothing spent on a category that nobody named says nothing new.
    { field: "amountIdr", header: "jumlah", current, said: row.amountIdr, isSame: current === (row.amountIdr ?? null) || (there === null && row.amountIdr === 0n), shown: money("IDR") },
    { field: "assetProductive", header: "aset_produktif", current: there?.assetProductive, said: row.assetProductive, shown: yesNo },
    { field: "forBusiness", header: "untuk_usaha", current: there?.forBusiness, said: row.forBusiness, shown: yesNo },
    { field: "note", header: "catatan", current: there?.note, said: row.note, shown: plain },
  ];
  const id = there?.id ?? "";
  const isNothing = there === null && row.amountIdr === 0n;
  return differences(isNothing ? [] : compared, { isOwnRecord: isOwnRecord(row), wasOnce: (field, value) => wasOnce(former, id, field === "amountIdr" ? "statedIdr" : field, value) });
}

function sayUses(reading: RowReading, refusal: UsesRefusal): void {
  if (refusal.code === "future_month") reading.say("month_in_future", "bulan");
  else if (refusal.code === "household_unknown") reading.say("household_unknown", null, { where: "" });
  else reading.say(refusal.code === "forbidden" ? "forbidden" : "stale", null);
}
