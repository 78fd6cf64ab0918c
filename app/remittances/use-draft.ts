import { useCallback, useEffect, useState } from "react";
import type { TransferValues } from "./form-values";

/**
 * What somebody is typing, kept on the device until it is saved, so that a lost signal or a closed page costs nothing.
 * A draft belongs to one account and one household; the frame of the signed-in pages throws it away when its account
 * signs out or another one signs in on a shared phone.
 */
const PREFIX = "kiriman-draf:";
const keyOf = (userId: string, householdId: string) => `${PREFIX}${userId}:${householdId}`;

export type Draft = { values: TransferValues; keep: (form: HTMLFormElement) => void; state: "none" | "restored" | "kept" | "not_kept"; discard: () => void };

export function useDraft(userId: string, householdId: string, initial: TransferValues, isFresh: boolean): Draft {
  const key = keyOf(userId, householdId);
  const [values, setValues] = useState(initial);
  const [state, setState] = useState<Draft["state"]>("none");

  useEffect(() => {
    const stored = read(key);
    if (stored && isFresh && stored.jumlah !== "") {
      setValues((offered) => ({ ...offered, ...stored }));
      setState("restored");
    }
  }, [key, isFresh]);

  const keep = useCallback(
    (form: HTMLFormElement) => {
      const typed: Record<string, string> = {};
      for (const [name, value] of new FormData(form)) if (typeof value === "string" && name !== "ya") typed[name] = value;
      try {
        localStorage.setItem(key, JSON.stringify(typed));
        setState("kept");
      } catch {
        setState("not_kept");
      }
    },
    [key],
  );

  const discard = useCallback(() => {
    clearDraft(userId, householdId);
    setValues(initial);
    setState("none");
  }, [userId, householdId, initial]);

  return { values, keep, state, discard };
}

/** After the transfer is stored, or given up. */
export function clearDraft(userId: string, householdId: string): void {
  try {
    localStorage.removeItem(keyOf(userId, householdId));
  } catch {
    // Nothing was kept where storage is switched off.
  }
}

function read(key: string): TransferValues | null {
  try {
    const text = localStorage.getItem(key);
    return text === null ? null : (JSON.parse(text) as TransferValues);
  } catch {
    return null;
  }
}

/** What others typed on this device and never sent is thrown away; of nobody named, everybody's. */
export function keepOnlyDraftsOf(userId: string | null): void {
  try {
    const own = userId === null ? null : `${PREFIX}${userId}:`;
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX) && (own === null || !key.startsWith(own))) localStorage.removeItem(key);
  } catch {
    // As above.
  }
}
