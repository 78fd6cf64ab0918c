import { Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Button } from "~/ui/Button";
import { LinkButton } from "~/ui/LinkButton";

/** The codes for the day the phone is lost, shown this once, to be printed, copied or written down. */
export function RecoveryCodes({ codes, to }: { codes: readonly string[]; to: string }) {
  const { t } = useTranslation("access");
  return (
    <Alert tone="good" title={t("factor.codesTitle")} live actions={<Ways codes={codes} to={to} />}>
      <p>{t("factor.codesNote")}</p>
      <ol className="mt-3 grid max-w-sm grid-cols-1 gap-x-6 gap-y-1 font-mono text-lg sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code} className="select-all">
            {code}
          </li>
        ))}
      </ol>
    </Alert>
  );
}

function Ways({ codes, to }: { codes: readonly string[]; to: string }) {
  const { t } = useTranslation("access");
  const [canCopy, setCanCopy] = useState(false);
  const [copied, setCopied] = useState(false);
  useEffect(() => setCanCopy("clipboard" in navigator), []);
  const copy = () => void navigator.clipboard.writeText(codes.join("\n")).then(() => setCopied(true));
  return (
    <>
      <LinkButton to={to}>{t("factor.codesKept")}</LinkButton>
      {canCopy ? (
        <Button variant="secondary" onClick={copy}>
          <Copy aria-hidden="true" className="size-5" />
          {t(copied ? "factor.copied" : "factor.copy")}
        </Button>
      ) : null}
    </>
  );
}
