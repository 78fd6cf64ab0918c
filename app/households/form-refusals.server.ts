import type { Conflict } from "~/access/record-batch.server";
import { errorKey } from "~/i18n/error-key";
import type { Lang } from "~/i18n/languages";
import { timeZoneOf } from "~/regions/time-zone";
import { dateIn, formatDate } from "~/shared/dates";
import { nikFacts } from "~/shared/parse-nik";
import { maskAllButLast4 } from "~/shared/text";
import type { PersonRefusal } from "./add-persons.server";
import type { HouseholdRefusal } from "./create-households.server";
import type { HouseholdEditRefusal } from "./edit-household.server";
import type { PersonEditRefusal } from "./edit-person.server";
import type { FormRefusal, PersonSide, ShownConflict } from "./form-questions";
import type { Match } from "./matches.server";
import { HOUSEHOLD_LISTS, valueText } from "./value-text";

/**
 * Commands' refusals as a form shows them. What nobody should have been able to send ends as a response: 403 without
 * the right, 404 for what is gone.
 */
type Place = { lang: Lang; regionCode: string; names?: Record<string, string> };

export function householdRefusal(reason: HouseholdRefusal | HouseholdEditRefusal, place: Place): FormRefusal {
  switch (reason.code) {
    case "forbidden":
      throw new Response(null, { status: 403 });
    case "not_found":
      throw new Response(null, { status: 404 });
    case "unknown_village":
      return { errors: { "": ["households:invalid.village"] } };
    case "caretaker_elsewhere":
      return { errors: { caretakerPersonId: ["households:invalid.caretaker"] } };
    case "id_taken":
      return { errors: { "": ["households:invalid.idTaken"] } };
    case "kk_used": {
      const holder = reason.householdId === null ? {} : { holder: { number: "kk" as const, householdId: reason.householdId, label: reason.label ?? "" } };
      return { errors: { kk: [reason.householdId === null ? "households:invalid.kkElsewhere" : "households:invalid.kkUsed"] }, ...holder };
    }
    case "conflict":
      return { errors: {}, conflict: shownConflict("household", reason, place) };
  }
}

/** What the person typed, for comparing; `prefix` stands before the field names where the person is part of a form. */
type TypedPerson = { fullName: string; birthDate: string | null; birthYear: number | null; sex: PersonSide["sex"]; nik: string | null };
type PersonPlace = Place & { typed: TypedPerson; prefix?: string };

export function personRefusal(reason: PersonRefusal | PersonEditRefusal, place: PersonPlace): FormRefusal {
  const { prefix = "", typed, lang } = place;
  const at = (field: string, message: string): FormRefusal => ({ errors: { [`${prefix}${field}`]: [message] } });
  switch (reason.code) {
    case "forbidden":
      throw new Response(null, { status: 403 });
    case "not_found":
    case "household_not_found":
      throw new Response(null, { status: 404 });
    case "id_taken":
      return { errors: { "": ["households:invalid.idTaken"] } };
    case "birth_in_future":
    case "birth_too_old":
      return at(typed.birthDate ? "birthDate" : "birthYear", `households:invalid.${reason.code}`);
    case "birth_year_differs":
      return at("birthYear", "households:invalid.birth_year_differs");
    case "second_head":
      return at("memberRole", reason.headName ? errorKey("households:invalid.second_head", { name: reason.headName }) : "households:invalid.second_head_unnamed");
    case "nik_used":
      return { ...at("nik", reason.match ? "households:invalid.nikUsed" : "households:invalid.nikElsewhere"), ...(reason.match ? { holder: { number: "nik", householdId: reason.match.householdId, label: reason.match.fullName } } : {}) };
    case "nik_differs": {
      const facts = nikFacts(typed.nik ?? "", dateIn(timeZoneOf(place.regionCode), new Date()));
      return { errors: {}, question: { code: "nik_differs", fields: reason.fields, nikSex: facts.sex, nikBirth: facts.birthDate && formatDate(facts.birthDate, lang) } };
    }
    case "likely_duplicate":
      return { errors: {}, question: { code: "likely_duplicate", mine: mine(typed, lang), others: reason.matches.map((match) => other(match, lang)) } };
    case "conflict":
      return { errors: {}, conflict: shownConflict("person", reason, place) };
  }
}

function mine(typed: TypedPerson, lang: Lang): PersonSide {
  return { fullName: typed.fullName, birth: birthText(typed, lang), sex: typed.sex, nik: typed.nik && maskAllButLast4(typed.nik), household: null };
}

function other(match: Match, lang: Lang) {
  const nik = match.nikLast4 && `••••${match.nikLast4}`;
  const household = { id: match.householdId, label: match.householdLabel };
  return { id: match.id, fullName: match.fullName, birth: birthText(match, lang), sex: match.sex, nik, household, reasons: match.reasons };
}

const birthText = ({ birthDate, birthYear }: { birthDate: string | null; birthYear: number | null }, lang: Lang): string | null =>
  birthDate ? formatDate(birthDate, lang) : birthYear === null ? null : String(birthYear);

function shownConflict(entity: "household" | "person", { fields, version, changedBy, changedAt }: Conflict, { lang, regionCode, names = {} }: Place): ShownConflict {
  const lists: Record<string, (typeof HOUSEHOLD_LISTS.person)["sex"] | undefined> = { ...HOUSEHOLD_LISTS[entity] } as never;
  const text = (field: string, value: unknown) => valueText(field, value, { language: lang, list: lists[field], names });
  return {
    version,
    changedBy,
    changedOn: changedAt && formatDate(dateIn(timeZoneOf(regionCode), new Date(changedAt)), lang),
    rows: fields.map(({ field, base, mine: typed, theirs }) => ({ field, base: text(field, base), mine: text(field, typed), theirs: text(field, theirs) })),
  };
}
