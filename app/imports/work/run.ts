import type { Actor } from "~/db/actor";
import type { Origin } from "~/shared/origin";

/** One working-through of a file, dry or not: who does it, for which area, and every record it has written. */
export type Run = {
  actor: Actor;
  origin: Origin;
  /** Village of rows that name none; null: they have to. */
  village: string | null;
  /** Area to which names of villages are looked up first; null: the whole country. */
  within: string | null;
  now: Date;
  writes: WriteLog;
};

export type WrittenEntity = "household" | "person" | "journey" | "placement" | "remittance" | "no_transfer_month" | "remittance_use";

export type Write = {
  entity: WrittenEntity;
  id: string;
  versionAfter: number;
  /** The row as it stood before, as the database writes it; null: the import created it. */
  before: unknown;
};

/**
 * The records written so far; the first state of each is kept, however often it is written. What a part of the file
 * writes counts only once that part stays.
 */
export class WriteLog {
  private readonly kept = new Map<string, Write>();
  private pending: Write[] = [];

  add(write: Write): void {
    this.pending.push(write);
  }

  created(entity: WrittenEntity, id: string): void {
    this.add({ entity, id, versionAfter: 1, before: null });
  }

  keep(): void {
    for (const write of this.pending) {
      const key = `${write.entity} ${write.id}`;
      const first = this.kept.get(key);
      this.kept.set(key, first ? { ...first, versionAfter: write.versionAfter } : write);
    }
    this.pending = [];
  }

  drop(): void {
    this.pending = [];
  }

  all(): Iterable<Write> {
    return this.kept.values();
  }
}
