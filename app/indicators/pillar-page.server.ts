import type { Tx } from "~/db/db.server";
import { figureCards } from "./cards";
import { asOfText, type Reading } from "./dashboard.server";
import { computeIndicators } from "./engine.server";
import { INDEX_PILLARS } from "./outcome-index";
import { PILLAR_CARD_IDS, PILLAR_PAGE_IDS, pillarBars } from "./pillars";
import { withheld } from "./small-numbers";

/** The bars and every figure of the four pillars, as far as this viewer may see them. */
export async function pillarPage(tx: Tx, { region, query, t, language, now, seesPeople }: Reading) {
  const { rows } = await computeIndicators(tx, { region, from: query.from, to: query.to, ids: PILLAR_PAGE_IDS, now });
  const seen = seesPeople ? rows : withheld(rows);
  const asOf = asOfText(now, region, language);
  return { title: t("pillars.title"), asOf, ...pillarBars(seen, asOf, t, language), sections: INDEX_PILLARS.map((pillar) => ({ pillar, cards: figureCards(seen, asOf, t, language, PILLAR_CARD_IDS[pillar]) })) };
}
