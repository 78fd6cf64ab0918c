import { label, type Language } from "~/shared/codes";
import { CHANNELS } from "./codes";
import type { Question } from "./prepare-remittances.server";
import type { ShownQuestion } from "./TransferQuestions";

type Mine = { receivedOn: string | null; sentOn: string | null; channel: string; provider: string | null };

/** Questions as their page shows them. `mine` is the transfer asked about. */
export function shownQuestions(questions: readonly Question[], mine: Mine, lang: Language): ShownQuestion[] {
  return questions.map((question): ShownQuestion => {
    if (question.code === "far_from_reference") return { code: question.code, expectedIdr: question.expectedIdr.toString(), receivedIdr: question.receivedIdr.toString() };
    if (question.code === "month_marked_none") return { code: question.code, month: question.mark.month };
    if (question.code === "amount_unknown") return { code: question.code };
    const { other } = question;
    const idr = other.receivedIdr.toString();
    return {
      code: "duplicate",
      other: { id: other.id, on: other.receivedOn ?? other.sentOn, receivedIdr: idr, channel: label(CHANNELS, other.channel, lang), provider: other.provider },
      mine: { id: null, on: mine.receivedOn ?? mine.sentOn, receivedIdr: idr, channel: label(CHANNELS, mine.channel, lang), provider: mine.provider },
    };
  });
}
