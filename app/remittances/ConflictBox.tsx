import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { SubmitButton } from "~/ui/SubmitButton";
import { useFormat } from "~/ui/use-format";
import { FieldValue, type FieldShown } from "./TransferHistory";

/** Somebody else was first: `before` of a field is what is stored now, `after` what was typed here. */
export type ShownConflict = { version: number; by: string | null; on: string | null; fields: FieldShown[] };

/** Both states side by side; the person decides, and what was typed stays in the form below. */
export function ConflictBox({ conflict, currentTo }: { conflict: ShownConflict; currentTo: string }) {
  const { t } = useTranslation("remittances");
  const format = useFormat();
  return (
    <Alert tone="warn" live title={t("conflict.title", { by: conflict.by ?? t("conflict.somebody"), on: format.date(conflict.on) })}>
      <div className="space-y-3">
        <input type="hidden" name="versi_dilihat" value={conflict.version} />
        <ul className="space-y-2">
          {conflict.fields.map((field) => (
            <li key={field.field} className="card p-3">
              <p className="font-semibold">{t(`field.${field.field}`)}</p>
              <p>
                {t("conflict.stored")}: <FieldValue {...field} value={field.before} />
              </p>
              <p>
                {t("conflict.mine")}: <FieldValue {...field} value={field.after} />
              </p>
            </li>
          ))}
        </ul>
        <div className="flex flex-wrap gap-3">
          <SubmitButton name="intent" value="simpan">
            {t("conflict.keepMine")}
          </SubmitButton>
          <Link to={currentTo} className="btn btn-secondary">
            {t("conflict.keepTheirs")}
          </Link>
        </div>
      </div>
    </Alert>
  );
}
