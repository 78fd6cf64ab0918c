import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { can } from "~/access/capabilities";
import { requireActor, requireCan } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { caseload } from "~/mentoring/caseload.server";
import { CaseTable } from "~/mentoring/CaseTable";
import { openRequests } from "~/mentoring/requests.server";
import { RequestList } from "~/mentoring/RequestList";
import { areaHead } from "~/regions/listed-area.server";
import { isVillageCode } from "~/regions/region-code";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const code = params.code ?? "";
  requireCan(actor, "people:read", code);
  const [lang, t] = [await langOf(request), await getFixedT(request, "mentoring")];
  return asActor(actor, async (tx) => {
    const today = todayIn(timeZoneOf(code === "ID" ? "35" : code), new Date());
    return {
      title: `${t("title")} · Desa Produktif`,
      code,
      ...(await areaHead(tx, actor, code, { lang, page: "pendampingan", search: new URL(request.url).search })),
      cases: await caseload(tx, { area: code, households: [], today }),
      requests: await openRequests(tx, code),
      canAnswer: can(actor, "people:write", code),
    };
  });
}

export default function AreaCaseload() {
  const { code, place, crumbs, cases, requests, canAnswer } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["mentoring", "households"]);
  return (
    <Page
      title={t("title")}
      intro={place}
      crumbs={[...crumbs, { label: t("title") }]}
      actions={canAnswer ? <LinkButton variant="secondary" to={`/wilayah/${code}/permintaan-data`}>{t("households:ownData.list")}</LinkButton> : undefined}
    >
      <RequestList requests={requests} />
      <CaseTable cases={cases} caption={t("cases.caption", { count: cases.length, place })} withVillage={!isVillageCode(code)} />
    </Page>
  );
}
