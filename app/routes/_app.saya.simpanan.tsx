import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { requireOwnFamily } from "~/households/require-own-family.server";
import { getFixedT } from "~/i18n/i18n.server";
import { useLang } from "~/i18n/use-lang";
import { GROUP_KINDS } from "~/savings/codes";
import { LedgerTable } from "~/savings/LedgerTable";
import { ownSavings } from "~/savings/own-savings.server";
import { label } from "~/shared/codes";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { Facts } from "~/ui/Facts";
import { Page } from "~/ui/Page";
import { useFormat } from "~/ui/use-format";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "savings")];
  requireOwnFamily(actor);
  return { title: `${t("own.title")} · Desa Produktif`, own: await asActor(actor, (tx) => ownSavings(tx)) };
}

/** One's own ledger in each of one's groups, and nobody else's. */
export default function OwnSavingsPage() {
  const { own } = useLoaderData<typeof loader>();
  const { t } = useTranslation("savings");
  const lang = useLang();
  const format = useFormat();
  return (
    <Page title={t("own.title")} intro={t("own.note")} crumbs={[{ label: t("own.home"), to: "/saya" }, { label: t("own.title") }]} width="narrow">
      {own.length === 0 ? <EmptyState title={t("own.none")}>{t("own.noneHelp")}</EmptyState> : own.map(({ memberId, name, kind, village, ledger, savingsIdr, owedIdr, next }) => (
        <Card key={memberId} title={name} note={`${label(GROUP_KINDS, kind, lang)} · ${village}`} flush>
          <div className="px-4 pb-3 sm:px-5">
            <Facts
              items={[
                { term: t("money.saved"), value: <span className="num text-xl">{format.rupiah(savingsIdr)}</span> },
                { term: t("loan.left"), value: <span className="num text-xl">{format.rupiah(owedIdr)}</span>, ...(next ? { hint: t("own.next", { amount: format.rupiah(next.amountIdr), on: format.date(next.dueOn) }) } : {}) },
              ]}
            />
          </div>
          <LedgerTable lines={ledger} />
        </Card>
      ))}
    </Page>
  );
}
