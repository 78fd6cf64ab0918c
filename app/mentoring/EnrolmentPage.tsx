import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Page } from "~/ui/Page";

type EnrolmentPageProps = {
  enrolment: { id: string; householdId: string; fullName: string };
  /** The page within the mentoring; left out on its first page. */
  title?: string;
  intro?: ReactNode;
  actions?: ReactNode;
  width?: "narrow" | "wide";
  children: ReactNode;
};

/** The frame of a mentoring's pages: whose it is and how to get back. */
export function EnrolmentPage({ enrolment, title, intro, actions, width = "narrow", children }: EnrolmentPageProps) {
  const { t } = useTranslation("mentoring");
  const { id, fullName } = enrolment;
  const list = { label: t("title"), to: "/pendampingan" };
  const crumbs = title ? [list, { label: fullName, to: `/pendampingan/${id}` }, { label: title }] : [list, { label: fullName }];
  return <Page title={title ?? fullName} intro={intro} crumbs={crumbs} actions={actions} width={width}>{children}</Page>;
}
