import { identifierIndex } from "~/access/protected-identifiers.server";
import { addDays } from "~/shared/dates";
import { searchKey } from "~/shared/text";
import { Random } from "./random";
import { HOME_VILLAGE } from "./villages";
import { LAST_DAY, SOURCE, type World } from "./world";

const FIRST_ORDER = "2025-04-01";
/** By kind of enterprise: name, in English, unit, price. */
const GOODS: Readonly<Record<string, readonly (readonly [string, string, string, number])[]>> = {
  makanan_olahan: [["Keripik talas", "Taro crisps", "bungkus", 15_000], ["Sambal bawang", "Onion chilli sauce", "botol", 25_000]],
  pertanian: [["Cabai kering", "Dried chillies", "kilogram", 60_000]],
  perikanan: [["Abon lele", "Catfish floss", "bungkus", 30_000]],
  kuliner: [["Bumbu soto", "Soto spice mix", "bungkus", 12_000]],
  kerajinan: [["Tas anyaman", "Woven bag", "buah", 85_000]],
  konveksi: [["Mukena katun", "Cotton prayer dress", "buah", 150_000]],
};
const COOPERATIVE = [["Keripik singkong", "Cassava crisps", "bungkus", 12_000], ["Gula semut", "Palm sugar", "bungkus", 20_000], ["Tas pandan", "Pandan bag", "buah", 90_000]] as const;
const CHANNELS = { wa: 30, warung_desa: 20, pasar: 15, toko_oleh_oleh: 12, komunitas_pmi: 10, medsos: 8, marketplace: 5 };
const SCOPES = { desa: 30, kecamatan: 20, kabupaten: 20, provinsi: 10, luar_provinsi: 8, luar_negeri: 6, "": 6 };

type Seller = { code: string; enterpriseId: string | null; name: string | null; since: string; random: Random };

/** What enterprises that go on sell, and a cooperative of the home village with something that nobody bought; orders until the demo's last day. */
export function marketOf(world: World): void {
  for (const [id, , code, , kind, startedOn, , , , , closedOn] of world.enterprises as string[][]) {
    const goods = GOODS[kind!];
    if (!goods || closedOn !== null) continue;
    // Chance of its own, so that nothing else of the world depends on it.
    const random = new Random(Number.parseInt(id!.slice(-8), 16) + 11);
    sell(world, { code: code!, enterpriseId: id!, name: null, since: startedOn!, random }, goods.slice(0, random.int(1, goods.length)), goods.length);
  }
  sell(world, { code: HOME_VILLAGE, enterpriseId: null, name: "Koperasi Purna Contoh", since: "2025-01-15", random: new Random(713) }, COOPERATIVE, 2);
}

/** The first `sold` of the goods are bought by somebody. */
function sell(world: World, { code, enterpriseId, name, since, random }: Seller, goods: readonly (readonly [string, string, string, number])[], sold: number): void {
  const products = goods.map(([nameId, nameEn, unit, price]) => {
    const id = random.uuid();
    const agreed = name !== null || random.chance(0.7);
    world.products.push([id, code, enterpriseId, name, nameId, nameEn, searchKey(nameId), unit, price, random.chance(0.7) ? Math.round(price * 0.6) : null, random.int(10, 60), random.int(2, 12) * 30, agreed, SOURCE, `${since}T03:00:00Z`]);
    for (const channel of ["wa", "warung_desa"]) world.product_listings.push([id, channel, since]);
    return { id, price };
  });
  const buyable = products.slice(0, sold);
  for (let day = addDays(since > FIRST_ORDER ? since : FIRST_ORDER, random.int(2, 20)); day <= LAST_DAY; day = addDays(day, random.int(6, 24))) {
    const [id, scope] = [random.uuid(), random.weighted(SCOPES)];
    const status = random.weighted({ selesai: 88, batal: 6, dikirim: 6 });
    const buyer = random.chance(0.7) ? identifierIndex("buyer", `contoh ${code} ${random.int(1, 12)}`) : null;
    world.orders.push([id, code, day, random.chance(0.95) ? random.weighted(CHANNELS) : null, random.weighted({ perorangan: 75, toko: 20, lembaga: 5 }), scope || null, buyer, random.chance(0.1) ? 2_000 : 0, status, SOURCE, `${day}T04:00:00Z`, `${day}T04:00:00Z`]);
    const first = random.int(0, buyable.length - 1);
    for (const index of random.chance(0.25) && buyable.length > 1 ? [0, 1] : [first]) {
      const quantity = random.int(1, 8);
      world.order_lines.push([id, buyable[index]!.id, quantity, buyable[index]!.price, status === "selesai" && random.chance(0.04) ? 1 : 0]);
    }
  }
}
