/** How long an import can be taken back (handbook §4.23). */
export const UNDO_DAYS = 7;
