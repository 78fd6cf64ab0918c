import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { HouseholdPage } from "~/households/HouseholdPage";
import { headOf, requireSheet } from "~/households/require-sheet.server";
import { getFixedT } from "~/i18n/i18n.server";
import { useLang } from "~/i18n/use-lang";
import { timeZoneOf } from "~/regions/time-zone";
import { label } from "~/shared/codes";
import { todayIn } from "~/shared/dates";
import { ChangeTable } from "~/surveys/ChangeTable";
import { SURVEY_ROUNDS } from "~/surveys/codes";
import { RoundTable } from "~/surveys/RoundTable";
import { changeSinceFirst, roundRows } from "~/surveys/survey-page.server";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "surveys")];
  return asActor(actor, async (tx) => {
    const sheet = await requireSheet(tx, actor, params.id, "read");
    const today = todayIn(timeZoneOf(sheet.regionCode), new Date());
    return { title: `${t("title")} · Desa Produktif`, household: headOf(actor, sheet), rows: await roundRows(tx, sheet, today), change: await changeSinceFirst(tx, sheet.id) };
  });
}

export default function HouseholdSurveys() {
  const { household, rows, change } = useLoaderData<typeof loader>();
  const { t } = useTranslation("surveys");
  const lang = useLang();
  return (
    <HouseholdPage household={household} title={t("title")} intro={t("intro")} width="wide">
      <Card title={t("rounds.title")} flush>
        {rows.length === 0 ? <EmptyState title={t("rounds.none")}>{t("rounds.noneHelp")}</EmptyState> : <RoundTable householdId={household.id} rows={rows} />}
      </Card>
      {change ? (
        <Card title={t("change.title")} note={t("change.note")} flush>
          <ChangeTable rows={change.rows} before={label(SURVEY_ROUNDS, change.before, lang)} after={label(SURVEY_ROUNDS, change.after, lang)} />
        </Card>
      ) : null}
    </HouseholdPage>
  );
}
