import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { useLang } from "~/i18n/use-lang";
import { areaHead, requireVillage } from "~/regions/listed-area.server";
import { timeZoneOf } from "~/regions/time-zone";
import { label } from "~/shared/codes";
import { todayIn } from "~/shared/dates";
import { SURVEY_ROUNDS } from "~/surveys/codes";
import { dueList } from "~/surveys/due-list.server";
import { dueQuery } from "~/surveys/due-query";
import { DueFilterForm } from "~/surveys/DueFilterForm";
import { DuePages } from "~/surveys/DuePages";
import { DueTable } from "~/surveys/DueTable";
import { currentRound } from "~/surveys/rounds";
import { windowsOf } from "~/surveys/surveys.server";
import { EmptyState } from "~/ui/EmptyState";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const code = requireVillage(actor, "people:read", params.code);
  const [lang, t] = [await langOf(request), await getFixedT(request, "surveys")];
  const { round: asked, filter, after } = dueQuery(new URL(request.url).searchParams);
  return asActor(actor, async (tx) => {
    const today = todayIn(timeZoneOf(code), new Date());
    const windows = await windowsOf(tx, code);
    const window = windows.find((one) => one.code === asked) ?? currentRound(windows, today);
    const head = { title: `${t("due.title")} · Desa Produktif`, code, ...(await areaHead(tx, actor, code, { lang, page: "survei" })) };
    return { ...head, window: window ?? null, filter, isFirst: after === null, list: window ? await dueList(tx, { code, windows, round: window.code, filter, after, today }) : null };
  });
}

export default function VillageSurveys() {
  const { code, place, crumbs, window, filter, isFirst, list } = useLoaderData<typeof loader>();
  const { t } = useTranslation("surveys");
  const lang = useLang();
  return (
    <Page title={t("due.title")} intro={place} crumbs={[...crumbs, { label: t("due.title") }]}>
      {window === null || list === null ? (
        <EmptyState title={t("rounds.none")} action={<LinkButton variant="secondary" to={`/wilayah/${code}/program`}>{t("due.programme")}</LinkButton>}>{t("rounds.noneHelp")}</EmptyState>
      ) : (
        <>
          <DueFilterForm window={window} filter={filter} counts={list.counts} />
          <DueTable round={window.code} rows={list.rows} caption={t("due.caption", { round: label(SURVEY_ROUNDS, window.code, lang), place })} />
          <DuePages next={list.next} isFirst={isFirst} />
        </>
      )}
    </Page>
  );
}
