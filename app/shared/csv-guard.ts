/**
 * A spreadsheet program takes a CSV cell starting with one of these for a formula. Such a cell is written
 * with an apostrophe before it, and reading takes exactly that apostrophe away again, so nothing is lost:
 * a text that itself starts with apostrophes and one of these gets one more.
 */
const wouldBeFormula = /^'*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;
const guarded = /^'+[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/** The text as a CSV cell may carry it without becoming a formula; a lone `-` (unknown) stays as it is. */
export const guardCell = (text: string): string => (text !== "-" && wouldBeFormula.test(text) ? `'${text}` : text);

/** The text as it was before `guardCell`. */
export const unguardCell = (text: string): string => (guarded.test(text) ? text.slice(1) : text);
