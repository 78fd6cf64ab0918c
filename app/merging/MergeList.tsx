import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useFormat } from "~/ui/use-format";
import type { ShownApart, ShownMerge } from "./merge-result.server";

/** What became part of what, with the way to take it back. */
export function MergeList({ merges }: { merges: readonly ShownMerge[] }) {
  const { t } = useTranslation("merging");
  const format = useFormat();
  return (
    <ul className="space-y-1">
      {merges.map(({ id, kept, merged, on, by, undone }) => (
        <li key={id} className="break-words">
          <Link to={`/gabung/${id}`} className="link tap">
            {t("merges.line", { merged: merged.name ?? "–", kept: kept.name ?? "–" })}
          </Link>{" "}
          <span className="text-muted">
            {format.date(on)}
            {by ? `, ${by}` : ""}
            {undone ? ` · ${t("merges.undone")}` : ""}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Pairs known to be two, with the way to look at them again. */
export function ApartList({ pairs, kind }: { pairs: readonly ShownApart[]; kind: "household" | "person" }) {
  const { t } = useTranslation("merging");
  const format = useFormat();
  return (
    <ul className="space-y-1">
      {pairs.map(({ one, other, on, by }) => (
        <li key={`${one.id} ${other.id}`} className="break-words">
          <Link to={`/gabung/${kind === "household" ? "keluarga" : "orang"}/${one.id}/${other.id}`} className="link tap">
            {t("apart.line", { one: one.name, other: other.name })}
          </Link>{" "}
          <span className="text-muted">
            {format.date(on)}
            {by ? `, ${by}` : ""}
          </span>
        </li>
      ))}
    </ul>
  );
}
