import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { firstArea } from "~/access/navigation";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { caseload } from "~/mentoring/caseload.server";
import { CaseTable } from "~/mentoring/CaseTable";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** The mentorings one reaches by name: a mentor's people, a family's own; who keeps a village is shown the way to its list. */
export async function loader({ request }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "mentoring")];
  const today = todayIn(timeZoneOf(firstArea(actor) ?? "35"), new Date());
  const cases = await asActor(actor, (tx) => caseload(tx, { area: null, households: actor.households, today }));
  const area = actor.peopleAreas.length > 0 ? firstArea(actor) : null;
  return { title: `${t("title")} · Desa Produktif`, cases, area };
}

export default function OwnCaseload() {
  const { cases, area } = useLoaderData<typeof loader>();
  const { t } = useTranslation("mentoring");
  return (
    <Page title={t("title")} intro={t("intro")} actions={area ? <LinkButton to={`/wilayah/${area}/pendampingan`}>{t("toArea")}</LinkButton> : undefined}>
      <CaseTable cases={cases} caption={t("cases.captionOwn", { count: cases.length })} withVillage />
    </Page>
  );
}
