import { Link } from "@remix-run/react";
import type { Dot } from "./compare.server";

type RankedDotsProps = { dots: readonly Dot[]; linkOf: (code: string) => string };

/** Areas from the highest down, each a dot on the same scale, with its interval and its place where there is one. */
export function RankedDots({ dots, linkOf }: RankedDotsProps) {
  const top = Math.max(1, ...dots.map(({ value, high }) => high ?? value));
  const at = (value: number) => `${Math.max(0, Math.min(100, (value / top) * 100)).toFixed(2)}%`;
  return (
    <ol className="divide-y divide-line">
      {dots.map(({ code, name, value, low, high, rank, said }) => (
        <li key={code} className="grid grid-cols-[auto_1fr] items-center gap-x-3 px-4 py-2 sm:grid-cols-[2.5rem_14rem_1fr] sm:px-5">
          <span className="num w-8 text-right text-muted">{rank ?? ""}</span>
          <span className="min-w-0">
            <Link to={linkOf(code)} className="link tap">
              {name}
            </Link>
            <span className="num block text-muted">{said}</span>
          </span>
          <svg aria-hidden="true" height="20" className="col-span-2 w-full overflow-visible px-2 sm:col-span-1">
            <line x1="0" x2="100%" y1="10" y2="10" stroke="var(--chart-grid)" />
            {low !== null && high !== null ? <line x1={at(low)} x2={at(high)} y1="10" y2="10" stroke="var(--chart-1)" strokeWidth="3" /> : null}
            <circle cx={at(value)} cy="10" r="5" fill="var(--chart-1)" stroke="var(--surface)" strokeWidth="1.5" />
          </svg>
        </li>
      ))}
    </ol>
  );
}
