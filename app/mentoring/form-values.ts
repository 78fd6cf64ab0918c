import { uuidv7 } from "uuidv7";
import type { PlainDate } from "~/shared/dates";
import { rupiahBox } from "~/shared/money";
import type { Plan, Session } from "./enrolments.server";
import type { PlanValues } from "./PlanForm";
import type { SessionValues } from "./SessionForm";

const GOALS = 3;
const text = (value: bigint | number | string | null | undefined): string => value?.toString() ?? "";

/** A plan's form as it opens: always with room for three goals. */
export function planValues(plan: Plan | undefined): PlanValues {
  const goals = plan?.goals ?? [];
  return {
    id: plan?.id ?? uuidv7(), version: String(plan?.version ?? 0),
    goals: Array.from({ length: GOALS }, (_, index) => ({ title: text(goals[index]?.title), amountIdr: rupiahBox(goals[index]?.amountIdr), dueOn: text(goals[index]?.dueOn) })),
    needsIdr: rupiahBox(plan?.needsIdr), debtsIdr: rupiahBox(plan?.debtsIdr), savingsIdr: rupiahBox(plan?.savingsIdr), capitalIdr: rupiahBox(plan?.capitalIdr),
    savingsPercent: text(plan?.savingsPercent), debtOrder: text(plan?.debtOrder), familyAgreed: plan?.familyAgreed == null ? "" : plan.familyAgreed ? "ya" : "belum",
  };
}

/** A meeting's form: an earlier one to mend, or a new one of today. */
export function sessionValues(session: Session | undefined, today: PlainDate): SessionValues {
  return {
    id: session?.id ?? uuidv7(), version: text(session?.version), heldOn: session?.heldOn ?? today, kind: session?.kind ?? "kunjungan", minutes: text(session?.minutes), topics: session?.topics ?? [],
    homeworkDone: text(session?.homeworkDone), homework: text(session?.homework), savingsIdr: rupiahBox(session?.savingsIdr), note: text(session?.note), nextOn: text(session?.nextOn),
  };
}
