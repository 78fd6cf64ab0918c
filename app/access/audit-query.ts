import { isPlainDate, type PlainDate } from "~/shared/dates";
import { isUuid } from "~/shared/uuid";

export type AuditQuery = {
  actorId: string | null;
  action: string | null;
  entity: string | null;
  entityId: string | null;
  from: PlainDate | null;
  to: PlainDate | null;
  /** Entries older than this one. */
  before: number | null;
  /** Something in the address was not understood and left out. */
  hasUnknown: boolean;
};

/** Reads the log page's address. What it does not understand it leaves out, and says so. */
export function auditQuery(params: URLSearchParams): AuditQuery {
  const read = <T>(name: string, parse: (text: string) => T | null) => {
    const text = (params.get(name) ?? "").trim();
    const value = text === "" ? null : parse(text);
    return { value, isUnknown: text !== "" && value === null };
  };
  const id = (text: string) => (isUuid(text) ? text.toLowerCase() : null);
  const code = (text: string) => (/^[a-z_]{1,40}$/.test(text) ? text : null);
  const day = (text: string) => (isPlainDate(text) ? text : null);
  const seq = (text: string) => (/^\d{1,15}$/.test(text) ? Number(text) : null);
  const fields = {
    actorId: read("pelaku", id),
    action: read("kegiatan", code),
    entity: read("jenis", code),
    entityId: read("catatan", (text) => (/^[\w.-]{1,60}$/.test(text) ? text : null)),
    from: read("dari", day),
    to: read("sampai", day),
    before: read("sebelum", seq),
  };
  return {
    actorId: fields.actorId.value,
    action: fields.action.value,
    entity: fields.entity.value,
    entityId: fields.entityId.value,
    from: fields.from.value,
    to: fields.to.value,
    before: fields.before.value,
    hasUnknown: Object.values(fields).some(({ isUnknown }) => isUnknown),
  };
}
