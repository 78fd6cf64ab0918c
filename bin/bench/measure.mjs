/** The value below which so many of the sorted times lie, by nearest rank. */
export function percentile(times, share) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

/**
 * Several works by turns, so that whatever else the machine does falls on each of them alike; times in milliseconds.
 * `before` is done before each and not counted.
 */
export async function byTurns(works, rounds, warming = 5, before = async () => {}) {
  const times = works.map(() => []);
  for (let round = -warming; round < rounds; round++) {
    for (const [at, work] of works.entries()) {
      await before();
      const began = performance.now();
      await work();
      if (round >= 0) times[at].push(performance.now() - began);
    }
  }
  return times.map((of) => ({ p50: percentile(of, 0.5), p95: percentile(of, 0.95), p99: percentile(of, 0.99) }));
}

/** How many are answered a second when eight ask again as soon as they are answered. */
export async function perSecond(work, milliseconds = 1_500, visitors = 8) {
  const until = performance.now() + milliseconds;
  let answered = 0;
  const began = performance.now();
  await Promise.all(Array.from({ length: visitors }, async () => {
    while (performance.now() < until) {
      await work();
      answered++;
    }
  }));
  return (answered / (performance.now() - began)) * 1_000;
}

/** Within what was promised: so many times the bare answer and a little for what a bare one does not do. */
export const isWithin = (p95, bare, { times, plus }) => p95 <= bare * times + plus;
