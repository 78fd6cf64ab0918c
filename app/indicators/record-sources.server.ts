import { sql, type SQL } from "drizzle-orm";
import { firstDay, lastDay } from "~/shared/dates";
import { statesOfMoney } from "./finance.server";
import { pillarRecordSource } from "./pillar-record-sources.server";
import type { RecordGroup } from "./record-query";
import { householdMonths, wholeMonths } from "./household-months.server";
import { LEAST_KNOWN_MONTHS, regularHouseholds } from "./regularity.server";
import { inArea, within, type Scope } from "./scope.server";
import { costedTransfers } from "./transfers.server";

/**
 * The records that a figure is counted from, by the figure's own query. Each source gives the columns id, household_id,
 * at (a month or a day), state and up to three values. `state` is "tahu" for what is in the figure, "nol" for a
 * confirmed nothing, which is in it too, "belum" for what should be known and is not.
 */
export type ValueKind = "rupiah" | "percent" | "number" | "channel" | "country" | "procedural" | "months" | "share" | "answer" | "outcome" | "points" | "date" | "reached" | "kept" | "enrolment" | "zone" | "lender";
export type RecordKind = "months" | "transfers" | "used" | "uses" | "regular" | "finance" | "returns" | "departures" | "classes" | "families" | "mentoring" | "enterprises" | "loans";
/** `owner`: whose record a row is where it is no family's; the column household_id then holds its id. */
export type RecordSource = { kind: RecordKind; owner?: "activity"; query: SQL; values: readonly { key: string; kind: ValueKind }[] };

const NO_VALUE = sql`null::text`;

export function recordSource(id: string, scope: Scope, group: RecordGroup): RecordSource | null {
  if (id === "R01" && (group.channel || group.country)) return groupedTransfers(scope, group);
  switch (id) {
    case "R01":
    case "R02":
    case "R03":
      return received(scope, sql`true`);
    case "R02b":
      return received(scope, sql`not known or amount > 0`);
    case "R04":
      return regular(scope);
    case "R05":
    case "R05b":
    case "R06":
    case "R06b":
      return transfers(scope, sql`formal`, sql`costed`);
    case "R07":
      return transfers(scope, sql`true`, sql`channelled and value is not null`);
    case "R07b":
      return transfers(scope, sql`true`, sql`channelled`);
    case "R08":
      return used(scope, "strict");
    case "R08b":
      return used(scope, "broad");
    case "R08c":
      return group.use ? uses(scope, group.use) : null;
    case "R09":
      return used(scope, "debt");
    case "R10":
    case "F01":
    case "F01b":
    case "F02":
    case "F03":
    case "F04":
    case "F06":
    case "E05":
    case "E05b":
      return finance(scope, id);
    case "F05":
    case "F05b":
      return returns(scope, id);
    case "I07":
    case "I08":
      return departures(scope);
    default:
      return pillarRecordSource(id, scope);
  }
}

function received(scope: Scope, which: SQL): RecordSource {
  return {
    kind: "months",
    values: [{ key: "amount", kind: "rupiah" }],
    query: sql`
      select household_id::text || month as id, household_id, to_char(month, 'YYYY-MM') as at,
        case when not known then 'belum' when amount > 0 then 'tahu' else 'nol' end as state, case when known then coalesce(amount, 0) end::text as a, ${NO_VALUE} as b, ${NO_VALUE} as c
      from (${wholeMonths(scope)}) months where (known or eligible) and (${which})`,
  };
}

function transfers(scope: Scope, which: SQL, known: SQL): RecordSource {
  return {
    kind: "transfers",
    values: [{ key: "amount", kind: "rupiah" }, { key: "channel", kind: "channel" }, { key: "cost", kind: "percent" }],
    query: sql`
      select t.remittance_id::text as id, t.household_id, to_char(coalesce(m.received_on, m.sent_on), 'YYYY-MM-DD') as at,
        case when ${known} then 'tahu' else 'belum' end as state, t.value::text as a, t.channel as b,
        case when t.costed then (t.cost_idr * 100 / t.sent_idr)::text end as c
      from (${costedTransfers(scope)}) t left join remittances m on m.id = t.remittance_id where ${which}`,
  };
}

function groupedTransfers(scope: Scope, { channel, country }: RecordGroup): RecordSource {
  const by: Scope = { ...scope, by: channel ? "channel" : "country" };
  return { ...transfers(by, sql`grp = ${channel ?? country}`, sql`t.value is not null`) };
}

function used(scope: Scope, part: "strict" | "broad" | "debt"): RecordSource {
  return {
    kind: "used",
    values: [{ key: part, kind: "rupiah" }, { key: "recorded", kind: "rupiah" }, { key: "received", kind: "rupiah" }],
    query: sql`
      select household_id::text || month as id, household_id, to_char(month, 'YYYY-MM') as at, case when covered then 'tahu' else 'belum' end as state,
        coalesce(${sql.raw(part)}, 0)::text as a, coalesce(recorded, 0)::text as b, coalesce(received, 0)::text as c
      from (${wholeMonths(scope)}) months where use_eligible or covered`,
  };
}

function uses(scope: Scope, category: string): RecordSource {
  return {
    kind: "uses",
    values: [{ key: "amount", kind: "rupiah" }],
    query: sql`
      select household_id::text || month as id, household_id, to_char(month, 'YYYY-MM') as at, 'tahu' as state, recorded::text as a, ${NO_VALUE} as b, ${NO_VALUE} as c
      from (${householdMonths({ ...scope, by: "use" })}) uses where grp = ${category}`,
  };
}

function regular(scope: Scope): RecordSource {
  return {
    kind: "regular",
    values: [{ key: "regularity", kind: "percent" }, { key: "came", kind: "number" }, { key: "knownMonths", kind: "number" }],
    query: sql`with ${regularHouseholds(scope)}
      select household_id::text as id, household_id, ${scope.to} as at, case when known >= ${LEAST_KNOWN_MONTHS} then 'tahu' else 'belum' end as state,
        case when known >= ${LEAST_KNOWN_MONTHS} then (came * 100::float8 / known)::text end as a, came::text as b, known::text as c
      from households where months >= ${LEAST_KNOWN_MONTHS}`,
  };
}

const STATE_COLUMNS = {
  R10: { column: "dependency", kind: "share", without: sql`coalesce(no_income, false)` },
  F01: { column: "savings", kind: "share", without: sql`coalesce(no_lasting_income, false)` },
  F01b: { column: "cash_savings", kind: "share", without: sql`coalesce(no_lasting_income, false)` },
  F02: { column: "runway", kind: "months", without: sql`false` },
  F03: { column: "debt_service", kind: "share", without: sql`false` },
  F04: { column: "has_fund", kind: "answer", without: sql`false` },
  F06: { column: "health", kind: "number", without: sql`false` },
  E05: { column: "records_kept", kind: "kept", without: sql`false` },
  E05b: { column: "records_kept", kind: "kept", without: sql`false` },
} as const;

function finance(scope: Scope, id: keyof typeof STATE_COLUMNS): RecordSource {
  const { column, kind, without } = STATE_COLUMNS[id];
  const value = sql.identifier(column);
  return {
    kind: "finance",
    values: [{ key: id, kind }],
    query: sql`with ${statesOfMoney(scope)}
      select e.household_id::text as id, e.household_id, to_char(as_of, 'YYYY-MM-DD') as at, case when ${value} is null then 'belum' else 'tahu' end as state,
        ${value}::text as a, ${NO_VALUE} as b, ${NO_VALUE} as c
      from enrolled e left join known k on k.household_id = e.household_id and k.area_code = e.area_code where not ${without}`,
  };
}

/** Of F05b those seen for less than a year are in the figure as well. */
function returns(scope: Scope, id: "F05" | "F05b"): RecordSource {
  const known = id === "F05" ? sql`outcome in ('habis', 'bertahan')` : sql`outcome <> 'tidak_diketahui'`;
  return {
    kind: "returns",
    values: [{ key: "outcome", kind: "outcome" }, { key: "days", kind: "number" }, { key: "country", kind: "country" }],
    query: sql`select journey_id::text as id, household_id, to_char(returned_on, 'YYYY-MM-DD') as at, case when ${known} then 'tahu' else 'belum' end as state,
        outcome as a, days::text as b, country as c
      from rollup.returns where ${within(scope)} and outcome <> 'kecil' and due_on between ${firstDay(scope.from)}::date and least(${lastDay(scope.to)}::date, ${scope.today}::date)`,
  };
}

function departures(scope: Scope): RecordSource {
  return {
    kind: "departures",
    values: [{ key: "procedural", kind: "procedural" }, { key: "country", kind: "country" }],
    query: sql`select journey_id::text as id, household_id, to_char(departed_on, 'YYYY-MM-DD') as at,
        case when procedural_status = 'tidak_diketahui' then 'belum' else 'tahu' end as state, procedural_status as a, country as b, ${NO_VALUE} as c
      from facts.journeys
      where ${inArea(scope)} and departed_on between ${firstDay(scope.from)}::date and ${lastDay(scope.to)}::date`,
  };
}
