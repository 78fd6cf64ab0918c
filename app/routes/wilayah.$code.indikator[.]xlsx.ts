import type { LoaderFunctionArgs } from "@remix-run/node";
import { figureDownload } from "~/exports/figure-download.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  return figureDownload({ request, params }, "xlsx");
}
