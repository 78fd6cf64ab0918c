import { Form } from "@remix-run/react";
import { Search } from "lucide-react";
import { useId } from "react";

type QuickSearchProps = { action: string; label: string; placeholder?: string; name?: string };

/** One box that finds; the answer is a page of its own. Sent in the body: a name or a NIK never stands in an address. */
export function QuickSearch({ action, label, placeholder = label, name = "q" }: QuickSearchProps) {
  const id = useId();
  return (
    <Form method="post" action={action} role="search" aria-label={label} className="relative">
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <Search aria-hidden="true" className="pointer-events-none absolute left-3 top-1/2 size-5 -translate-y-1/2 text-muted" />
      <input
        id={id}
        type="search"
        name={name}
        placeholder={placeholder}
        enterKeyHint="search"
        autoComplete="off"
        className="field min-h-11 py-1.5 pl-10"
      />
    </Form>
  );
}
