import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Card } from "~/ui/Card";
import { Definition } from "~/ui/Definition";
import { LinkButton } from "~/ui/LinkButton";
import type { Definition as FigureDefinition } from "./figure-text";

type RecordsRefusedProps = { place: string; back: string; of: string; definition: FigureDefinition };

/** Why the records stay closed to somebody who may see the number, who has them, and the way back. */
export function RecordsRefused({ place, back, of, definition }: RecordsRefusedProps) {
  const { t } = useTranslation("indicators");
  return (
    <>
      <Alert tone="warn" title={t("drill.refused.title")} actions={<LinkButton to={back}>{t("drill.back")}</LinkButton>}>
        <p>{t("drill.refused.why", { place })}</p>
        <p>{t("drill.refused.who")}</p>
      </Alert>
      <Card>
        <Definition of={of} figure={definition} />
      </Card>
    </>
  );
}
