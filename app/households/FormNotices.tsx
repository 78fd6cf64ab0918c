import { Link } from "@remix-run/react";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Alert } from "~/ui/Alert";
import { DataTable } from "~/ui/DataTable";
import { Facts } from "~/ui/Facts";
import { SubmitButton } from "~/ui/SubmitButton";
import { SEXES } from "./codes";
import type { FormRefusal, Holder, PersonSide, Question, ShownConflict } from "./form-questions";

type FormNoticesProps = {
  refusal: FormRefusal | undefined;
  /** Names of the fields that carry the answers. */
  names?: { duplicate: string; difference: string };
};

/** What stands above a form that was not stored: a question with its answer, who has a number, what others changed. */
export function FormNotices({ refusal, names = { duplicate: "confirmedDuplicate", difference: "confirmedDifference" } }: FormNoticesProps) {
  if (!refusal) return null;
  return (
    <>
      {refusal.question ? <PersonQuestion question={refusal.question} names={names} /> : null}
      {refusal.conflict ? <ConflictNote conflict={refusal.conflict} /> : null}
      {refusal.holder ? <HolderNote {...refusal.holder} /> : null}
    </>
  );
}

/** Takes the focus when it appears, since it stands above what was just sent. */
function Focused({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1}>
      {children}
    </div>
  );
}

function PersonQuestion({ question, names }: { question: Question; names: { duplicate: string; difference: string } }) {
  const { t } = useTranslation("households");
  const lang = useLang();
  if (question.code === "nik_differs") {
    const facts = question.fields.map((field) => (field === "sex" ? t("ask.nikSex", { sex: label(SEXES, question.nikSex, lang) }) : t("ask.nikBirth", { birth: question.nikBirth ?? "–" })));
    return (
      <Focused>
        <Alert tone="warn" live title={t("ask.nikTitle")}>
          <p>{facts.join(" ")}</p>
          <p>{t("ask.nikHelp")}</p>
          <SubmitButton variant="secondary" className="mt-3" name={names.difference} value="on">
            {t("ask.nikYes")}
          </SubmitButton>
        </Alert>
      </Focused>
    );
  }
  return (
    <Focused>
      <Alert tone="warn" live title={t("ask.duplicateTitle")}>
        <p>{t("ask.duplicateHelp")}</p>
        <div className="mt-3 grid gap-3 sm:grid-cols-2">
          <Side title={t("ask.new")} person={question.mine} />
          {question.others.map((other) => (
            <Side key={other.id} title={t("ask.recorded")} person={other} reasons={other.reasons} />
          ))}
        </div>
        <SubmitButton variant="secondary" className="mt-3" name={names.duplicate} value="on">
          {t("ask.duplicateNo")}
        </SubmitButton>
      </Alert>
    </Focused>
  );
}

function Side({ title, person, reasons = [] }: { title: string; person: PersonSide; reasons?: readonly string[] }) {
  const { t } = useTranslation("households");
  const lang = useLang();
  return (
    <div className="card min-w-0 space-y-2 p-3">
      <p className="text-muted">{title}</p>
      <p className="text-lg font-semibold break-words">{person.fullName}</p>
      <Facts
        columns={1}
        items={[
          { term: t("field.birthDate"), value: person.birth },
          { term: t("field.sex"), value: person.sex ? label(SEXES, person.sex, lang) : null },
          { term: t("field.nik"), value: person.nik },
        ]}
      />
      {reasons.length > 0 ? <p className="font-medium">{reasons.map((reason) => t(`reason.${reason}`)).join(" · ")}</p> : null}
      {person.household ? (
        <Link to={`/keluarga/${person.household.id}`} className="link tap">
          {t("ask.open", { household: person.household.label })}
        </Link>
      ) : null}
    </div>
  );
}

function ConflictNote({ conflict }: { conflict: ShownConflict }) {
  const { t } = useTranslation("households");
  const shown = (text: string | null) => text ?? <span className="text-muted">{t("empty")}</span>;
  return (
    <Focused>
      <Alert tone="warn" live title={t("conflict.title")}>
        <p>{conflict.changedBy && conflict.changedOn ? t("conflict.by", { name: conflict.changedBy, on: conflict.changedOn }) : t("conflict.byUnknown")}</p>
        {conflict.rows.length > 0 ? (
          <div className="card mt-3">
            <DataTable
              caption={t("conflict.caption")}
              captionHidden
              rows={conflict.rows}
              rowKey={(row) => row.field}
              columns={[
                { key: "field", header: t("conflict.field"), title: true, cell: (row) => t(`field.${row.field}`) },
                { key: "base", header: t("conflict.base"), cell: (row) => shown(row.base) },
                { key: "theirs", header: t("conflict.theirs"), cell: (row) => shown(row.theirs) },
                { key: "mine", header: t("conflict.mine"), cell: (row) => <strong>{shown(row.mine)}</strong> },
              ]}
            />
          </div>
        ) : null}
        <p className="mt-3">{t("conflict.help")}</p>
      </Alert>
    </Focused>
  );
}

function HolderNote({ number, householdId, label: name }: Holder) {
  const { t } = useTranslation("households");
  return (
    <Alert tone="warn" title={t(`holder.${number}`)}>
      <Link to={`/keluarga/${householdId}`} className="link tap">
        {t("ask.open", { household: name })}
      </Link>
    </Alert>
  );
}
