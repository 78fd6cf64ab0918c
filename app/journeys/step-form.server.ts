import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import type { Lang } from "~/i18n/languages";
import { correctStep } from "./correct-step.server";
import { fieldErrors } from "./form-refusals.server";
import { CorrectStep, MoveJourney, WithdrawDeathReport } from "./journey.schema";
import { moveJourney, withdrawDeathReport } from "./move-journey.server";
import type { JourneyToday } from "./require-journey.server";

export type Intent = "step" | "report" | "withdraw" | "correct";
/** `message` is the text's key shown on the next page; `result` goes back to the form of that intent. */
export type StepAnswer = { done: true; message: string } | { done: false; intent: Intent; result: SubmissionResult };

type Place = { journey: JourneyToday; lang: Lang };

/** What the forms of a journey's page ask for: a step, a report of death or its confirmation, its withdrawal, a correction. */
export async function takeIntent(tx: Tx, actor: Actor, form: FormData, { journey, lang }: Place): Promise<StepAnswer | null> {
  const { id, today } = journey;
  switch (form.get("intent")) {
    case "step":
    case "report": {
      const intent = form.get("intent") === "report" ? "report" : "step";
      const submission = parseWithZod(form, { schema: MoveJourney.omit({ id: true }) });
      if (submission.status !== "success") return { done: false, intent, result: submission.reply() };
      const moved = await moveJourney(tx, actor, { ...submission.value, id });
      const dates = { happenedOn: submission.value.happenedOn };
      if (!moved.ok) return { done: false, intent, result: submission.reply({ fieldErrors: fieldErrors(moved.reason, { lang, today, dates }) }) };
      return { done: true, message: moved.value.waits ? "journeys:flash.reported" : "journeys:flash.moved" };
    }
    case "withdraw": {
      const submission = parseWithZod(form, { schema: WithdrawDeathReport.omit({ id: true }) });
      if (submission.status !== "success") return { done: false, intent: "withdraw", result: submission.reply() };
      const withdrawn = await withdrawDeathReport(tx, actor, { ...submission.value, id });
      if (!withdrawn.ok) return { done: false, intent: "withdraw", result: submission.reply({ fieldErrors: fieldErrors(withdrawn.reason, { lang, today }) }) };
      return { done: true, message: "journeys:flash.withdrawn" };
    }
    case "correct": {
      const submission = parseWithZod(form, { schema: CorrectStep.omit({ id: true }) });
      if (submission.status !== "success") return { done: false, intent: "correct", result: submission.reply() };
      const corrected = await correctStep(tx, actor, { ...submission.value, id });
      if (!corrected.ok) return { done: false, intent: "correct", result: submission.reply({ fieldErrors: fieldErrors(corrected.reason, { lang, today }) }) };
      return { done: true, message: "journeys:flash.corrected" };
    }
    default:
      return null;
  }
}
