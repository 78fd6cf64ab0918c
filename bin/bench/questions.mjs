// What a dashboard asks, and the same by a statement that somebody would write for this one question on the same sums:
// no roles, no policies, no unknown counted. `equal` compares both answers, since a quick wrong answer proves nothing.

const near = (a, b) => (a ?? 0) === (b ?? 0) || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
const within = (sql, code) => sql`area_code >= ${code} and area_code < ${`${code}/`}`;
const byHand = (rows, key, value) => new Map(rows.filter((row) => Number(row[value]) !== 0).map((row) => [key(row), Number(row[value])]));
/** Figures of too few households are withheld from a planner; they are compared as far as they are shown. */
const same = (hand, rows, key, value = "value") => {
  const withheld = new Set(rows.filter((row) => row.withheld).map(key));
  const shown = rows.filter((row) => !row.withheld && (row[value] ?? 0) !== 0);
  return shown.every((row) => near(row[value], hand.get(key(row)))) && [...hand.keys()].filter((one) => !withheld.has(one)).length === shown.length;
};

/** `places`: the codes of a village, a regency and a province; `months`: first and last. */
export function questions({ village, regency, province }, { from, to }) {
  const span = (sql) => sql`month between ${`${from}-01`}::date and ${`${to}-01`}::date`;
  const period = `dari=${from}&sampai=${to}`;
  return [
    {
      name: "village dashboard", why: "six figures of a village from its monthly sums",
      path: `/wilayah/${village}/indikator.json?${period}&id=R01,R02,R05,R07,R08,I07`,
      ask: (sql) => sql`select sum(amount) as amount, sum(known_amount) as known_amount, sum(known) as known, sum(cost) as cost, sum(sent) as sent, sum(formal_value) as formal_value,
        sum(channel_value) as channel_value, sum(strict) as strict, sum(recorded) as recorded from rollup.village_months where area_code = ${village} and ${span(sql)}`,
      equal: ([sums], rows) => near(Number(sums.amount), rows.find(({ indicator }) => indicator === "R01").value) && near((Number(sums.strict) / Number(sums.recorded)) * 100, rows.find(({ indicator }) => indicator === "R08").value),
    },
    {
      name: "regency ranking", why: "the mean a household of every village of a regency",
      path: `/wilayah/${regency}/indikator.json?${period}&tingkat=desa&id=R02`,
      ask: (sql) => sql`select area_code, sum(known_amount) / nullif(sum(known), 0) as mean from rollup.village_months where ${within(sql, regency)} and ${span(sql)} group by 1 order by 2 desc nulls last`,
      equal: (hand, rows) => same(byHand(hand, ({ area_code: area }) => area, "mean"), rows, ({ region }) => region),
    },
    {
      name: "province by month and country", why: "what came, month by month and country by country",
      path: `/wilayah/${province}/indikator.json?${period}&menurut=month,country&id=R01`,
      ask: (sql) => sql`select to_char(month, 'YYYY-MM') as month, grp, sum(amount) as amount from rollup.regency_months where dimension = 'country' and ${within(sql, province)} and ${span(sql)} group by 1, 2 order by 1, 2`,
      equal: (hand, rows) => same(byHand(hand, ({ month, grp }) => `${month} ${grp}`, "amount"), rows, ({ period: month, group }) => `${month} ${group}`),
    },
    {
      name: "province sum", why: "one figure of a province",
      path: `/wilayah/${province}/indikator.json?${period}&id=R01`,
      ask: (sql) => sql`select sum(amount) as amount from rollup.regency_months where dimension = 'total' and ${within(sql, province)} and ${span(sql)}`,
      equal: ([sums], [row]) => near(Number(sums.amount), row.value),
    },
    {
      name: "distinct households", why: "how many different households received anything, each counted once",
      path: `/wilayah/${province}/indikator.json?${period}&id=R01b`,
      ask: (sql) => sql`select count(*) as households from (select household_id from rollup.household_years
        where ${within(sql, province)} and year between ${Number(from.slice(0, 4))} and ${Number(to.slice(0, 4))} group by 1 having bit_or(paid) <> 0) receiving`,
      equal: ([sums], [row]) => near(Number(sums.households), row.value),
    },
    {
      name: "all villages compared", why: "the share of transfers by formal ways of every village of a province, with Wilson's interval",
      path: `/wilayah/${province}/indikator.json?${period}&tingkat=desa&id=R07b`,
      ask: async (sql) => {
        const rows = await sql`select area_code, sum(formal)::int as yes, sum(channelled)::int as known from rollup.village_months where ${within(sql, province)} and ${span(sql)} group by 1`;
        return rows.map((row) => ({ ...row, ...wilson(row.yes, row.known) }));
      },
      equal: (hand, rows) => same(byHand(hand, ({ area_code: area }) => area, "high"), rows, ({ region }) => region, "high"),
    },
    {
      name: "departures of all villages", why: "the procedural share of every village of a province, with Wilson's interval",
      path: `/wilayah/${province}/indikator.json?${period}&tingkat=desa&id=I07`,
      ask: async (sql) => {
        const rows = await sql`select area_code, count(*) filter (where procedural_status = 'prosedural')::int as yes, count(*) filter (where procedural_status <> 'tidak_diketahui')::int as known
          from rollup.departures where ${within(sql, province)} and departed_on >= ${`${from}-01`}::date and departed_on < (${`${to}-01`}::date + interval '1 month') group by 1`;
        return rows.map((row) => ({ ...row, ...wilson(row.yes, row.known) }));
      },
      equal: (hand, rows) => same(byHand(hand, ({ area_code: area }) => area, "high"), rows, ({ region }) => region, "high"),
    },
  ];
}

function wilson(yes, known) {
  if (known === 0) return { low: null, high: null };
  const [z, p] = [1.959964, yes / known];
  const [centre, half] = [p + z ** 2 / (2 * known), z * Math.sqrt((p * (1 - p)) / known + z ** 2 / (4 * known ** 2))];
  const bound = (value) => Math.min(1, Math.max(0, value / (1 + z ** 2 / known))) * 100;
  return { low: yes === 0 ? 0 : bound(centre - half), high: yes === known ? 100 : bound(centre + half) };
}

/** Whole pages with their charts, each beside the bare answer its limit is taken from. */
export const pages = ({ village, regency, province }, { from, to }) => [
  { name: "page of the village", path: `/wilayah/${village}?dari=${from}&sampai=${to}`, beside: "village dashboard", why: "cards, charts and tables of a village" },
  { name: "page of the regency", path: `/wilayah/${regency}?dari=${from}&sampai=${to}`, beside: "regency ranking", why: "the same with a line a village and a map" },
  { name: "page of the province", path: `/wilayah/${province}?dari=${from}&sampai=${to}`, beside: "province by month and country", why: "the same for a province" },
  { name: "page of the comparison", path: `/wilayah/${province}/banding?indikator=R07b&tingkat=desa&dari=${from}&sampai=${to}`, beside: "all villages compared", why: "table, funnel, dots and map of all villages" },
];
