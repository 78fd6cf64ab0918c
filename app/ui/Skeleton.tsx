import { useTranslation } from "react-i18next";

/** Stands in for content that is still on its way, in about its size. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const { t } = useTranslation("ui");
  return (
    <div role="status" className="animate-pulse space-y-3 py-2">
      <span className="sr-only">{t("loading")}</span>
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} aria-hidden="true" className={`h-4 rounded bg-line ${index % 3 === 2 ? "w-2/3" : "w-full"}`} />
      ))}
    </div>
  );
}
