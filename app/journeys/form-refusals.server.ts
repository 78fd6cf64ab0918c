import { errorKey } from "~/i18n/error-key";
import type { Lang } from "~/i18n/languages";
import { formatDate, type PlainDate } from "~/shared/dates";
import type { CorrectionRefusal } from "./correct-step.server";
import type { JourneyEditRefusal } from "./edit-journey.server";
import type { PlacementEditRefusal } from "./edit-placement.server";
import type { StepRefusal } from "./move-journey.server";
import type { JourneyRefusal } from "./open-journeys.server";
import type { PlacementRefusal } from "./placements.server";
import type { DocumentRefusal } from "./set-document.server";

/** Messages by field name, under "" for the form as a whole. */
export type FieldErrors = Record<string, string[]>;
type Dates = Record<string, PlainDate | null | undefined>;

type Anything = StepRefusal | CorrectionRefusal | JourneyRefusal | JourneyEditRefusal | PlacementRefusal | PlacementEditRefusal | DocumentRefusal;
type Shown = Exclude<Anything, { code: "forbidden" | "not_found" | "person_not_found" | "conflict" }>;

const FIELD_OF: Partial<Record<Shown["code"], string>> = {
  before_opening: "happenedOn", before_departure: "happenedOn", before_last_step: "happenedOn",
  step_not_allowed: "to", opens_new_journey: "to", gate_not_passed: "to", departure_date_missing: "to", renewal_contract_missing: "to", remains_case_open: "to", two_confirmations_needed: "to",
  opens_with_death: "status", entry_does_not_fit: "status",
  ends_before_start: "contractEnd", extension_too_early: "contractStart", return_before_departure: "returnedOn", wage_unreadable: "wage",
  issued_in_future: "issuedOn", expires_before_issue: "expiresOn",
};

const OWN_WAGE_TEXTS = ["other_currency", "ambiguous_separator"];

/**
 * A command's refusal at the field it concerns. `dates` are the form's own, to find the one that lies in the future or
 * begins too early. What nobody should have been able to send ends as a response: 403 without the right, 404 for what
 * is gone. A conflict is shown beside the form, not here.
 */
export function fieldErrors(reason: Anything, { lang, today, dates = {} }: { lang: Lang; today: PlainDate; dates?: Dates }): FieldErrors {
  if (reason.code === "forbidden") throw new Response(null, { status: 403 });
  if (reason.code === "not_found" || reason.code === "person_not_found") throw new Response(null, { status: 404 });
  if (reason.code === "conflict") return {};
  const on = (date: PlainDate) => formatDate(date, lang);
  switch (reason.code) {
    case "date_in_future": {
      const late = Object.keys(dates).filter((field) => (dates[field] ?? "") > today);
      return Object.fromEntries((late.length > 0 ? late : [""]).map((field) => [field, ["journeys:error.date_in_future"]]));
    }
    case "before_opening":
      return { happenedOn: [errorKey("journeys:error.before_opening", { on: on(reason.openedOn) })] };
    case "before_departure":
      return { happenedOn: [errorKey("journeys:error.before_departure", { on: on(reason.departedOn) })] };
    case "before_last_step":
      return { happenedOn: [errorKey("journeys:error.before_last_step", { on: on(reason.lastOn) })] };
    case "second_person_needed":
      return { "": [errorKey("journeys:error.second_person_needed", { on: on(reason.reportedOn) })] };
    case "wage_unreadable":
      return { wage: [OWN_WAGE_TEXTS.includes(reason.why) ? `journeys:error.wage_${reason.why}` : `fields:${reason.why}`] };
    case "too_young":
      return { [["contractStart", "departedOn"].find((field) => dates[field]) ?? ""]: ["journeys:error.too_young"] };
    default:
      return { [FIELD_OF[reason.code] ?? ""]: [`journeys:error.${reason.code}`] };
  }
}
