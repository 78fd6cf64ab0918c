import type { LucideIcon } from "lucide-react";

/** One entry of the main navigation; the first four stand in the phone's bar. */
export type NavItem = { to: string; label: string; icon: LucideIcon; end?: boolean };
