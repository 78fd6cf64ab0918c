import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Card } from "~/ui/Card";
import { Confirm } from "~/ui/Confirm";
import { SubmitButton } from "~/ui/SubmitButton";
import type { ImportCounts } from "./import-types";
import { goodRows } from "./shown-import";

/** The last step of an import that waits: store all rows, or the good ones, or drop it. */
export function CommitCard({ counts, action, undoDays }: { counts: ImportCounts; action: string; undoDays: number }) {
  const { t } = useTranslation("imports");
  const good = goodRows(counts);
  const hasBad = counts.refuse > 0;
  return (
    <Card title={t("commit.title")}>
      <div className="space-y-4">
        <p>{sentence()}</p>
        {good > 0 ? (
          <Form method="post" action={action} className="space-y-2">
            <input type="hidden" name="intent" value="simpan" />
            {hasBad ? <input type="hidden" name="yang_baik" value="1" /> : null}
            <SubmitButton size="large" className="w-full sm:w-auto">
              {t(hasBad ? "commit.good" : "commit.all", { count: good })}
            </SubmitButton>
            <p className="text-muted">{t("commit.undoable", { days: undoDays })}</p>
          </Form>
        ) : null}
        <Confirm trigger={t("commit.drop")} question={t("commit.dropQuestion")} confirmLabel={t("commit.dropConfirm")} fields={{ intent: "batal" }} action={action}>
          {t("commit.dropText")}
        </Confirm>
      </div>
    </Card>
  );

  function sentence(): string {
    if (hasBad) return good > 0 ? t("commit.someBad", { count: counts.refuse }) : t("commit.nothing");
    return good > 0 ? t("commit.allGood") : t("commit.noChange");
  }
}
