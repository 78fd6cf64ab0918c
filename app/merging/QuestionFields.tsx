import { useTranslation } from "react-i18next";
import { DEBT_PURPOSES, LENDER_TYPES } from "~/finance/codes";
import { MEMBER_ROLES } from "~/households/codes";
import { JOURNEY_STATES } from "~/journeys/codes";
import { CHANNELS, USE_CATEGORIES } from "~/remittances/codes";
import { label } from "~/shared/codes";
import { COUNTRIES } from "~/shared/countries";
import { useFormat } from "~/ui/use-format";
import type { ShownPerson, ShownQuestion } from "./merge-page";
import { APART, type Choices, type DebtFacts, type JourneyFacts, type SnapshotFacts, type TransferFacts, type UseFacts } from "./questions";

type QuestionFieldsProps = { questions: readonly ShownQuestion[]; choices: Choices; missing: readonly string[] };

/** What nobody but a person can decide, each question with its answers. */
export function QuestionFields({ questions, choices, missing }: QuestionFieldsProps) {
  return (
    <div className="space-y-6">
      {questions.map((question) => (
        <QuestionField key={question.name} question={question} given={choices[question.name] ?? question.suggested} isMissing={missing.includes(question.name)} />
      ))}
    </div>
  );
}

type QuestionFieldProps = { question: ShownQuestion; given: string | null; isMissing: boolean };

function QuestionField({ question, given, isMissing }: QuestionFieldProps) {
  const { t } = useTranslation("merging");
  const say = useAnswers();
  const error = `${question.name}-salah`;
  return (
    <fieldset id={question.name} tabIndex={-1} className="min-w-0" aria-describedby={isMissing ? error : undefined}>
      <legend className="mb-1 font-semibold break-words">{say.title(question)}</legend>
      {isMissing ? (
        <p id={error} className="mb-1 font-medium text-bad">
          {t("form.choose")}
        </p>
      ) : null}
      {question.kind === "pair" ? (
        // Families are large: a list for each member would fill the page with the same names.
        <select name={question.name} defaultValue={given ?? ""} aria-label={say.title(question)} className="field">
          {question.options.map((option) => (
            <option key={option} value={option}>
              {say.answer(question, option)}
            </option>
          ))}
        </select>
      ) : (
        <div className="grid gap-2">
          {question.options.map((option) => (
            <label key={option} className="chip min-w-0">
              <input type="radio" name={question.name} value={option} defaultChecked={given === option} aria-invalid={isMissing || undefined} />
              <span className="min-w-0 break-words">{say.answer(question, option)}</span>
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
}

/** The words of a question and of its answers. */
function useAnswers() {
  const { t } = useTranslation("merging");
  const say = useRecordTexts();
  const title = (question: ShownQuestion): string => {
    switch (question.kind) {
      case "pair": return t("ask.pair", { name: question.person.fullName, facts: say.person(question.person) });
      case "head": return t("ask.head");
      case "journey": return t("ask.journey");
      case "transfer": return t("ask.transfer", { a: say.transfer(question.a), b: say.transfer(question.b) });
      case "none": return t("ask.none", { month: say.month(question.month), transfers: question.transfers.map(say.transfer).join("; ") });
      case "uses": return t("ask.uses", { month: say.month(question.month) });
      case "snapshot": return t("ask.snapshot", { on: say.day(question.asOf) });
      case "debt": return t("ask.debt", { a: say.debt(question.a), b: say.debt(question.b) });
    }
  };
  const answer = (question: ShownQuestion, option: string): string => {
    const side = (a: string, b: string) => (option === "a" ? t("answer.a", { what: a }) : option === "b" ? t("answer.b", { what: b }) : t("answer.both"));
    switch (question.kind) {
      case "pair": {
        const same = question.among.find(({ id }) => id === option);
        return option === APART || !same ? t("answer.apart") : t("answer.same", { name: same.fullName, facts: say.person(same) });
      }
      case "head": return question.among.find(({ id }) => id === option)?.fullName ?? option;
      case "journey": return side(say.journey(question.a), say.journey(question.b));
      case "uses": return side(say.uses(question.a), say.uses(question.b));
      case "snapshot": return side(say.snapshot(question.a), say.snapshot(question.b));
      case "transfer": case "debt": return t(`answer.${question.kind}.${option}`);
      case "none": return t(`answer.none.${option}`);
    }
  };
  return { title, answer };
}

function useRecordTexts() {
  const { t } = useTranslation(["merging", "finance"]);
  const format = useFormat();
  const { lang } = format;
  const joined = (parts: readonly (string | null | false)[]) => parts.filter(Boolean).join(", ");
  return {
    day: (date: string) => format.date(date),
    month: (month: string) => format.month(month),
    person: ({ memberRole, birthDate, birthYear }: ShownPerson) => joined([label(MEMBER_ROLES, memberRole, lang), birthDate ? format.date(birthDate) : birthYear ? String(birthYear) : null]),
    journey: ({ status, country, departedOn }: JourneyFacts) =>
      joined([country && label(COUNTRIES, country, lang), label(JOURNEY_STATES, status, lang), departedOn && t("record.departed", { on: format.date(departedOn) })]),
    transfer: ({ receivedOn, sentOn, receivedIdr, channel }: TransferFacts) => joined([format.date(receivedOn ?? sentOn), format.rupiah(receivedIdr), label(CHANNELS, channel, lang)]),
    uses: (uses: readonly UseFacts[]) => uses.map(({ category, amountIdr }) => `${label(USE_CATEGORIES, category, lang)} ${format.rupiah(amountIdr)}`).join(", "),
    snapshot: ({ liquidSavingsIdr, expenseIdr }: SnapshotFacts) => t("record.snapshot", { savings: format.rupiah(liquidSavingsIdr), expense: format.rupiah(expenseIdr) }),
    debt: ({ lenderType, purpose, principalIdr, outstandingIdr }: DebtFacts) => joined([label(LENDER_TYPES, lenderType, lang), label(DEBT_PURPOSES, purpose, lang), format.rupiah(outstandingIdr ?? principalIdr)]),
  };
}
