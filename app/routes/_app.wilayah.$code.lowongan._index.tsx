import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { can } from "~/access/capabilities";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { areaHead, requireVillage } from "~/regions/listed-area.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";
import { companyOf, vacanciesOf } from "~/vacancies/vacancies.server";
import { isOnBoard, shownCheck } from "~/vacancies/vacancy-rules";
import { VacancyTable } from "~/vacancies/VacancyTable";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const code = requireVillage(actor, "people:read", params.code);
  const [lang, t] = [await langOf(request), await getFixedT(request, "vacancies")];
  return asActor(actor, async (tx) => {
    const today = todayIn(timeZoneOf(code), new Date());
    const rows = (await vacanciesOf(tx, code)).map((vacancy) => ({
      id: vacancy.id, title: vacancy.title, country: vacancy.country, validUntil: vacancy.validUntil, state: vacancy.state, isOver: vacancy.validUntil < today,
      check: shownCheck({ ...vacancy, company: companyOf(vacancy) }, today), onBoard: isOnBoard({ ...vacancy, company: companyOf(vacancy) }, today),
    }));
    return { title: `${t("title")} · Desa Produktif`, code, canWrite: can(actor, "people:write", code), ...(await areaHead(tx, actor, code, { lang, page: "lowongan" })), rows };
  });
}

export default function VillageVacancies() {
  const { code, place, crumbs, rows, canWrite } = useLoaderData<typeof loader>();
  const { t } = useTranslation("vacancies");
  return (
    <Page
      title={t("title")}
      intro={place}
      crumbs={[...crumbs, { label: t("title") }]}
      actions={
        <>
          {canWrite ? <LinkButton to={`/wilayah/${code}/lowongan/baru`}><Plus aria-hidden="true" className="size-5" />{t("add")}</LinkButton> : null}
          <LinkButton variant="secondary" to={`/lowongan/${code}`}>{t("board.see")}</LinkButton>
        </>
      }
    >
      {rows.some(({ state, check }) => state === "terbit" && check !== "ok") ? <Alert tone="bad" title={t("withdrawn")}>{t("withdrawnHelp")}</Alert> : null}
      <VacancyTable rows={rows} caption={t("caption", { count: rows.length, place })} />
    </Page>
  );
}
