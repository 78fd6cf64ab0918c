import { hash } from "@node-rs/argon2";
import type postgres from "postgres";
import { type DemoAccount, DEMO_PASSWORD } from "./accounts";
import type { Random } from "./random";

export type AccountWithId = DemoAccount & { id: string };

export const withIds = (accounts: readonly DemoAccount[], random: Random): AccountWithId[] => accounts.map((account) => ({ ...account, id: random.uuid() }));

/** Accounts that say they are for looking at an example, each with its task. */
export async function addAccounts(tx: postgres.TransactionSql, accounts: readonly AccountWithId[], random: Random, validFrom: string): Promise<void> {
  const passwordHash = await hash(DEMO_PASSWORD);
  for (const account of accounts) {
    await tx`insert into users (id, login, name, password_hash, is_demo) values (${account.id}, ${account.login}, ${account.name}, ${passwordHash}, true)`;
    for (const area of account.areas) await tx`insert into grants (id, user_id, role, area_code, valid_from) values (${random.uuid()}, ${account.id}, ${account.role}, ${area}, ${validFrom})`;
  }
}
