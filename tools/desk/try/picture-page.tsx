/** A conversation on one platform and nothing else, for pictures of it. */
import { DOCTYPE } from '../layout.tsx';
import { DiscordMessage, type Script, SlackMessage } from './previews.tsx';
import type { ToldTurn } from './talk.ts';

export const PICTURED = ['discord', 'slack'] as const;

interface PicturePageProps {
  readonly platform: (typeof PICTURED)[number];
  readonly told: readonly ToldTurn[];
  readonly script: Script;
}

const Asked = ({ platform, text }: { platform: PicturePageProps['platform']; text: string }) => (
  <div class="message">
    <div class="sender">
      <span class="avatar person" aria-hidden="true">
        M
      </span>
      <span class="who">Mira</span>
      <span class="when">{platform === 'slack' ? '9:40 AM' : 'Today at 09:40'}</span>
    </div>
    <div class="content" dir="auto">
      <span class="mention">@Backchannel</span> {text}
    </div>
  </div>
);

export const PicturePage = ({ platform, told, script }: PicturePageProps) => (
  <>
    {DOCTYPE}
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="color-scheme" content="light dark" />
        <title>{`A conversation on ${platform}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/desk.css" />
      </head>
      <body>
        <main class={`picture platform ${platform}`}>
          {told.map((one) => (
            <>
              <Asked platform={platform} text={one.asked} />
              {platform === 'discord' ? (
                <DiscordMessage message={one.discord} script={script} />
              ) : (
                <SlackMessage message={one.slack} script={script} />
              )}
            </>
          ))}
        </main>
      </body>
    </html>
  </>
);
