import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { uuidv7 } from "uuidv7";
import { GRANTABLE_ROLES, GrantForm } from "~/access/account.schema";
import { accountMessage, siteAddress } from "~/access/account-messages.server";
import { accountById } from "~/access/accounts.server";
import { AddGrantForm } from "~/access/AddGrantForm";
import { can } from "~/access/capabilities";
import { resetFactor } from "~/access/change-factor.server";
import { GrantTable } from "~/access/GrantTable";
import { DAYS_VALID, invitationLink } from "~/access/invitations.server";
import { endGrant, grantRole, newPasswordLink, setAccountActive, type AccountRefusal } from "~/access/manage-accounts.server";
import { OneTimeLink } from "~/access/OneTimeLink";
import { requireAdministrator } from "~/access/require-actor.server";
import { hasConfirmedFactor } from "~/access/second-factor.server";
import { lastSignIns } from "~/access/sign-ins.server";
import { SignInHistory } from "~/access/SignInHistory";
import type { Actor } from "~/db/actor";
import { asActor, type Tx } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { AreaField } from "~/regions/AreaField";
import { regionNames } from "~/regions/regions.server";
import { resolveArea } from "~/regions/resolve-area.server";
import { dateIn, todayIn } from "~/shared/dates";
import type { Result } from "~/shared/result";
import { isUuid } from "~/shared/uuid";
import { Alert } from "~/ui/Alert";
import { Badge } from "~/ui/Badge";
import { Card } from "~/ui/Card";
import { Confirm } from "~/ui/Confirm";
import { Facts } from "~/ui/Facts";
import { flash } from "~/ui/flash.server";
import { plainField } from "~/ui/form/field-facts";
import { TextField } from "~/ui/form/TextField";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";
import { SubmitButton } from "~/ui/SubmitButton";
import { useFormat } from "~/ui/use-format";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request);
  const t = await getFixedT(request, "access");
  const query = new URL(request.url).searchParams;
  return asActor(actor, async (tx) => {
    const { grants, ...account } = await requireAccount(tx, params.id);
    return {
      title: `${t("person.title")} · Desa Produktif`,
      account,
      history: await lastSignIns(tx, account.id),
      hasFactor: await hasConfirmedFactor(tx, account.id),
      isOwn: account.id === actor.userId,
      grants: grants.map(({ endedAt, userId: _userId, ...grant }) => ({
        ...grant,
        endedOn: endedAt && dateIn("Asia/Jakarta", new Date(endedAt)),
        manages: can(actor, "accounts:manage", grant.areaCode),
      })),
      areas: await regionNames(tx, grants.map(({ areaCode }) => areaCode)),
      roles: GRANTABLE_ROLES,
      newId: uuidv7(),
      days: DAYS_VALID,
      proposed: { role: query.get("peran"), area: query.get("wilayah") },
      today: todayIn("Asia/Jakarta", new Date()),
    };
  });
}

type Answer = { result?: SubmissionResult; choices?: { code: string; name: string; path: string }[]; link?: string; refusal?: AccountRefusal };

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAdministrator(request);
  const form = await request.formData();
  if (form.get("intent") === "reset-factor") {
    const id = await asActor(actor, async (tx) => (await requireAccount(tx, params.id)).id);
    const reset = await resetFactor(actor, id, String(form.get("alasan") ?? ""));
    if (!reset.ok) return data<Answer>({ refusal: reset.reason }, { status: 400 });
    return redirect(`/admin/akun/${id}`, { status: 303, headers: { "Set-Cookie": flash("access:factor.reset") } });
  }
  return asActor(actor, async (tx) => {
    const { id } = await requireAccount(tx, params.id);
    const done = (message: string) => redirect(`/admin/akun/${id}`, { status: 303, headers: { "Set-Cookie": flash(message) } });
    const answer = (result: Result<unknown, AccountRefusal>, message: string) =>
      result.ok ? done(message) : data<Answer>({ refusal: result.reason }, { status: 400 });
    switch (form.get("intent")) {
      case "grant":
        return (await addGrant(tx, actor, id, form)) ?? done("access:person.granted");
      case "end-grant":
        return answer(await endGrant(tx, actor, id, String(form.get("grant"))), "access:person.ended");
      case "deactivate":
        return answer(await setAccountActive(tx, actor, id, false), "access:person.switchedOff");
      case "activate":
        return answer(await setAccountActive(tx, actor, id, true), "access:person.switchedOn");
      case "link": {
        const token = await newPasswordLink(tx, actor, id);
        if (!token.ok) return data<Answer>({ refusal: token.reason }, { status: 400 });
        return data<Answer>({ link: invitationLink(token.value, siteAddress(request)) }, { headers: { "Cache-Control": "no-store" } });
      }
      default:
        throw new Response(null, { status: 400 });
    }
  });
}

/** The form's errors, or null when the task was given. */
async function addGrant(tx: Tx, actor: Actor, userId: string, form: FormData) {
  const submission = parseWithZod(form, { schema: GrantForm });
  if (submission.status !== "success") return data<Answer>({ result: submission.reply() }, { status: 400 });
  const { area, areaCode, ...input } = submission.value;
  const place = await resolveArea(tx, areaCode ?? area);
  if (!place.ok && place.reason.code === "choose") {
    return data<Answer>({ result: submission.reply({ fieldErrors: { areaCode: ["access:grant.whichArea"] } }), choices: place.reason.found }, { status: 400 });
  }
  if (!place.ok) return data<Answer>({ result: submission.reply({ fieldErrors: { area: ["access:grant.unknownArea"] } }) }, { status: 400 });
  const granted = await grantRole(tx, actor, userId, { ...input, areaCode: place.value.code });
  return granted.ok ? null : data<Answer>({ result: submission.reply({ fieldErrors: accountMessage(granted.reason) }) }, { status: 400 });
}

async function requireAccount(tx: Tx, id: string | undefined) {
  const account = isUuid(id) ? await accountById(tx, id) : null;
  if (account === null) throw new Response(null, { status: 404 });
  return account;
}

export default function AccountPage() {
  const { t } = useTranslation("access");
  const { account, isOwn, grants, areas, roles, newId, days, proposed, today, history, hasFactor } = useLoaderData<typeof loader>();
  const answer = useActionData<Answer>();
  const format = useFormat();
  const isMutable = new Map(grants.map(({ id, role, endedOn, manages }) => [id, endedOn === null && manages && !(isOwn && role === "administrator")]));
  return (
    <Page title={account.name} crumbs={[{ label: t("accounts.title"), to: "/admin/akun" }, { label: account.name }]}>
      {answer?.refusal ? <Alert tone="bad" title={t(`refusal.${answer.refusal}`)} live /> : null}
      {answer?.link ? <OneTimeLink link={answer.link} name={account.name} days={days} /> : null}
      {isOwn ? <Alert title={t("person.own")} actions={<LinkButton to="/akun" variant="secondary">{t("person.toOwn")}</LinkButton>} /> : null}
      <Card>
        <Facts
          columns={3}
          items={[
            { term: t("login"), value: account.login },
            { term: t("person.state"), value: <Badge tone={account.isActive ? "good" : "warn"}>{t(account.isActive ? "person.active" : "accounts.inactive")}</Badge> },
            { term: t("person.lastSeen"), value: account.lastSeenAt ? format.date(account.lastSeenAt) : t("accounts.noSession") },
          ]}
        />
        <p className="mt-4">
          <Link to={`/admin/audit?pelaku=${account.id}`} className="link tap">
            {t("person.audit")}
          </Link>
        </p>
      </Card>
      <Card title={t("person.grants")} note={t("person.grantsNote")} flush>
        <GrantTable grants={grants} areas={areas} today={today} canEnd={({ id }) => isMutable.get(id) ?? false} />
      </Card>
      <Card title={t("person.add")}>
        <AddGrantForm
          key={newId}
          {...{ newId, today, roles, proposed }}
          lastResult={answer?.result}
          area={(field, chosen) => <AreaField field={field} chosen={chosen} choices={answer?.choices ?? []} label={t("area")} />}
        />
      </Card>
      {isOwn ? null : (
        <div className="grid gap-6 md:grid-cols-2">
          <Card title={t("person.link")} note={t("person.linkNote")}>
            <Confirm trigger={t("person.linkButton")} question={t("link.title", { name: account.name })} confirmLabel={t("person.linkButton")} fields={{ intent: "link" }} danger={false} />
          </Card>
          <SwitchCard isActive={account.isActive} />
          {hasFactor ? <ResetFactorCard /> : null}
        </div>
      )}
      <Card title={t("history.title")} flush>
        <SignInHistory entries={history} />
      </Card>
    </Page>
  );
}

/** For whoever lost the phone and the codes; who asked, and how one knew it was that person, goes into the log. */
function ResetFactorCard() {
  const { t } = useTranslation("access");
  return (
    <Card title={t("factor.resetTitle")} note={t("factor.resetNote")}>
      <Form method="post" className="space-y-4">
        <TextField field={{ ...plainField("alasan", "", "alasan"), required: true }} label={t("factor.resetReason")} optional={false} />
        <SubmitButton name="intent" value="reset-factor" variant="danger">
          {t("factor.resetButton")}
        </SubmitButton>
      </Form>
    </Card>
  );
}

function SwitchCard({ isActive }: { isActive: boolean }) {
  const { t } = useTranslation("access");
  const way = isActive ? "switchOff" : "switchOn";
  return (
    <Card title={t(`person.${way}`)}>
      <Confirm
        trigger={t(`person.${way}Button`)}
        question={t(`person.${way}Question`)}
        confirmLabel={t(`person.${way}Button`)}
        fields={{ intent: isActive ? "deactivate" : "activate" }}
        danger={isActive}
      >
        {t(`person.${way}Note`)}
      </Confirm>
    </Card>
  );
}
