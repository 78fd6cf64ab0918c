/** What counts as one address: of IPv6 the first 64 bits, since one line is given that many. */
export function addressGroup(address: string | undefined): string {
  if (!address) return "unknown";
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.split("%")[0]!.toLowerCase().split("::");
  const front = head.split(":").filter(Boolean);
  const back = (tail ?? "").split(":").filter(Boolean);
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const blocks = [...front, ...Array<string>(zeros).fill("0"), ...back];
  return `${blocks.slice(0, 4).map((block) => block.replace(/^0+(?=.)/, "")).join(":")}::/64`;
}
