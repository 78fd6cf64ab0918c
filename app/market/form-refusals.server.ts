import type { OrderRefusal } from "./save-order.server";
import type { ProductRefusal } from "./save-product.server";
import type { EnquiryRefusal } from "./public-market.server";

const FIELD_OF: Record<string, string> = { seller_missing: "sellerName", enterprise_unknown: "enterpriseId", contact_missing: "contactPhone", no_lines: "lines", product_twice: "lines", product_unknown: "lines", ordered_later: "orderedOn" };

/** A command's refusal at the field it concerns, under "" for the form. 403 without the right, 404 for what is gone. */
export function fieldErrors(reason: ProductRefusal | OrderRefusal | EnquiryRefusal): Record<string, string[]> {
  const { code, ...facts } = reason;
  if (code === "forbidden") throw new Response(null, { status: 403 });
  if (code === "not_found") throw new Response(null, { status: 404 });
  if (code === "conflict") return {};
  const field = "field" in reason ? reason.field : (FIELD_OF[code] ?? "");
  const told = new URLSearchParams(Object.entries(facts).map(([name, value]) => [name, String(value)])).toString();
  return { [field]: [`market:error.${code}${told === "" ? "" : `|${told}`}`] };
}
