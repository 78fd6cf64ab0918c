import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { BookTable } from "~/enterprises/BookTable";
import { ENTERPRISE_KINDS } from "~/enterprises/codes";
import { EnterpriseFacts, PermitCard } from "~/enterprises/EnterpriseFacts";
import { EnterprisePage } from "~/enterprises/EnterprisePage";
import { requireEnterprise } from "~/enterprises/require-enterprise.server";
import { enterpriseSheet } from "~/enterprises/sheet.server";
import { getFixedT } from "~/i18n/i18n.server";
import { useLang } from "~/i18n/use-lang";
import { timeZoneOf } from "~/regions/time-zone";
import { label } from "~/shared/codes";
import { addToMonth, monthOf, todayIn } from "~/shared/dates";
import { Card } from "~/ui/Card";
import { LinkButton } from "~/ui/LinkButton";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "enterprises")];
  return asActor(actor, async (tx) => {
    const { enterprise, canWrite, canReport } = await requireEnterprise(tx, actor, params.id, "read");
    const today = todayIn(timeZoneOf(enterprise.regionCode), new Date());
    return { title: `${t("one")} · Desa Produktif`, enterprise, canWrite, canReport, sheet: await enterpriseSheet(tx, enterprise, today), thisMonth: monthOf(today) };
  });
}

export default function EnterpriseView() {
  const { enterprise, canWrite, canReport, sheet, thisMonth } = useLoaderData<typeof loader>();
  const { t } = useTranslation("enterprises");
  const lang = useLang();
  const base = `/usaha/${enterprise.id}`;
  return (
    <EnterprisePage
      enterprise={enterprise}
      width="wide"
      intro={label(ENTERPRISE_KINDS, enterprise.kind, lang)}
      actions={
        <>
          {canReport ? <LinkButton to={`${base}/harian`}>{t("day.write")}</LinkButton> : null}
          {canReport ? <LinkButton variant="secondary" to={`${base}/bulan/${thisMonth}`}>{t("book.this")}</LinkButton> : null}
          {canReport ? <LinkButton variant="secondary" to={`${base}/bulan/${addToMonth(thisMonth, -1)}`}>{t("book.before")}</LinkButton> : null}
          {canWrite ? <LinkButton variant="quiet" to={`${base}/ubah`}>{t("edit")}</LinkButton> : null}
        </>
      }
    >
      <EnterpriseFacts enterprise={enterprise} sheet={sheet} />
      <Card title={t("book.title")} flush><BookTable enterpriseId={enterprise.id} months={sheet.months} canReport={canReport} /></Card>
      <PermitCard enterpriseId={enterprise.id} sheet={sheet} canWrite={canWrite} />
    </EnterprisePage>
  );
}
