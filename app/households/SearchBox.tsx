import { plainField } from "~/ui/form/field-facts";
import { TextField } from "~/ui/form/TextField";

type SearchBoxProps = {
  label: string;
  hint: string;
  search: string;
  /** What was typed and could not be found; it stays in the box, with what is wrong about it. */
  typed: string | undefined;
  error: string | undefined;
};

/** Where a name or a number is typed. Its form is sent by POST, so that a NIK never stands in an address or a log. */
export function SearchBox({ label, hint, search, typed, error }: SearchBoxProps) {
  const text = typed ?? search;
  return (
    <div className="min-w-0 grow basis-72">
      <TextField key={text} field={{ ...plainField("cari", text), errors: error ? [error] : undefined }} label={label} hint={hint} type="search" autoComplete="off" optional={false} />
    </div>
  );
}
