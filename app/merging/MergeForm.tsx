import { Form, Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Card } from "~/ui/Card";
import { FormActions } from "~/ui/form/FormActions";
import { LinkButton } from "~/ui/LinkButton";
import { SubmitButton } from "~/ui/SubmitButton";
import { useFormat } from "~/ui/use-format";
import { FieldChoices } from "./FieldChoices";
import type { MergePage, ShownBlock, ShownSide } from "./merge-page";
import { QuestionFields } from "./QuestionFields";

type MergeFormProps = { page: MergePage; refused: { code: "stale" | "ask" | "blocked" | "not_same"; names: string[] } | null };

/** Two records side by side, what stands in the way, what has to be decided, and the decision itself. */
export function MergeForm({ page, refused }: MergeFormProps) {
  const { t } = useTranslation("merging");
  const { kind, keptId, mergedId, id, state, choices, a, b, fields, questions, blocks, notSame } = page;
  const swapped = `/gabung/${kind === "household" ? "keluarga" : "orang"}/${mergedId}/${keptId}`;
  return (
    <>
      {refused ? <Refusal code={refused.code} names={refused.names} /> : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <Side side={a} title={t("form.kept")} />
        <Side side={b} title={t("form.merged")} />
      </div>
      {notSame ? (
        <KnownApart {...notSame} />
      ) : (
        <>
          <p className="no-print">
            <Link to={swapped} className="link tap">
              {t("form.swap")}
            </Link>
          </p>
          {blocks.map((block) => (
            <Block key={JSON.stringify(block)} block={block} />
          ))}
          {/* What was chosen stays chosen when the records have to be looked at again. */}
          <Form method="post" className="space-y-6" key={state}>
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="state" value={state} />
            <Card title={t("form.fields")} note={t("form.fieldsNote")}>
              <FieldChoices fields={fields} choices={choices} />
            </Card>
            {questions.length > 0 ? (
              <Card title={t("form.questions")} note={t("form.questionsNote")}>
                <QuestionFields questions={questions} choices={choices} missing={refused?.names ?? []} />
              </Card>
            ) : null}
            <p className="text-muted">{t("form.undo")}</p>
            <FormActions>
              <SubmitButton size="large" name="intent" value="gabung">
                {t("form.merge")}
              </SubmitButton>
              <SubmitButton variant="secondary" size="large" name="intent" value="beda">
                {t(`form.apart.${kind}`)}
              </SubmitButton>
              <LinkButton to={`/keluarga/${a.householdId}`} variant="quiet">
                {t("form.cancel")}
              </LinkButton>
            </FormActions>
          </Form>
        </>
      )}
    </>
  );
}

function Refusal({ code, names }: { code: string; names: readonly string[] }) {
  const { t } = useTranslation("merging");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [code, names]);
  return (
    <div ref={box} tabIndex={-1}>
      <Alert tone="bad" live title={t(`refused.${code}`)}>
        {names.length > 0 ? (
          <a href={`#${names[0] ?? ""}`} className="link tap">
            {t("refused.first", { count: names.length })}
          </a>
        ) : (
          <p>{t("refused.kept")}</p>
        )}
      </Alert>
    </div>
  );
}

function Side({ side: { name, householdId, householdLabel, village, counts }, title }: { side: ShownSide; title: string }) {
  const { t } = useTranslation("merging");
  const hanging = Object.entries(counts).filter(([, count]) => count > 0);
  return (
    <section className="card min-w-0 space-y-1 p-4">
      <p className="text-muted">{title}</p>
      <h2 className="text-lg font-semibold break-words">{name}</h2>
      <p className="break-words">
        <Link to={`/keluarga/${householdId}`} className="link tap">
          {householdLabel}
        </Link>
        , {village}
      </p>
      <p className="text-muted">{hanging.length === 0 ? t("form.nothing") : hanging.map(([what, count]) => t(`count.${what}`, { count })).join(" · ")}</p>
    </section>
  );
}

function KnownApart({ on, by }: { on: string; by: string | null }) {
  const { t } = useTranslation("merging");
  const format = useFormat();
  return (
    <Alert tone="info" title={t("apart.title")}>
      <p>{by ? t("apart.by", { name: by, on: format.date(on) }) : t("apart.on", { on: format.date(on) })}</p>
      <Form method="post" className="no-print mt-3">
        <SubmitButton variant="secondary" name="intent" value="tinjau">
          {t("apart.revise")}
        </SubmitButton>
      </Form>
    </Alert>
  );
}

/** What has to be put right first, with the way there. */
function Block({ block }: { block: ShownBlock }) {
  const { t } = useTranslation("merging");
  const link = (to: string, text: string) => (
    <Link to={to} className="link tap break-words">
      {text}
    </Link>
  );
  switch (block.code) {
    case "two_niks":
      return (
        <Alert tone="bad" title={t("block.two_niks", { name: block.b.fullName })} actions={[block.a, block.b].map(({ id, householdId, fullName }) => <span key={id}>{link(`/keluarga/${householdId}/anggota/${id}`, fullName)}</span>)}>
          {t("block.two_niksHelp")}
        </Alert>
      );
    case "paired_twice":
      return <Alert tone="bad" title={t("block.paired_twice", { name: block.person.fullName })}>{t("block.paired_twiceHelp")}</Alert>;
    case "before_departure":
      return <Alert tone="bad" title={t("block.before_departure")} actions={link(`/perjalanan/${block.journeyId}`, t("block.openJourney"))}>{t("block.before_departureHelp")}</Alert>;
    case "money_elsewhere":
      return <Alert tone="bad" title={t("block.money_elsewhere")} actions={link(`/gabung/keluarga/${block.householdId}/${block.otherId}`, t("block.mergeHouseholds"))}>{t("block.money_elsewhereHelp")}</Alert>;
  }
}
