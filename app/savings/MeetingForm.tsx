import { Form } from "@remix-run/react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { groupDigits } from "~/shared/numbers";
import { Alert } from "~/ui/Alert";
import { Button } from "~/ui/Button";
import { Disclosure } from "~/ui/Disclosure";
import { DateField } from "~/ui/form/DateField";
import { plainField } from "~/ui/form/field-facts";
import { FormActions } from "~/ui/form/FormActions";
import { FormErrors } from "~/ui/form/FormErrors";
import { UnsentTyping } from "~/ui/form/UnsentTyping";
import { LinkButton } from "~/ui/LinkButton";
import { SubmitButton } from "~/ui/SubmitButton";
import { useFormat } from "~/ui/use-format";
import { MONEY_KINDS, SEATS, type MoneyKind, type Seat } from "./codes";
import type { MeetingSeat } from "./meeting-page.server";

const CHOICES = ["hadir", "izin", "sakit", "alpa"] as const satisfies readonly Seat[];
/** Names the boxes on the page, where their errors lead. */
const FORM = "pertemuan";

export type MeetingAnswer = { conflicts: { name: string; what: MoneyKind | "seat"; stored: string | null }[]; errors: Record<string, string[]>; typed: Record<string, string> };
type MeetingFormProps = { meetingId: string; heldOn: string; today: string; duesIdr: string | null; seats: readonly MeetingSeat[]; backTo: string; answer: MeetingAnswer | undefined };

/**
 * A whole meeting on one screen: all are marked present and paid at once, and the few who are not by themselves. Each seat and
 * amount carries what it showed, so that only what is changed here is written; what was typed and refused is still there.
 */
export function MeetingForm({ meetingId, heldOn, today, duesIdr, seats, backTo, answer }: MeetingFormProps) {
  const { t } = useTranslation("savings");
  const lang = useLang();
  const format = useFormat();
  const form = useRef<HTMLFormElement>(null);
  const typed = answer?.typed ?? {};
  const all = (selector: string) => [...(form.current?.querySelectorAll<HTMLInputElement>(selector) ?? [])];
  const markAll = () => {
    for (const radio of all('input[type=radio][value="hadir"]')) radio.checked = true;
    form.current?.dispatchEvent(new Event("input"));
  };
  const payAll = () => {
    for (const box of all("input[data-kind=wajib]")) if (box.value === "" && isPresent(box)) box.value = groupDigits(BigInt(duesIdr ?? "0"), "id");
    form.current?.dispatchEvent(new Event("input"));
  };
  const labels = { heldOn: t("meeting.heldOn"), ...Object.fromEntries(seats.flatMap(({ name }, index) => Object.keys(MONEY_KINDS).map((kind) => [`seats[${index}].paid.${kind}`, `${name}, ${label(MONEY_KINDS, kind as MoneyKind, lang)}`]))) };
  const error = answer?.errors.heldOn;
  return (
    <Form ref={form} method="post" noValidate className="space-y-4">
      <input type="hidden" name="id" value={meetingId} />
      <FormErrors formId={FORM} errors={answer?.errors ?? {}} labels={labels} />
      {answer && answer.conflicts.length > 0 ? (
        <Alert tone="warn" title={t("meeting.conflict")} live>
          <ul className="list-disc pl-5">{answer.conflicts.map(({ name, what, stored }) => <li key={`${name} ${what}`}>{t("meeting.conflictOf", { name, what: what === "seat" ? t("meeting.seat") : label(MONEY_KINDS, what, lang), stored: what === "seat" ? label(SEATS, (stored ?? "tidak_dicatat") as Seat, lang) : stored === null ? t("meeting.nothing") : format.rupiah(stored) })}</li>)}</ul>
        </Alert>
      ) : null}
      <DateField field={{ ...plainField("heldOn", typed.heldOn ?? heldOn, `${FORM}-heldOn`), errors: error }} label={t("meeting.heldOn")} max={today} optional={false} />
      <p className="no-print flex flex-wrap gap-2">
        <Button variant="secondary" onClick={markAll}>{t("meeting.allPresent")}</Button>
        {duesIdr ? <Button variant="secondary" onClick={payAll}>{t("meeting.allPaid", { amount: format.rupiah(duesIdr) })}</Button> : null}
      </p>
      <ol className="divide-y divide-line">
        {seats.map((seat, index) => (
          <li key={seat.memberId} className="py-3">
            <fieldset data-seat>
              <legend className="font-semibold">{seat.name}</legend>
              <input type="hidden" name={`seats[${index}].memberId`} value={seat.memberId} />
              <input type="hidden" name={`seats[${index}].seen`} value={seat.status} />
              <div className="mt-1 grid grid-cols-4 gap-1 sm:max-w-xl sm:gap-2">
                {CHOICES.map((choice) => (
                  <label key={choice} className="chip chip-narrow">
                    <input type="radio" name={`seats[${index}].status`} value={choice} defaultChecked={(typed[`seats[${index}].status`] ?? seat.status) === choice} />
                    <span>{label(SEATS, choice, lang)}</span>
                  </label>
                ))}
              </div>
              <div className="mt-2 grid grid-cols-2 gap-2 sm:max-w-xl">{amounts(seat, index, ["wajib", "sukarela"])}</div>
              {seat.loan ? (
                <div className="mt-2">
                  <p className="text-muted">{t("meeting.loan", { left: format.rupiah(seat.loan.leftIdr), due: format.rupiah(seat.loan.dueIdr), service: format.rupiah(seat.loan.serviceIdr) })}</p>
                  <div className="mt-1 grid grid-cols-2 gap-2 sm:max-w-xl">{amounts(seat, index, ["angsuran", "jasa"])}</div>
                </div>
              ) : null}
              <Disclosure summary={t("meeting.more")} open={["pokok", "penarikan"].some((kind) => (typed[`seats[${index}].paid.${kind}`] ?? seat.paid[kind as MoneyKind] ?? "") !== "")}>
                <div className="grid grid-cols-2 gap-2 sm:max-w-xl">{amounts(seat, index, ["pokok", "penarikan"])}</div>
              </Disclosure>
            </fieldset>
          </li>
        ))}
      </ol>
      <UnsentTyping rows={seats.map(({ memberId }) => memberId).join()} />
      <FormActions>
        <SubmitButton size="large">{t("meeting.save")}</SubmitButton>
        <LinkButton to={backTo} variant="quiet">{t("common:cancel")}</LinkButton>
      </FormActions>
    </Form>
  );

  function amounts({ paid }: MeetingSeat, index: number, kinds: readonly MoneyKind[]) {
    return kinds.map((kind) => {
      const name = `seats[${index}].paid.${kind}`;
      const stored = paid[kind] ?? "";
      const isWrong = (answer?.errors[name]?.length ?? 0) > 0;
      return (
        <label key={kind} className="block min-w-0">
          <span className="text-muted">{label(MONEY_KINDS, kind, lang)}</span>
          <input type="hidden" name={`seats[${index}].seenPaid.${kind}`} value={stored} />
          <input
            type="text"
            inputMode="numeric"
            autoComplete="off"
            id={`${FORM}-${name}`}
            name={name}
            data-kind={kind}
            defaultValue={typed[name] ?? (stored === "" ? "" : groupDigits(BigInt(stored), "id"))}
            aria-invalid={isWrong || undefined}
            className="field num"
          />
        </label>
      );
    });
  }
}

/** Somebody marked absent did not pay; of whom nothing is marked yet, all may have. */
function isPresent(box: HTMLInputElement): boolean {
  const marked = box.closest("[data-seat]")?.querySelector<HTMLInputElement>("input[type=radio]:checked");
  return !marked || marked.value === "hadir";
}
