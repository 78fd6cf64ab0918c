/** Each import holds a connection for itself and needs a second one beside it; more at once than this would wait for each other. */
const MOST_AT_ONCE = 3;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs `work` when it is its turn; at most a few imports run at once in this process. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  while (running >= MOST_AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}
