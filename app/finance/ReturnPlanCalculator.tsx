import { useEffect, useState, type FormEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PlainDate } from "~/shared/dates";
import { buttonClass } from "~/ui/button-class";
import { type Amount, countedFrom, type PlanForm, readPlan, valuesInFragment } from "./plan-form";
import { ReturnPlanAnswer } from "./ReturnPlanAnswer";
import { ReturnPlanForm } from "./ReturnPlanForm";

export const ANSWER = "jawaban";
/** What the button that keeps a plan sends; everything else is counted on the spot. */
export const KEEP = "simpan";
const NO_ERRORS: Record<string, string> = {};

export type CalculatorProps = {
  /** The boxes as the page was sent: empty, of records, or of a form that was refused. */
  sent: PlanForm;
  today: PlainDate;
  /** The address that counts where there are no scripts. */
  action: string;
  needed?: readonly Amount[];
  /** What is known of a box besides its figure, such as its day. */
  notes?: Partial<Record<Amount, string>>;
  counted?: { balanceIdr: number; on: PlainDate } | null;
  /** Whether a plan may stand in the address behind "#". */
  opensShared?: boolean;
  /** Below the answer, inside the form: what keeps it. */
  children?: ReactNode;
};

/** The calculator itself, counted while one types. */
export function ReturnPlanCalculator({ sent, today, action, needed, notes, counted = null, opensShared = false, children }: CalculatorProps) {
  // All the texts it may ever show come with the page, since it goes on without a signal.
  const { t } = useTranslation(["plan", "fields", "ui", "charts", "common"]);
  const [opened, setOpened] = useState<Record<string, string> | null>(null);
  const [typed, setTyped] = useState<PlanForm | null>(null);
  const [isAsked, setAsked] = useState(false);
  useEffect(() => {
    if (!opensShared) return;
    const open = () => {
      const told = valuesInFragment(location.hash);
      if (!told) return;
      setOpened(told);
      setTyped(readPlan(new Map(Object.entries(told)), needed));
    };
    open();
    addEventListener("hashchange", open);
    return () => removeEventListener("hashchange", open);
  }, [opensShared, needed]);
  // With scripts nothing is sent. What is wrong is told when somebody asks for the answer, and no more once it is mended.
  const [plan, errors] = typed ? [typed.plan, isAsked ? typed.errors : NO_ERRORS] : [sent.plan, sent.errors];
  const ask = (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent;
    const read = readPlan(new FormData(event.currentTarget), needed);
    setTyped(read);
    setAsked(true);
    if (read.plan && submitter instanceof HTMLButtonElement && submitter.value === KEEP) return;
    event.preventDefault();
    // On a phone the answer stands below the boxes.
    if (read.plan) requestAnimationFrame(() => document.getElementById(ANSWER)?.focus());
  };
  return (
    <form
      key={opened ? JSON.stringify(opened) : "sent"} method="post" action={`${action}#${ANSWER}`} noValidate {...(children ? {} : { "data-keeps-unsent": true })} className="space-y-4"
      onInput={(event) => setTyped(readPlan(new FormData(event.currentTarget), needed))} onSubmit={ask}
    >
      <ReturnPlanForm values={opened ?? sent.values} errors={errors} needed={needed} notes={notes} />
      <button type="submit" className={buttonClass("primary", "normal", "no-print")}>{t("submit")}</button>
      {plan ? (
        <div id={ANSWER} tabIndex={-1} className="space-y-4 outline-none">
          <ReturnPlanAnswer plan={plan} startsOn={countedFrom(plan, counted, today)} />
          {children}
        </div>
      ) : <p className="text-muted">{t("answer.waiting")}</p>}
    </form>
  );
}
