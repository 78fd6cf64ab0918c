/** One village of the demo world. Codes and names are real areas, everything told about them is invented. */
export type DemoVillage = {
  code: string;
  /** In the programme; the others are there to be compared with. */
  programme: boolean;
  /** Share added to every chance of "unknown", so that coverage rules can be seen. */
  extraUnknown: number;
  lombok: boolean;
};

const programme = ["35.02.08.2014", "35.02.10.2008", "35.04.05.2002", "35.04.10.2003", "35.05.09.2002", "35.05.06.2014", "35.07.07.2007", "35.07.10.2008", "35.10.07.2007", "35.10.13.2007", "35.19.03.2004", "35.19.08.2011"];
const matched = ["35.02.01.2005", "35.02.05.2006", "35.04.07.2001", "35.04.11.2009", "35.05.01.2005", "35.05.11.2009", "35.07.05.2009", "35.07.13.2001", "35.10.04.2008", "35.10.15.2005", "35.19.01.2005", "35.19.04.2008"];
const lombok = ["52.03.01.2005", "52.03.06.2007", "52.02.05.2003", "52.02.08.2009"];
/** The two "difficult" villages (domain handbook §7.4). */
const difficult = new Set(["35.05.11.2009", "52.02.05.2003"]);

export const demoVillages: DemoVillage[] = [...programme, ...matched, ...lombok].map((code) => ({
  code,
  programme: programme.includes(code) || code === "52.03.01.2005",
  extraUnknown: difficult.has(code) ? 0.35 : 0,
  lombok: code.startsWith("52."),
}));

/** Where stories 1 and 2 of the domain handbook live. */
export const SITI_VILLAGE = "35.04.05.2002";
export const DARTO_VILLAGE = "35.05.09.2002";
/** The village of the demo coordinator. */
export const HOME_VILLAGE = SITI_VILLAGE;
