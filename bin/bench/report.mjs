// What a run says, as text; as JSON it is the same.
export const JSON_LIMIT = { times: 2, plus: 15 };
export const PAGE_LIMIT = { times: 6, plus: 80 };
/** So much slower than with the least transfers an answer may be. */
export const GROWTH = 1.15;

const ms = ({ p50, p95, p99 }) => [p50, p95, p99].map((value) => value.toFixed(0).padStart(5)).join(" ");
const word = (holds) => (holds ? "within" : "over");

export function printWorld({ world, transfers, months, rows, memory, writes }) {
  console.log(`World ${world}: ${transfers} transfers, ${months.from} to ${months.to}. Milliseconds at p50, p95 and p99.`);
  for (const { name, why, ours, byHand, bare, changed, perSecond, within, equal, kind, instead } of rows) {
    const limit = kind === "json" ? JSON_LIMIT : PAGE_LIMIT;
    console.log(`${name.padEnd(32)} product ${ms(ours)}  bare ${ms(bare)}${byHand ? `  by hand ${ms(byHand)}` : ""}${perSecond ? `  ${perSecond.toFixed(0)}/s` : ""}  ${word(within)} ${limit.times} x bare + ${limit.plus} ms${equal === false ? "  DIFFERENT NUMBERS" : ""}`);
    if (changed) console.log(`    after every change of the records ${ms(changed)}`);
    if (instead) console.log(`    PostGraphile on the raw rows ${ms(instead)}: ${(instead.p50 / ours.p50).toFixed(1)} times the product's, ${(instead.p50 / changed.p50).toFixed(1)} times after a change${instead.times > 1 ? ` (at least ${instead.times} are wanted)` : ""}`);
    console.log(`    ${why}`);
  }
  console.log(`Memory of the product: ${memory.before} MB before, ${memory.after} MB after.`);
  if (writes) printWrites(writes);
}

function printWrites({ saves, attendance, loads, imports, visibility }) {
  const times = (cost) => (cost.p50 / saves.bare.p50).toFixed(1);
  console.log(`One transfer written under policies with history, audit and figures: p50 ${saves.written.p50} ms, bare insert ${saves.bare.p50} ms: ${times(saves.written)} times (2.5 are allowed).`);
  console.log(`One transfer saved by a person, all rules and questions included: p50 ${saves.saved.p50} ms, ${times(saves.saved)} times; without what figures follow ${saves.withoutRollups.p50} ms.`);
  console.log(`    rights, rules, questions, history, audit and the queue of figures, beside begin, insert, commit into the same columns and indexes`);
  console.log(`${loads.rows} transfers by COPY: ${loads.bare.toFixed(1)} s bare, ${loads.queued.toFixed(1)} s with what figures follow, and ${loads.figures.toFixed(1)} s until all figures hold them.`);
  for (const { rows, format, seconds, mostMb, ratioAll } of imports) {
    console.log(`Import of ${rows} rows of ${format}: ${seconds.toFixed(0)} s, ${mostMb.toFixed(0)} MB, ${ratioAll.toFixed(1)} times COPY into the same tables (6 and 400 MB are allowed).`);
  }
  console.log(`Attendance of 40 people saved by one form: p50 ${attendance.p50} ms, p95 ${attendance.p95} ms (150 are allowed).`);
  console.log(`In the figures at ${visibility.aSecond} saves a second: p50 ${visibility.p50} ms, p95 ${visibility.p95} ms, most ${visibility.most} ms (2000 are allowed).`);
}

/** The same questions in a world with more transfers: how many times the time of the least. */
export function printGrowth(worlds) {
  const [least, ...others] = [...worlds].sort((a, b) => a.transfers - b.transfers);
  for (const world of others) {
    for (const { name, kind, ours } of world.rows) {
      const before = least.rows.find((row) => row.name === name && row.kind === kind);
      const times = ours.p95 / before.ours.p95;
      if (kind === "json") console.log(`${name.padEnd(32)} at ${world.transfers} transfers ${times.toFixed(2)} times its p95 at ${least.transfers} (p50 ${(ours.p50 / before.ours.p50).toFixed(2)}): ${word(times <= GROWTH)} ${GROWTH}`);
    }
  }
}
