/** What stays chosen on the way from one area to another: the period and the indicator. */
export function keptQuery(query: URLSearchParams): string {
  const kept = new URLSearchParams([...query].filter(([key]) => key === "dari" || key === "sampai" || key === "indikator"));
  return kept.size > 0 ? `?${kept}` : "";
}
