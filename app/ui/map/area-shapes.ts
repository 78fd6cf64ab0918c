/** Outlines in the coordinates of a drawing `width` by `height`; height 0 when there are none. */
export type AreaShapes = {
  width: number;
  height: number;
  /** `x`, `y` is where a name would stand and `across` how wide the area is there. */
  shapes: readonly { code: string; name: string; path: string; x: number; y: number; across: number }[];
};
