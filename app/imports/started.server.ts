const PATIENCE_MS = 2_000;

/**
 * The answer of a work that is soon done; null where it takes longer and goes on by itself, so that a person sees a
 * page about a long file instead of a page that loads for minutes. Where such a work breaks, its import says that it stopped.
 */
export async function started<T>(work: Promise<T>, patienceMs = PATIENCE_MS): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  let isAlone = false;
  const broken = work.catch((error: unknown) => {
    if (!isAlone) throw error;
    tell(error);
    return null;
  });
  const patience = new Promise<null>((done) => {
    timer = setTimeout(() => {
      isAlone = true;
      done(null);
    }, patienceMs);
  });
  try {
    return await Promise.race([broken, patience]);
  } finally {
    clearTimeout(timer);
  }
}

/** Logs what kind of failure it was; its message may quote what stands in the file. */
function tell(error: unknown): void {
  const { name, code } = (error instanceof Error ? (error.cause ?? error) : {}) as { name?: string; code?: unknown };
  console.error(JSON.stringify({ level: "error", work: "import", name, code }));
}
