/** What a colour means; always said by icon or words as well. */
export type Tone = "neutral" | "good" | "warn" | "bad" | "info";
