import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "~/ui/Badge";
import { StatCard } from "~/ui/StatCard";
import { StatGrid } from "~/ui/StatGrid";
import type { FigureCard } from "./cards";

type FigureCardsProps = {
  cards: readonly FigureCard[];
  /** Seen above the cards; without one they are the main figures and the heading is only heard. */
  title?: string;
  id?: string;
  linkOf?: (id: string) => string | null;
  /** Whether the records stay closed to this viewer, which is then said once. */
  closed?: boolean;
};

/** The figures of an area, each with what stands beside it, how complete it is, and its definition. */
export function FigureCards({ cards, title, id = "angka-utama", linkOf, closed = false }: FigureCardsProps) {
  const { t } = useTranslation("indicators");
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={title ? "mb-3 text-xl font-semibold" : "sr-only"}>
        {title ?? t("figures")}
      </h2>
      <StatGrid>
        {cards.map((card) => (
          <StatCard
            key={card.id}
            label={card.label}
            value={card.value}
            unknownReason={card.reason ?? undefined}
            sub={<Beside card={card} />}
            definition={card.definition}
            to={closed ? undefined : (linkOf?.(card.id) ?? undefined)}
          />
        ))}
      </StatGrid>
      {closed ? (
        <p className="no-print mt-3 text-muted">
          {t("drill.closed")}{" "}
          <Link to={linkOf?.("R01") ?? ""} className="link">
            {t("drill.closedWhy")}
          </Link>
        </p>
      ) : null}
    </section>
  );
}

function Beside({ card: { of, value, why, incomplete, beside, coverage } }: { card: FigureCard }) {
  const { t } = useTranslation("indicators");
  return (
    <div className="space-y-1">
      <p>{value === null ? why : of}</p>
      {beside.map((line) => (
        <p key={line} className="num text-ink">
          {line}
        </p>
      ))}
      {incomplete ? <Badge tone="warn">{t("incomplete")}</Badge> : null}
      {coverage && value !== null ? <p className="num">{coverage}</p> : null}
    </div>
  );
}
