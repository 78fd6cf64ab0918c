import type { SubmissionResult } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ChangedPassword, OwnProfile } from "~/access/account.schema";
import { siteAddress } from "~/access/account-messages.server";
import { CalendarFeed } from "~/access/CalendarFeed";
import { endFeed, feedSince, renewFeed } from "~/access/calendar-feed.server";
import { addressGroup } from "~/access/client-address";
import { OwnPasswordForm, OwnProfileForm } from "~/access/OwnAccountForms";
import { changePassword, changeProfile, ownAccount } from "~/access/own-account.server";
import { passwordMessage } from "~/access/password-messages";
import { FactorCard } from "~/access/FactorCard";
import { hasDemoData } from "~/access/demo-data.server";
import { factorState } from "~/access/second-factor.server";
import { lastSignIns } from "~/access/sign-ins.server";
import { SignInHistory } from "~/access/SignInHistory";
import { requireActor } from "~/access/require-actor.server";
import { SessionList } from "~/access/SessionList";
import { beginSession, clearNotice, currentSession, endAllSessions, endOtherSessions, endSessionByRef, openSessions } from "~/access/sessions.server";
import type { Actor } from "~/db/actor";
import { asActor } from "~/db/db.server";
import { getFixedT, LANGUAGE_COOKIE } from "~/i18n/i18n.server";
import { rememberPreference } from "~/i18n/preference.server";
import { dateIn } from "~/shared/dates";
import { Card } from "~/ui/Card";
import { flash } from "~/ui/flash.server";
import { errorKey } from "~/i18n/error-key";
import { Page } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { account, history, since } = await asActor(actor, async (tx) => ({ account: await ownAccount(tx, actor), history: await lastSignIns(tx, String(actor.userId)), since: await feedSince(tx, actor) }));
  const [t, factor] = [await getFixedT(request, "access"), await factorState(account.id)];
  await clearNotice(request);
  return {
    history,
    factor: { on: factor.confirmedOn && dateIn("Asia/Jakarta", factor.confirmedOn), left: factor.recoveryLeft },
    calendar: hasCalendar(actor) ? { since: since && dateIn("Asia/Jakarta", since) } : null,
    demo: await hasDemoData(),
    title: `${t("account.title")} · Desa Produktif`,
    account: { login: account.login, name: account.name, locale: account.locale },
    sessions: (await openSessions(request, account.id)).map(({ ref, device, lastSeenAt, isThis }) => ({
      ...{ ref, device, isThis },
      lastSeenOn: dateIn("Asia/Jakarta", lastSeenAt),
    })),
    constraint: getZodConstraint(OwnProfile),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const account = await asActor(actor, (tx) => ownAccount(tx, actor));
  const form = await request.formData();
  switch (form.get("intent")) {
    case "profile": {
      const submission = parseWithZod(form, { schema: OwnProfile });
      if (submission.status !== "success") return data({ profile: submission.reply() }, { status: 400 });
      await asActor(actor, (tx) => changeProfile(tx, actor, submission.value));
      return done("access:account.saved", rememberPreference(LANGUAGE_COOKIE, submission.value.locale));
    }
    case "password": {
      const submission = parseWithZod(form, { schema: ChangedPassword });
      const hide = { hideFields: ["current", "password"] };
      if (submission.status !== "success") return data({ password: submission.reply(hide) }, { status: 400 });
      const proof = (await currentSession(request))?.proof ?? "password";
      const changed = await changePassword(account, submission.value, request, addressGroup(context?.clientAddress));
      if (changed.ok) return done("access:account.passwordChanged", await beginSession(request, account.id, proof));
      const { reason } = changed;
      if (reason.code === "wait") {
        const formErrors = [errorKey("access:signIn.wait", { count: reason.seconds })];
        return data({ password: submission.reply({ ...hide, formErrors }) }, { status: 429 });
      }
      const fieldErrors: Record<string, string[]> = reason.code === "wrong" ? { current: ["access:account.wrongCurrent"] } : { password: [passwordMessage(reason.code)] };
      return data({ password: submission.reply({ ...hide, fieldErrors }) }, { status: 400 });
    }
    case "calendar-renew": {
      if (!hasCalendar(actor)) throw new Response(null, { status: 403 });
      const token = await asActor(actor, (tx) => renewFeed(tx, actor));
      return data({ calendarLink: new URL(`/kalender/${token}/pendampingan.ics`, siteAddress(request)).href }, { headers: { "Cache-Control": "no-store" } });
    }
    case "calendar-end":
      await asActor(actor, (tx) => endFeed(tx, actor));
      return done("access:account.calendarEnded");
    case "end-session":
      await endSessionByRef(account.id, String(form.get("ref")));
      return done("access:account.sessionEnded");
    case "end-others":
      await endOtherSessions(request, account.id);
      return done("access:account.othersEnded");
    case "end-all":
      await endAllSessions(account.id);
      throw redirect("/masuk", { status: 303 });
    default:
      throw new Response(null, { status: 400 });
  }
}

/** Whoever meets families has days to keep. */
const hasCalendar = ({ roles }: Actor): boolean => roles.includes("pendamping") || roles.includes("koordinator_desa");

function done(message: string, ...cookies: string[]) {
  const headers = new Headers([["Set-Cookie", flash(message)]]);
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  return redirect("/akun", { status: 303, headers });
}

export default function AccountPage() {
  const { t } = useTranslation("access");
  const { account, sessions, constraint, history, factor, demo, calendar } = useLoaderData<typeof loader>();
  const answer = useActionData<{ profile?: SubmissionResult; password?: SubmissionResult; calendarLink?: string }>();
  return (
    <Page title={t("account.title")} intro={t("account.intro", { login: account.login })} width="narrow">
      <Card title={t("account.profile")}>
        <OwnProfileForm account={account} constraint={constraint} lastResult={answer?.profile} />
      </Card>
      <Card title={t("account.password")}>
        <OwnPasswordForm login={account.login} lastResult={answer?.password} />
      </Card>
      <Card title={t("factor.card")} note={t(demo ? "factor.demo" : "factor.cardNote")}>
        <FactorCard factor={factor} />
      </Card>
      {calendar ? <Card title={t("account.calendar")} note={t("account.calendarNote")}><CalendarFeed since={calendar.since} link={answer?.calendarLink} /></Card> : null}
      <div id="perangkat" className="scroll-mt-20">
        <Card title={t("account.sessions")} note={t("account.sessionsNote")}>
          <SessionList sessions={sessions} />
        </Card>
      </div>
      <Card title={t("history.title")} note={t("history.note")} flush>
        <SignInHistory entries={history} />
      </Card>
    </Page>
  );
}
