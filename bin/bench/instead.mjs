// The same questions as somebody would ask PostGraphile's aggregates of the raw rows. They leave out what its aggregates
// cannot say (unknown months, medians, intervals), which is in its favour.

/** GraphQL by the name of the question. `times`: how much quicker the product has to be. */
export function insteadOf({ village, regency, province }, { from, to }) {
  const months = `month: { greaterThanOrEqualTo: "${from}-01", lessThanOrEqualTo: "${to}-01" }, deletedAt: { isNull: true }`;
  const inside = (code) => `regionCode: { startsWith: "${code}." }, ${months}`;
  const of = `regionCode: { equalTo: "${village}" }, ${months}`;
  const days = (place) => `allJourneys(filter: { ${place}, departedOn: { greaterThanOrEqualTo: "${from}-01", lessThanOrEqualTo: "${to}-31" }, deletedAt: { isNull: true } })`;
  return {
    "village dashboard": {
      times: 1,
      query: `{ sums: allRemittances(filter: { ${of} }) { totalCount aggregates { sum { receivedIdr sentMinor feeMinor } distinctCount { householdId } } groupedAggregates(groupBy: [CHANNEL]) { keys sum { receivedIdr } } }
        uses: allRemittanceUses(filter: { ${of} }) { groupedAggregates(groupBy: [CATEGORY]) { keys sum { amountIdr } } }
        left: ${days(`regionCode: { equalTo: "${village}" }`)} { groupedAggregates(groupBy: [PROCEDURAL_STATUS]) { keys distinctCount { id } } } }`,
    },
    "regency ranking": {
      times: 1,
      query: `{ sums: allRemittances(filter: { ${inside(regency)} }) { groupedAggregates(groupBy: [REGION_CODE]) { keys sum { receivedIdr } distinctCount { householdId } } } }`,
    },
    "province by month and country": {
      times: 20,
      query: `{ sums: allRemittances(filter: { ${inside(province)}, country: { isNull: false } }) { groupedAggregates(groupBy: [MONTH, COUNTRY]) { keys sum { receivedIdr } } } }`,
    },
    "province sum": { times: 20, query: `{ sums: allRemittances(filter: { ${inside(province)} }) { aggregates { sum { receivedIdr } } } }` },
    "distinct households": { times: 20, query: `{ sums: allRemittances(filter: { ${inside(province)} }) { aggregates { distinctCount { householdId } } } }` },
    "all villages compared": {
      times: 20,
      query: `{ sums: allRemittances(filter: { ${inside(province)} }) { groupedAggregates(groupBy: [REGION_CODE, CHANNEL]) { keys distinctCount { id } } } }`,
    },
    // Of what there are a hundred thousand and no more, counting them anew takes not much longer than looking them up.
    "departures of all villages": {
      times: 1,
      query: `{ left: ${days(`regionCode: { startsWith: "${province}." }`)} { groupedAggregates(groupBy: [REGION_CODE, PROCEDURAL_STATUS]) { keys distinctCount { id } } } }`,
    },
  };
}
