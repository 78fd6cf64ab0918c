import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { DayTable } from "~/enterprises/DayTable";
import { entriesIn } from "~/enterprises/day-entries.server";
import { dayBookOf } from "~/enterprises/day-page.server";
import { EnterprisePage } from "~/enterprises/EnterprisePage";
import { booksOf } from "~/enterprises/enterprises.server";
import { isTold } from "~/enterprises/day-book";
import { requireEnterprise } from "~/enterprises/require-enterprise.server";
import { keepByDay } from "~/enterprises/write-day-book.server";
import { getFixedT } from "~/i18n/i18n.server";
import { addToMonth } from "~/shared/dates";
import { Alert } from "~/ui/Alert";
import { Card } from "~/ui/Card";
import { Confirm } from "~/ui/Confirm";
import { flash } from "~/ui/flash.server";
import { LinkButton } from "~/ui/LinkButton";
import { useFormat } from "~/ui/use-format";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "enterprises")];
  return asActor(actor, async (tx) => {
    const { enterprise } = await requireEnterprise(tx, actor, params.id, "report");
    const { month, today } = dayBookOf(enterprise.regionCode, new URL(request.url).searchParams.get("bulan"));
    const told = (await booksOf(tx, [enterprise.id])).get(enterprise.id)?.find((one) => one.month === month);
    return {
      title: `${t("day.title")} · Desa Produktif`, enterprise, month, entries: await entriesIn(tx, enterprise.id, month), isSum: told !== undefined && told.keptBy === "bulan" && isTold(told),
      later: month < today.slice(0, 7) ? addToMonth(month, 1) : null,
    };
  });
}

/** A month that was told as one sum is kept by day from now on. */
export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, form] = [await requireActor(request), await request.formData()];
  return asActor(actor, async (tx) => {
    const { enterprise: { id, regionCode } } = await requireEnterprise(tx, actor, params.id, "report");
    const { month } = dayBookOf(regionCode, String(form.get("bulan") ?? ""));
    const changed = await keepByDay(tx, actor, id, month);
    if (!changed.ok) throw new Response(null, { status: changed.reason.code === "forbidden" ? 403 : 404 });
    throw redirect(`/usaha/${id}/harian?bulan=${month}`, { status: 303, headers: { "Set-Cookie": flash("enterprises:flash.toDays") } });
  });
}

export default function DayBookPage() {
  const { enterprise, month, entries, isSum, later } = useLoaderData<typeof loader>();
  const { t } = useTranslation("enterprises");
  const format = useFormat();
  const base = `/usaha/${enterprise.id}`;
  return (
    <EnterprisePage
      enterprise={enterprise}
      title={t("day.of", { month: format.month(month) })}
      intro={t("day.intro")}
      actions={isSum ? undefined : <LinkButton to={`${base}/harian/baru?bulan=${month}`}><Plus aria-hidden="true" className="size-5" />{t("day.write")}</LinkButton>}
    >
      {isSum ? (
        <Alert tone="info" title={t("day.isSum")}>
          <p className="mb-3">{t("day.isSumHelp")}</p>
          <Confirm trigger={t("day.toDays")} question={t("day.toDaysAsk")} confirmLabel={t("day.toDaysYes")} fields={{ bulan: month }} danger={false} />
        </Alert>
      ) : <Card title={t("day.list")} flush><DayTable enterpriseId={enterprise.id} entries={entries} /></Card>}
      <nav aria-label={t("book.month")} className="no-print flex flex-wrap gap-2">
        <LinkButton variant="secondary" to={`?bulan=${addToMonth(month, -1)}`}>{t("day.earlier")}</LinkButton>
        {later ? <LinkButton variant="secondary" to={`?bulan=${later}`}>{t("day.later")}</LinkButton> : null}
        {entries.length > 0 || isSum ? <LinkButton variant="quiet" to={`${base}/bulan/${month}`}>{t("day.openMonth")}</LinkButton> : null}
      </nav>
    </EnterprisePage>
  );
}
