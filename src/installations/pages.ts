/** The pages on which a workspace installs the app: what there is to say, and what came of it. */
import type { ServerResponse } from 'node:http';
import { PAGE_TYPE, writePage } from '../network/page.ts';

/** Where it begins, and how it can end, each with the status that its page is sent with. */
const STATUS = { install: 200, installed: 200, cancelled: 200, expired: 400, notServed: 403, failed: 500 };
export type InstallPage = keyof typeof STATUS;

/** @param say The platform's words for a part of a page. */
export function createInstallPages(say: (page: InstallPage, part: 'Title' | 'Text' | 'Link') => string) {
  const html = (page: InstallPage, href: string): string =>
    writePage({ title: say(page, 'Title'), text: say(page, 'Text'), link: say(page, 'Link'), href });
  return {
    html,
    send: (response: ServerResponse, page: InstallPage, href: string): unknown =>
      response.writeHead(STATUS[page], { 'content-type': PAGE_TYPE }).end(html(page, href)),
  };
}
