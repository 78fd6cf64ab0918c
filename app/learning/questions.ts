/** What the questions of a test are made of; apart from the questions themselves, so that no phone is sent the right answers. */
export type Said = { id: string; en: string };
/** `right` is the place of the one right choice, from 0. */
export type Question = { ask: Said; choices: readonly Said[]; right: number };
/** What a phone is shown of a question. */
export type AskedQuestion = Omit<Question, "right">;

/** What is answered to a question one does not know: counted as nothing known, and never the same as no answer. */
export const NOT_KNOWN = "belum_tahu";
/** The chosen place or `NOT_KNOWN`, by the question's place from 0. */
export type Answers = Readonly<Record<number, string | undefined>>;
