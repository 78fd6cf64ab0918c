import { Form, useSearchParams } from "@remix-run/react";
import { Search } from "lucide-react";
import { useId } from "react";

type QuickSearchProps = { action: string; label: string; placeholder?: string; name?: string };

/** One box that finds; the answer is a page of its own. */
export function QuickSearch({ action, label, placeholder = label, name = "q" }: QuickSearchProps) {
  const id = useId();
  const [query] = useSearchParams();
  return (
    <Form method="get" action={action} role="search" className="relative">
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <Search aria-hidden="true" className="pointer-events-none absolute left-3 top-1/2 size-5 -translate-y-1/2 text-muted" />
      <input
        id={id}
        key={query.get(name) ?? ""}
        type="search"
        name={name}
        defaultValue={query.get(name) ?? ""}
        placeholder={placeholder}
        enterKeyHint="search"
        autoComplete="off"
        className="field min-h-11 py-1.5 pl-10"
      />
    </Form>
  );
}
