const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** How numbers are written in a locale. It is kept: making one takes longer than writing a hundred numbers. */
export function numberFormat(
  locale: string | undefined,
  options: Intl.NumberFormatOptions,
): Intl.NumberFormat {
  return kept(
    numberFormats,
    [locale, options],
    () => new Intl.NumberFormat(locale, options),
  );
}

/** How days and times are written in a locale, kept as well. */
export function dateFormat(
  locale: string | undefined,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  return kept(
    dateFormats,
    [locale, options],
    () => new Intl.DateTimeFormat(locale, options),
  );
}

function kept<T>(formats: Map<string, T>, of: unknown, make: () => T): T {
  const key = JSON.stringify(of);
  const format = formats.get(key) ?? make();
  formats.set(key, format);
  return format;
}
