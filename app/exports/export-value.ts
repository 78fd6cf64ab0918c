/** A value of an exported table. Numbers too exact for a float come as bigint or as `{ number: "3450.25" }`. */
export type ExportValue = string | number | bigint | boolean | null | { date: string } | { number: string };

/**
 * A column of an exported table. `text` (the default) keeps identifiers whole; in a `number` or `date` column
 * plain strings count as such (`"3450.25"`, `"2025-05-17"`).
 */
export type ExportColumn = { header: string; type?: "text" | "number" | "date" };
export type ExportRows = Iterable<readonly ExportValue[]> | AsyncIterable<readonly ExportValue[]>;

/** A value with its meaning settled: what a cell of either format is made from. */
export type SettledValue = { kind: "empty" } | { kind: "text" | "number" | "date"; text: string } | { kind: "boolean"; value: boolean };

const day = /^\d{4}-\d{2}-\d{2}$/;
const decimal = /^-?\d+(?:\.\d+)?$/;

export const columnOf = (column: string | ExportColumn): ExportColumn => (typeof column === "string" ? { header: column } : column);

/** Settles a value by itself and its column; what is no number or day after all stays text. Null is empty, never zero. */
export function settled(value: ExportValue | undefined, type: ExportColumn["type"]): SettledValue {
  if (value === null || value === undefined || value === "") return { kind: "empty" };
  if (typeof value === "boolean") return { kind: "boolean", value };
  if (typeof value === "bigint") return { kind: "number", text: value.toString() };
  if (typeof value === "number") return Number.isFinite(value) ? { kind: "number", text: plainDecimal(value) } : { kind: "empty" };
  if (typeof value === "object") return "date" in value ? settledText(value.date, "date") : settledText(value.number, "number");
  return settledText(value, type ?? "text");
}

function settledText(text: string, type: "text" | "number" | "date"): SettledValue {
  if (type === "date" && day.test(text)) return { kind: "date", text };
  if (type === "number" && decimal.test(text)) return { kind: "number", text };
  return { kind: "text", text };
}

/** A float without exponent: 1e-7 is 0.0000001. */
function plainDecimal(value: number): string {
  const text = String(value);
  if (!/e/i.test(text)) return text;
  return value.toFixed(20).replace(/\.?0+$/, "");
}
