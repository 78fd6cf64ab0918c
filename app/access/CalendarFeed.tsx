import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { SubmitButton } from "~/ui/SubmitButton";
import { useFormat } from "~/ui/use-format";

/** One's own calendar address: made, replaced or ended here, and shown only when it is made. */
export function CalendarFeed({ since, link }: { since: string | null; link: string | undefined }) {
  const { t } = useTranslation("access");
  const format = useFormat();
  return (
    <>
      {link ? (
        <Alert tone="good" live>
          <p>{t("account.calendarOnce")}</p>
          <label className="mt-3 block">
            <span className="font-medium">{t("account.calendarLabel")}</span>
            <input readOnly value={link} className="field mt-1" onFocus={(event) => event.currentTarget.select()} />
          </label>
        </Alert>
      ) : <p>{since ? t("account.calendarSince", { on: format.date(since) }) : t("account.calendarNone")}</p>}
      <div className="mt-3 flex flex-wrap gap-3">
        <Form method="post"><SubmitButton variant="secondary" name="intent" value="calendar-renew">{t(since ? "account.calendarRenew" : "account.calendarMake")}</SubmitButton></Form>
        {since ? <Form method="post"><SubmitButton variant="secondary" name="intent" value="calendar-end">{t("account.calendarEnd")}</SubmitButton></Form> : null}
      </div>
    </>
  );
}
