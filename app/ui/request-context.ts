import { createContext, useContext } from "react";

/** What the page knows of the request that made it. The nonce is empty in the browser, which hides it from scripts. */
export type RequestFacts = { nonce: string; reference: string | null };

export const RequestContext = createContext<RequestFacts>({ nonce: "", reference: null });

export const useRequestFacts = () => useContext(RequestContext);
