import { label, type Language } from "~/shared/codes";
import { COUNTRIES } from "~/shared/countries";
import { JOURNEY_STATES, type JourneyState } from "./codes";
import { toneOf } from "./phases";

type Journey = { id: string; personId: string; status: JourneyState; country: string | null };

/** A person's latest journey in a few words, "Bekerja di luar negeri, Hong Kong"; `journeys` are the newest first. */
export function memberJourney(journeys: readonly Journey[], personId: string, language: Language) {
  const journey = journeys.find((one) => one.personId === personId);
  if (!journey) return null;
  const words = [label(JOURNEY_STATES, journey.status, language), journey.country ? label(COUNTRIES, journey.country, language) : ""];
  return { id: journey.id, text: words.filter(Boolean).join(", "), tone: toneOf(journey.status) };
}
