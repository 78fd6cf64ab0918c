import { Link } from "@remix-run/react";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Card } from "~/ui/Card";
import { Disclosure } from "~/ui/Disclosure";
import { EmptyState } from "~/ui/EmptyState";
import { LinkButton } from "~/ui/LinkButton";
import { useFormat } from "~/ui/use-format";
import { HOMEWORK_ANSWERS, SESSION_KINDS, SESSION_TOPICS } from "./codes";
import type { Session } from "./enrolments.server";

type SessionListProps = { enrolmentId: string; sessions: readonly Session[]; due: number; planned: number; canWrite: boolean };

const SHOWN_AT_ONCE = 5;

/** The meetings held beside those that were due, newest first. */
export function SessionList({ enrolmentId, sessions, due, planned, canWrite }: SessionListProps) {
  const { t } = useTranslation("mentoring");
  const rest = sessions.slice(SHOWN_AT_ONCE);
  return (
    <Card
      title={t("session.title")}
      note={t("session.count", { held: sessions.length, due, planned })}
      action={canWrite ? (
        <LinkButton to={`/pendampingan/${enrolmentId}/sesi/baru`}>
          <Plus aria-hidden="true" className="size-5" />
          {t("session.new")}
        </LinkButton>
      ) : undefined}
    >
      {sessions.length === 0 ? <EmptyState title={t("session.none")} /> : <Sessions enrolmentId={enrolmentId} sessions={sessions.slice(0, SHOWN_AT_ONCE)} canWrite={canWrite} />}
      {rest.length > 0 ? (
        <Disclosure summary={t("session.earlier", { count: rest.length })}>
          <Sessions enrolmentId={enrolmentId} sessions={rest} canWrite={canWrite} />
        </Disclosure>
      ) : null}
    </Card>
  );
}

function Sessions({ enrolmentId, sessions, canWrite }: Pick<SessionListProps, "enrolmentId" | "sessions" | "canWrite">) {
  const { t } = useTranslation("mentoring");
  const lang = useLang();
  const format = useFormat();
  return (
    <ol className="divide-y divide-line">
      {sessions.map((session) => (
        <li key={session.id} className="py-2">
          <p className="flex flex-wrap items-center gap-x-3">
            {canWrite ? (
              <Link to={`/pendampingan/${enrolmentId}/sesi/${session.id}`} className="link tap font-medium">{format.date(session.heldOn)}</Link>
            ) : <span className="font-medium">{format.date(session.heldOn)}</span>}
            <span className="text-muted">{[label(SESSION_KINDS, session.kind, lang), session.minutes === null ? null : t("session.minutes", { minutes: session.minutes })].filter(Boolean).join(" · ")}</span>
          </p>
          <p>{session.topics.map((topic) => label(SESSION_TOPICS, topic, lang)).join(", ")}</p>
          {session.homeworkDone ? <p className="text-muted">{t("session.lastHomework", { answer: label(HOMEWORK_ANSWERS, session.homeworkDone, lang) })}</p> : null}
          {session.savingsIdr === null ? null : <p className="num text-muted">{t("session.savings", { amount: format.rupiah(session.savingsIdr) })}</p>}
          {session.homework ? <p>{t("session.homework", { what: session.homework })}</p> : null}
          {session.note ? <p className="whitespace-pre-line text-muted">{session.note}</p> : null}
        </li>
      ))}
    </ol>
  );
}
