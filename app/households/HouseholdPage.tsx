import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Page } from "~/ui/Page";
import { Tabs } from "~/ui/Tabs";

export type HouseholdHead = { id: string; label: string; regionCode: string; village: string; canWrite: boolean; canReport: boolean; canKeep: boolean; canList: boolean };

type HouseholdPageProps = {
  household: HouseholdHead;
  /** The page within the household; left out on its first page. */
  title?: string;
  intro?: ReactNode;
  actions?: ReactNode;
  /** Tabs stand on pages one reads, not on forms. */
  withTabs?: boolean;
  width?: "narrow" | "wide";
  children: ReactNode;
};

/** The frame of a household's pages: where it lives, whose it is, and its parts. */
export function HouseholdPage({ household, title, intro, actions, withTabs = false, width, children }: HouseholdPageProps) {
  const { t } = useTranslation("households");
  const { id, label, regionCode, village, canList } = household;
  const list = canList ? { label: `${t("list.title")} ${village}`, to: `/wilayah/${regionCode}/keluarga` } : { label: t("list.title"), to: "/keluarga" };
  const crumbs = title ? [list, { label, to: `/keluarga/${id}` }, { label: title }] : [list, { label }];
  return (
    <Page title={title ?? label} intro={intro} crumbs={crumbs} actions={actions} width={width ?? (withTabs ? "wide" : "narrow")}>
      {withTabs ? <HouseholdTabs householdId={id} /> : null}
      {children}
    </Page>
  );
}

/** The parts of a household's record, each with its own address. */
function HouseholdTabs({ householdId }: { householdId: string }) {
  const { t } = useTranslation("households");
  const base = `/keluarga/${householdId}`;
  return (
    <Tabs
      label={t("tabs.label")}
      items={[
        { to: base, label: t("tabs.overview") },
        { to: `${base}/uang`, label: t("tabs.money") },
        { to: `${base}/penggunaan`, label: t("tabs.uses") },
        { to: `${base}/riwayat`, label: t("tabs.history") },
      ]}
    />
  );
}
