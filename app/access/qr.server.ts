import { encode } from "uqr";

/** A QR picture as one path of squares in a square of so many units, quiet zone included. */
export type QrPicture = { size: number; path: string };

export function qrPicture(text: string): QrPicture {
  const { data, size } = encode(text, { border: 4 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return { size, path };
}
