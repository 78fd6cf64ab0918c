import { byNamespace } from "./options";

/** Every namespace of this language in one chunk, so that a slow line fetches texts once. */
export const texts = byNamespace(import.meta.glob("./en/*.json", { eager: true, import: "default" }));
