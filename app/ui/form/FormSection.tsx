import { useId, type ReactNode } from "react";

/** Fields that belong together, under one heading. */
export function FormSection({ title, note, children }: { title: string; note?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="card space-y-5 p-4 sm:p-6">
      <div>
        <h2 id={id} className="text-lg font-semibold">
          {title}
        </h2>
        {note ? <p className="text-muted">{note}</p> : null}
      </div>
      {children}
    </section>
  );
}
