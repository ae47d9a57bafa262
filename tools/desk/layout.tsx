/** The frame of every page: its title, the way to the other pages, and what it holds. */
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';

/** Without it browsers lay pages out as they did long ago. */
export const DOCTYPE = raw('<!DOCTYPE html>');

/** In the order in which an editor meets them. */
const PAGES = [
  { path: '/try', name: 'Try' },
  { path: '/story', name: 'Story' },
  { path: '/coverage', name: 'Coverage' },
  { path: '/review', name: 'Review' },
  { path: '/numbers', name: 'Numbers' },
] as const;

export type PagePath = (typeof PAGES)[number]['path'];

/** What is said above everything else, such as that something was saved, and where one goes on from it. */
export interface Notice {
  readonly tone: 'good' | 'warning';
  readonly text: string;
  readonly links?: readonly { readonly to: string; readonly text: string }[];
}

export const good = (text: string, links: Notice['links'] = []): Notice => ({ tone: 'good', text, links });
export const warning = (text: string, links: Notice['links'] = []): Notice => ({
  tone: 'warning',
  text,
  links,
});

const NoticeLine = ({ notice: { tone, text, links = [] } }: { notice: Notice }) => (
  <p class={`notice ${tone}`} role="status">
    {text}
    {links.map(({ to, text: words }) => (
      <>
        {' '}
        <a href={to}>{words}</a>
      </>
    ))}
  </p>
);

interface LayoutProps {
  readonly title: string;
  /** The page that it belongs to, for the navigation. */
  readonly at: PagePath;
  readonly notices?: readonly Notice[] | undefined;
  readonly children: Child;
}

export const Layout = ({ title, at, notices = [], children }: LayoutProps) => (
  <>
    {DOCTYPE}
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · Backchannel desk`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/desk.css" />
        <script type="module" src="/desk.js"></script>
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the page
        </a>
        <header class="top">
          <span class="name">Backchannel desk</span>
          <nav aria-label="Pages">
            <ul>
              {PAGES.map(({ path, name }) => (
                <li>
                  <a href={path} aria-current={path === at ? 'page' : undefined}>
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </header>
        <main id="main" tabindex={-1}>
          <h1>{title}</h1>
          {notices.map((notice) => (
            <NoticeLine notice={notice} />
          ))}
          {children}
        </main>
      </body>
    </html>
  </>
);
