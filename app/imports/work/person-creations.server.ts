import { uuidv7 } from "uuidv7";
import { addPersons, type PersonRefusal } from "~/households/add-persons.server";
import { createHouseholds, type HouseholdRefusal } from "~/households/create-households.server";
import { NewHousehold, NewPerson } from "~/households/household.schema";
import type { Match } from "~/households/matches.server";
import { isLikelyDuplicate, type PersonFacts } from "~/households/person-checks";
import type { Tx } from "~/db/db.server";
import { nikFacts } from "~/shared/parse-nik";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { searchKey } from "~/shared/text";
import type { HouseholdRow } from "../rows/household-row";
import type { RowReading } from "../rows/row-reading";
import { groupBy, isIn, settle } from "./entry";
import { numberIn, ownLabel } from "./known-families.server";
import type { Place } from "./place-in-family.server";
import type { Run } from "./run";

/** Creates new people, and the households of those that have none yet; the answer holds the id of each. */
export async function createPeople(tx: Tx, run: Run, places: readonly Place[]): Promise<Map<Place, string>> {
  const fresh = askAboutNamesakes(run, places);
  const made: Made = { households: new Map(), persons: new Map() };
  await createPersons(tx, run, await createHomes(tx, run, fresh, made), made);
  for (const id of made.households.values()) run.writes.created("household", id);
  for (const [place, id] of made.persons) {
    run.writes.created("person", id);
    settle(place.entry, "create");
  }
  return made.persons;
}

/** New households by the key their rows share; new persons by their row. */
type Made = { households: Map<string, string>; persons: Map<Place, string> };
type Homed = { place: Place; householdId: string };

async function createHomes(tx: Tx, run: Run, places: readonly Place[], made: Made): Promise<Homed[]> {
  const groups = [...groupBy(places.filter(({ household }) => household === null), ({ key }) => key)];
  const rows = groups.map(([, group]) => householdOf(group));
  const answers = await createHouseholds(tx, run.actor, rows, run.origin);
  groups.forEach(([key, group], at) => {
    const answer = answers[at];
    if (answer?.ok) made.households.set(key, answer.value.id);
    else if (answer) for (const { entry } of group) sayHousehold(entry.reading, answer.reason);
  });
  return places.flatMap((place) => {
    const householdId = place.household?.id ?? made.households.get(place.key);
    return householdId === undefined ? [] : [{ place, householdId }];
  });
}

function householdOf(group: readonly Place[]): NewHousehold {
  const rows = group.map(({ entry }) => entry.row);
  const head = rows.find(({ memberRole }) => memberRole === "kepala") ?? rows[0];
  return NewHousehold.parse({
    id: uuidv7(),
    regionCode: group[0]?.village.code,
    kk: rows.map(({ kk }) => numberIn(kk)).find((kk) => kk !== null) ?? null,
    label: rows.find(({ label }) => label)?.label ?? ownLabel(head?.fullName ?? ""),
    address: rows.find(({ address }) => address)?.address ?? null,
  });
}

function sayHousehold(reading: RowReading, refusal: HouseholdRefusal): void {
  if (refusal.code === "kk_used") reading.say("kk_used", "no_kk", { who: refusal.label === null ? "" : ` (${refusal.label})` });
  else if (refusal.code === "unknown_village") reading.say("unknown_village", "kode_desa", { code: refusal.regionCode });
  else reading.say("forbidden", null);
}

async function createPersons(tx: Tx, run: Run, homed: readonly Homed[], made: Made): Promise<void> {
  const rows = homed.map(({ place, householdId }) => newPerson(place, householdId, run));
  const answers = await addPersons(tx, run.actor, rows, run.origin);
  homed.forEach(({ place }, at) => {
    const answer = answers[at];
    if (answer?.ok) made.persons.set(place, answer.value.id);
    else if (answer) sayPerson(place.entry.reading, answer.reason);
  });
}

function newPerson({ entry: { row, reading }, village }: Place, householdId: string, run: Run): NewPerson {
  const nik = numberIn(row.nik);
  return NewPerson.parse({
    id: uuidv7(),
    householdId,
    nikState: nik === null ? "belum" : "ada",
    nik,
    fullName: row.fullName ?? "",
    memberRole: row.memberRole ?? "tidak_diketahui",
    ...bornAs(row, nik, todayIn(timeZoneOf(village.code), run.now)),
    phone: numberIn(row.phone),
    education: row.education ?? "tidak_diketahui",
    marital: row.marital ?? "tidak_diketahui",
    note: row.note ?? null,
    confirmedDifference: reading.confirmed.has("nik_differs"),
    confirmedDuplicate: reading.confirmed.has("likely_duplicate"),
  });
}

/** Nobody this young keeps a household or has grandchildren; a NIK that says so means the century before. */
const GROWN_UP = 15;

/** Sex and day of birth as the row says; where it does not, as the NIK does. */
function bornAs({ sex, birthDate, birthYear, memberRole }: HouseholdRow, nik: string | null, today: string) {
  const said = { sex: sex ?? null, birthDate: birthDate ?? null, birthYear: birthDate ? null : (birthYear ?? null) };
  if (nik === null) return said;
  const facts = nikFacts(nik, today);
  const isGrownUp = memberRole === "kepala" || memberRole === "pasangan" || memberRole === "orang_tua";
  const year = Number(facts.birthDate?.slice(0, 4) ?? 0);
  const fits = facts.birthDate !== null && (!isGrownUp || Number(today.slice(0, 4)) - year >= GROWN_UP) && (said.birthYear === null || said.birthYear === year);
  return { sex: said.sex ?? facts.sex, birthDate: said.birthDate ?? (fits ? facts.birthDate : null), birthYear: said.birthYear };
}

export function sayPerson(reading: RowReading, refusal: Exclude<PersonRefusal, { code: "household_not_found" | "id_taken" }> | PersonRefusal): void {
  switch (refusal.code) {
    case "nik_differs": return reading.say("nik_differs", refusal.fields.includes("sex") ? "jenis_kelamin" : "tanggal_lahir", { what: differing(refusal.fields) });
    case "nik_used": return reading.say("nik_used", "nik", { who: refusal.match === null ? "" : ` (${refusal.match.fullName}, ${refusal.match.householdLabel})` });
    case "second_head": return reading.say("second_head", "hubungan", { who: refusal.headName === null ? "" : ` (${refusal.headName})` });
    case "likely_duplicate": return reading.say("likely_duplicate", "nama", { who: refusal.matches.map(named).join("; ") });
    case "birth_in_future": case "birth_too_old": return reading.say(refusal.code, reading.isBlank("tanggal_lahir") ? "tahun_lahir" : "tanggal_lahir");
    case "birth_year_differs": return reading.say("birth_year_differs", "tahun_lahir");
    case "household_not_found": return reading.say("household_unknown", null, { where: "" });
    default: return reading.say("forbidden", null);
  }
}

const named = ({ fullName, householdLabel, birthDate, birthYear }: Match): string => `${fullName} (${[householdLabel, birthDate ?? birthYear].filter(Boolean).join(", ")})`;

function differing(fields: readonly ("sex" | "birth_date")[]): { id: string; en: string } {
  if (fields.length > 1) return { id: "Jenis kelamin dan tanggal lahir", en: "Sex and day of birth" };
  return fields[0] === "sex" ? { id: "Jenis kelamin", en: "Sex" } : { id: "Tanggal lahir", en: "Day of birth" };
}

/** Two new rows that may be one person: the later one is asked about, as if the earlier one were recorded already. */
function askAboutNamesakes(run: Run, places: readonly Place[]): Place[] {
  const groups = groupBy(places, ({ entry: { row }, village }) => `${village.code} ${searchKey(row.fullName ?? "")}`);
  const facts = ({ entry: { row }, village }: Place): PersonFacts => ({
    fullName: row.fullName ?? "", regionCode: village.code,
    ...bornAs(row, numberIn(row.nik), todayIn(timeZoneOf(village.code), run.now)),
  });
  for (const group of groups.values()) {
    group.forEach((later, at) => {
      const earlier = group.slice(0, at).find((one) => (numberIn(one.entry.row.nik) === null || numberIn(later.entry.row.nik) === null) && isLikelyDuplicate(facts(one), facts(later)));
      if (earlier) later.entry.reading.say("likely_duplicate", "nama", { who: { id: `${earlier.entry.row.fullName} (baris ${earlier.entry.line})`, en: `${earlier.entry.row.fullName} (row ${earlier.entry.line})` } });
    });
  }
  return places.filter(({ entry }) => isIn(entry));
}
