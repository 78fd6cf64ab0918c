import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "~/ui/Badge";
import { Confirm } from "~/ui/Confirm";
import { SubmitButton } from "~/ui/SubmitButton";
import { useFormat } from "~/ui/use-format";

type Shown = { ref: string; device: string; lastSeenOn: string; isThis: boolean };

/** Where the account is signed in, with a way to end each and all. */
export function SessionList({ sessions }: { sessions: readonly Shown[] }) {
  const { t } = useTranslation("access");
  const format = useFormat();
  return (
    <div className="space-y-4">
      <ul className="divide-y divide-line">
        {sessions.map(({ ref, device, lastSeenOn, isThis }) => (
          <li key={ref} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <div className="min-w-0">
              <p className="font-medium">{device || t("account.unknownDevice")}</p>
              <p className="text-muted">{t("account.lastSeen", { on: format.date(lastSeenOn) })}</p>
            </div>
            {isThis ? (
              <Badge tone="good">{t("account.thisDevice")}</Badge>
            ) : (
              <Form method="post">
                <input type="hidden" name="ref" value={ref} />
                <SubmitButton name="intent" value="end-session" variant="secondary">
                  {t("account.endSession")}
                </SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Form method="post">
          <SubmitButton name="intent" value="end-others" variant="secondary">
            {t("account.endOthers")}
          </SubmitButton>
        </Form>
      ) : null}
      <Confirm trigger={t("account.endAll")} question={t("account.endAllQuestion")} confirmLabel={t("account.endAll")} fields={{ intent: "end-all" }}>
        {t("account.endAllNote")}
      </Confirm>
    </div>
  );
}
