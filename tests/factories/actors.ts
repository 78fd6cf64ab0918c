import { SCOPES_OF_ROLE } from "~/access/capabilities";
import { publicActor, type Actor, type Role } from "~/db/actor";

/** An actor as a grant of `role` on `area` would make it, without any account behind it. */
export function anActor({ role, area, ...facts }: { role: Role; area: string } & Partial<Actor>): Actor {
  const areasFor = (scope: "people" | "write" | "numbers" | "admin") => (SCOPES_OF_ROLE[role].includes(scope) ? [area] : []);
  return {
    ...publicActor,
    userId: "01900000-0000-7000-8000-000000000001",
    name: `${role} ${area}`,
    kind: "person",
    roles: [role],
    peopleAreas: areasFor("people"),
    writeAreas: areasFor("write"),
    numberAreas: areasFor("numbers"),
    adminAreas: areasFor("admin"),
    ...facts,
  };
}
