import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Badge } from "~/ui/Badge";
import { useFormat } from "~/ui/use-format";
import { ROLE_NAMES } from "./codes";

type Shown = { role: string; areaCode: string; validFrom: string; validTo: string | null; holds: boolean };

/** A role on an area in one line; one that does not hold today says when it does. */
export function GrantBadge({ grant, area }: { grant: Shown; area: string | undefined }) {
  const { t } = useTranslation("access");
  const lang = useLang();
  const format = useFormat();
  const until = grant.validTo ? ` · ${t("grant.until", { on: format.date(grant.validTo) })}` : "";
  const from = grant.holds ? "" : ` · ${t("grant.from", { on: format.date(grant.validFrom) })}`;
  return (
    <Badge tone={grant.holds ? "good" : "neutral"}>
      {label(ROLE_NAMES, grant.role, lang)} · {area ?? grant.areaCode}
      {from}
      {until}
    </Badge>
  );
}
