/** A reply on both platforms side by side, in each of the ways to look at it; the chosen one is shown. */
import { DiscordMessage, notificationsOf, type Script, type Shown, SlackMessage } from './previews.tsx';

interface NotificationProps {
  readonly from: string;
  readonly text: string | null;
  readonly script: Script;
}

const Notification = ({ from, text, script }: NotificationProps) => (
  <div class="notification">
    <span class="from">{from}</span>
    {text === null ? (
      'Nothing is posted, and nobody is notified.'
    ) : (
      <span class="text" {...script}>
        {text}
      </span>
    )}
  </div>
);

/** What is posted as it is sent, with its marks. */
const Plain = ({ text, script }: { text: string | undefined; script: Script }) =>
  text === undefined ? (
    <pre class="as-plain">(nothing)</pre>
  ) : (
    <pre class="as-plain" {...script}>
      {text}
    </pre>
  );

export const Replies = ({ told, script }: { told: Shown; script: Script }) => {
  const notifications = notificationsOf(told);
  return (
    <div class="replies">
      <section class="platform discord" aria-label="On Discord">
        <h3>Discord</h3>
        <div class="as-message">
          <DiscordMessage message={told.discord} script={script} />
        </div>
        <div class="as-notification">
          <Notification from="Backchannel · Discord" text={notifications.discord} script={script} />
        </div>
        <Plain text={told.discord?.content} script={script} />
      </section>
      <section class="platform slack" aria-label="On Slack">
        <h3>Slack</h3>
        <div class="as-message">
          <SlackMessage message={told.slack} script={script} />
        </div>
        <div class="as-notification">
          <Notification from="Backchannel · Slack" text={notifications.slack} script={script} />
        </div>
        <Plain text={told.slack?.text} script={script} />
      </section>
    </div>
  );
};
