import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Page } from "~/ui/Page";

type EnterprisePageProps = { enterprise: { id: string; householdId: string; name: string }; title?: string; intro?: ReactNode; actions?: ReactNode; width?: "narrow" | "wide"; children: ReactNode };

/** The frame of an enterprise's pages. */
export function EnterprisePage({ enterprise, title, intro, actions, width = "narrow", children }: EnterprisePageProps) {
  const { t } = useTranslation("enterprises");
  const family = { label: t("family"), to: `/keluarga/${enterprise.householdId}` };
  const crumbs = title ? [family, { label: enterprise.name, to: `/usaha/${enterprise.id}` }, { label: title }] : [family, { label: enterprise.name }];
  return <Page title={title ?? enterprise.name} intro={intro} actions={actions} crumbs={crumbs} width={width}>{children}</Page>;
}
