import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import type { QuestionFamily } from "./question-bank";

const LETTERS = ["A", "B", "C", "D", "E"];

/** A test to print: one sheet for each who takes it, and the right answers on a page of their own for the coordinator. */
export function TestSheet({ family, title, questions }: QuestionFamily) {
  const { t } = useTranslation("learning");
  const lang = useLang();
  return (
    <>
      <section aria-label={title[lang]} className="card print-alone space-y-4 p-4 sm:p-6">
        <p className="font-semibold">{title[lang]} · {t("scores.family")} {family}</p>
        <p className="leading-loose">{t("people.name")}: ________________________________ {t("sheet.date")}: ______________ {t("sheet.which")}: ☐ {t("sheet.before")} ☐ {t("sheet.after")}</p>
        <p className="text-muted">{t("sheet.note")}</p>
        <ol className="list-decimal space-y-3 pl-6">
          {questions.map(({ ask, choices }) => (
            <li key={ask.id} className="break-inside-avoid">
              <p className="font-medium">{ask[lang]}</p>
              <ul>{[...choices.map((choice) => choice[lang]), t("test.notKnown")].map((choice, at) => <li key={choice}>☐ {LETTERS[at]}. {choice}</li>)}</ul>
            </li>
          ))}
        </ol>
      </section>
      <section aria-label={t("sheet.key")} className="card test-key print-alone space-y-3 p-4 sm:p-6">
        <p className="font-semibold">{t("sheet.key")} · {family}</p>
        <ol className="list-decimal columns-2 pl-6">{questions.map(({ ask, right }) => <li key={ask.id}>{LETTERS[right]}</li>)}</ol>
        <p>{t("sheet.points", { each: Math.round(100 / questions.length) })}</p>
      </section>
    </>
  );
}
