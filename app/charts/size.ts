/**
 * Every chart is drawn twice, for a narrow and for a wide place, and the stylesheet shows the one that fits: a single
 * drawing, scaled down to a phone, would have letters nobody can read, and the server does not know the width.
 */
export type ChartSize = {
  name: "narrow" | "wide";
  width: number;
  height: number;
  font: number;
  /** How many month labels fit side by side. */
  monthRoom: number;
};

export const narrow: ChartSize = { name: "narrow", width: 340, height: 230, font: 12, monthRoom: 7 };
export const wide: ChartSize = { name: "wide", width: 600, height: 270, font: 14, monthRoom: 13 };
