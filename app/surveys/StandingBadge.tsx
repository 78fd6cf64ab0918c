import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Badge } from "~/ui/Badge";
import type { Tone } from "~/ui/tone";
import { ROUND_STANDINGS, type RoundStanding } from "./codes";

const TONES: Record<RoundStanding, Tone> = { belum_waktunya: "neutral", waktunya: "info", terlambat: "warn", sebagian: "info", selesai: "good", menolak: "neutral", terlewat: "neutral", tidak_berlaku: "neutral" };

export const StandingBadge = ({ standing }: { standing: RoundStanding }) => <Badge tone={TONES[standing]}>{label(ROUND_STANDINGS, standing, useLang())}</Badge>;
