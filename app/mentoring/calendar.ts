import { addDays, type PlainDate } from "~/shared/dates";

export type Meeting = { id: string; on: PlainDate; title: string; stamp: Date; url?: string };

const basic = (date: PlainDate): string => date.replaceAll("-", "");
const stampOf = (at: Date): string => `${at.toISOString().replace(/[-:]/g, "").slice(0, 15)}Z`;
/** A text as RFC 5545 has it; longer lines than 75 octets are folded. */
const escaped = (text: string): string => text.replace(/[\\;,]/g, (character) => `\\${character}`).replaceAll("\n", "\\n");

/** Meetings as a calendar file (RFC 5545): whole days, since the hour is agreed on by phone. Nobody's name stands in it. */
export function calendarFile(meetings: readonly Meeting[]): string {
  const events = meetings.flatMap(({ id, on, title, stamp, url }) => [
    "BEGIN:VEVENT", `UID:${id}@desa-produktif`, `DTSTAMP:${stampOf(stamp)}`, `DTSTART;VALUE=DATE:${basic(on)}`, `DTEND;VALUE=DATE:${basic(addDays(on, 1))}`, `SUMMARY:${escaped(title)}`, ...(url ? [`URL:${url}`] : []), "END:VEVENT",
  ]);
  return [...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Desa Produktif//Pendampingan//ID", "CALSCALE:GREGORIAN"], ...events, "END:VCALENDAR", ""].map(folded).join("\r\n");
}

function folded(line: string): string {
  const parts = [];
  for (let rest = line; rest.length > 0; ) {
    const most = parts.length === 0 ? 75 : 74;
    let take = Math.min(rest.length, most);
    while (new TextEncoder().encode(rest.slice(0, take)).length > most) take -= 1;
    parts.push(rest.slice(0, take));
    rest = rest.slice(take);
  }
  return parts.join("\r\n ");
}
