import { Printer } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "./Button";

/** Opens the browser's print window; without JavaScript its own menu does the same. */
export function PrintButton() {
  const { t } = useTranslation("ui");
  return (
    <Button variant="secondary" onClick={() => window.print()}>
      <Printer aria-hidden="true" className="size-5" />
      {t("print")}
    </Button>
  );
}
