import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Badge } from "~/ui/Badge";
import { DataTable } from "~/ui/DataTable";
import { EmptyState } from "~/ui/EmptyState";
import { useFormat } from "~/ui/use-format";
import { CHANNELS, ORDER_STATES, type Channel, type OrderState } from "./codes";
import { ORDER_TONES } from "./order-tone";

export type ProductRow = { id: string; nameId: string; unit: string; seller: string | null; priceIdr: bigint | string | null; stock: number | null; isWithdrawn: boolean; isPublic: boolean; lacks: readonly string[] };

/** A village's products, with what each still lacks before it is promoted. */
export function ProductTable({ rows, caption, canWrite }: { rows: readonly ProductRow[]; caption: string; canWrite: boolean }) {
  const { t } = useTranslation("market");
  const format = useFormat();
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("product.none")}>{t("product.noneHelp")}</EmptyState>}
      columns={[
        { key: "name", header: t("field.nameId"), title: true, cell: ({ id, nameId }) => (canWrite ? <Link to={`/produk/${id}`} className="link tap">{nameId}</Link> : nameId) },
        { key: "seller", header: t("seller"), cell: ({ seller }) => seller },
        { key: "price", header: t("field.priceIdr"), numeric: true, cell: ({ priceIdr, unit }) => (priceIdr === null ? t("noPrice") : t("perUnit", { price: format.rupiah(priceIdr), unit })) },
        { key: "stock", header: t("field.stock"), numeric: true, cell: ({ stock }) => (stock === null ? t("unknown") : format.number(stock)) },
        { key: "lacks", header: t("lacks"), cell: ({ lacks, isWithdrawn }) => (isWithdrawn ? t("withdrawn") : lacks.length === 0 ? t("lacksNothing") : lacks.map((one) => t(`lack.${one}`)).join(", ")) },
        { key: "public", header: t("public"), cell: ({ isPublic }) => t(isPublic ? "shown" : "notShown") },
      ]}
    />
  );
}

export type OrderRow = { id: string; orderedOn: string; channel: Channel | null; status: OrderState; fromPublic: boolean; lines: readonly { nameId: string; quantity: number; unit: string }[]; totalIdr: bigint | string | null };

/** A village's orders, those that wait for an answer on top. */
export function OrderTable({ rows, caption }: { rows: readonly OrderRow[]; caption: string }) {
  const { t } = useTranslation("market");
  const lang = useLang();
  const format = useFormat();
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("order.none")}>{t("order.noneHelp")}</EmptyState>}
      columns={[
        {
          key: "what", header: t("field.lines"), title: true,
          cell: ({ id, lines }) => <Link to={`/pesanan/${id}`} className="link tap">{lines.map(({ nameId, quantity, unit }) => `${nameId} (${format.number(quantity)} ${unit})`).join(", ") || t("order.one")}</Link>,
        },
        { key: "on", header: t("field.orderedOn"), cell: ({ orderedOn }) => format.date(orderedOn) },
        { key: "channel", header: t("field.channel"), cell: ({ channel, fromPublic }) => [channel ? label(CHANNELS, channel, lang) : t("unknown"), fromPublic ? t("order.fromPublic") : null].filter(Boolean).join(" · ") },
        { key: "total", header: t("order.total"), numeric: true, cell: ({ totalIdr }) => (totalIdr === null ? t("noPrice") : format.rupiah(totalIdr)) },
        { key: "status", header: t("field.status"), cell: ({ status }) => <Badge tone={ORDER_TONES[status]}>{label(ORDER_STATES, status, lang)}</Badge> },
      ]}
    />
  );
}

export type ChannelRow = { channel: Channel | null; orders: number; revenueIdr: bigint | string; share: number | null };

/** Through which channels the money came. */
export function ChannelTable({ rows, caption }: { rows: readonly ChannelRow[]; caption: string }) {
  const { t } = useTranslation("market");
  const lang = useLang();
  const format = useFormat();
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ channel }) => channel ?? ""}
      empty={<EmptyState title={t("revenue.none")}>{t("revenue.noneHelp")}</EmptyState>}
      columns={[
        { key: "channel", header: t("field.channel"), title: true, cell: ({ channel }) => (channel ? label(CHANNELS, channel, lang) : t("unknownChannel")) },
        { key: "orders", header: t("order.title"), numeric: true, cell: ({ orders }) => format.number(orders) },
        { key: "revenue", header: t("revenue.amount"), numeric: true, cell: ({ revenueIdr }) => format.rupiah(revenueIdr) },
        { key: "share", header: t("revenue.share"), numeric: true, cell: ({ share }) => format.percent(share) },
      ]}
    />
  );
}
