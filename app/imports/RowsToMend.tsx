import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Card } from "~/ui/Card";
import { Disclosure } from "~/ui/Disclosure";
import { FormActions } from "~/ui/form/FormActions";
import { plainField } from "~/ui/form/field-facts";
import { TextField } from "~/ui/form/TextField";
import { SubmitButton } from "~/ui/SubmitButton";
import { ANSWERED_YES, ASKED, cellName, questionValue } from "./answers-from-form";
import type { ShownCell, ShownMessage, ShownRow } from "./shown-import";

/** Rows that cannot be stored yet, each with what is wrong at its cells, inputs to mend them, and questions to answer. */
export function RowsToMend({ rows, action }: { rows: readonly ShownRow[]; action: string }) {
  const { t } = useTranslation("imports");
  return (
    <Form method="post" action={action} className="space-y-4">
      <input type="hidden" name="intent" value="perbaiki" />
      {rows.map((row) => (
        <RowToMend key={row.line} row={row} />
      ))}
      <FormActions>
        <SubmitButton name="intent" value="perbaiki" size="large">
          {t("mend.button")}
        </SubmitButton>
      </FormActions>
    </Form>
  );
}

function RowToMend({ row: { line, messages, cells, otherCells, raw, answered, values } }: { row: ShownRow }) {
  const { t } = useTranslation("imports");
  const questions = messages.filter(({ byYes }) => byYes);
  const shownAtCells = new Set(cells.map(({ field }) => field));
  const ofRow = messages.filter((message) => !questions.includes(message) && (message.field === null || !shownAtCells.has(message.field)));
  const about = values.filter(({ field }) => field === "nama" || field === "keluarga").map(({ text }) => text);
  return (
    <Card title={t("rows.line", { line })} note={about.join(" · ")}>
      <div className="space-y-4">
        {ofRow.map(({ code, text, severity }, at) => (
          <Alert key={`${code}-${at}`} tone={severity === "warn" ? "warn" : "bad"}>
            {text}
          </Alert>
        ))}
        {questions.map((question) => (
          <Question key={question.code} line={line} question={question} isYes={answered.includes(question.code)} />
        ))}
        {raw ? <RawRow texts={raw} /> : null}
        <Cells line={line} cells={cells} messages={messages} />
        {otherCells.length > 0 ? (
          <Disclosure summary={t("mend.others")} open={otherCells.some(({ mended }) => mended)}>
            <Cells line={line} cells={otherCells} messages={messages} />
          </Disclosure>
        ) : null}
      </div>
    </Card>
  );
}

function Cells({ line, cells, messages }: { line: number; cells: readonly ShownCell[]; messages: readonly ShownMessage[] }) {
  const { t } = useTranslation("imports");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {cells.map(({ field, text, inFile, mended }) => {
        const said = messages.filter((message) => message.field === field && !message.byYes);
        const id = cellName(line, field).replaceAll(".", "-");
        const facts = { ...plainField(cellName(line, field), text, id), errors: said.filter(({ severity }) => severity !== "warn").map((message) => message.text) };
        const original = mended ? (inFile === "" ? t("mend.inFileEmpty") : t("mend.inFile", { text: inFile })) : "";
        const hint = [original, ...said.filter(({ severity }) => severity === "warn").map((message) => message.text)].filter(Boolean).join(" ");
        // The key brings back the file's own text once a mend is taken away.
        return <TextField key={`${field}-${text}`} field={facts} label={t(`field.${field}`)} hint={hint || undefined} optional={false} autoComplete="off" spellCheck={false} />;
      })}
    </div>
  );
}

function Question({ line, question: { code, text }, isYes }: { line: number; question: ShownMessage; isYes: boolean }) {
  const { t } = useTranslation("imports");
  const value = questionValue(line, code);
  const id = `tanya-${line}-${code}`;
  return (
    <div className="tone-warn rounded-[var(--radius-card)] p-4">
      <p id={id} className="text-ink">
        {text}
      </p>
      <input type="hidden" name={ASKED} value={value} />
      <label className="chip mt-2 w-fit text-ink">
        <input key={String(isYes)} type="checkbox" name={ANSWERED_YES} value={value} defaultChecked={isYes} aria-describedby={id} />
        <span>{t("mend.yes")}</span>
      </label>
    </div>
  );
}

function RawRow({ texts }: { texts: readonly string[] }) {
  return (
    <ol className="list-decimal space-y-1 pl-8">
      {texts.map((text, at) => (
        <li key={at} className="break-words">
          {text || "–"}
        </li>
      ))}
    </ol>
  );
}
