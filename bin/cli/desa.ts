import { resolve } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { loadFeature, ROOT } from "../server/features";
import { migrateDatabase } from "../server/database";
import { doctor, type DoctorScope } from "./doctor";
import { seed, type SeedOptions } from "./seed";
import { withDatabase } from "./session";

/** A feature's own command: takes the parsed options, prints its answer, says how it ended. */
type Feature<Args> = { run(args: Args & { signal: AbortSignal }): Promise<number> };

const calledFrom = process.cwd();

/** Parses the command line and runs one subcommand; exit codes are honest. */
export async function runDesa(argv: string[]): Promise<void> {
  process.chdir(ROOT);
  process.stdout.on("error", endWhenNobodyReads);
  process.env.DESA_DATA = resolve(calledFrom, process.env.DESA_DATA || resolve(ROOT, "data"));
  const program = new Command("desa")
    .description("Desa Produktif: work on the database from the command line.\nWithout DATABASE_URL it uses the embedded database of DESA_DATA (./data).")
    .showHelpAfterError("(desa --help shows how)");
  addDatabaseCommands(program);
  addDataCommands(program);
  addUserCommands(program);
  await program.parseAsync(argv);
}

function addDatabaseCommands(program: Command): void {
  program.command("migrate")
    .description("make an empty database ready for use, or bring an older one up to date")
    .option("--json", "answer in JSON")
    .action(({ json }: { json?: true }) => end(withDatabase(async ({ url }) => {
      const startedAt = Date.now();
      await migrateDatabase(url);
      print(json, { migrated: true, ms: Date.now() - startedAt }, "The database is ready.");
      return 0;
    }, { migrated: false })));

  program.command("seed")
    .description("load example data, only into a database without people: with --demo the invented world of the demo, with --scale a large one")
    .option("--demo", "28 villages, 36 months")
    .addOption(new Option("--scale <size>", "all villages of East Java and NTB, with 1 or 10 million transfers").choices(["1m", "10m"]).conflicts("demo"))
    .option("--json", "answer in JSON")
    .action(({ demo, scale, json }: SeedOptions, command: Command) => {
      if (demo === undefined && scale === undefined) command.error("error: say --demo or --scale");
      return end(withDatabase((session) => seed(session, scale ?? null, json === true)));
    });

  program.command("doctor")
    .description("check that everything is as it should be; exit code 2 when something is not")
    .option("--region <code>", "count only the figures of this area again")
    .option("--repair", "keep the new count where a figure differs")
    .option("--json", "answer in JSON")
    .action(({ json, ...scope }: { json?: true } & DoctorScope) => end(withDatabase((session) => doctor(session, json === true, scope), { migrated: false })));
}

function addDataCommands(program: Command): void {
  program.command("import")
    .description("read a file of households, journeys, remittances, uses or surveys; exit code 2 when rows were refused, 1 when the file is unusable")
    .argument("<kind>", "households, journeys, remittances, uses, surveys or attendance", oneOf("households", "journeys", "remittances", "uses", "surveys", "attendance"))
    .argument("<file>", "CSV, TSV or XLSX", pathFrom)
    .option("--village <code>", "the village of rows that name none")
    .option("--dry-run", "only say what would change")
    .option("--accept-good", "commit the good rows although others are refused")
    .option("--as <login>", "work with the rights of this user")
    .option("--json", "answer in JSON")
    .action((kind: string, file: string, options: object) =>
      feature("app/imports/import-cli.server.ts", { kind, file, ...options }));

  program.command("companies")
    .description("read an official list of placement companies (P3MI); exit code 2 when rows were refused and nothing was stored, 1 when the file is unusable")
    .argument("<file>", "CSV, TSV or XLSX", pathFrom)
    .requiredOption("--listed-on <day>", "the day of the list, YYYY-MM-DD")
    .option("--dry-run", "only say what would change")
    .option("--as <login>", "work with the rights of this user")
    .option("--json", "answer in JSON")
    .action((file: string, options: object) => feature("app/imports/companies-cli.server.ts", { file, ...options }));

  program.command("export")
    .description("write records to a file that import reads again")
    .argument("<kind>", "households, journeys, remittances, uses, surveys or attendance", oneOf("households", "journeys", "remittances", "uses", "surveys", "attendance"))
    .requiredOption("--region <code>", "the area")
    .option("--format <format>", "csv or xlsx", oneOf("csv", "xlsx"), "csv")
    .option("--out <file>", "where to write; else to the standard output", pathFrom)
    .option("--as <login>", "work with the rights of this user")
    .option("--json", "answer in JSON")
    .action((kind: string, options: object) => feature("app/exports/export-cli.server.ts", { kind, ...options }));

  program.command("indicators")
    .description("the figures of an area, as the dashboards show them")
    .requiredOption("--region <code>", "the area")
    .option("--level <level>", "each area of this level inside it")
    .requiredOption("--from <month>", "first month, YYYY-MM", month)
    .requiredOption("--to <month>", "last month, YYYY-MM", month)
    .option("--by <dimension>", "apart by month, channel, country, use, …")
    .option("--id <ids>", "only these indicators: R01,R02", (text: string) => text.split(",").map((id) => id.trim()))
    .option("--as <login>", "with the rights of this user")
    .option("--json", "answer in JSON")
    .action((options: object) => feature("app/indicators/indicators-cli.server.ts", options));
}

function addUserCommands(program: Command): void {
  const users = program.command("users").description("accounts: list, invite, give a new link");
  const act = (action: string) => (login: string | undefined, options: object) =>
    feature("app/access/users-cli.server.ts", { action, login, ...options });
  users.command("list").option("--json", "answer in JSON")
    .action((options: object) => act("list")(undefined, options));
  users.command("invite").description("make an account and a one-time link for its first password")
    .argument("<login>").requiredOption("--name <name>").requiredOption("--role <role>").requiredOption("--area <code>")
    .option("--json", "answer in JSON").action(act("invite"));
  users.command("link").description("a one-time link with which a user sets a new password")
    .argument("<login>").option("--json", "answer in JSON").action(act("link"));
  users.command("reset-second-factor").description("take away the second factor of a user who lost phone and recovery codes")
    .argument("<login>").option("--json", "answer in JSON").action(act("reset-second-factor"));
  users.command("first-admin").description("the one-time link of the first administrator, while there is no user")
    .option("--json", "answer in JSON").action((options: object) => act("first-admin")(undefined, options));
}

/** Loads the feature's module only now, when keys and database are in the environment. */
function feature(path: string, args: object): Promise<void> {
  return end(withDatabase(async ({ signal }) => {
    const { run } = await loadFeature<Feature<object>>(path);
    return run({ ...args, signal });
  }));
}

async function end(work: Promise<number>): Promise<void> {
  process.exitCode = await work;
}

/** `desa … | head` closes the pipe before all is written; that is no failure of the command. */
function endWhenNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
  process.exit();
}

function print(json: true | undefined, answer: object, sentence: string): void {
  console.log(json ? JSON.stringify(answer) : sentence);
}

function pathFrom(file: string): string {
  return resolve(calledFrom, file);
}

function oneOf(...allowed: string[]) {
  return (text: string) => {
    if (allowed.includes(text)) return text;
    throw new InvalidArgumentError(`It is one of ${allowed.join(", ")}.`);
  };
}

function month(text: string): string {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text;
  throw new InvalidArgumentError("A month is written YYYY-MM.");
}
