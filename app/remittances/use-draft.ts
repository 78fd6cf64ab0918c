import { useCallback, useEffect, useState } from "react";
import { forgetUnsent, keepUnsent, readUnsent, unsentKey } from "~/ui/unsent-store";
import type { UnsentState } from "~/ui/form/UnsentNote";
import type { TransferValues } from "./form-values";

const keyOf = (userId: string, householdId: string) => unsentKey("kiriman", userId, householdId);

export type Draft = { values: TransferValues; keep: (form: HTMLFormElement) => void; state: UnsentState; discard: () => void };

/** A transfer that is being typed: one draft for an account and a household, put back when the form is opened again. */
export function useDraft(userId: string, householdId: string, initial: TransferValues, isFresh: boolean): Draft {
  const key = keyOf(userId, householdId);
  const [values, setValues] = useState(initial);
  const [state, setState] = useState<UnsentState>("none");

  useEffect(() => {
    const stored = readUnsent<TransferValues>(key);
    if (stored && isFresh && stored.jumlah !== "") {
      setValues((offered) => ({ ...offered, ...stored }));
      setState("restored");
    }
  }, [key, isFresh]);

  const keep = useCallback(
    (form: HTMLFormElement) => {
      const typed: Record<string, string> = {};
      for (const [name, value] of new FormData(form)) if (typeof value === "string" && name !== "ya") typed[name] = value;
      setState(keepUnsent(key, typed) ? "kept" : "not_kept");
    },
    [key],
  );

  const discard = useCallback(() => {
    forgetUnsent(key);
    setValues(initial);
    setState("none");
  }, [key, initial]);

  return { values, keep, state, discard };
}

/** After the transfer is stored, or given up. */
export const clearDraft = (userId: string, householdId: string): void => forgetUnsent(keyOf(userId, householdId));
