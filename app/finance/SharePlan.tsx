import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { buttonClass } from "~/ui/button-class";
import { Card } from "~/ui/Card";
import { fragmentOf } from "./plan-form";
import type { ReturnPlan } from "./return-plan";

/** The same figures on the public page, as a link or a prepared message: numbers alone, behind "#", where no server sees them. Nothing is sent by itself. */
export function SharePlan({ plan, answer }: { plan: ReturnPlan; answer: string }) {
  const { t } = useTranslation("plan");
  const [origin, setOrigin] = useState<string | null>(null);
  const [copied, setCopied] = useState<string | null>(null);
  useEffect(() => setOrigin(location.origin), []);
  const address = `/rencana-pulang#${fragmentOf(plan)}`;
  if (origin === null) return null;
  const link = `${origin}${address}`;
  return (
    <div className="no-print">
      <Card title={t("share.title")} note={t("share.note")}>
        <div className="flex flex-wrap gap-3">
          {"clipboard" in navigator ? (
            <button type="button" className={buttonClass("secondary", "normal")} onClick={() => void navigator.clipboard.writeText(link).then(() => setCopied(link))}>
              {copied === link ? t("share.copied") : t("share.copy")}
            </button>
          ) : null}
          <a href={`https://wa.me/?text=${encodeURIComponent(t("share.message", { answer, link }))}`} target="_blank" rel="noreferrer" className={buttonClass("secondary", "normal")}>{t("share.whatsapp")}</a>
          <button type="button" className={buttonClass("secondary", "normal")} onClick={() => print()}>{t("share.print")}</button>
        </div>
      </Card>
    </div>
  );
}
