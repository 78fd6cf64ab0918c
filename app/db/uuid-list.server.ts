import { sql } from "drizzle-orm";

/** A list of ids as one parameter, however long. */
export const uuidList = (ids: Iterable<string>) => sql`any(${`{${[...new Set(ids)].join(",")}}`}::uuid[])`;
