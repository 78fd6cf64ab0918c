import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Badge } from "~/ui/Badge";
import { REFERRAL_STATES, type ReferralState } from "./codes";

const TONES = { dikirim: "info", diterima: "info", selesai: "good", kembali: "neutral", kedaluwarsa: "bad" } as const;

/** How a referral stands, in a word. */
export function ReferralBadge({ state }: { state: ReferralState }) {
  const lang = useLang();
  return <Badge tone={TONES[state]}>{label(REFERRAL_STATES, state, lang)}</Badge>;
}
