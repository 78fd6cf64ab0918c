import type { ButtonHTMLAttributes } from "react";
import { buttonClass, type ButtonSize, type ButtonVariant } from "./button-class";

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { variant?: ButtonVariant; size?: ButtonSize };

export function Button({ variant = "primary", size = "normal", className, type = "button", ...button }: ButtonProps) {
  return <button {...button} type={type} className={buttonClass(variant, size, className)} />;
}
