import { useNavigation } from "@remix-run/react";
import { LoaderCircle } from "lucide-react";
import type { ButtonHTMLAttributes } from "react";
import { buttonClass, type ButtonSize, type ButtonVariant } from "./button-class";

type SubmitButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "type"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** For fetcher forms, which the page's navigation knows nothing of. */
  pending?: boolean;
};

/**
 * Sends its form and shows that it is being sent. While sending it stays focusable but does nothing, so an
 * impatient second tap neither sends twice nor loses the focus.
 */
export function SubmitButton({ variant = "primary", size, pending, className, children, ...button }: SubmitButtonProps) {
  const navigation = useNavigation();
  const mine =
    navigation.state === "submitting" &&
    (button.name === undefined || navigation.formData?.get(button.name) === button.value);
  const busy = pending ?? mine;
  return (
    <button
      {...button}
      type="submit"
      aria-disabled={busy || undefined}
      onClick={(event) => (busy ? event.preventDefault() : button.onClick?.(event))}
      className={buttonClass(variant, size ?? "normal", className)}
    >
      {busy ? <LoaderCircle aria-hidden="true" className="size-5 animate-spin" /> : null}
      {children}
    </button>
  );
}
