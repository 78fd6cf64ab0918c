import { createContext, useContext, type ReactNode } from "react";
import type { Theme } from "./theme";

/** What the page knows of the request that made it. */
export type RequestFacts = {
  /** Empty in the browser, which hides it from scripts. */
  nonce: string;
  reference: string | null;
  theme: Theme;
  /** The texts read so far while drawing, as JSON for `PAGE_TEXTS_ID`. */
  usedTexts: () => string;
  /** The markup of a drawing kept under what it follows from; in the browser that of the server stands already. Null where nothing is kept. */
  drawn: ((key: string, draw: () => ReactNode) => string) | null;
};

export const PAGE_TEXTS_ID = "teks";

export const RequestContext = createContext<RequestFacts>({
  nonce: "",
  reference: null,
  theme: "otomatis",
  usedTexts: () => "{}",
  drawn: null,
});

export const useRequestFacts = () => useContext(RequestContext);
