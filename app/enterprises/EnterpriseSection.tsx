import { Link } from "@remix-run/react";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Card } from "~/ui/Card";
import { LinkButton } from "~/ui/LinkButton";
import { ENTERPRISE_KINDS, type EnterpriseKind } from "./codes";

type EnterpriseSectionProps = { householdId: string; enterprises: readonly { id: string; name: string; kind: EnterpriseKind }[]; canWrite: boolean };

/** A family's enterprises on its page. */
export function EnterpriseSection({ householdId, enterprises, canWrite }: EnterpriseSectionProps) {
  const { t } = useTranslation("enterprises");
  const lang = useLang();
  return (
    <Card
      title={t("title")}
      action={canWrite ? (
        <LinkButton variant="quiet" to={`/keluarga/${householdId}/usaha/baru`}>
          <Plus aria-hidden="true" className="size-5" />
          {t("add")}
        </LinkButton>
      ) : undefined}
    >
      {enterprises.length === 0 ? <p className="text-muted">{t("noneHere")}</p> : (
        <ul className="divide-y divide-line">
          {enterprises.map(({ id, name, kind }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 py-1">
              <Link to={`/usaha/${id}`} className="link tap font-medium">{name}</Link>
              <span className="text-muted">{label(ENTERPRISE_KINDS, kind, lang)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
