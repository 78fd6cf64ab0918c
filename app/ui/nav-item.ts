import type { LucideIcon } from "lucide-react";

/** One entry of the main navigation; the first four stand in the phone's bar, under `short` where the label is too long. */
export type NavItem = { to: string; label: string; short?: string; icon: LucideIcon; end?: boolean };
