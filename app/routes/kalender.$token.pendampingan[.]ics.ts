import { createHash } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { siteAddress } from "~/access/account-messages.server";
import { feedActor, mayAskFeed } from "~/access/calendar-feed.server";
import { addressGroup } from "~/access/client-address";
import { firstArea } from "~/access/navigation";
import { asActor } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { calendarFile } from "~/mentoring/calendar";
import { caseload } from "~/mentoring/caseload.server";
import { feedDays } from "~/mentoring/feed";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";

/** The days due to whoever a secret address belongs to, for a calendar program. Unknown, renewed and ended addresses are alike: 404. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  if (!mayAskFeed(addressGroup(context?.clientAddress))) throw new Response(null, { status: 429, headers: { "Retry-After": "60" } });
  const actor = await feedActor(params.token ?? "");
  if (actor === null || !(actor.roles.includes("pendamping") || actor.roles.includes("koordinator_desa"))) throw new Response(null, { status: 404 });
  const t = await getFixedT(request, "mentoring");
  const today = todayIn(timeZoneOf(firstArea(actor) ?? "35"), new Date());
  // The policies leave of the whole country what is the actor's to see.
  const cases = await asActor(actor, (tx) => caseload(tx, { area: "ID", households: [], today }));
  const days = feedDays(cases, today).sort((a, b) => (a.on + a.id < b.on + b.id ? -1 : 1));
  const stamp = new Date(`${today}T00:00:00Z`);
  const file = calendarFile(days.map(({ id, enrolmentId, kind, on, who }) => ({ id, on, stamp, title: t(`feed.${kind}`, { who }), url: new URL(`/pendampingan/${enrolmentId}`, siteAddress(request)).href })));
  const headers = { ETag: `"${createHash("sha256").update(file).digest("base64url").slice(0, 22)}"`, "Cache-Control": "private, no-cache", "Referrer-Policy": "no-referrer" };
  if (request.headers.get("If-None-Match") === headers.ETag) return new Response(null, { status: 304, headers });
  return new Response(file, { headers: { ...headers, "Content-Type": "text/calendar; charset=utf-8", "Content-Disposition": "inline; filename=pendampingan.ics" } });
}
