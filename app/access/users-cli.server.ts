import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { systemActor } from "~/db/actor";
import { asActor } from "~/db/db.server";
import { fixedT } from "~/i18n/i18n.server";
import { todayIn } from "~/shared/dates";
import { parseRegionCode } from "~/shared/parse-region-code";
import { ok, refused, type Result } from "~/shared/result";
import { NewInvitation } from "./account.schema";
import { resetFactor } from "./change-factor.server";
import { firstAdminLink, siteLink } from "./first-admin.server";
import { DAYS_VALID } from "./invitations.server";
import { invitePerson, newPasswordLink } from "./manage-accounts.server";

export type UsersArgs = { action: string; login?: string; name?: string; role?: string; area?: string; json?: boolean };
type Answer = { answer: object; lines: string[] };

const operator = systemActor("accounts from the command line");

/** `bin/desa users …`. Ends with 0, with 2 when there is nothing to do, or with 1 and a sentence on what was wrong. */
export async function run(args: UsersArgs): Promise<number> {
  const done = await act(args);
  if (!done.ok) {
    console.error(done.reason.text);
    return done.reason.code;
  }
  const { answer, lines } = done.value;
  if (args.json) console.log(JSON.stringify(answer));
  else for (const line of lines) console.log(line);
  return 0;
}

const no = (text: string, code: 1 | 2 = 1) => refused({ text, code });
type Done = Result<Answer, { text: string; code: 1 | 2 }>;

function act({ action, ...args }: UsersArgs): Promise<Done> {
  switch (action) {
    case "list":
      return list();
    case "invite":
      return invite(args);
    case "link":
      return link(args.login ?? "");
    case "first-admin":
      return firstAdmin();
    case "reset-second-factor":
      return reset(args.login ?? "");
    default:
      return Promise.resolve(no(`There is no users ${action}.`));
  }
}

type Listed = { login: string; name: string; active: boolean; roles: string[]; hasPassword: boolean };

async function list(): Promise<Done> {
  const rows = await asActor(operator, (tx) => tx.execute<Listed>(sql`
    select u.login, u.name, u.is_active as active, u.password_hash is not null as "hasPassword",
      coalesce((select array_agg(g.role || ' ' || g.area_code order by g.area_code, g.role) from grants g
        where g.user_id = u.id and g.ended_at is null and (now() at time zone 'Asia/Jakarta')::date between g.valid_from and coalesce(g.valid_to, 'infinity')), '{}') as roles
    from users u order by u.login`));
  const state = ({ active, hasPassword }: Listed) => (active ? (hasPassword ? "active" : "invited") : "off");
  const lines = rows.map((user) => [user.login.padEnd(24), state(user).padEnd(8), user.name, `(${user.roles.join(", ") || "no role"})`].join(" "));
  return ok({ answer: { users: [...rows] }, lines: lines.length > 0 ? lines : ["There is no account yet."] });
}

async function invite({ login, name, role, area = "" }: Omit<UsersArgs, "action">): Promise<Done> {
  const code = area.trim().toUpperCase() === "ID" ? ok("ID") : parseRegionCode(area);
  if (!code.ok || code.value === null) return no(`${area} is not an area code: write it like 35.04.01.2001, or ID for the whole country.`);
  const validFrom = todayIn("Asia/Jakarta", new Date());
  const read = NewInvitation.safeParse({ userId: uuidv7(), id: uuidv7(), login, name, role, areaCode: code.value, validFrom });
  if (!read.success) return no(read.error.issues.map(({ path, message }) => `${path.join(".")}: ${inEnglish(message)}`).join("\n"));
  const invited = await asActor(operator, (tx) => invitePerson(tx, operator, read.data));
  return invited.ok ? ok(linkAnswer(read.data.login, invited.value.token)) : no(inEnglish(`access:refusal.${invited.reason}`));
}

async function link(login: string): Promise<Done> {
  return asActor(operator, async (tx): Promise<Done> => {
    const [user] = await tx.execute<{ id: string }>(sql`select id from users where lower(login) = lower(${login.trim()})`);
    if (!user) return no(`There is no account named ${login}.`);
    const token = await newPasswordLink(tx, operator, user.id);
    return token.ok ? ok(linkAnswer(login, token.value)) : no(inEnglish(`access:refusal.${token.reason}`));
  });
}

async function reset(login: string): Promise<Done> {
  const [user] = await asActor(operator, (tx) => tx.execute<{ id: string }>(sql`select id from users where lower(login) = lower(${login.trim()})`));
  if (!user) return no(`There is no account named ${login}.`);
  const done = await resetFactor(operator, user.id, "from the command line");
  return done.ok ? ok({ answer: { login }, lines: [`${login} signs in by password alone until a second factor is set up again. All devices are signed out.`] }) : no(inEnglish(`access:refusal.${done.reason}`));
}

async function firstAdmin(): Promise<Done> {
  const found = await firstAdminLink();
  if (found === null) return no("There are accounts already: use bin/desa users invite, or users link.", 2);
  return ok({ answer: { link: found, daysValid: DAYS_VALID }, lines: [found, `It works once, within ${DAYS_VALID} days.`, ...whereTo(found)] });
}

function linkAnswer(login: string, token: string): Answer {
  const address = siteLink(token);
  return { answer: { login, link: address, daysValid: DAYS_VALID }, lines: [address, `For ${login}: it works once, within ${DAYS_VALID} days. Hand it over yourself.`, ...whereTo(address)] };
}

/** The command line does not know by which address people reach the site, unless it is told. */
const whereTo = (link: string): string[] => (link.startsWith("/") ? ["Put the site's address in front of it, or set DESA_PUBLIC_URL."] : []);

/** A text's key, perhaps with facts behind a bar, as a sentence. */
function inEnglish(message: string): string {
  const [key = "", facts = ""] = message.split("|", 2);
  return fixedT("en")(key, { ...Object.fromEntries(new URLSearchParams(facts)), defaultValue: message });
}
