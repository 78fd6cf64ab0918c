import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { fixedT, langOf } from "~/i18n/i18n.server";
import type { UndoRefusal } from "~/merging/merge";
import { requireMerge } from "~/merging/merge-result.server";
import { MergeResult, UndoRefused } from "~/merging/MergeResult";
import { undoMerge } from "~/merging/undo-merge.server";
import { flash } from "~/ui/flash.server";
import { Page } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, lang] = [await requireActor(request), await langOf(request)];
  const merge = await asActor(actor, (tx) => requireMerge(tx, actor, params.id, "read"));
  return { title: `${fixedT(lang, "merging")("result.title")} · Desa Produktif`, merge };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, form] = [await requireActor(request), await request.formData()];
  return asActor(actor, async (tx) => {
    const merge = await requireMerge(tx, actor, params.id, "write");
    if (form.get("intent") !== "urungkan") throw new Response(null, { status: 400 });
    const undone = await undoMerge(tx, actor, merge.id);
    if (undone.ok) throw redirect(`/gabung/${merge.id}`, { status: 303, headers: { "Set-Cookie": flash("merging:flash.undone") } });
    return data<{ refused: UndoRefusal }>({ refused: undone.reason }, { status: 409 });
  });
}

export default function MergePage() {
  const { t } = useTranslation("merging");
  const { merge } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const back = `/wilayah/${merge.regionCode}/mungkin-sama${merge.kind === "household" ? "?jenis=keluarga" : ""}`;
  return (
    <Page title={t("result.title")} width="narrow" crumbs={[{ label: t("list.title"), to: back }, { label: t("result.title") }]}>
      {refused ? <UndoRefused refused={refused} /> : null}
      <MergeResult merge={merge} />
      <p className="no-print">
        <Link to={back} className="link tap">
          {t("result.back")}
        </Link>
      </p>
    </Page>
  );
}
