import { stateOn } from "./states";
import { firstOf, lastOf, type MonthUnit, nextMonth, type Part, type Transfer, type Units, UNKNOWN, type UsedMonth } from "./units";

/** One figure as the slow recount finds it; no interval where there is none. */
export type Plain = { value: number | null; numerator?: number | null; denominator?: number | null; n: number; known: number | null; eligible: number | null; state?: string; low?: number; high?: number };
export type Question = { area: string; from: string; to: string; by: string | null; today: string };
type Groups = Map<string, Plain>;

const ALL = "";
const inside = (area: string, code: string) => area === "ID" || code === area || code.startsWith(`${area}.`);
const total = <One>(of: readonly One[], value: (one: One) => number | null) => of.reduce((sum, one) => sum + (value(one) ?? 0), 0);
const share = (part: number, whole: number) => (whole > 0 ? (part / whole) * 100 : null);
const distinct = <One>(of: readonly One[], key: (one: One) => unknown) => new Set(of.map(key)).size;

function by<One, Key>(of: readonly One[], key: (one: One) => Key): Map<Key, One[]> {
  const groups = new Map<Key, One[]>();
  for (const one of of) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}

const grouped = <One>(of: readonly One[], key: (one: One) => string, figure: (ones: One[]) => Plain): Groups => new Map([...by(of, key)].map(([group, ones]) => [group, figure(ones)]));

/** Type 7 with an even count: the mean of the middle two, and where one of them is a state the lower. */
function middle(values: readonly number[]): { value: number | null; state: boolean } {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined) return { value: null, state: false };
  if (low === Infinity) return { value: null, state: true };
  return { value: high === Infinity ? low : (low + high) / 2, state: false };
}

function wilson(successes: number, trials: number): { low: number; high: number } {
  const [z, p] = [1.959964, successes / trials];
  const centre = (p + z ** 2 / (2 * trials)) / (1 + z ** 2 / trials);
  const half = (z / (1 + z ** 2 / trials)) * Math.sqrt((p * (1 - p)) / trials + z ** 2 / (4 * trials ** 2));
  return { low: Math.max(0, centre - half) * 100, high: Math.min(1, centre + half) * 100 };
}
const proportion = (numerator: number, denominator: number, eligible: number): Plain => ({
  value: share(numerator, denominator), numerator, denominator, n: denominator, known: denominator, eligible, ...(denominator > 0 ? wilson(numerator, denominator) : {}),
});

type Half = Part & { unit: MonthUnit };
const isKnown = (part: Part) => (part.came ? !part.unreadable : part.confirmed);

/** Household months whole, or joined by country or by sex of whoever is away or sent. */
function halves({ months }: Units, { area, from, to, by: dimension }: Question): { group: string; half: Half; known: boolean }[] {
  const mine = months.filter((one) => inside(area, one.area) && one.month >= from && one.month <= to);
  if (dimension !== "country" && dimension !== "sex") return mine.map((unit) => ({ group: ALL, half: { ...unit.whole, unit }, known: isKnown(unit.whole) }));
  return mine.flatMap((unit) => {
    const groups = new Set(unit.parts.map((part) => part[dimension]));
    // One part alone is the whole month.
    const parts = unit.parts.length === 1 ? [{ ...unit.whole, country: unit.parts[0]!.country, sex: unit.parts[0]!.sex }] : unit.parts;
    return [...groups].map((group) => {
      const of = parts.filter((part) => part[dimension] === group);
      const amounts = of.filter(({ amount }) => amount !== null);
      const half = { ...of[0]!, amount: amounts.length === 0 ? null : total(amounts, ({ amount }) => amount), eligible: of.some(({ eligible }) => eligible), regular: of.some(({ regular }) => regular), unit };
      const came = of.some((part) => part.came);
      return { group, half, known: came ? of.every((part) => !part.came || isKnown(part)) : of.some(isKnown) };
    });
  });
}

function received(id: string, units: Units, question: Question): Groups {
  if (question.by === "channel") return byChannel(id, units, question);
  return grouped(halves(units, question), ({ group }) => group, (months) => {
    const [sure, eligible] = [months.filter(({ known }) => known), months.filter(({ half }) => half.eligible)];
    const amountOf = ({ half }: (typeof months)[number]) => half.amount;
    const counts = { n: sure.length, known: eligible.filter(({ known }) => known).length, eligible: eligible.length };
    const [paid, over] = [months.filter(({ half }) => half.amount !== null), sure.filter(({ half }) => (half.amount ?? 0) > 0)];
    const sum = total(sure, amountOf);
    switch (id) {
      case "R01":
        return { ...counts, value: paid.length > 0 ? total(months, amountOf) : sure.length > 0 ? 0 : null };
      case "R01b": {
        const count = distinct(months.filter(({ half }) => (half.amount ?? 0) > 0), ({ half }) => half.unit.home);
        return { value: count > 0 || sure.length > 0 ? count : null, n: count, known: null, eligible: null };
      }
      case "R02":
        return { ...counts, value: sure.length === 0 ? null : sum / sure.length };
      case "R02b":
        return { ...counts, n: over.length, value: over.length === 0 ? null : sum / over.length };
      default:
        return { ...counts, value: middle(sure.map(({ half }) => half.amount ?? 0)).value };
    }
  });
}

const transfersIn = ({ transfers }: Units, { area, from, to }: Question) => transfers.filter((one) => inside(area, one.area) && one.month >= from && one.month <= to);
const TRANSFER_GROUPS: Record<string, (one: Transfer) => string> = { country: (one) => one.country ?? UNKNOWN, sex: (one) => one.sex ?? UNKNOWN, channel: (one) => one.channel, provider: (one) => one.provider ?? UNKNOWN };

function byChannel(id: string, units: Units, question: Question): Groups {
  return grouped(transfersIn(units, question), (one) => one.channel, (ones) => {
    const [valued, households] = [ones.filter(({ value }) => value !== null), distinct(ones.filter(({ value }) => (value ?? 0) > 0), ({ home }) => home)];
    if (id === "R01b") return { value: valued.length > 0 ? households : null, n: households, known: null, eligible: null };
    return { value: valued.length === 0 ? null : total(valued, ({ value }) => value), n: valued.length, known: null, eligible: null };
  });
}

function transfers(id: string, units: Units, question: Question): Groups {
  return grouped(transfersIn(units, question), TRANSFER_GROUPS[question.by ?? ""] ?? (() => ALL), (ones) => {
    const costed = ones.filter(({ cost, sentIdr }) => cost !== null && sentIdr > 0);
    const [formal, clear] = [ones.filter((one) => one.formal), ones.filter(({ channel }) => channel !== UNKNOWN)];
    const counts = { n: costed.length, known: costed.length, eligible: formal.length };
    const of = (which: (ratio: number) => boolean) => costed.filter(({ cost, sentIdr }) => which(Math.round((cost! / sentIdr) * 1e12) / 1e12)).length;
    const money = (some: readonly Transfer[]) => total(some, ({ value }) => value);
    switch (id) {
      case "R05":
        return { ...counts, value: share(total(costed, ({ cost }) => cost), total(costed, ({ sentIdr }) => sentIdr)) };
      case "R05b":
        return { ...counts, value: costed.length === 0 ? null : (total(costed, ({ cost, sentIdr }) => cost! / sentIdr) / costed.length) * 100 };
      case "R06":
        return proportion(of((ratio) => ratio <= 0.03), costed.length, formal.length);
      case "R06b":
        return proportion(of((ratio) => ratio > 0.05), costed.length, formal.length);
      case "R07":
        return { value: share(money(formal), money(clear)), numerator: money(formal), denominator: money(clear), n: clear.filter(({ value }) => value !== null).length, known: money(clear), eligible: money(ones) };
      default:
        return proportion(formal.length, clear.length, ones.length);
    }
  });
}

/** Over the twelve months that end with the period: of each household the share of known months in which something came. */
function regularity(units: Units, question: Question): Groups {
  const to = question.to < question.today.slice(0, 7) ? question.to : question.today.slice(0, 7);
  const away = halves(units, { ...question, from: nextMonth(to, -11), to }).filter(({ half }) => half.regular);
  const monthsOf = by(units.months, ({ home }) => home);
  const answers = (half: Half) => (monthsOf.get(half.unit.home) ?? []).filter(({ month }) => month === half.unit.month).map(({ whole }) => whole);
  return grouped(away, ({ group }) => group, (months) => {
    const homes = [...by(months, ({ half }) => half.unit.home).values()].flatMap((own) => [...by(own, ({ half }) => half.unit.area).values()]);
    const counted = homes.map((of) => ({
      months: of.length, known: of.filter(({ half }) => answers(half).some((one) => one.came || one.confirmed)).length, came: of.filter(({ half }) => answers(half).some((one) => one.came)).length,
    }));
    const enough = counted.filter(({ known }) => known >= 6);
    return { value: middle(enough.map(({ known, came }) => (came / known) * 100)).value, n: enough.length, known: enough.length, eligible: counted.filter((one) => one.months >= 6).length };
  });
}

function uses(id: string, { used }: Units, { area, from, to, by: dimension }: Question): Groups {
  const mine = used.filter((one) => inside(area, one.area) && one.month >= from && one.month <= to && (one.eligible || one.covered));
  if (id === "R08c") return byUse(mine.filter(({ covered }) => covered));
  const part = { R08: "strict", R08b: "broad", R09: "debt" }[id] as "strict" | "broad" | "debt";
  return grouped(mine, (one) => (dimension === "country" || dimension === "sex" ? one[dimension] : ALL), (months) => {
    const covered = months.filter((one) => one.covered);
    const [sum, whole] = [total(covered, (one) => one[part]), total(covered, ({ recorded }) => recorded)];
    return { value: share(sum, whole), numerator: sum, denominator: whole, n: distinct(covered, ({ home }) => home), known: covered.length, eligible: months.filter(({ eligible }) => eligible).length };
  });
}

function byUse(months: readonly UsedMonth[]): Groups {
  const whole = total(months, ({ recorded }) => recorded);
  const entries = months.flatMap(({ amounts }) => [...amounts].map(([use, idr]) => ({ use, idr })));
  return grouped(entries, ({ use }) => use, (ones) => ({ value: share(total(ones, ({ idr }) => idr), whole), n: ones.length, known: null, eligible: null }));
}

function departures(id: string, units: Units, { area, from, to, by: dimension }: Question): Groups {
  const mine = units.departures.filter((one) => inside(area, one.area) && one.on >= firstOf(from) && one.on <= lastOf(to));
  const key = dimension === "country" || dimension === "sex" || dimension === "scheme" || dimension === "sector" ? (one: (typeof mine)[number]) => one[dimension] ?? UNKNOWN : () => ALL;
  return grouped(mine, key, (ones) => {
    const count = (status: string) => ones.filter(({ procedural }) => procedural === status).length;
    const known = count("prosedural") + count("non_prosedural");
    return id === "I07" ? proportion(count("prosedural"), known, ones.length) : { ...proportion(count(UNKNOWN), ones.length, ones.length) };
  });
}

const dayOf = ({ to, today }: Question) => (lastOf(to) < today ? lastOf(to) : today);

function finance(id: string, units: Units, question: Question): Groups {
  const day = dayOf(question);
  const homes = units.stays.filter(({ area, from, to }) => inside(question.area, area) && from <= day && to > day).map((stay) => ({ ...stay, state: stateOn(stay.home, day) }));
  const grouping = homes.flatMap((one) => (question.by === "lender" ? (one.state?.lenders ?? []).map((group) => ({ ...one, group })) : [{ ...one, group: question.by === "sex" ? one.sex : ALL }]));
  return grouped(grouping, ({ group }) => group, (ones) => {
    const value = { R10: "dependency", F01: "savingsRate", F01b: "cashRate", F02: "runway", F03: "service", F06: "health" }[id] as "dependency" | undefined;
    if (value === undefined) {
      const known = ones.filter(({ state }) => state !== null && state.fund !== null);
      return proportion(known.filter(({ state }) => state?.fund).length, known.length, ones.length);
    }
    const known = ones.flatMap(({ state }) => (state === null || state[value] === null ? [] : [state[value]]));
    const without = ones.filter(({ state }) => (id === "R10" && state?.noIncome) || (id.startsWith("F01") && state?.noLasting)).length;
    const found = middle(known);
    return { value: found.value, n: known.length, known: known.length, eligible: ones.length - without, ...(found.state ? { state: id === "F02" ? "berkelanjutan" : "tak_tertutup" } : {}) };
  });
}

function returns(id: string, units: Units, question: Question): Groups {
  const { area, from, by: dimension } = question;
  const mine = units.returns.filter((one) => inside(area, one.area) && one.due >= firstOf(from) && one.due <= dayOf(question) && one.outcome !== "kecil");
  return grouped(mine, (one) => (dimension === "country" || dimension === "sex" ? one[dimension] : ALL), (ones) => {
    const [gone, kept, cut] = ["habis", "bertahan", "tersensor"].map((outcome) => ones.filter((one) => one.outcome === outcome));
    if (id === "F05") return proportion(gone!.length, gone!.length + kept!.length, ones.length);
    const followed = [...gone!, ...kept!, ...cut!];
    const counts = { n: followed.length, known: followed.length, eligible: ones.length };
    if (followed.length === 0) return { ...counts, value: null };
    let [alive, greenwood] = [1, 0];
    for (const day of [...new Set(gone!.map(({ days }) => days))].sort((a, b) => a - b)) {
      const [risk, events] = [followed.filter(({ days }) => days >= day).length, gone!.filter(({ days }) => days === day).length];
      alive *= (risk - events) / risk;
      greenwood += events / risk / (risk - events);
    }
    const error = alive === 0 ? 0 : 1.959964 * alive * Math.sqrt(greenwood);
    return { ...counts, value: (1 - alive) * 100, low: (1 - Math.min(1, alive + error)) * 100, high: (1 - Math.max(0, alive - error)) * 100 };
  });
}

function residents(units: Units, question: Question): Groups {
  const day = dayOf(question);
  const away = units.absences.filter(({ area, from, to }) => inside(question.area, area) && from <= day && (to === null || to > day));
  const here = units.stays.filter(({ area, from, to }) => inside(question.area, area) && from <= day && to > day);
  const villages = [...new Set([...away, ...here].map(({ area }) => area))];
  if (villages.length === 0) return new Map();
  const told = villages.filter((code) => units.residents.has(code));
  const people = total(told, (code) => units.residents.get(code)!);
  const count = total(told, (code) => distinct(away.filter(({ area }) => area === code), ({ person }) => person));
  const byar = (cases: number, sign: number) => (cases === 0 ? 0 : cases * (1 - 1 / (9 * cases) + (sign * 1.959964) / (3 * Math.sqrt(cases))) ** 3);
  const rate = (cases: number) => (cases * 1_000) / people;
  return new Map([[ALL, { value: people > 0 ? rate(count) : null, n: count, known: told.length, eligible: villages.length, ...(people > 0 ? { low: rate(byar(count, -1)), high: rate(byar(count + 1, 1)) } : {}) }]]);
}

/** 1 Syawal of the years these worlds lie in. */
const SYAWAL = ["2022-05-02", "2023-04-22", "2024-04-10", "2025-03-31"];
const daysTo = (day: string, from: string) => (Date.parse(day) - Date.parse(from)) / 86_400_000;

function lebaran(id: string, units: Units, question: Question): Groups {
  const feast = SYAWAL.filter((day) => day >= firstOf(question.from) && day <= dayOf(question)).at(-1);
  if (feast === undefined) return new Map();
  const mine = units.transfers.filter(({ area }) => inside(question.area, area)).map((one) => ({ ...one, before: daysTo(feast, one.on), earlier: daysTo(SYAWAL[SYAWAL.indexOf(feast) - 1] ?? "", one.on) }));
  const season = mine.filter(({ before }) => before >= 1 && before <= 140);
  if (season.length === 0) return new Map();
  const sumOf = (weeksBefore: number) => total(season.filter(({ before }) => Math.ceil(before / 7) === weeksBefore), ({ value }) => value);
  const last = season.filter(({ before }) => before <= 28);
  const weekly = total(last, ({ value }) => value) / 4;
  const usual = middle([5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20].map(sumOf)).value!;
  const year = total(mine.filter(({ earlier }) => earlier >= 1 && earlier <= 28), ({ value }) => value) / 4;
  const value = id === "X08" ? (usual > 0 ? weekly / usual : null) : year > 0 ? (weekly / year - 1) * 100 : null;
  return new Map([[ALL, { value, n: last.length, known: null, eligible: null }]]);
}

/** Days since the last record in the area. */
function freshness({ records }: Units, { area, today }: Question): Groups {
  const last = records.filter((one) => inside(area, one.area)).map(({ day }) => day).sort().at(-1);
  return last === undefined ? new Map() : new Map([[ALL, { value: Math.max(0, daysTo(today, last)), n: 1, known: 1, eligible: 1 }]]);
}

const HEADLINE = ["R01", "R03", "R04", "R05", "R07", "R08", "R10", "F02", "F03", "I07"];

/** Mean share known of the ten headline indicators that have any case. */
function coverage(units: Units, question: Question): Groups {
  const shares = HEADLINE.flatMap((id) => [...PLAIN[id]!(units, question).values()]).flatMap(({ known, eligible }) => (eligible ? [known! / eligible] : []));
  const value = shares.length === 0 ? null : (total(shares, (one) => one) / shares.length) * 100;
  return new Map([[ALL, { value, n: shares.length, known: shares.length, eligible: 10 }]]);
}

/** How each indicator of the catalogue is counted by hand. */
export const PLAIN: Record<string, (units: Units, question: Question) => Groups> = {
  ...Object.fromEntries(["R01", "R01b", "R02", "R02b", "R03"].map((id) => [id, (units: Units, question: Question) => received(id, units, question)])),
  R04: regularity,
  ...Object.fromEntries(["R05", "R05b", "R06", "R06b", "R07", "R07b"].map((id) => [id, (units: Units, question: Question) => transfers(id, units, question)])),
  ...Object.fromEntries(["R08", "R08b", "R08c", "R09"].map((id) => [id, (units: Units, question: Question) => uses(id, units, question)])),
  ...Object.fromEntries(["R10", "F01", "F01b", "F02", "F03", "F04", "F06"].map((id) => [id, (units: Units, question: Question) => finance(id, units, question)])),
  ...Object.fromEntries(["F05", "F05b"].map((id) => [id, (units: Units, question: Question) => returns(id, units, question)])),
  ...Object.fromEntries(["I07", "I08"].map((id) => [id, (units: Units, question: Question) => departures(id, units, question)])),
  X02: residents,
  ...Object.fromEntries(["X08", "X08b"].map((id) => [id, (units: Units, question: Question) => lebaran(id, units, question)])),
  X09: freshness,
  X10: coverage,
};
