/** The mark (a sprouting field beside a path home) with the product's name. */
export function Brand({ compact = false }: { compact?: boolean }) {
  return (
    <>
      <svg viewBox="0 0 32 32" aria-hidden="true" className="size-8 shrink-0">
        <rect width="32" height="32" rx="8" fill="var(--brand)" />
        <path d="M16 24V13" stroke="#fff" strokeWidth="2.4" strokeLinecap="round" />
        <path d="M16 14.5c-.2-4-2.9-6.6-7-6.9.2 4.2 2.8 6.9 7 6.9Z" fill="#fff" />
        <path d="M16 18c.2-3.4 2.6-5.7 6.4-6-.1 3.7-2.5 6-6.4 6Z" fill="var(--brand-accent)" />
        <path d="M7.5 25.2c5.4-2 11.6-2 17 0" stroke="var(--brand-accent)" strokeWidth="2.2" strokeLinecap="round" fill="none" />
      </svg>
      <span className={compact ? "sr-only sm:not-sr-only" : undefined}>Desa Produktif</span>
    </>
  );
}
