import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { can } from "~/access/capabilities";
import { requireActor, requireCan } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { monthsToChoose } from "~/exports/export-choice";
import { ExportForm } from "~/exports/ExportForm";
import { refusedChoices } from "~/exports/export-page.server";
import { getFixedT } from "~/i18n/i18n.server";
import { regionNames } from "~/regions/regions.server";
import { timeZoneOf } from "~/regions/time-zone";
import { dateIn, monthOf } from "~/shared/dates";
import { Alert } from "~/ui/Alert";
import { Page } from "~/ui/Page";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const code = params.code ?? "";
  requireCan(actor, "people:read", code);
  const t = await getFixedT(request, "exports");
  const area = (await asActor(actor, (tx) => regionNames(tx, [code])))[code];
  if (area === undefined) throw new Response(null, { status: 404 });
  return {
    title: `${t("title")} · Desa Produktif`,
    code,
    area,
    months: monthsToChoose(monthOf(dateIn(timeZoneOf(code), new Date()))),
    mayHaveFull: can(actor, "people:write", code),
    ...refusedChoices(new URL(request.url).searchParams),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function ExportPage() {
  const { t } = useTranslation("exports");
  const { code, area, ...form } = useLoaderData<typeof loader>();
  const crumbs = [{ label: area, to: `/wilayah/${code}` }, { label: t("crumb") }];
  return (
    <Page title={t("title")} intro={t("intro", { area })} crumbs={crumbs} width="narrow">
      <Alert tone="warn" title={t("warning.title")}>
        {t("warning.text")}
      </Alert>
      <ExportForm action={`/wilayah/${code}/ekspor/unduh`} {...form} />
      <p className="text-muted">{t("noPeriod")}</p>
    </Page>
  );
}
