import { useTranslation } from "react-i18next";

export type UnsentState = "none" | "restored" | "kept" | "not_kept";

/** Says whether what is typed is kept on this device, and lets go of what was put back. */
export function UnsentNote({ state, onDiscard }: { state: UnsentState; onDiscard: () => void }) {
  const { t } = useTranslation("ui");
  if (state === "none") return null;
  return (
    <p role="status" className={`${state === "not_kept" ? "font-medium text-bad" : "text-muted"}`}>
      {t(`unsent.${state}`)}{" "}
      {state === "restored" ? (
        <button type="button" className="link min-h-11" onClick={onDiscard}>
          {t("unsent.discard")}
        </button>
      ) : null}
    </p>
  );
}
