import { chromium, type Browser, type BrowserContext } from "playwright-core";
import { findChromium } from "../bin/setup/chromium.mjs";

export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1440, height: 900 };

/** The machine's Chromium, without its sandbox only where that cannot work (root). */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("No Chromium: run npm test, or set CHROMIUM_PATH.");
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
}

/** A fresh visitor in Indonesian; scripts of tests (axe) may enter pages whatever their policy. */
export function visitor(browser: Browser, viewport: { width: number; height: number }, more: object = {}): Promise<BrowserContext> {
  return browser.newContext({ viewport, locale: "id-ID", timezoneId: "Asia/Jakarta", bypassCSP: true, ...more });
}
