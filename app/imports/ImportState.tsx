import { Form, Link, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Card } from "~/ui/Card";
import { Confirm } from "~/ui/Confirm";
import { LinkButton } from "~/ui/LinkButton";
import { SubmitButton } from "~/ui/SubmitButton";
import { useFormat } from "~/ui/use-format";
import type { ImportProgress } from "./import-types";

const LOOK_AGAIN_MS = 1_500;

/** A file that is being worked on: how far, and the way to stop it. Looks again by itself where scripts run. */
export function Running({ progress: { rows, done, stopped }, action }: { progress: ImportProgress; action: string }) {
  const { t } = useTranslation("imports");
  const format = useFormat();
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (stopped) return;
    const timer = setInterval(revalidate, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [revalidate, stopped]);
  if (stopped) {
    return (
      <Alert tone="warn" title={t("running.stopped")} actions={<Intent action={action} intent="baca" label={t("running.restart")} />}>
        {t("running.stoppedText")}
      </Alert>
    );
  }
  return (
    <Card title={t("running.title")} note={t("running.text")}>
      <div className="space-y-4">
        <progress value={done} max={1} aria-label={t("running.title")} className="h-3 w-full accent-[var(--primary)]" />
        <p className="num" role="status">
          {t("running.done", { rows: format.number(rows), share: format.percent(done) })}
        </p>
        <div className="flex flex-wrap gap-3">
          <LinkButton to="." variant="secondary">
            {t("running.again")}
          </LinkButton>
          <Intent action={action} intent="batal" label={t("running.cancel")} variant="danger" />
        </div>
      </div>
    </Card>
  );
}

/** A file no row of which can be read, with what to do about it. */
export function Unusable({ text, backTo }: { text: string; backTo: string }) {
  const { t } = useTranslation("imports");
  return (
    <Alert live tone="bad" title={t("unusable.title")} actions={<LinkButton to={backTo}>{t("unusable.other")}</LinkButton>}>
      <p>{text}</p>
      <p className="mt-2">{t("unusable.nothing")}</p>
    </Alert>
  );
}

export function Unread({ action }: { action: string }) {
  const { t } = useTranslation("imports");
  return (
    <Alert tone="info" title={t("unread.title")} actions={<Intent action={action} intent="baca" label={t("unread.button")} />}>
      {t("unread.text")}
    </Alert>
  );
}

export function SameFile({ id }: { id: string }) {
  const { t } = useTranslation("imports");
  return (
    <Alert tone="warn" title={t("same.title")}>
      {t("same.text")}{" "}
      <Link to={`/impor/${id}`} className="link">
        {t("same.link")}
      </Link>
    </Alert>
  );
}

type CommittedProps = { on: string; region: string; seesTransfers: boolean; action: string };

/** What was stored, where to see it, and the way back. */
export function Committed({ on, region, seesTransfers, action }: CommittedProps) {
  const { t } = useTranslation(["imports", "merging"]);
  const format = useFormat();
  const to = seesTransfers ? `/wilayah/${region}/kiriman` : `/wilayah/${region}/keluarga`;
  return (
    <Alert
      live
      tone="good"
      title={t("committed.title")}
      actions={
        <>
          <LinkButton to={to} variant="secondary">
            {t(seesTransfers ? "committed.seeTransfers" : "committed.see")}
          </LinkButton>
          {seesTransfers ? null : (
            <LinkButton to={`/wilayah/${region}/mungkin-sama`} variant="secondary">
              {t("merging:link.import")}
            </LinkButton>
          )}
          <Confirm trigger={t("committed.undo")} question={t("committed.undoQuestion")} confirmLabel={t("committed.undoConfirm")} fields={{ intent: "urungkan" }} action={action}>
            {t("committed.undoText")}
          </Confirm>
        </>
      }
    >
      {t("committed.on", { when: format.date(on, "long") })}
    </Alert>
  );
}

export function Ended({ status, backTo }: { status: "dibatalkan" | "diurungkan"; backTo: string }) {
  const { t } = useTranslation("imports");
  return (
    <Alert live tone="neutral" title={t(`status.${status}`)} actions={<LinkButton to={backTo}>{t("ended.new")}</LinkButton>}>
      {t(`ended.${status}`)}
    </Alert>
  );
}

function Intent({ action, intent, label, variant = "primary" }: { action: string; intent: string; label: string; variant?: "primary" | "danger" }) {
  return (
    <Form method="post" action={action}>
      <input type="hidden" name="intent" value={intent} />
      <SubmitButton variant={variant}>{label}</SubmitButton>
    </Form>
  );
}
