/** A plain page for people's browsers: accessible as it is, loads nothing, and no other page may frame it. */

/** Addresses of such pages may hold codes, which no other page is told. */
export const PAGE_HEADERS = new Headers({
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
});

export const PAGE_TYPE = 'text/html; charset=utf-8';

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPED[sign]!);

/** Plain text throughout; `href` is where the one link leads. */
export interface Page {
  readonly title: string;
  readonly text: string;
  readonly link: string;
  readonly href: string;
}

export const writePage = ({ title, text, link, href }: Page): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(text)}</p>
<p><a href="${escaped(href)}">${escaped(link)}</a></p>
</main>
</body>
</html>
`;
