/** A reply on both platforms side by side, in each of the ways to look at it; the chosen one is shown. */
import { DiscordMessage, notificationsOf, type Script, type Shown, SlackMessage } from './previews.tsx';

const Notification = ({ from, text }: { from: string; text: string | null }) => (
  <div class="notification">
    <span class="from">{from}</span>
    {text ?? 'Nothing is posted, and nobody is notified.'}
  </div>
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
          <Notification from="Backchannel · Discord" text={notifications.discord} />
        </div>
        <pre class="as-plain">{told.discord?.content ?? '(nothing)'}</pre>
      </section>
      <section class="platform slack" aria-label="On Slack">
        <h3>Slack</h3>
        <div class="as-message">
          <SlackMessage message={told.slack} script={script} />
        </div>
        <div class="as-notification">
          <Notification from="Backchannel · Slack" text={notifications.slack} />
        </div>
        <pre class="as-plain">{told.slack?.text ?? '(nothing)'}</pre>
      </section>
    </div>
  );
};
