import { sql } from "drizzle-orm";
import { z } from "zod";
import { redirect } from "@remix-run/node";
import type { Tx } from "~/db/db.server";
import { SEXES } from "~/households/codes";
import { maskedLast4 } from "~/households/form-values.server";
import type { Lang } from "~/i18n/languages";
import { regionNames } from "~/regions/regions.server";
import { label } from "~/shared/codes";
import { formatDate } from "~/shared/dates";
import type { ShownCandidate, ShownRecord } from "./CandidateList";
import { canBeSearched, householdCandidates, personCandidates, type HouseholdCandidate, type PersonCandidate } from "./candidates.server";
import { apartIn, mergesIn } from "./merge-result.server";

export type CandidateQuery = { kind: "household" | "person"; of: string | null; beside: string | null };

/** `untuk`: one record whose doubles are looked for; `dengan`: the other, chosen by hand. */
export function candidateQuery(params: URLSearchParams): CandidateQuery {
  const id = (name: string) => z.uuid().safeParse(params.get(name)).data ?? null;
  return { kind: params.get("jenis") === "keluarga" ? "household" : "person", of: id("untuk"), beside: id("dengan") };
}

/** Records of a village to choose from by hand: so many that a list can still be read. */
const MOST_CHOICES = 400;

/** What is offered in an area, and what was decided there. Larger areas offer nothing themselves. */
export async function candidatePage(tx: Tx, area: string, { kind, of, beside }: CandidateQuery, lang: Lang) {
  if (of !== null && beside !== null && of !== beside) throw redirect(`/gabung/${kind === "household" ? "keluarga" : "orang"}/${of}/${beside}`);
  const searched = canBeSearched(area);
  const pairs = searched ? await shownPairs(tx, area, kind, lang) : [];
  const one = of === null ? null : await chosenRecord(tx, kind, of);
  return {
    pairs: one === null ? pairs : pairs.filter(({ a, b }) => a.id === one.id || b.id === one.id),
    one,
    others: one === null ? [] : await othersThan(tx, kind, area, one.id),
    merges: searched && one === null ? await mergesIn(tx, area, kind) : [],
    apart: searched && one === null ? await apartIn(tx, area, kind) : [],
    searched,
  };
}

async function shownPairs(tx: Tx, area: string, kind: CandidateQuery["kind"], lang: Lang): Promise<ShownCandidate[]> {
  const pairs = kind === "household" ? await householdCandidates(tx, area) : await personCandidates(tx, area);
  const villages = await regionNames(tx, pairs.flatMap(({ a, b }) => [a.regionCode, b.regionCode]));
  return pairs.map(({ a, b, reasons, strength }) => ({ kind, a: shown(a, villages, lang), b: shown(b, villages, lang), reasons, strength }));
}

function shown(record: PersonCandidate | HouseholdCandidate, villages: Record<string, string>, lang: Lang): ShownRecord {
  const village = villages[record.regionCode] ?? record.regionCode;
  if ("label" in record) {
    const { id, label: name, head, address, kkLast4 } = record;
    return { id, name, householdId: id, facts: [head, address, kkLast4 && `KK ${maskedLast4(kkLast4)}`, village].filter((fact) => fact !== null) };
  }
  const { id, fullName, householdId, householdLabel, birthDate, birthYear, sex, nikLast4 } = record;
  const born = birthDate ? formatDate(birthDate, lang) : (birthYear?.toString() ?? null);
  return { id, name: fullName, householdId, facts: [born, sex && label(SEXES, sex, lang), nikLast4 && `NIK ${maskedLast4(nikLast4)}`, householdLabel, village].filter((fact) => fact !== null) };
}

type Choice = { id: string; name: string };

async function chosenRecord(tx: Tx, kind: CandidateQuery["kind"], id: string): Promise<Choice | null> {
  const [row] = await tx.execute<Choice>(kind === "household"
    ? sql`select id, label as name from households where id = ${id} and deleted_at is null`
    : sql`select id, full_name as name from persons where id = ${id} and deleted_at is null`);
  return row ?? null;
}

async function othersThan(tx: Tx, kind: CandidateQuery["kind"], area: string, id: string): Promise<Choice[]> {
  const rows = await tx.execute<Choice>(kind === "household"
    ? sql`select id, label as name from households where region_code = ${area} and deleted_at is null and id <> ${id} order by search_label, id limit ${MOST_CHOICES}`
    : sql`select p.id, p.full_name || ' (' || h.label || ')' as name from persons p join households h on h.id = p.household_id
        where p.region_code = ${area} and p.deleted_at is null and p.id <> ${id} order by p.search_name, p.id limit ${MOST_CHOICES}`);
  return [...rows];
}
