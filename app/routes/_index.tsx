import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ChartColumn, House, Smartphone } from "lucide-react";
import { useTranslation } from "react-i18next";
import { hasDemoData } from "~/access/demo-data.server";
import { optionalActor } from "~/access/require-actor.server";
import { getFixedT } from "~/i18n/i18n.server";
import { LinkButton } from "~/ui/LinkButton";
import { PublicShell } from "~/ui/PublicShell";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }, { name: "description", content: page?.lead }];

/** The front page is for visitors; whoever is signed in goes on to where the day begins. */
export async function loader({ request }: LoaderFunctionArgs) {
  if (await optionalActor(request)) throw redirect("/beranda");
  const t = await getFixedT(request, "front");
  return { title: t("title"), lead: t("lead"), demo: await hasDemoData() };
}

const STEPS = ["leave", "send", "use", "work", "stand"] as const;
const READERS = [
  { key: "village", icon: Smartphone },
  { key: "planner", icon: ChartColumn },
  { key: "family", icon: House },
] as const;

/** What anybody can use without an account. */
const OFFERS = [
  ["/rencana-pulang", "plan:title"],
  ["/daftar-pendampingan", "mentoring:ask.title"],
  ["/lowongan", "vacancies:board.title"],
  ["/pasar", "market:board.title"],
  ["/cek-perusahaan", "vacancies:company.title"],
  ["/tentang", "about"],
] as const;

export default function Landing() {
  const { t } = useTranslation(["front", "plan", "mentoring", "vacancies"]);
  const { demo } = useLoaderData<typeof loader>();
  return (
    <PublicShell demo={demo}>
      <div className="mx-auto w-full max-w-6xl grow px-4 pb-16 pt-10 sm:px-6 sm:pt-20">
        <h1 className="max-w-3xl text-3xl font-bold text-balance sm:text-5xl">{t("heading")}</h1>
        <p className="mt-5 max-w-2xl text-lg text-muted text-pretty">{t("lead")}</p>
        <div className="mt-8 flex flex-wrap gap-3">
          <LinkButton to="/masuk" size="large">
            {t("signIn")}
          </LinkButton>
          {OFFERS.map(([to, text]) => (
            <LinkButton key={to} to={to} size="large" variant="secondary">
              {t(text)}
            </LinkButton>
          ))}
        </div>
        <section aria-labelledby="rantai" className="mt-14 sm:mt-20">
          <h2 id="rantai" className="text-lg font-semibold">
            {t("chain.title")}
          </h2>
          <ol className="mt-4 grid gap-3 sm:grid-cols-5">
            {STEPS.map((step, index) => (
              <li key={step} className="card flex items-center gap-3 p-4 sm:flex-col sm:items-start">
                <span aria-hidden="true" className="num text-2xl font-bold text-link">
                  {index + 1}
                </span>
                <span className="font-medium text-balance">{t(`chain.${step}`)}</span>
              </li>
            ))}
          </ol>
        </section>
        <section aria-labelledby="untuk" className="mt-12">
          <h2 id="untuk" className="text-lg font-semibold">
            {t("for.title")}
          </h2>
          <ul className="mt-4 grid gap-6 md:grid-cols-3">
            {READERS.map(({ key, icon: Icon }) => (
              <li key={key}>
                <Icon aria-hidden="true" strokeWidth={1.5} className="size-8 text-link" />
                <h3 className="mt-2 font-semibold">{t(`for.${key}.title`)}</h3>
                <p className="mt-1 text-muted text-pretty">{t(`for.${key}.text`)}</p>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </PublicShell>
  );
}
