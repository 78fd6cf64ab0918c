import { useTranslation } from "react-i18next";
import { Card } from "~/ui/Card";
import { Facts } from "~/ui/Facts";
import { buttonClass } from "~/ui/button-class";
import { useFormat } from "~/ui/use-format";

type Shown = { unit: string; priceIdr: string | null; shelfLifeDays: number | null; pirtNo: string | null; pirtHeld: boolean; halalNo: string | null; halalHeld: boolean; phone: string | null };

/** What a buyer has to know, and the way to the seller where the seller gave the number for it. */
export function PublicProductFacts({ product, name }: { product: Shown; name: string }) {
  const { t } = useTranslation("market");
  const format = useFormat();
  const { unit, priceIdr, shelfLifeDays, phone } = product;
  const permit = (held: boolean, number: string | null) => (held ? (number ?? t("board.held")) : null);
  const permits = [[t("board.pirt"), permit(product.pirtHeld, product.pirtNo)], [t("board.halal"), permit(product.halalHeld, product.halalNo)]] as const;
  return (
    <Card title={t("board.facts")}>
      <div className="space-y-4">
        <Facts
          items={[
            { term: t("field.priceIdr"), value: priceIdr === null ? t("board.askPrice") : t("perUnit", { price: format.rupiah(priceIdr), unit }) },
            ...(shelfLifeDays === null ? [] : [{ term: t("field.shelfLifeDays"), value: `${format.number(shelfLifeDays)} ${t("days")}` }]),
            ...permits.flatMap(([term, value]) => (value === null ? [] : [{ term, value }])),
          ]}
        />
        {phone ? (
          <a href={`https://wa.me/${phone.replace(/\D/g, "")}?text=${encodeURIComponent(t("board.waText", { name }))}`} rel="noreferrer" className={buttonClass("secondary", "normal", "no-print")}>{t("board.wa")}</a>
        ) : null}
      </div>
    </Card>
  );
}
