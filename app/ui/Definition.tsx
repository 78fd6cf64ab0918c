import { Info } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** What stands behind a figure. Texts come formatted; null means the part does not apply. */
export type FigureDefinition = {
  /** In a sentence: what is counted, for whom. */
  meaning: string;
  numerator?: string | null;
  denominator?: string | null;
  unknown?: string | null;
  coverage?: string | null;
  asOf?: string | null;
  source?: string | null;
};

const parts = ["numerator", "denominator", "unknown", "coverage", "asOf", "source"] as const;

/** Opens the definition of the figure it stands under. */
export function Definition({ of, figure, children }: { of: string; figure: FigureDefinition; children?: ReactNode }) {
  const { t } = useTranslation("ui");
  return (
    <details className="disclosure -mb-2">
      <summary className="w-fit text-link">
        <Info aria-hidden="true" className="size-5 shrink-0" />
        <span>
          {t("definition.open")}
          <span className="sr-only">: {of}</span>
        </span>
      </summary>
      <div className="space-y-2 border-t border-line pb-3 pt-2">
        <p>{figure.meaning}</p>
        <dl className="space-y-1">
          {parts.map((part) =>
            figure[part] ? (
              <div key={part} className="flex flex-wrap justify-between gap-x-4">
                <dt className="text-muted">{t(`definition.${part}`)}</dt>
                <dd className="num font-medium">{figure[part]}</dd>
              </div>
            ) : null,
          )}
        </dl>
        {children}
      </div>
    </details>
  );
}
