import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Card } from "~/ui/Card";
import { Facts } from "~/ui/Facts";
import { useFormat } from "~/ui/use-format";
import { aMonth, type Answers } from "./answers";
import { SURVEY_FIELDS, SURVEY_MODES, YES_NO, type SurveyMode } from "./codes";
import { ANSWERS, FIELDS, GATES, SECTIONS, type Amount, type Answer, type Section } from "./questions";

type Told = Answers & { interviewOn: string; mode: SurveyMode | null };
type AnswerSheetProps = { response: Told; respondent: string | null; base: string; canWrite: boolean };

/** Everything a family said in a round, part by part; what it would not say is told apart from what nobody knows. */
export function AnswerSheet({ response, respondent, base, canWrite }: AnswerSheetProps) {
  const { t } = useTranslation("surveys");
  const lang = useLang();
  const format = useFormat();
  const unknown = (name: string) => <span className="font-normal text-muted">{t(response.refused.includes(name) ? "sheet.refused" : "sheet.unknown")}</span>;
  const amount = (name: Amount) => {
    const told = response[name];
    if (told === null) return unknown(name);
    return response.perYear.includes(name) ? t("sheet.aYear", { amount: format.rupiah(told), month: format.rupiah(aMonth(response, name) ?? 0n) }) : format.rupiah(told);
  };
  const answer = (name: Answer) => (response[name] === null ? unknown(name) : label(ANSWERS[name], String(response[name]), lang));
  const named = (name: Amount | Answer | "interviewOn" | "mode" | "respondentPersonId") => label(SURVEY_FIELDS, name, lang);
  const itemsOf = (section: Section) => {
    if (section === "wawancara") {
      return [
        { term: named("interviewOn"), value: format.date(response.interviewOn) },
        { term: named("mode"), value: response.mode ? label(SURVEY_MODES, response.mode, lang) : unknown("mode") },
        { term: named("respondentPersonId"), value: respondent ?? unknown("respondentPersonId") },
      ];
    }
    const { gates, amounts, answers } = FIELDS[section];
    // After a "no" the questions that hang on it were not asked.
    const skipped = new Set<string>(gates.filter((gate) => response[gate] === "tidak").flatMap((gate) => [...GATES[gate], ...(gate === "hasDebt" ? ["paysOnTime"] : [])]));
    return [
      ...gates.filter((gate) => response[gate] === "tidak").map((gate) => ({ term: label(SURVEY_FIELDS, gate, lang), value: label(YES_NO, "tidak", lang) })),
      ...amounts.filter((name) => !skipped.has(name)).map((name) => ({ term: named(name), value: amount(name) })),
      ...answers.filter((name) => !skipped.has(name)).map((name) => ({ term: named(name), value: answer(name) })),
      ...(section === "kebiasaan" && response.note ? [{ term: label(SURVEY_FIELDS, "note", lang), value: response.note }] : []),
    ];
  };
  return (
    <>
      {SECTIONS.map((section) => (
        <Card key={section} title={t(`section.${section}`)} action={canWrite ? <Link to={`${base}/${section}`} className="link tap">{t("sheet.change")}</Link> : null}>
          <Facts items={itemsOf(section)} />
        </Card>
      ))}
    </>
  );
}
