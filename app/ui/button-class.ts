export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "normal" | "large";

/** One look for buttons and for links that act as the page's next step. */
export function buttonClass(variant: ButtonVariant, size: ButtonSize, extra = ""): string {
  return `btn btn-${variant} ${size === "large" ? "btn-large" : ""} ${extra}`;
}
