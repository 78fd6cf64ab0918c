import type { PlacementEditRefusal } from "~/journeys/edit-placement.server";
import type { JourneyEditRefusal } from "~/journeys/edit-journey.server";
import type { StepRefusal } from "~/journeys/move-journey.server";
import type { JourneyRefusal } from "~/journeys/open-journeys.server";
import type { PlacementRefusal } from "~/journeys/placements.server";
import { JOURNEY_STATES } from "~/journeys/codes";
import { formatDate } from "~/shared/dates";
import type { Fact } from "../messages";
import type { RowReading } from "../rows/row-reading";
import { codeIn } from "./differences";

export const HEADERS: { readonly [field: string]: string } = {
  country: "negara", scheme: "skema", sector: "sektor", departedOn: "tanggal_berangkat", returnedOn: "tanggal_pulang", evidenceSource: "sumber", note: "catatan",
  registeredOn: "status_prosedural", nonProceduralEvidence: "status_prosedural", jobTitle: "jabatan", companyName: "p3mi", companyId: "p3mi", employerName: "majikan",
  contractStart: "kontrak_mulai", contractEnd: "kontrak_selesai", wageMinor: "gaji", wageCurrency: "mata_uang_gaji",
};

type Refusal = JourneyRefusal | JourneyEditRefusal | StepRefusal | PlacementRefusal | PlacementEditRefusal;

const inWords = (on: string): Fact => ({ id: formatDate(on, "id"), en: formatDate(on, "en") });

/** What the commands of journeys refuse, said to the row it is about. */
export function sayJourney(reading: RowReading, refusal: Refusal, step?: { from: Fact; to: Fact }): void {
  switch (refusal.code) {
    case "forbidden": return reading.say("forbidden", null);
    case "not_found": case "person_not_found": return reading.say("person_not_found", "nama");
    case "opens_with_death": case "entry_does_not_fit": return reading.say(refusal.code, "status");
    case "date_in_future": return reading.say("date_in_future", reading.isBlank("tanggal_pulang") ? "tanggal_berangkat" : "tanggal_pulang");
    case "too_young": return reading.say("too_young", reading.isBlank("kontrak_mulai") ? "tanggal_berangkat" : "kontrak_mulai");
    case "open_journey_exists": return reading.say("open_journey_exists", "status", { status: codeIn(JOURNEY_STATES)(refusal.status) });
    case "ends_before_start": return reading.say("ends_before_start", "kontrak_selesai");
    case "extension_too_early": return reading.say("extension_too_early", "kontrak_mulai");
    case "return_before_departure": return reading.say("return_before_departure", "tanggal_pulang");
    case "wage_unreadable": return reading.say("wage_unreadable", "gaji");
    case "before_opening": return reading.say("before_opening", "status", { on: inWords(refusal.openedOn) });
    case "before_departure": return reading.say("before_departure", "tanggal_pulang", { on: inWords(refusal.departedOn) });
    case "conflict": case "id_taken": return reading.say("stale", null);
    default: return reading.say("step_not_allowed", "status", step ?? { from: "", to: "" });
  }
}
