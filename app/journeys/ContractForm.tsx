import { useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { type RecordAnswer, RecordForm } from "~/ui/form/RecordForm";
import { type CONTRACT_FIELDS, ContractFields, useContractLabels } from "./ContractFields";

export type ContractValues = Partial<Record<(typeof CONTRACT_FIELDS)[number] | "id" | "version", string>>;

/** A new contract (`id` made by the page) or one that is mended (`version` as it was seen). */
export function ContractForm({ journeyId, values, answer }: { journeyId: string; values: ContractValues; answer: RecordAnswer | undefined }) {
  const { t } = useTranslation("journeys");
  const [form, fields] = useForm<ContractValues>({ id: "kontrak", lastResult: answer?.result, defaultValue: values });
  const labels = useContractLabels();
  return (
    <RecordForm form={form} fields={fields} values={values} labels={labels} answer={answer} save={t("contract.button")} backTo={`/perjalanan/${journeyId}`}>
      <ContractFields fields={fields} />
    </RecordForm>
  );
}
