import { Brand } from "./Brand";
import { ErrorBody } from "./ErrorBody";

/** The whole page when nothing around the failing part could be drawn either. */
export function ErrorPage() {
  return (
    <div className="mx-auto flex min-h-dvh max-w-xl flex-col px-4 py-6">
      <a href="/" className="touch inline-flex items-center gap-2.5 self-start font-bold">
        <Brand />
      </a>
      <main id="isi" className="my-auto">
        <ErrorBody />
      </main>
    </div>
  );
}
