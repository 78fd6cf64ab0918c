import { useForm, type SubmissionResult } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { uuidv7 } from "uuidv7";
import { GRANTABLE_ROLES, InvitationForm } from "~/access/account.schema";
import { accountMessage, siteAddress } from "~/access/account-messages.server";
import { DAYS_VALID, invitationLink } from "~/access/invitations.server";
import { GrantFields } from "~/access/GrantFields";
import { invitePerson } from "~/access/manage-accounts.server";
import { OneTimeLink } from "~/access/OneTimeLink";
import { requireAdministrator } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { AreaField } from "~/regions/AreaField";
import { resolveArea } from "~/regions/resolve-area.server";
import { todayIn } from "~/shared/dates";
import { FormActions } from "~/ui/form/FormActions";
import { FormErrors } from "~/ui/form/FormErrors";
import { FormSection } from "~/ui/form/FormSection";
import { TextField } from "~/ui/form/TextField";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";
import { SubmitButton } from "~/ui/SubmitButton";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdministrator(request);
  const t = await getFixedT(request, "access");
  return {
    title: `${t("invite.title")} · Desa Produktif`,
    constraint: getZodConstraint(InvitationForm),
    roles: GRANTABLE_ROLES,
    newId: uuidv7(),
    today: todayIn("Asia/Jakarta", new Date()),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireAdministrator(request);
  const submission = parseWithZod(await request.formData(), { schema: InvitationForm });
  if (submission.status !== "success") return data({ result: submission.reply() }, { status: 400 });
  const { area, areaCode, ...input } = submission.value;
  return asActor(actor, async (tx) => {
    const place = await resolveArea(tx, areaCode ?? area);
    if (!place.ok) {
      const [field, message] = place.reason.code === "unknown" ? ["area", "access:grant.unknownArea"] : ["areaCode", "access:grant.whichArea"];
      const choices = place.reason.code === "choose" ? place.reason.found : [];
      return data({ result: submission.reply({ fieldErrors: { [field as string]: [message as string] } }), choices }, { status: 400 });
    }
    const invited = await invitePerson(tx, actor, { ...input, areaCode: place.value.code });
    if (!invited.ok) return data({ result: submission.reply({ fieldErrors: accountMessage(invited.reason) }) }, { status: 400 });
    return data({ link: { link: invitationLink(invited.value.token, siteAddress(request)), name: input.name, days: DAYS_VALID } });
  });
}

type Answer = { result?: SubmissionResult; choices?: { code: string; name: string; path: string }[]; link?: { link: string; name: string; days: number } };

export default function InvitePage() {
  const { t } = useTranslation("access");
  const answer = useActionData<Answer>();
  const crumbs = [{ label: t("accounts.title"), to: "/admin/akun" }, { label: t("invite.title") }];
  return (
    <Page title={t("invite.title")} intro={t("invite.intro")} crumbs={crumbs} width="narrow">
      {answer?.link ? (
        <>
          <OneTimeLink {...answer.link} />
          <div className="flex flex-wrap gap-3">
            <LinkButton to="/admin/akun">{t("invite.done")}</LinkButton>
            <LinkButton to="/admin/akun/baru" reloadDocument variant="secondary">
              {t("invite.another")}
            </LinkButton>
          </div>
        </>
      ) : (
        <InviteForm answer={answer} />
      )}
    </Page>
  );
}

function InviteForm({ answer }: { answer: Answer | undefined }) {
  const { t } = useTranslation("access");
  const { constraint, roles, newId, today } = useLoaderData<typeof loader>();
  const defaultValue = { userId: newId, id: newId, validFrom: today };
  const [form, fields] = useForm<InvitationForm>({ id: "undang", lastResult: answer?.result, constraint, defaultValue });
  const labels = { name: t("name"), login: t("login"), role: t("role"), area: t("area"), areaCode: t("area"), validFrom: t("grant.validFrom"), validTo: t("grant.validTo") };
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate={form.noValidate} className="space-y-6">
      <FormErrors formId={form.id} errors={form.allErrors} labels={labels} />
      <input type="hidden" name={fields.userId.name} value={fields.userId.value ?? newId} />
      <input type="hidden" name={fields.id.name} value={fields.id.value ?? newId} />
      <FormSection title={t("invite.person")}>
        <TextField field={fields.name} label={t("name")} autoComplete="off" />
        <TextField field={fields.login} label={t("login")} hint={t("invite.loginHint")} autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </FormSection>
      <FormSection title={t("invite.task")}>
        <GrantFields
          fields={fields}
          roles={roles}
          area={<AreaField field={fields.area} chosen={fields.areaCode} choices={answer?.choices ?? []} label={t("area")} />}
        />
      </FormSection>
      <FormActions>
        <SubmitButton size="large">{t("invite.button")}</SubmitButton>
        <LinkButton to="/admin/akun" variant="quiet">
          {t("cancel")}
        </LinkButton>
      </FormActions>
    </Form>
  );
}
