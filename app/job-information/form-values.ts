import { uuidv7 } from "uuidv7";
import type { Consultation } from "./consultations.server";
import type { ConsultationValues } from "./ConsultationForm";
import type { ContactValues } from "./ContactForm";

/** A consultation's form as it opens; a family of one needs no choice of who. */
export function consultationValues(consultation: Consultation | undefined, { today, members }: { today: string; members: readonly { id: string }[] }): ConsultationValues {
  const alone = members.length === 1 ? (members[0]?.id ?? "") : "";
  return {
    id: consultation?.id ?? uuidv7(), version: consultation?.version.toString() ?? "", personId: consultation?.personId ?? alone, heldOn: consultation?.heldOn ?? today, topic: consultation?.topic ?? "", vacancyId: consultation?.vacancyId ?? "",
    outcome: consultation?.outcome ?? "", reason: consultation?.reason ?? "", referTo: "", followUpOn: consultation?.followUpOn ?? "", note: consultation?.note ?? "",
  };
}

/** What was told, as the form opens: today, at a meeting. */
export const contactValues = (today: string): ContactValues => ({ id: uuidv7(), version: "", contactedOn: today, medium: "sosialisasi", personIds: [], headCount: "", isUnique: "" });
