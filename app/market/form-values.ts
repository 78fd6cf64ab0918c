import { uuidv7 } from "uuidv7";
import { rupiahBox } from "~/shared/money";
import { ORDER_LINES } from "./market.schema";
import type { OrderValues } from "./OrderForm";
import type { ProductValues } from "./ProductForm";
import type { Product } from "./products.server";

const text = (value: bigint | number | string | null | undefined): string => value?.toString() ?? "";

/** A product's form as it opens; its number is never filled in, since it is not shown in full. */
export function productValues(product: Product | undefined): ProductValues {
  return {
    id: product?.id ?? uuidv7(), version: text(product?.version), nameId: text(product?.nameId), nameEn: text(product?.nameEn), enterpriseId: text(product?.enterpriseId), sellerName: text(product?.sellerName), unit: text(product?.unit),
    priceIdr: rupiahBox(product?.priceIdr), costIdr: rupiahBox(product?.costIdr), stock: text(product?.stock), shelfLifeDays: text(product?.shelfLifeDays), pirtState: product?.pirtState ?? "tidak_diketahui", pirtNo: text(product?.pirtNo),
    pirtExpiresOn: text(product?.pirtExpiresOn), halalState: product?.halalState ?? "tidak_diketahui", halalNo: text(product?.halalNo), halalExpiresOn: text(product?.halalExpiresOn), channels: product?.channels ?? [],
    listingAgreed: product?.listingAgreed ? "on" : "", contactPhone: "", contactAgreed: product?.contactAgreed ? "on" : "", state: product?.state ?? "aktif",
  };
}

/** An order's form as it opens, with no more rows than the village has products. */
export function orderValues(today: string, products: number): OrderValues {
  return {
    id: uuidv7(), orderedOn: today, channel: "", buyerKind: "", buyerRegionScope: "", discountIdr: "", shippingIdr: "", buyerName: "", buyerPhone: "", buyerNote: "",
    lines: Array.from({ length: Math.min(ORDER_LINES, products) }, () => ({ productId: "", quantity: "", unitPriceIdr: "" })),
  };
}
