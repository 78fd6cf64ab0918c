import { Link } from "@remix-run/react";
import { ChevronRight } from "lucide-react";

/** The village of a new household, chosen step by step; works without scripts. */
export function VillageChoice({ choices }: { choices: readonly { code: string; name: string }[] }) {
  return (
    <ul className="card divide-y divide-line">
      {choices.map(({ code, name }) => (
        <li key={code}>
          <Link to={`?desa=${code}`} className="flex min-h-12 items-center justify-between gap-3 px-4 py-2 hover:bg-raised">
            <span className="font-medium">{name}</span>
            <span className="num flex items-center gap-2 text-muted">
              {code}
              <ChevronRight aria-hidden="true" className="size-5" />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
