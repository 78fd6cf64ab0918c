import type { ReactNode } from "react";

/** The numbers of a chart: a header per column, the first being the row's name; cells come formatted. */
export type Twin = { headers: readonly string[]; rows: readonly { name: ReactNode; key: string; cells: readonly ReactNode[] }[] };

export function TwinTable({ caption, twin: { headers, rows } }: { caption: string; twin: Twin }) {
  return (
    <div className="table-scroll max-h-96 overflow-y-auto rounded-lg border border-line" tabIndex={0} role="group" aria-label={caption}>
      <table className="data-table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {headers.map((header, index) => (
              <th key={header} scope="col" className={index > 0 ? "is-number" : undefined}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, key, cells }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {cells.map((cell, index) => (
                <td key={index} className="is-number">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
