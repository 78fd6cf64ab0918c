import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Page } from "~/ui/Page";

type ActivityPageProps = { activity: { id: string; regionCode: string; title: string }; village: string; title?: string; intro?: ReactNode; actions?: ReactNode; width?: "narrow" | "wide"; children: ReactNode };

/** The frame of an activity's pages. */
export function ActivityPage({ activity, village, title, intro, actions, width = "narrow", children }: ActivityPageProps) {
  const { t } = useTranslation("learning");
  const list = { label: `${t("title")} ${village}`, to: `/wilayah/${activity.regionCode}/kegiatan` };
  const crumbs = title ? [list, { label: activity.title, to: `/kegiatan/${activity.id}` }, { label: title }] : [list, { label: activity.title }];
  return <Page title={title ?? activity.title} intro={intro} actions={actions} crumbs={crumbs} width={width}>{children}</Page>;
}
