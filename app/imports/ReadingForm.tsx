import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Card } from "~/ui/Card";
import { Disclosure } from "~/ui/Disclosure";
import { Facts, type Fact } from "~/ui/Facts";
import { plainField } from "~/ui/form/field-facts";
import { SelectField } from "~/ui/form/SelectField";
import { NumberField } from "~/ui/form/NumberField";
import { SubmitButton } from "~/ui/SubmitButton";
import { columnName, delimiterWord, delimiterWords } from "./answers-from-form";
import type { ImportReading } from "./import-types";
import { encodings } from "./table-file";

type ReadingFormProps = {
  reading: ImportReading;
  /** The fields a column of this kind may feed. */
  fields: readonly string[];
  action: string;
  /** A finished import only tells how it was read. */
  isOpen: boolean;
};

/** What was understood of the file, and the way to have it read differently. */
export function ReadingForm({ reading, fields, action, isOpen }: ReadingFormProps) {
  const { t } = useTranslation("imports");
  const isUncertain = !reading.headerCertain || reading.missingRequired.length > 0;
  return (
    <Card title={t("reading.title")}>
      <div className="space-y-4">
        <Facts items={factsOf(reading, t)} columns={3} />
        {reading.headerCertain ? null : <Alert tone="warn">{t("reading.headerUncertain")}</Alert>}
        {reading.missingRequired.map((columns) => (
          <Alert key={columns} tone="bad">
            {t("reading.missing", { columns })}
          </Alert>
        ))}
        {reading.unknown.length > 0 ? <p className="break-words text-muted">{t("reading.unknown", { columns: reading.unknown.join(", ") })}</p> : null}
        {reading.repeated.length > 0 ? <p className="break-words text-muted">{t("reading.repeated", { columns: reading.repeated.join(", ") })}</p> : null}
        {reading.totalLines.length > 0 ? <p className="text-muted">{t("reading.totals", { lines: reading.totalLines.join(", ") })}</p> : null}
        {isOpen ? (
          <Disclosure summary={t("reading.change")} open={isUncertain}>
            <Form method="post" action={action} className="space-y-6">
              <input type="hidden" name="intent" value="baca" />
              <Choices reading={reading} />
              <Columns reading={reading} fields={fields} />
              <SubmitButton variant="secondary">{t("reading.button")}</SubmitButton>
            </Form>
          </Disclosure>
        ) : null}
      </div>
    </Card>
  );
}

type Translate = ReturnType<typeof useTranslation<"imports">>["t"];

function factsOf({ encoding, delimiter, sheet, headerRow }: ImportReading, t: Translate): Fact[] {
  const facts: (Fact | null)[] = [
    encoding ? { term: t("reading.encoding"), value: encoding.toUpperCase() } : null,
    delimiter ? { term: t("reading.delimiter"), value: t(`reading.delimiters.${delimiterWord(delimiter)}`) } : null,
    sheet ? { term: t("reading.sheet"), value: sheet } : null,
    { term: t("reading.headerRow"), value: headerRow },
  ];
  return facts.filter((fact) => fact !== null);
}

function Choices({ reading: { format, encoding, delimiter, sheet, sheets, headerRow } }: { reading: ImportReading }) {
  const { t } = useTranslation("imports");
  const field = (name: string, value: string | null) => plainField(name, value, `baca-${name}`);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {format === "csv" ? (
        <>
          <SelectField field={field("pengodean", encoding)} label={t("reading.encoding")} choices={encodings.map((value) => ({ value, label: value.toUpperCase() }))} placeholder={null} optional={false} />
          <SelectField
            field={field("pemisah", delimiterWord(delimiter))}
            label={t("reading.delimiter")}
            choices={Object.keys(delimiterWords).map((value) => ({ value, label: t(`reading.delimiters.${value}`) }))}
            placeholder={null}
            optional={false}
          />
        </>
      ) : (
        <SelectField field={field("lembar", sheet)} label={t("reading.sheet")} choices={sheets.map((value) => ({ value, label: value }))} placeholder={null} optional={false} />
      )}
      <NumberField field={field("baris_judul", String(headerRow))} label={t("reading.headerRow")} optional={false} />
    </div>
  );
}

function Columns({ reading: { columns }, fields }: Pick<ReadingFormProps, "reading" | "fields">) {
  const { t } = useTranslation("imports");
  const choices = fields.map((value) => ({ value, label: `${t(`field.${value}`)} (${value})` }));
  return (
    <fieldset className="min-w-0 space-y-3">
      <legend className="font-semibold">{t("reading.columns")}</legend>
      <p className="text-muted">{t("reading.columnsHint")}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        {columns.map(({ header, field }, at) => (
          <SelectField
            key={`${at}-${header}-${field ?? ""}`}
            field={plainField(columnName(at), field ?? "", `kolom-${at}`)}
            label={header.trim() || t("reading.noName", { number: at + 1 })}
            choices={choices}
            placeholder={t("reading.leave")}
            optional={false}
          />
        ))}
      </div>
    </fieldset>
  );
}
