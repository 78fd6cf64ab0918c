import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Badge } from "~/ui/Badge";
import { ZONE_TONES } from "./zone-tone";
import { ZONES, type Zone } from "./zones";

export function ZoneBadge({ zone }: { zone: Zone }) {
  const lang = useLang();
  return <Badge tone={ZONE_TONES[zone]}>{label(ZONES, zone, lang)}</Badge>;
}
