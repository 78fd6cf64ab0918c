import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { hasDemoData } from "~/access/demo-data.server";
import { optionalActor } from "~/access/require-actor.server";
import { publicActor } from "~/db/actor";
import { asActor } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { useLang } from "~/i18n/use-lang";
import { P3MI_STATUSES } from "~/journeys/codes";
import { label } from "~/shared/codes";
import { Alert } from "~/ui/Alert";
import { plainField } from "~/ui/form/field-facts";
import { TextField } from "~/ui/form/TextField";
import { Page } from "~/ui/Page";
import { PublicShell } from "~/ui/PublicShell";
import { SubmitButton } from "~/ui/SubmitButton";
import { useFormat } from "~/ui/use-format";
import { companiesLike } from "~/vacancies/vacancies.server";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }, { name: "description", content: page?.lead }];

/** Whether a placement company is on the list, and since when the list says so. A company's name is nobody's secret and may stand in the address. */
export async function loader({ request }: LoaderFunctionArgs) {
  const t = await getFixedT(request, "vacancies");
  const asked = (new URL(request.url).searchParams.get("nama") ?? "").slice(0, 120).trim();
  const found = asked === "" ? null : await asActor(publicActor, (tx) => companiesLike(tx, asked));
  return { title: `${t("company.title")} · Desa Produktif`, lead: t("company.intro"), asked, found, demo: await hasDemoData(), signedIn: (await optionalActor(request)) !== null };
}

export default function CheckCompany() {
  const { asked, found, demo, signedIn } = useLoaderData<typeof loader>();
  const { t } = useTranslation("vacancies");
  const lang = useLang();
  const format = useFormat();
  return (
    <PublicShell demo={demo} signInLink={!signedIn}>
      <Page title={t("company.title")} intro={t("company.intro")} width="narrow">
        <Form method="get" className="flex flex-wrap items-end gap-3">
          <div className="min-w-0 grow"><TextField field={plainField("nama", asked)} label={t("company.name")} autoComplete="off" optional={false} /></div>
          <SubmitButton>{t("company.button")}</SubmitButton>
        </Form>
        <div aria-live="polite" className="space-y-4">
          {found?.length === 0 ? <Alert tone="warn" title={t("company.notFound")}>{t("company.notFoundHelp")}</Alert> : null}
          {found?.map(({ id, name, licenceNumber, status, checkedOn }) => (
            <Alert key={id} tone={status === "aktif" ? "good" : status === "tidak_dikenal" ? "warn" : "bad"} title={name}>
              <p className="font-medium">{label(P3MI_STATUSES, status, lang)}{licenceNumber ? ` · ${t("licence", { number: licenceNumber })}` : ""}</p>
              <p>{t(`company.${status}`)}</p>
              <p className="text-muted">{checkedOn ? t("company.asOf", { on: format.date(checkedOn) }) : t("company.noDate")}</p>
            </Alert>
          ))}
        </div>
      </Page>
    </PublicShell>
  );
}
