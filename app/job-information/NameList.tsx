import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { searchKey } from "~/shared/text";
import { type FieldFacts, isChosen } from "~/ui/form/field-facts";
import { FieldGroup } from "~/ui/form/Field";
import type { TellablePerson } from "./contacts.server";

type NameListProps = { field: FieldFacts; people: readonly TellablePerson[] };

/**
 * A village's people to tick by name. Typing shows whom it means and hides nobody who is ticked from what is sent; without
 * scripts the whole list stands there.
 */
export function NameList({ field, people }: NameListProps) {
  const { t } = useTranslation("jobs");
  const list = useRef<HTMLDivElement>(null);
  const [isReady, setReady] = useState(false);
  const [wanted, setWanted] = useState("");
  const [chosen, setChosen] = useState(0);
  useEffect(() => {
    const form = list.current?.closest("form");
    const count = () => setChosen(list.current?.querySelectorAll("input[type=checkbox]:checked").length ?? 0);
    setReady(true);
    count();
    form?.addEventListener("input", count);
    return () => form?.removeEventListener("input", count);
  }, []);
  const key = searchKey(wanted);
  const matches = ({ name, household }: TellablePerson) => key === "" || searchKey(`${name} ${household}`).includes(key);
  return (
    <FieldGroup field={field} label={t("contacts.personIds")} optional={false}>
      <div ref={list} key={field.key} className="space-y-3">
        {isReady && people.length > 0 ? (
          <label className="block">
            <span className="text-muted">{t("contacts.filter")}</span>
            <input type="search" autoComplete="off" className="field" value={wanted} onChange={(event) => setWanted(event.currentTarget.value)} onKeyDown={(event) => event.key === "Enter" && event.preventDefault()} />
          </label>
        ) : null}
        <p aria-live="polite" className="font-medium">{t("contacts.chosen", { count: chosen })}</p>
        <div className="grid max-h-96 gap-2 overflow-y-auto p-1 sm:grid-cols-2">
          {people.map((person) => (
            <label key={person.id} className="chip" hidden={!matches(person)}>
              <input type="checkbox" name={field.name} value={person.id} defaultChecked={isChosen(field, person.id)} />
              <span>{person.name}<span className="block text-muted">{[person.household, person.born === null ? null : t("contacts.born", { year: person.born })].filter(Boolean).join(" · ")}</span></span>
            </label>
          ))}
          {people.length === 0 ? <p className="text-muted">{t("contacts.nobodyHere")}</p> : null}
          {people.length > 0 && !people.some(matches) ? <p className="text-muted">{t("contacts.noMatch")}</p> : null}
        </div>
      </div>
    </FieldGroup>
  );
}
