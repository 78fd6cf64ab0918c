import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { SubmitButton } from "~/ui/SubmitButton";
import type { ArrivalState } from "./arrive.server";

const TONES = { recorded: "good", differs: "info", waiting: "info", declined: "warn" } as const;

/** What became of an arrival and its test, kindly and without a name: others look at the same screen. */
export function ArrivalNote({ seat, test }: ArrivalState) {
  const { t } = useTranslation("learning");
  const said = test === null || test.state === "open" ? null : test.state === "taken" ? t("test.taken", { right: test.right, of: test.of, score: test.score }) : t(`test.${test.state}`);
  return (
    <>
      <Alert tone={TONES[seat]} title={t(`arrive.${seat}`)} live>{t(`arrive.${seat}Next`)}</Alert>
      {said ? <Alert tone={test?.state === "taken" ? "good" : "info"} title={test?.state === "taken" ? t("test.thanks") : t("test.title")}>{said}</Alert> : null}
      <Form method="post"><SubmitButton variant="quiet" name="intent" value="lain">{t("arrive.another")}</SubmitButton></Form>
    </>
  );
}
