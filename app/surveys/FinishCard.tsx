import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Alert } from "~/ui/Alert";
import { Card } from "~/ui/Card";
import { useErrorText } from "~/ui/form/error-text";
import { SubmitButton } from "~/ui/SubmitButton";
import { SURVEY_FIELDS } from "./codes";
import type { Amount, Answer, Section } from "./questions";

type FinishCardProps = { id: string; version: number; open: readonly { section: Section; fields: readonly (Amount | Answer)[] }[]; base: string; error: string | undefined };

/** The end of an interview: what nobody answered yet, each part a link away, and the button by which its figures begin to count. */
export function FinishCard({ id, version, open, base, error }: FinishCardProps) {
  const { t } = useTranslation("surveys");
  const lang = useLang();
  const errorText = useErrorText(error ? [error] : []);
  return (
    <Card title={t("finish.title")} note={t("finish.note")}>
      {error ? <Alert tone="bad" live>{errorText(error)}</Alert> : null}
      {open.length > 0 ? (
        <>
          <p>{t("finish.open")}</p>
          <ul className="list-disc pl-5">
            {open.map(({ section, fields }) => (
              <li key={section}>
                <Link to={`${base}/${section}`} className="link tap">{t(`section.${section}`)}</Link>
                <p className="text-muted">{fields.map((field) => label(SURVEY_FIELDS, field, lang)).join(" · ")}</p>
              </li>
            ))}
          </ul>
        </>
      ) : <p>{t("finish.whole")}</p>}
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <div className="pt-4 [&>.btn]:w-full sm:[&>.btn]:w-auto"><SubmitButton size="large">{t("finish.button")}</SubmitButton></div>
    </Card>
  );
}
