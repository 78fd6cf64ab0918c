import { uuidv7 } from "uuidv7";
import type { Actor } from "~/db/actor";
import { asActor } from "~/db/db.server";
import { participantsOf } from "~/learning/activities.server";
import { AddParticipants, NewActivity, TakeAttendance } from "~/learning/learning.schema";
import { recordActivity } from "~/learning/save-activity.server";
import { addParticipants, takeAttendance } from "~/learning/take-part.server";
import { timed, timing, type Timing } from "./saves";

const PEOPLE = 40;
const MEETINGS = 60;
const WARM_UP = 10;

/** One form with everybody of a class of forty, first recorded meeting by meeting and then changed; policies, audit and the queue of figures included. */
export async function costOfAttendance(actor: Actor, regionCode: string): Promise<Timing> {
  const input = NewActivity.parse({ id: uuidv7(), type: "literasi_keuangan", title: "Kelas ukur", startOn: "2025-01-06", endOn: "2025-12-22", sessions: MEETINGS });
  const names = Array.from({ length: PEOPLE }, (_, index) => `Peserta ukur ${index + 1}`).join("\n");
  await asActor(actor, (tx) => recordActivity(tx, actor, regionCode, input));
  await asActor(actor, (tx) => addParticipants(tx, actor, input.id, AddParticipants.parse({ names })));
  const participants = await asActor(actor, (tx) => participantsOf(tx, input.id));
  const save = async (number: number, seen: string, status: string) => {
    const seats = participants.map(({ id: participantId }) => ({ participantId, seen, status }));
    const taken = await asActor(actor, (tx) => takeAttendance(tx, actor, input.id, number, TakeAttendance.parse({ heldOn: "2025-02-03", seats })));
    if (!taken.ok || taken.value.written !== PEOPLE) throw new Error("attendance of the bench is refused");
  };
  const times: number[] = [];
  for (const [seen, status] of [["tidak_dicatat", "hadir"], ["hadir", "izin"]] as const) {
    for (let number = 1; number <= MEETINGS; number++) {
      const taken = await timed(() => save(number, seen, status));
      if (seen !== "tidak_dicatat" || number > WARM_UP) times.push(taken);
    }
  }
  return timing(times);
}
