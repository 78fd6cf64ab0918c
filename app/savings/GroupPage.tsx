import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Page } from "~/ui/Page";

type GroupPageProps = { group: { id: string; regionCode: string; name: string }; village: string; title?: string; intro?: ReactNode; actions?: ReactNode; width?: "narrow" | "wide"; children: ReactNode };

/** The frame of a savings group's pages. */
export function GroupPage({ group, village, title, intro, actions, width = "narrow", children }: GroupPageProps) {
  const { t } = useTranslation("savings");
  const list = { label: `${t("title")} ${village}`, to: `/wilayah/${group.regionCode}/kelompok` };
  const crumbs = title ? [list, { label: group.name, to: `/kelompok/${group.id}` }, { label: title }] : [list, { label: group.name }];
  return <Page title={title ?? group.name} intro={intro} actions={actions} crumbs={crumbs} width={width}>{children}</Page>;
}
