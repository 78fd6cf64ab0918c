import { useTranslation } from "react-i18next";
import { useFormat } from "~/ui/use-format";

type PeriodNoteProps = { usual: boolean; dataUntil: string | null; latest: string; to: string };

/** Says how far the records reach, where that is not the present month, and that the usual period ends there. */
export function PeriodNote({ usual, dataUntil, latest, to }: PeriodNoteProps) {
  const { t } = useTranslation("indicators");
  const format = useFormat();
  if (dataUntil === null) return <p className="text-muted">{t("period.none")}</p>;
  if (dataUntil === latest) return null;
  const month = format.month(dataUntil);
  if (usual) return <p className="text-muted">{t("period.usual", { month })}</p>;
  return to > dataUntil ? <p className="text-muted">{t("period.beyond", { month })}</p> : null;
}
