import "@remix-run/server-runtime";

declare module "@remix-run/server-runtime" {
  interface AppLoadContext {
    /** Allowed by the Content-Security-Policy of this answer; new for every request. */
    cspNonce: string;
    /** Written to the log and shown on an error page, so that a report finds its log line. */
    requestId?: string;
    /** Where the request came from, past the trusted proxies; counts refused sign-ins. */
    clientAddress?: string | undefined;
  }
}
