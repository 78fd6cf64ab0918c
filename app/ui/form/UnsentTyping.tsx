import { useActionData, useLocation, useNavigation, useRouteLoaderData } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { forgetUnsent, keepUnsent, readUnsent, unsentKey } from "../unsent-store";
import { type UnsentState, UnsentNote } from "./UnsentNote";

type Kept = { rows: string; entries: [string, string][] };

/**
 * Keeps what is typed into the form it stands in on this device until the server has answered, and puts it back when the
 * page is opened again. `rows` names the rows the form shows, where it has any: what was typed for others is not put back.
 */
export function UnsentTyping({ rows = "" }: { rows?: string }) {
  const here = useRef<HTMLDivElement>(null);
  const userId = useRouteLoaderData<{ userId: string }>("routes/_app")?.userId ?? "";
  const key = unsentKey("isian", userId, useLocation().pathname);
  const [state, setState] = useState<UnsentState>("none");

  useEffect(() => {
    const form = here.current?.closest("form");
    if (!form) return;
    const keep = () => setState(keepUnsent(key, { rows, entries: entriesOf(form) } satisfies Kept) ? "kept" : "not_kept");
    const kept = readUnsent<Kept>(key);
    if (kept?.rows === rows) {
      putBack(form, kept.entries);
      setState("restored");
    } else forgetUnsent(key);
    form.addEventListener("input", keep);
    return () => form.removeEventListener("input", keep);
  }, [key, rows]);

  useForgetWhenAnswered(key);
  const discard = () => {
    forgetUnsent(key);
    window.location.reload();
  };
  return <div ref={here}><UnsentNote state={state} onDiscard={discard} /></div>;
}

/**
 * Stored or refused, the page now shows what the server said. A request that never arrived brings no answer and leads
 * nowhere; the sign-in page leads back here with the typing still to be sent.
 */
function useForgetWhenAnswered(key: string): void {
  const { state, location } = useNavigation();
  const { pathname } = useLocation();
  const answer = useActionData<unknown>();
  const sent = useRef<{ before: unknown } | null>(null);
  useEffect(() => {
    if (state === "submitting") {
      sent.current ??= { before: answer };
      return;
    }
    if (sent.current === null) return;
    const leadsTo = location?.pathname ?? pathname;
    if (leadsTo === pathname ? answer !== sent.current.before : leadsTo !== "/masuk") forgetUnsent(key);
    if (state === "idle") sent.current = null;
  }, [state, location, pathname, answer, key]);
}

const entriesOf = (form: HTMLFormElement): Kept["entries"] => [...new FormData(form)].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as [string, string]] : []));

function putBack(form: HTMLFormElement, entries: Kept["entries"]): void {
  const left = [...entries];
  const take = (name: string, value?: string) => {
    const at = left.findIndex((entry) => entry[0] === name && (value === undefined || entry[1] === value));
    return at === -1 ? undefined : left.splice(at, 1)[0]?.[1];
  };
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement && (control.type === "radio" || control.type === "checkbox")) control.checked = take(control.name, control.value) !== undefined;
    else if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement || control instanceof HTMLTextAreaElement) {
      const value = take(control.name);
      if (value === undefined) continue;
      control.value = value;
      // Beside an amount stands what it means in short.
      control.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}
