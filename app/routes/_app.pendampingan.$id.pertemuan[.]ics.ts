import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { calendarFile } from "~/mentoring/calendar";
import { sessionsOf } from "~/mentoring/enrolments.server";
import { requireEnrolment } from "~/mentoring/require-enrolment.server";

/** The next meeting of one mentoring for the phone's calendar; 404 where none is agreed on. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "mentoring")];
  return asActor(actor, async (tx) => {
    const { id } = await requireEnrolment(tx, actor, params.id, "read");
    const [last] = await sessionsOf(tx, id);
    if (!last?.nextOn) throw new Response(null, { status: 404 });
    const file = calendarFile([{ id: last.id, on: last.nextOn, title: t("next.event"), stamp: new Date() }]);
    return new Response(file, { headers: { "Content-Type": "text/calendar; charset=utf-8", "Content-Disposition": "attachment; filename=pertemuan.ics" } });
  });
}
