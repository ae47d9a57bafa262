/** The language of whoever sits at a terminal, as the environment says it. */

/** What says that there is none: the plain language of programs. */
const NONE = ['', 'C', 'POSIX'];

/** The locale that programs go by, such as `fr_FR`: the first of the variables that is set decides. Null if none names a language. */
export function localeOf(environment: Readonly<Record<string, string | undefined>>): string | null {
  const said = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  const locale = said.split(/[.@]/, 1)[0] ?? '';
  return NONE.includes(locale) ? null : locale;
}
