import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { DemoRibbon } from "./AppShell";
import { Brand } from "./Brand";
import { FlashAlert } from "./FlashAlert";
import { LinkButton } from "./LinkButton";
import { LanguageSwitch, ThemeSwitch } from "./Preferences";

type PublicShellProps = { demo?: boolean; signInLink?: boolean; children: ReactNode };

/** The frame of pages anyone may open. */
export function PublicShell({ demo = false, signInLink = true, children }: PublicShellProps) {
  const { t } = useTranslation("ui");
  return (
    <div className="flex min-h-dvh flex-col">
      <a href="#isi" className="skip-link">
        {t("skip")}
      </a>
      {demo ? <DemoRibbon /> : null}
      <header className="border-b border-line bg-surface">
        <div className="mx-auto flex min-h-16 max-w-6xl flex-wrap items-center gap-3 px-4 sm:px-6">
          <Link to="/" className="touch inline-flex items-center gap-2.5 font-bold tracking-tight">
            <Brand />
          </Link>
          <nav aria-label={t("mainNav")} className="no-print ml-auto flex items-center gap-2">
            <Link to="/tentang" className="hidden min-h-11 items-center px-3 hover:underline sm:inline-flex">
              {t("about")}
            </Link>
            {signInLink ? <LinkButton to="/masuk">{t("signIn")}</LinkButton> : null}
          </nav>
        </div>
      </header>
      <main id="isi" tabIndex={-1} className="flex grow flex-col outline-none">
        <FlashAlert />
        {children}
      </main>
      <footer className="no-print border-t border-line">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-4 px-4 py-6 sm:px-6">
          <Link to="/tentang" className="link tap">
            {t("about")}
          </Link>
          <div className="flex flex-wrap gap-3">
            <LanguageSwitch />
            <ThemeSwitch />
          </div>
        </div>
      </footer>
    </div>
  );
}
