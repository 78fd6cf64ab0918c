import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { canWriteHousehold } from "~/access/capabilities";
import { requireActor } from "~/access/require-actor.server";
import { CategoryBars } from "~/charts/CategoryBars";
import { MoneyThroughTime } from "~/charts/MoneyThroughTime";
import { asActor } from "~/db/db.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { YearSentence } from "~/remittances/MoneySection";
import { moneyPage } from "~/remittances/money-page.server";
import { NoTransferButton } from "~/remittances/NoTransferButton";
import { requireHousehold } from "~/remittances/require-household.server";
import { RunwayBasis } from "~/remittances/RunwayBasis";
import { RunwaySentence } from "~/remittances/RunwaySentence";
import { TransferTable } from "~/remittances/TransferTable";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";
import { useFormat } from "~/ui/use-format";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, lang, t] = [await requireActor(request), await langOf(request), await getFixedT(request, "remittances")];
  return asActor(actor, async (tx) => {
    const household = await requireHousehold(tx, actor, params.id, "read");
    const { id, label, today } = household;
    return { title: `${t("money.title")} · Desa Produktif`, household: { id, label }, canWrite: canWriteHousehold(actor, household), ...(await moneyPage(tx, { householdId: id, today, lang })) };
  });
}

export default function HouseholdMoneyPage() {
  const { t } = useTranslation("remittances");
  const format = useFormat();
  const { household, canWrite, last, year, runway, isAway, month, openMonths, debts, points, uses } = useLoaderData<typeof loader>();
  const base = `/keluarga/${household.id}`;
  return (
    <Page
      title={t("money.title")}
      intro={household.label}
      crumbs={[{ label: household.label, to: base }, { label: t("money.title") }]}
      actions={
        canWrite ? (
          <>
            <LinkButton to={`${base}/kiriman/baru`}>{t("new.action")}</LinkButton>
            <LinkButton variant="secondary" to={`${base}/penggunaan`}>
              {t("uses.action")}
            </LinkButton>
          </>
        ) : null
      }
    >
      <Card title={t("runway.title")}>
        <RunwaySentence runway={runway} isAway={isAway} />
        <RunwayBasis runway={runway} debts={debts} />
      </Card>
      <Card title={t("money.chart")} note={<YearSentence year={year} />}>
        {points.length > 0 ? <MoneyThroughTime title={t("money.chart")} points={points} /> : <EmptyState title={t("money.nothing")}>{t("money.nothingHelp")}</EmptyState>}
      </Card>
      {uses.rows.length > 0 ? (
        <Card title={t("money.uses")} note={`${format.month(uses.from)} – ${format.month(uses.to)}`}>
          <CategoryBars title={t("money.uses")} categoryLabel={t("uses.category")} rows={uses.rows} unit="rupiah" />
          {uses.otherMoneyIdr > 0n ? <p className="pt-2 text-muted">{t("uses.otherMoney", { amount: format.rupiah(uses.otherMoneyIdr) })}</p> : null}
        </Card>
      ) : null}
      <Card title={t("money.transfers")} flush>
        {last.length > 0 ? <TransferTable caption={t("money.transfers")} rows={last} /> : <p className="px-4 pb-4 text-muted sm:px-5">{t("section.none")}</p>}
      </Card>
      {canWrite ? (
        <Card title={t("money.months")} note={t("money.monthsNote")}>
          <div className="space-y-3">
            <NoTransferButton householdId={household.id} {...month} />
            {openMonths.map((open) => (
              <NoTransferButton key={open} householdId={household.id} month={open} state="not_asked" transfers={0} />
            ))}
          </div>
        </Card>
      ) : null}
    </Page>
  );
}
