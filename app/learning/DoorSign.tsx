import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Card } from "~/ui/Card";
import { SubmitButton } from "~/ui/SubmitButton";
import { TEST_PHASES, type TestPhase } from "./codes";
import { shownDoorCode } from "./door-code";

type DoorSignProps = { code: string; until: string; testPhase: TestPhase | null; picture: { size: number; path: string }; address: string };

/** The code, large enough to be read across a room, and as a picture for a camera. */
export function DoorSign({ code, until, testPhase, picture, address }: DoorSignProps) {
  const { t } = useTranslation("learning");
  const lang = useLang();
  return (
    <Card>
      <div className="space-y-4 text-center">
        <p className="num text-5xl font-bold tracking-widest sm:text-7xl">{shownDoorCode(code)}</p>
        <p className="text-lg">{t("door.scan", { address })}</p>
        <svg role="img" aria-label={t("door.picture")} viewBox={`0 0 ${picture.size} ${picture.size}`} className="mx-auto w-full max-w-72 bg-white" shapeRendering="crispEdges">
          <path d={picture.path} fill="#000" />
        </svg>
        <p className="text-muted">{t("door.until", { until })}{testPhase ? ` · ${t("door.withTest", { phase: label(TEST_PHASES, testPhase, lang) })}` : ""}</p>
        <Form method="post" className="no-print"><SubmitButton variant="secondary" name="intent" value="tutup">{t("door.close")}</SubmitButton></Form>
      </div>
    </Card>
  );
}
