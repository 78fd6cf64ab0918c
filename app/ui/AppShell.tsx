import { Form, Link } from "@remix-run/react";
import { CircleUserRound, LogOut } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Brand } from "./Brand";
import { FlashAlert } from "./FlashAlert";
import { BottomBar, SideNav } from "./MainNav";
import type { NavItem } from "./nav-item";
import { LanguageSwitch, ThemeSwitch } from "./Preferences";

type AppShellProps = {
  nav: readonly NavItem[];
  user: { name: string; role: string };
  /** Links of the person's own menu: account, sessions, password. */
  userMenu?: readonly { to: string; label: string }[];
  /** Which area the person is looking at, and the way to another. */
  area?: ReactNode;
  search?: ReactNode;
  /** Where the brand leads. */
  home: string;
  signOutAction?: string;
  /** What the device is to forget before the person leaves. */
  onSignOut?: () => void;
  demo?: boolean;
  children: ReactNode;
};

/** The frame around every page of a signed-in person: side navigation on a desk, a bar under the thumb on a phone. */
export function AppShell(props: AppShellProps) {
  const { nav, area, search, home, demo = false, children } = props;
  const { t } = useTranslation("ui");
  return (
    <div className="flex min-h-dvh flex-col">
      <a href="#isi" className="skip-link">
        {t("skip")}
      </a>
      {demo ? <DemoRibbon /> : null}
      <header className="sticky top-0 z-30 border-b border-line bg-surface print:static print:border-0">
        <div className="flex min-h-16 items-center gap-3 px-4 py-2 sm:px-6">
          <Link to={home} className="touch inline-flex items-center gap-2.5 font-bold tracking-tight">
            <Brand compact />
          </Link>
          {area ? <div className="min-w-0">{area}</div> : null}
          <div className="ml-auto flex items-center gap-2">
            {search ? <div className="no-print hidden md:block md:w-64 lg:w-80">{search}</div> : null}
            <UserMenu {...props} />
          </div>
        </div>
      </header>
      <div className="flex grow">
        <SideNav items={nav} />
        <main id="isi" tabIndex={-1} className="min-w-0 grow pb-24 outline-none lg:pb-0">
          <FlashAlert />
          {children}
        </main>
      </div>
      <BottomBar items={nav} search={search} />
    </div>
  );
}

/** Says on every page, on paper too, that the figures are invented. */
export function DemoRibbon() {
  const { t } = useTranslation("ui");
  return (
    <aside aria-label={t("demo.word")} className="demo-ribbon px-4 py-1 text-center font-semibold">
      <strong className="tracking-widest">{t("demo.word")}</strong> · {t("demo.text")}
    </aside>
  );
}

function UserMenu({ user, userMenu = [], signOutAction = "/keluar", onSignOut }: AppShellProps) {
  const { t } = useTranslation("ui");
  return (
    <details className="menu no-print relative">
      <summary className="touch flex cursor-pointer list-none items-center gap-2 rounded-lg px-2 hover:bg-raised">
        <CircleUserRound aria-hidden="true" className="size-6" />
        <span className="sr-only">{t("userMenu")}:</span>
        <span className="sr-only max-w-40 truncate font-medium lg:not-sr-only">{user.name}</span>
      </summary>
      <div className="card absolute right-0 z-40 mt-1 w-72 max-w-[calc(100vw-2rem)] space-y-3 p-4">
        <div>
          <p className="font-semibold">{user.name}</p>
          <p className="text-muted">{user.role}</p>
        </div>
        <ul className="border-t border-line pt-2">
          {userMenu.map(({ to, label }) => (
            <li key={to}>
              <Link to={to} className="flex min-h-11 items-center rounded-lg px-2 hover:bg-raised">
                {label}
              </Link>
            </li>
          ))}
        </ul>
        <div className="space-y-3 border-t border-line pt-3">
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
        <Form method="post" action={signOutAction} onSubmit={onSignOut} reloadDocument className="border-t border-line pt-3">
          <button type="submit" className="btn btn-secondary w-full">
            <LogOut aria-hidden="true" className="size-5" />
            {t("signOut")}
          </button>
        </Form>
      </div>
    </details>
  );
}
