import { quantile7 } from "~/shared/numbers";

export type ValueClass = { from: number; to: number; count: number; /** 1 (least) to 5 (most). */ shade: number };

const WANTED = 5;

/**
 * At most five classes with about as many areas each. Equal values share a class, so there may be fewer. Each class is
 * told by the least and the most that really occur in it.
 */
export function quantileClasses(values: readonly number[]): ValueClass[] {
  const limits = Array.from({ length: WANTED - 1 }, (_, index) => quantile7(values, (index + 1) / WANTED) ?? 0);
  const groups = new Map<number, number[]>();
  for (const value of [...values].sort((a, b) => a - b)) {
    const group = limits.filter((limit) => value > limit).length;
    groups.set(group, [...(groups.get(group) ?? []), value]);
  }
  const filled = [...groups.values()];
  return filled.map((members, index) => ({
    from: members[0] as number,
    to: members.at(-1) as number,
    count: members.length,
    shade: filled.length === 1 ? 3 : Math.round(1 + (index * (WANTED - 1)) / (filled.length - 1)),
  }));
}

export const classOf = (classes: readonly ValueClass[], value: number): ValueClass | undefined =>
  classes.find(({ from, to }) => value >= from && value <= to);
