import { type DemoAccount, demoAccounts } from "../demo/accounts";

/** Those of the demo, whose villages and regencies are here too, and the planner of the second province. */
export const scaleAccounts: DemoAccount[] = [...demoAccounts, { login: "perencana-ntb", name: "Perencana Provinsi NTB (contoh)", role: "perencana", areas: ["52"] }];
