import { LRUCache } from "lru-cache";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";

const MOST_LETTERS = 20_000_000;
const kept = new LRUCache<string, string>({ maxSize: MOST_LETTERS, sizeCalculation: (markup, key) => markup.length + key.length });

/** The markup of a drawing that follows from its key alone; drawn once. It may use no context of the page. */
export function keptDrawing(key: string, draw: () => ReactNode): string {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const markup = renderToStaticMarkup(draw());
  kept.set(key, markup);
  return markup;
}
