import { Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Button } from "~/ui/Button";
import { buttonClass } from "~/ui/button-class";

type OneTimeLinkProps = { link: string; name: string; days: number };

/** The link, shown this once, to copy or hand over by WhatsApp. Nothing is sent by itself. */
export function OneTimeLink({ link, name, days }: OneTimeLinkProps) {
  const { t } = useTranslation("access");
  const [canCopy, setCanCopy] = useState(false);
  const [copied, setCopied] = useState(false);
  useEffect(() => setCanCopy("clipboard" in navigator), []);
  const message = t("link.message", { name, link, days });
  return (
    <Alert tone="good" title={t("link.title", { name })} live>
      <p>{t("link.once", { days })}</p>
      <label className="mt-3 block">
        <span className="font-medium">{t("link.label")}</span>
        <input readOnly value={link} className="field mt-1" onFocus={(event) => event.currentTarget.select()} />
      </label>
      <div className="mt-3 flex flex-wrap gap-3">
        {canCopy ? (
          <Button
            onClick={() => {
              void navigator.clipboard.writeText(link).then(() => setCopied(true));
            }}
          >
            <Copy aria-hidden="true" className="size-5" />
            {copied ? t("link.copied") : t("link.copy")}
          </Button>
        ) : null}
        <a href={`https://wa.me/?text=${encodeURIComponent(message)}`} target="_blank" rel="noreferrer" className={buttonClass("secondary", "normal")}>
          {t("link.whatsapp")}
        </a>
      </div>
    </Alert>
  );
}
