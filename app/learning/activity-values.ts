import { uuidv7 } from "uuidv7";
import { rupiahBox } from "~/shared/money";
import type { Activity } from "./activities.server";
import type { ActivityValues } from "./ActivityForm";

const text = (value: bigint | number | string | null | undefined): string => value?.toString() ?? "";

/** An activity's form as it opens. */
export function activityValues(activity: Activity | undefined, sessions: number): ActivityValues {
  return {
    id: activity?.id ?? uuidv7(), version: text(activity?.version), title: text(activity?.title), type: text(activity?.type), pillar: activity?.pillar ?? "edukasi", startOn: text(activity?.startOn), endOn: text(activity?.endOn),
    sessions: String(sessions), hours: text(activity?.hours), trainer: text(activity?.trainer), quota: text(activity?.quota), invited: text(activity?.invited), costIdr: rupiahBox(activity?.costIdr),
    funding: activity?.funding ?? "tidak_diketahui", cancelledOn: text(activity?.cancelledOn), note: text(activity?.note),
  };
}
