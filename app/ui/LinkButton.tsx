import { Link, type LinkProps } from "@remix-run/react";
import { buttonClass, type ButtonSize, type ButtonVariant } from "./button-class";

type LinkButtonProps = LinkProps & { variant?: ButtonVariant; size?: ButtonSize };

export function LinkButton({ variant = "primary", size = "normal", className, ...link }: LinkButtonProps) {
  return <Link {...link} className={buttonClass(variant, size, className)} />;
}
