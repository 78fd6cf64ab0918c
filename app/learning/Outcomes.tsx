import { useTranslation } from "react-i18next";
import { wilson95 } from "~/shared/numbers";
import { Card } from "~/ui/Card";
import { Facts } from "~/ui/Facts";
import { useFormat } from "~/ui/use-format";
import type { attendanceRate, completion, trainingGain } from "./outcomes";

type OutcomesProps = { attendance: ReturnType<typeof attendanceRate>; gain: ReturnType<typeof trainingGain>; completed: ReturnType<typeof completion> };

/** What an activity brought about, each with what it is counted of and what is not known. */
export function Outcomes({ attendance, gain, completed }: OutcomesProps) {
  const { t } = useTranslation("learning");
  const format = useFormat();
  const between = (of: string, yes: number, all: number) => {
    const interval = wilson95(yes, all);
    return interval === null ? of : t("outcome.between", { of, lower: format.percent(interval.lower), upper: format.percent(interval.upper) });
  };
  return (
    <Card title={t("outcome.title")}>
      <Facts
        columns={3}
        items={[
          { term: t("outcome.attendance"), value: attendance.rate === null ? t("outcome.none") : format.percent(attendance.rate), hint: between(t("outcome.attendanceOf", { present: attendance.present, recorded: attendance.recorded, unknown: attendance.unknown }), attendance.present, attendance.recorded) },
          {
            term: t("outcome.gain"), value: gain.gain === null ? t("outcome.none") : t("outcome.points", { points: format.number(gain.gain, 1) }),
            hint: gain.normalised === null ? t("outcome.gainOf", { pairs: gain.pairs }) : t("outcome.gainNormalised", { pairs: gain.pairs, normalised: format.number(gain.normalised, 3) }),
          },
          { term: t("outcome.completion"), value: completed.share === null ? t("outcome.notEnded") : format.percent(completed.share), hint: completed.share === null ? t("outcome.completionOf", { completed: completed.completed, came: completed.came }) : between(t("outcome.completionOf", { completed: completed.completed, came: completed.came }), completed.completed, completed.came) },
        ]}
      />
    </Card>
  );
}
