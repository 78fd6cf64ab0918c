import { useTranslation } from "react-i18next";
import { Confirm } from "~/ui/Confirm";
import { useFormat } from "~/ui/use-format";

type NoTransferButtonProps = { householdId: string; month: string; state: "transfers" | "none" | "not_asked"; transfers: number };

/** "Nothing came this month" as a fact, one tap and a yes; taken back the same way. Nothing to say once money came. */
export function NoTransferButton({ householdId, month, state, transfers }: NoTransferButtonProps) {
  const { t } = useTranslation("remittances");
  const format = useFormat();
  const name = format.month(month);
  const action = `/keluarga/${householdId}/kiriman/baru`;
  if (state === "transfers") return <p className="text-muted">{t("none.has", { month: name, count: transfers })}</p>;
  const isMarked = state === "none";
  return (
    <Confirm
      danger={false}
      action={action}
      fields={{ intent: isMarked ? "batal_tanpa" : "tanpa", bulan: month }}
      trigger={isMarked ? t("none.withdraw", { month: name }) : t("none.mark", { month: name })}
      question={isMarked ? t("none.withdrawQuestion", { month: name }) : t("none.question", { month: name })}
      confirmLabel={isMarked ? t("none.withdrawYes") : t("none.yes")}
    >
      {isMarked ? t("none.withdrawHelp") : t("none.help")}
    </Confirm>
  );
}
