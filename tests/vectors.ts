import vectors from "./vectors.json";

type Vector = { id: string; fn: string; in: unknown; out: unknown };

/** The handbook's test vectors of one function, with the types its test gives them. */
export function vectorsOf<In, Out>(fn: string): { id: string; in: In; out: Out }[] {
  const found = (vectors as Vector[]).filter((vector) => vector.fn === fn);
  if (found.length === 0) throw new Error(`vectors.json has no function named ${fn}`);
  return found as { id: string; in: In; out: Out }[];
}
