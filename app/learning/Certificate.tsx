import { ACTIVITY_TYPES, type ActivityType } from "./codes";
import { CERTIFICATE_WORDS as WORDS } from "./certificate";
import { formatDate, type PlainDate } from "~/shared/dates";
import type { Said } from "./questions";

export type CertificateFacts = { number: string; name: string; title: string; type: ActivityType; place: string; startOn: PlainDate; endOn: PlainDate; hours: number | null; trainer: string | null; village: string; isDemo: boolean };

const Both = ({ said, large }: { said: Said; large?: boolean }) => (
  <p className={large ? "text-3xl font-bold tracking-wide uppercase" : ""}>{said.id} <span lang="en" className={large ? "block text-lg font-normal normal-case" : "text-muted"}>{large ? said.en : `/ ${said.en}`}</span></p>
);

/** One certificate, a sheet of A4 lying down when printed. No identity number stands on it. */
export function Certificate({ number, name, title, type, place, startOn, endOn, hours, trainer, village, isDemo }: CertificateFacts) {
  const days = (lang: "id" | "en") => (startOn === endOn ? formatDate(startOn, lang, "long") : `${formatDate(startOn, lang, "long")} – ${formatDate(endOn, lang, "long")}`);
  return (
    <article className="card certificate print-alone flex flex-col items-center justify-between gap-5 border-4 border-double border-line p-6 text-center sm:p-10">
      <header>{isDemo ? <p className="font-bold">{WORDS.demo.id} / <span lang="en">{WORDS.demo.en}</span></p> : null}<Both said={WORDS.title} large /><p className="num mt-2">{WORDS.number.id} / <span lang="en">{WORDS.number.en}</span>: {number}</p></header>
      <div className="space-y-3">
        <Both said={WORDS.given} />
        <h2 className="text-3xl font-bold text-balance">{name}</h2>
        <Both said={WORDS.for} />
        <p className="text-2xl font-semibold text-balance">{title}</p>
        <p>{ACTIVITY_TYPES[type].id} / <span lang="en">{ACTIVITY_TYPES[type].en}</span>{hours === null ? null : <> · {hours} {WORDS.hours.id} / <span lang="en">{WORDS.hours.en}</span></>}</p>
        <p>{WORDS.held.id} / <span lang="en">{WORDS.held.en}</span> {place}</p>
        <p>{days("id")}{days("en") === days("id") ? null : <> / <span lang="en">{days("en")}</span></>}</p>
      </div>
      <footer className="grid w-full grid-cols-2 gap-6">
        <div><Both said={WORDS.head} /><p className="mt-14 border-t border-ink pt-1">{village}</p></div>
        <div><Both said={WORDS.trainer} /><p className="mt-14 border-t border-ink pt-1">{trainer ?? "\u00A0"}</p></div>
      </footer>
    </article>
  );
}
