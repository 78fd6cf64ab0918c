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

export type WrittenEntity = "household" | "person" | "journey" | "placement" | "remittance" | "no_transfer_month" | "remittance_use" | "survey_response" | "finance_snapshot" | "attendance" | "activity_session";

export type Write = {
  entity: WrittenEntity;
  id: string;
  versionAfter: number;
  /** The row as it stood before, as the database writes it; null: the import created it. */
  before: unknown;
};

/**
 * The records written so far; the first state of each is kept, however often it is written. What a part of the file
 * writes counts only once that part stays. Of what a file creates, often all of it, only id and version are held.
 */
export class WriteLog {
  private readonly versions = new Map<WrittenEntity, Map<string, number>>();
  private readonly before = new Map<string, unknown>();
  private pending: Write[] = [];

  add(write: Write): void {
    this.pending.push(write);
  }

  created(entity: WrittenEntity, id: string): void {
    this.add({ entity, id, versionAfter: 1, before: null });
  }

  keep(): void {
    for (const { entity, id, versionAfter, before } of this.pending) {
      const ofEntity = this.versions.get(entity) ?? new Map<string, number>();
      this.versions.set(entity, ofEntity);
      if (!ofEntity.has(id) && before !== null) this.before.set(`${entity} ${id}`, before);
      ofEntity.set(id, versionAfter);
    }
    this.pending = [];
  }

  drop(): void {
    this.pending = [];
  }

  *all(): Generator<Write> {
    for (const [entity, ofEntity] of this.versions) {
      for (const [id, versionAfter] of ofEntity) yield { entity, id, versionAfter, before: this.before.get(`${entity} ${id}`) ?? null };
    }
  }
}
