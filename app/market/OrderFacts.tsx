import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Card } from "~/ui/Card";
import { DataTable } from "~/ui/DataTable";
import { EmptyState } from "~/ui/EmptyState";
import { Facts } from "~/ui/Facts";
import { SubmitButton } from "~/ui/SubmitButton";
import { useFormat } from "~/ui/use-format";
import { BUYER_KINDS, BUYER_SCOPES, CHANNELS, type BuyerScope, type Channel } from "./codes";

type Amount = bigint | string | null;
type Line = { productId: string; nameId: string; unit: string; quantity: number; returned: number; unitPriceIdr: Amount };
type Shown = { orderedOn: string; channel: Channel | null; buyerKind: string | null; buyerRegionScope: BuyerScope | null; fromPublic: boolean; discountIdr: bigint | string; shippingIdr: Amount; lines: readonly Line[] };

/** What was ordered, when, through which channel and for how much. */
export function OrderFacts({ order, totalIdr }: { order: Shown; totalIdr: Amount }) {
  const { t } = useTranslation("market");
  const lang = useLang();
  const format = useFormat();
  const price = (amount: Amount) => (amount === null ? t("noPrice") : format.rupiah(amount));
  return (
    <>
      <Card title={t("order.lines")} flush>
        <DataTable
          caption={t("order.lines")}
          captionHidden
          rows={order.lines}
          rowKey={({ productId }) => productId}
          empty={<EmptyState title={t("order.noLines")} />}
          columns={[
            { key: "product", header: t("field.productId"), title: true, cell: ({ nameId }) => nameId },
            { key: "quantity", header: t("field.quantity"), numeric: true, cell: ({ quantity, unit }) => `${format.number(quantity)} ${unit}` },
            { key: "price", header: t("field.unitPriceIdr"), numeric: true, cell: ({ unitPriceIdr }) => price(unitPriceIdr) },
            { key: "returned", header: t("field.returned"), numeric: true, cell: ({ returned, unit }) => (returned === 0 ? t("returns.nothing") : `${format.number(returned)} ${unit}`) },
          ]}
        />
      </Card>
      <Card title={t("order.facts")}>
        <Facts
          columns={3}
          items={[
            { term: t("field.orderedOn"), value: format.date(order.orderedOn) },
            { term: t("field.channel"), value: order.channel ? label(CHANNELS, order.channel, lang) : t("unknown"), ...(order.fromPublic ? { hint: t("order.fromPublic") } : {}) },
            { term: t("field.buyerKind"), value: order.buyerKind ? label(BUYER_KINDS, order.buyerKind, lang) : t("unknown") },
            { term: t("field.buyerRegionScope"), value: order.buyerRegionScope ? label(BUYER_SCOPES, order.buyerRegionScope, lang) : t("unknown") },
            { term: t("field.discountIdr"), value: format.rupiah(order.discountIdr) },
            { term: t("order.total"), value: price(totalIdr), hint: t("order.totalHint") },
            { term: t("field.shippingIdr"), value: order.shippingIdr === null ? t("unknown") : format.rupiah(order.shippingIdr) },
          ]}
        />
      </Card>
    </>
  );
}

/** Who buys, shown when asked for; the asking is noted. */
export function BuyerCard({ last4, buyer }: { last4: string | null; buyer: { name: string | null; phone: string | null; note: string | null } | undefined }) {
  const { t } = useTranslation("market");
  return (
    <Card title={t("order.buyer")} className="no-print">
      {buyer ? (
        <Facts
          items={[
            { term: t("field.buyerName"), value: buyer.name ?? t("unknown") },
            { term: t("field.buyerPhone"), value: buyer.phone ? <a href={`https://wa.me/${buyer.phone.replace(/\D/g, "")}`} className="link tap" rel="noreferrer">{buyer.phone}</a> : t("unknown") },
            { term: t("field.buyerNote"), value: <span className="whitespace-pre-line">{buyer.note ?? t("order.noNote")}</span> },
          ]}
        />
      ) : (
        <Form method="post" className="space-y-3">
          <input type="hidden" name="intent" value="pembeli" />
          <p className="text-muted">{last4 ? t("order.phoneEnds", { last4 }) : t("order.noPhone")} {t("order.revealNote")}</p>
          <SubmitButton variant="secondary" name="kirim" value="pembeli">{t("order.reveal")}</SubmitButton>
        </Form>
      )}
    </Card>
  );
}
