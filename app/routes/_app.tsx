import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, Outlet, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { BookOpen, BriefcaseBusiness, ChartColumn, FileUp, HandCoins, HeartHandshake, House, MapPin, Search, ShieldCheck, UserCog, Users, type LucideIcon } from "lucide-react";
import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ROLE_NAMES } from "~/access/codes";
import { hasDemoData } from "~/access/demo-data.server";
import { firstArea, placesOf, type Place } from "~/access/navigation";
import { requireActor } from "~/access/require-actor.server";
import { currentSession } from "~/access/sessions.server";
import { lastNewDevice } from "~/access/sign-ins.server";
import { asActor } from "~/db/db.server";
import { useLang } from "~/i18n/use-lang";
import { regionByCode } from "~/regions/regions.server";
import { label } from "~/shared/codes";
import { Alert } from "~/ui/Alert";
import { AppShell } from "~/ui/AppShell";
import { ErrorBody } from "~/ui/ErrorBody";
import { ErrorPage } from "~/ui/ErrorPage";
import { LinkButton } from "~/ui/LinkButton";
import { QuickSearch } from "~/ui/QuickSearch";
import { keepOnlyUnsentOf } from "~/ui/unsent-store";
import { useFormat } from "~/ui/use-format";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const area = firstArea(actor);
  const region = area === null ? null : await asActor(actor, (tx) => regionByCode(tx, area));
  return {
    userId: actor.userId,
    name: actor.name,
    roles: actor.roles,
    places: placesOf(actor, area),
    area: region ? { code: region.code, name: region.name } : null,
    demo: await hasDemoData(),
    newDevice: (await currentSession(request))?.notice === "new_device" ? await asActor(actor, (tx) => lastNewDevice(tx, String(actor.userId))) : null,
  };
}

/** The frame of every page of a signed-in person; its loader reads only what the frame shows. */
export default function SignedIn() {
  return (
    <Shell frame={useLoaderData<typeof loader>()}>
      <Outlet />
    </Shell>
  );
}

/** A page that fails is told within the frame, so that the way on stays in sight. */
export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>("routes/_app");
  return frame ? (
    <Shell frame={frame}>
      <ErrorBody />
    </Shell>
  ) : (
    <ErrorPage />
  );
}

type Frame = ReturnType<typeof useLoaderData<typeof loader>>;

function Shell({ frame: { userId, name, roles, places, area, demo, newDevice }, children }: { frame: Frame; children: ReactNode }) {
  const { t } = useTranslation("access");
  const lang = useLang();
  useEffect(() => keepOnlyUnsentOf(userId), [userId]);
  const nav = places.map(({ place, to }) => ({ to, label: t(`places.${place}`), ...(place === "mentoring" ? { short: t("mentoringShort") } : {}), icon: icons[place], end: place !== "accounts" && place !== "companies" && place !== "audit" }));
  return (
    <AppShell
      home="/beranda"
      nav={nav}
      user={{ name, role: roles.map((code) => label(ROLE_NAMES, code, lang)).join(", ") || t("noRole") }}
      userMenu={[{ to: "/akun", label: t("account.title") }]}
      area={area ? <AreaLink {...area} /> : null}
      search={<QuickSearch action="/cari" label={t("places.search")} />}
      demo={demo}
      // Clear-Site-Data does the same, but browsers heed it only on https.
      onSignOut={() => keepOnlyUnsentOf(null)}
    >
      {newDevice ? <NewDevice {...newDevice} /> : null}
      {children}
    </AppShell>
  );
}

/** Somebody signed in from a browser that was never here before: was it the owner? */
function NewDevice({ at, device }: { at: string; device: string }) {
  const { t } = useTranslation("access");
  const format = useFormat();
  const facts = { device: device || t("account.unknownDevice"), on: format.date(at.slice(0, 10)), time: at.slice(11) };
  return (
    <div className="no-print px-4 pt-3 sm:px-6">
      <Alert tone="warn" title={t("factor.newDevice", facts)} actions={<LinkButton to="/akun#perangkat" variant="secondary">{t("factor.newDeviceCheck")}</LinkButton>} live />
    </div>
  );
}

function AreaLink({ code, name }: { code: string; name: string }) {
  return (
    <Link to={`/wilayah/${code}`} className="touch inline-flex max-w-full items-center gap-1.5 hover:underline">
      <MapPin aria-hidden="true" className="size-4 shrink-0 text-muted" />
      <span className="truncate">{name}</span>
    </Link>
  );
}

const icons: Record<Place, LucideIcon> = {
  start: House,
  dashboard: ChartColumn,
  households: Users,
  mentoring: HeartHandshake,
  remittance: HandCoins,
  import: FileUp,
  areas: MapPin,
  search: Search,
  accounts: UserCog, companies: BriefcaseBusiness,
  audit: ShieldCheck,
  glossary: BookOpen,
};
