import { Search } from "lucide-react";

type SearchBoxProps = { name: string; value: string; label: string; button: string };

/** A search box with its button, for forms that put their words into the address. */
export function SearchBox({ name, value, label, button }: SearchBoxProps) {
  return (
    <div className="flex gap-2">
      <input key={value} type="search" name={name} defaultValue={value} aria-label={label} placeholder={label} maxLength={80} className="field min-w-0 grow" />
      <button type="submit" className="btn btn-secondary min-h-12 shrink-0">
        <Search aria-hidden="true" className="size-5" />
        <span className="sr-only sm:not-sr-only">{button}</span>
      </button>
    </div>
  );
}
