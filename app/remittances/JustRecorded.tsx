import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/LinkButton";
import { SubmitButton } from "~/ui/SubmitButton";

type JustRecordedProps = { householdId: string; regionCode: string; month: string; version: number; warnings: readonly string[] };

/** After saving: that it is stored, what to look at again, the way back and the way on. */
export function JustRecorded({ householdId, regionCode, month, version, warnings }: JustRecordedProps) {
  const { t } = useTranslation("remittances");
  return (
    <Alert tone="good" live title={t("done.title")}>
      {warnings.map((code) => (
        <p key={code}>{t(`warning.${code}`)}</p>
      ))}
      <div className="no-print mt-2 flex flex-wrap gap-2">
        <LinkButton to={`/kiriman/baru?desa=${regionCode}`}>{t("done.next")}</LinkButton>
        <LinkButton variant="secondary" to={`/keluarga/${householdId}/penggunaan?bulan=${month}`}>
          {t("done.uses")}
        </LinkButton>
        <Form method="post">
          <input type="hidden" name="versi" value={version} />
          <SubmitButton variant="quiet" name="intent" value="urungkan">
            {t("done.undo")}
          </SubmitButton>
        </Form>
      </div>
    </Alert>
  );
}
