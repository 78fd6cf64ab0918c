import type postgres from "postgres";

/** What was taken off the tables, as statements that put it back, the quickest order first. */
export type TakenOff = { statements: string[] };

/**
 * Takes foreign keys, indexes beside the primary keys and the triggers by which figures follow off the tables: looked
 * after row by row they cost more than the rows, made once at the end they do not. So does the trigger by which records
 * follow a merge, since nobody merges what is being loaded. Within the load's transaction, so that whoever looks from
 * outside never sees the tables without them. Other triggers stay.
 */
export async function bareTables(tx: postgres.TransactionSql, tables: readonly string[]): Promise<TakenOff> {
  const names = tables.map((table) => `public.${table}`);
  const keys = await tx<{ off: string; on: string }[]>`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as off,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as on
    from pg_constraint where contype = 'f' and (conrelid = any (${names}::regclass[]) or confrelid = any (${names}::regclass[])) order by conrelid::regclass::text, conname`;
  const indexes = await tx<{ off: string; on: string }[]>`
    select format('drop index %s', indexrelid::regclass) as off, pg_get_indexdef(indexrelid) as on
    from pg_index where indrelid = any (${names}::regclass[]) and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))
    order by indrelid::regclass::text, indexrelid::regclass::text`;
  const triggers = await tx<{ off: string; on: string }[]>`
    select format('alter table %s disable trigger %I', tgrelid::regclass, tgname) as off, format('alter table %s enable trigger %I', tgrelid::regclass, tgname) as on
    from pg_trigger t join pg_proc p on p.oid = t.tgfoid
    where tgrelid = any (${names}::regclass[]) and not tgisinternal and (p.pronamespace = 'rollup'::regnamespace or p.proname = 'follow_merges') and tgenabled <> 'D'`;
  for (const { off } of [...keys, ...indexes, ...triggers]) await tx.unsafe(off);
  return { statements: [...indexes, ...keys, ...triggers].map(({ on }) => on) };
}

/** Puts everything back; keys are checked against all rows as they come. */
export async function dressTables(tx: postgres.TransactionSql, { statements }: TakenOff, done: (statements: number, of: number) => void): Promise<void> {
  await tx`set local maintenance_work_mem = '256MB'`;
  for (const [index, statement] of statements.entries()) {
    await tx.unsafe(statement);
    done(index + 1, statements.length);
  }
}
