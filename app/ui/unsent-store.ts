/**
 * What somebody is typing, kept on the device until it is stored, so that a lost signal or a closed page costs nothing.
 * It belongs to one account: the frame of the signed-in pages throws it away when its account signs out or another one
 * signs in on a shared phone. Where storage is switched off or full, nothing is kept and the caller is told.
 */
const KINDS = ["kiriman", "isian"] as const;
type Kind = (typeof KINDS)[number];
const prefixOf = (kind: Kind) => `${kind}-draf:`;

export const unsentKey = (kind: Kind, userId: string, what: string): string => `${prefixOf(kind)}${userId}:${what}`;

/** Whether it could be kept. */
export function keepUnsent(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function readUnsent<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(key);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}

export function forgetUnsent(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept where storage is switched off.
  }
}

/** What others typed on this device and never sent is thrown away; of nobody named, everybody's. */
export function keepOnlyUnsentOf(userId: string | null): void {
  try {
    const isUnsent = (key: string) => KINDS.some((kind) => key.startsWith(prefixOf(kind)));
    const isOwn = (key: string) => userId !== null && KINDS.some((kind) => key.startsWith(`${prefixOf(kind)}${userId}:`));
    for (const key of Object.keys(localStorage)) if (isUnsent(key) && !isOwn(key)) localStorage.removeItem(key);
  } catch {
    // As above.
  }
}
