import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { SetPermits } from "~/enterprises/enterprise.schema";
import { EnterprisePage } from "~/enterprises/EnterprisePage";
import { permitsOf } from "~/enterprises/enterprises.server";
import { permitValues } from "~/enterprises/form-values";
import { PermitForm } from "~/enterprises/PermitForm";
import { requireEnterprise } from "~/enterprises/require-enterprise.server";
import { setPermits } from "~/enterprises/save-enterprise.server";
import { getFixedT } from "~/i18n/i18n.server";
import { flash } from "~/ui/flash.server";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "enterprises")];
  return asActor(actor, async (tx) => {
    const { enterprise } = await requireEnterprise(tx, actor, params.id, "write");
    return { title: `${t("permit.title")} · Desa Produktif`, enterprise, values: permitValues(await permitsOf(tx, enterprise.id)) };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, form] = [await requireActor(request), await request.formData()];
  const submission = parseWithZod(form, { schema: SetPermits });
  return asActor(actor, async (tx) => {
    const { enterprise: { id } } = await requireEnterprise(tx, actor, params.id, "write");
    if (submission.status !== "success") return data({ errors: submission.error ?? {} }, { status: 422 });
    const set = await setPermits(tx, actor, id, submission.value);
    if (!set.ok) throw new Response(null, { status: set.reason.code === "forbidden" ? 403 : 404 });
    throw redirect(`/usaha/${id}`, { status: 303, headers: { "Set-Cookie": flash("enterprises:flash.permits") } });
  });
}

export default function PermitsPage() {
  const { t } = useTranslation("enterprises");
  const { enterprise, values } = useLoaderData<typeof loader>();
  const answer = useActionData<{ errors: Record<string, string[] | null> }>();
  return (
    <EnterprisePage enterprise={enterprise} title={t("permit.title")} intro={t("permit.intro")}>
      <PermitForm values={values} backTo={`/usaha/${enterprise.id}`} errors={answer?.errors ?? {}} />
    </EnterprisePage>
  );
}
