import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { SubmitButton } from "~/ui/SubmitButton";
import { useFormat } from "~/ui/use-format";

/** What the server wants to know before it stores, with amounts as text. */
export type ShownQuestion =
  | { code: "far_from_reference"; expectedIdr: string; receivedIdr: string }
  | { code: "amount_unknown" }
  | { code: "month_marked_none"; month: string }
  | { code: "duplicate"; other: SideFacts; mine: SideFacts };
export type SideFacts = { id: string | null; on: string | null; receivedIdr: string | null; channel: string; provider: string | null };

/** The questions with what speaks for them side by side; the one button answers all of them with yes. */
export function TransferQuestions({ questions, cancelTo }: { questions: readonly ShownQuestion[]; cancelTo: string }) {
  const { t } = useTranslation("remittances");
  const format = useFormat();
  return (
    <Alert tone="warn" live title={t("ask.title", { count: questions.length })}>
      <div className="space-y-4">
        {questions.map((question) => (
          <div key={question.code} className="space-y-2">
            <input type="hidden" name="ya" value={question.code} />
            {question.code === "duplicate" ? (
              <>
                <p>{t("ask.duplicate")}</p>
                <div className="grid grid-cols-2 gap-3">
                  <Side title={t("ask.recorded")} facts={question.other} />
                  <Side title={t("ask.new")} facts={question.mine} />
                </div>
              </>
            ) : null}
            {question.code === "far_from_reference" ? <p>{t("ask.far_from_reference", { expected: format.rupiah(question.expectedIdr), received: format.rupiah(question.receivedIdr) })}</p> : null}
            {question.code === "month_marked_none" ? <p>{t("ask.month_marked_none", { month: format.month(question.month) })}</p> : null}
            {question.code === "amount_unknown" ? <p>{t("ask.amount_unknown")}</p> : null}
          </div>
        ))}
        <div className="flex flex-wrap gap-3">
          <SubmitButton name="intent" value="ya">
            {t("ask.yes")}
          </SubmitButton>
          <Link to={cancelTo} className="btn btn-secondary">
            {t("ask.no")}
          </Link>
        </div>
        <p className="text-muted">{t("ask.mend")}</p>
      </div>
    </Alert>
  );
}

function Side({ title, facts }: { title: string; facts: SideFacts }) {
  const { t } = useTranslation("remittances");
  const format = useFormat();
  return (
    <div className="card min-w-0 p-3">
      <p className="font-semibold">{title}</p>
      <p className="num text-lg font-semibold">{format.rupiah(facts.receivedIdr)}</p>
      <p>{format.date(facts.on)}</p>
      <p>{[facts.channel, facts.provider].filter(Boolean).join(", ")}</p>
      {facts.id ? (
        <Link to={`/kiriman/${facts.id}`} className="link tap">
          {t("ask.open")}
        </Link>
      ) : null}
    </div>
  );
}
