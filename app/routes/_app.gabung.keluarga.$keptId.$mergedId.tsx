import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { fixedT, langOf } from "~/i18n/i18n.server";
import { answerMerge, type RefusedMerge } from "~/merging/merge-form.server";
import { mergePage, pairOf } from "~/merging/merge-page.server";
import { MergeForm } from "~/merging/MergeForm";
import { Page } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, lang] = [await requireActor(request), await langOf(request)];
  const page = await asActor(actor, (tx) => mergePage(tx, actor, { kind: "household", ...pairOf(params) }, {}, lang));
  return { title: `${fixedT(lang, "merging")("form.title.household")} · Desa Produktif`, page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, lang, form] = [await requireActor(request), await langOf(request), await request.formData()];
  return asActor(actor, (tx) => answerMerge(tx, actor, { kind: "household", ...pairOf(params) }, form, lang));
}

export default function MergeHouseholdsPage() {
  const { t } = useTranslation("merging");
  const loaded = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as RefusedMerge | undefined;
  const page = refused?.page ?? loaded.page;
  const crumbs = [{ label: page.a.householdLabel, to: `/keluarga/${page.a.householdId}` }, { label: t("form.title.household") }];
  return (
    <Page title={t("form.title.household")} intro={t("form.intro.household")} crumbs={crumbs}>
      <MergeForm page={page} refused={refused ?? null} />
    </Page>
  );
}
