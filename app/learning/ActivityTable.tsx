import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Badge } from "~/ui/Badge";
import { DataTable } from "~/ui/DataTable";
import { EmptyState } from "~/ui/EmptyState";
import type { Tone } from "~/ui/tone";
import { useFormat } from "~/ui/use-format";
import type { ListedActivity } from "./activities.server";
import type { ActivityState } from "./activity-state";
import { ACTIVITY_TYPES } from "./codes";

const TONES: Record<ActivityState, Tone> = { planned: "info", running: "warn", ended: "good", cancelled: "neutral" };
type Row = ListedActivity & { state: ActivityState };

/** A village's activities with how many came, of those anybody recorded. */
export function ActivityTable({ rows, caption }: { rows: readonly Row[]; caption: string }) {
  const { t } = useTranslation("learning");
  const lang = useLang();
  const format = useFormat();
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("none")}>{t("noneHelp")}</EmptyState>}
      columns={[
        { key: "title", header: t("field.title"), title: true, cell: ({ id, title }) => <Link to={`/kegiatan/${id}`} className="link tap">{title}</Link> },
        { key: "type", header: t("field.type"), cell: ({ type }) => label(ACTIVITY_TYPES, type, lang) },
        { key: "when", header: t("field.startOn"), cell: ({ startOn, endOn }) => (endOn && endOn !== startOn ? `${format.date(startOn)} – ${format.date(endOn)}` : format.date(startOn)) },
        { key: "state", header: t("state.header"), cell: ({ state }) => <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge> },
        { key: "people", header: t("people.title"), numeric: true, cell: ({ participants }) => format.number(participants) },
        { key: "attendance", header: t("outcome.attendance"), numeric: true, cell: ({ present, recorded }) => (recorded === 0 ? t("outcome.none") : format.percent(present / recorded)) },
        { key: "unknown", header: t("people.unrecorded"), numeric: true, cell: ({ unknown }) => format.number(unknown) },
      ]}
    />
  );
}
