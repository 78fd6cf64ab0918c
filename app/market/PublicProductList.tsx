import { Form, Link, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { EmptyState } from "~/ui/EmptyState";
import { plainField } from "~/ui/form/field-facts";
import { TextField } from "~/ui/form/TextField";
import { LinkButton } from "~/ui/LinkButton";
import { SubmitButton } from "~/ui/SubmitButton";
import { useFormat } from "~/ui/use-format";

export type ListedProduct = { id: string; regionCode: string; village: string; seller: string | null; nameId: string; nameEn: string | null; unit: string; priceIdr: string | null; soldOut: boolean | null };

export function ProductSearch({ words }: { words: string }) {
  const { t } = useTranslation("market");
  return (
    <Form method="get" role="search" className="flex flex-wrap items-end gap-3">
      <div className="min-w-0 grow"><TextField field={plainField("cari", words)} label={t("board.search")} type="search" autoComplete="off" /></div>
      <SubmitButton variant="secondary">{t("board.searchButton")}</SubmitButton>
    </Form>
  );
}

/** Products by name, so many at a time; `total` where it was counted. */
export function PublicProductList({ rows, next, words, total }: { rows: readonly ListedProduct[]; next: { name: string; id: string } | null; words: string; total: number | null }) {
  const { t } = useTranslation("market");
  const lang = useLang();
  const format = useFormat();
  const [query] = useSearchParams();
  const isFirst = !query.has("lewat");
  if (rows.length === 0) return <EmptyState title={words === "" ? t("board.none") : t("board.notFound", { words })}>{t("board.noneHelp")}</EmptyState>;
  const more = next && new URLSearchParams({ ...(words === "" ? {} : { cari: words }), nama: next.name, lewat: next.id });
  return (
    <section aria-label={t("product.title")} className="space-y-4">
      <p className="num text-muted">{total !== null && isFirst ? t("board.counted", { count: total }) : next || !isFirst ? t("board.page", { count: rows.length }) : t("board.counted", { count: rows.length })}</p>
      <ul className="card divide-y divide-line">
        {rows.map(({ id, regionCode, village, seller, nameId, nameEn, unit, priceIdr, soldOut }) => (
          <li key={id}>
            <Link to={`/pasar/${regionCode}/${id}`} className="block px-4 py-3 hover:bg-raised">
              <span className="flex flex-wrap items-baseline justify-between gap-x-3">
                <span className="font-semibold">{(lang === "en" && nameEn) || nameId}</span>
                <span className="num">{priceIdr === null ? t("board.askPrice") : t("perUnit", { price: format.rupiah(priceIdr), unit })}</span>
              </span>
              <span className="block text-muted">{[seller, village, soldOut ? t("board.soldOut") : null].filter(Boolean).join(" · ")}</span>
            </Link>
          </li>
        ))}
      </ul>
      {more || !isFirst ? (
        <nav aria-label={t("board.pages")} className="flex flex-wrap gap-3">
          {isFirst ? null : <LinkButton variant="secondary" to={`?${new URLSearchParams(words === "" ? {} : { cari: words })}`}>{t("board.first")}</LinkButton>}
          {more ? <LinkButton variant="secondary" to={`?${more}`}>{t("board.more")}</LinkButton> : null}
        </nav>
      ) : null}
    </section>
  );
}
