import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { startOf } from "~/access/navigation";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { enterprisesOf } from "~/enterprises/enterprises.server";
import { requireSheet } from "~/households/require-sheet.server";
import { getFixedT } from "~/i18n/i18n.server";
import { NextSession } from "~/mentoring/NextSession";
import { ownHome } from "~/mentoring/own-home.server";
import { OwnNumbers } from "~/mentoring/OwnNumbers";
import { timeZoneOf } from "~/regions/time-zone";
import { ownSavings } from "~/savings/own-savings.server";
import { OwnSavingsCard } from "~/savings/OwnSavingsCard";
import { todayIn } from "~/shared/dates";
import { Card } from "~/ui/Card";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";
import { useFormat } from "~/ui/use-format";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** A family's first page; whoever works for the programme begins elsewhere. */
export async function loader({ request }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "mentoring")];
  const [own] = actor.households;
  if (!own || !actor.roles.includes("keluarga")) throw redirect(startOf({ ...actor, roles: actor.roles.filter((role) => role !== "keluarga") }));
  return asActor(actor, async (tx) => {
    const sheet = await requireSheet(tx, actor, own, "read");
    const today = todayIn(timeZoneOf(sheet.regionCode), new Date());
    return { title: `${t("own.title")} · Desa Produktif`, label: sheet.label, village: sheet.village, householdId: sheet.id, today, home: await ownHome(tx, sheet.id, today), savings: (await ownSavings(tx)).map(({ ledger: _ledger, ...own }) => own), enterprises: (await enterprisesOf(tx, sheet.id)).filter(({ closedOn }) => closedOn === null).map(({ id, name }) => ({ id, name })) };
  });
}

export default function OwnPage() {
  const { label, village, householdId, today, home, savings, enterprises } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["mentoring", "enterprises"]);
  const format = useFormat();
  const links = [
    { to: `/keluarga/${householdId}/uang`, text: t("own.money") }, { to: `/keluarga/${householdId}/penggunaan`, text: t("own.uses") },
    { to: `/keluarga/${householdId}/tabungan`, text: t("own.figuresLink") }, { to: `/keluarga/${householdId}/survei`, text: t("own.surveys") },
    { to: `/keluarga/${householdId}/rencana-pulang`, text: t("plan:own.link") }, { to: `/keluarga/${householdId}`, text: t("own.records") }, { to: "/saya/data", text: t("own.data") },
  ];
  return (
    <Page title={label} intro={village} width="narrow">
      <OwnNumbers householdId={householdId} home={home} />
      {home.enrolment ? <NextSession enrolmentId={home.enrolment.id} nextOn={home.nextOn} homework={home.homework} today={today} /> : null}
      {home.goals.length > 0 ? (
        <Card title={t("plan.goals")}>
          <ol className="list-decimal space-y-1 pl-5">
            {home.goals.map(({ title, amountIdr, dueOn }, index) => <li key={index}>{[title, amountIdr === null ? null : format.rupiah(amountIdr), dueOn === null ? null : t("plan.by", { on: format.date(dueOn) })].filter(Boolean).join(" · ")}</li>)}
          </ol>
        </Card>
      ) : null}
      <OwnSavingsCard own={savings} />
      {enterprises.map(({ id, name }) => (
        <Card key={id} title={name}>
          <p className="no-print flex flex-wrap gap-2">
            <LinkButton to={`/usaha/${id}/harian/baru`}>{t("enterprises:day.write")}</LinkButton>
            <LinkButton variant="secondary" to={`/usaha/${id}`}>{t("enterprises:book.title")}</LinkButton>
          </p>
        </Card>
      ))}
      <nav aria-label={t("own.links")}>
        <ul className="card divide-y divide-line">
          {links.map(({ to, text }) => <li key={to}><Link to={to} className="flex min-h-12 items-center px-4 py-2 font-medium hover:bg-raised">{text}</Link></li>)}
        </ul>
      </nav>
    </Page>
  );
}
