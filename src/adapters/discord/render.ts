/** A neutral reply as a Discord message: the whole answer in `content`, buttons below. */
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import type { Reply, ReplyAction } from '../../core/reply.ts';
import { shorten } from '../../core/shorten.ts';
import { arrangeButtons } from '../buttons.ts';
import { cut } from './cut.ts';
import { BUTTON_LABEL_LENGTH, BUTTONS_PER_ROW, CONTENT_LENGTH, CUSTOM_ID_LENGTH, ROWS } from './limits.ts';
import { writeLine, writeMarkdown } from './markdown.ts';

type ButtonRow = APIActionRowComponent<APIButtonComponentWithCustomId>;

export interface Rendered {
  /** At most 2,000 characters, never empty. */
  readonly content: string;
  readonly components: ButtonRow[];
  /** Ids of buttons that were left out because Discord would refuse them: faults of whoever made them. */
  readonly dropped: readonly string[];
}

/** Title, answer, choices and the source in subtext; if it is too long, the middle gives way. */
export function renderContent(reply: Reply): string {
  const title = reply.title ? `**${writeLine(reply.title)}**` : '';
  const choices = reply.suggestions.map((choice) => `- ${writeLine(choice.title)}`).join('\n');
  const source = reply.source ? `-# ${cut(writeLine(reply.source.line), 500)}` : '';
  const body = writeMarkdown(reply.body);

  const fixed = [cut(title, 300), cut(choices, 500), source].filter(Boolean);
  const room = CONTENT_LENGTH - fixed.reduce((sum, part) => sum + part.length + 1, 0);
  const parts = [cut(title, 300), cut(body, room), cut(choices, 500), source];
  return parts.filter(Boolean).join('\n');
}

const button = (action: ReplyAction): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  style:
    action.group === 'question' || action.group === 'topic' ? ButtonStyle.Primary : ButtonStyle.Secondary,
  label: shorten(action.label, BUTTON_LABEL_LENGTH),
  custom_id: action.id,
});

function rows(actions: readonly ReplyAction[]): ButtonRow[] {
  const result: ButtonRow[] = [];
  for (let from = 0; from < actions.length; from += BUTTONS_PER_ROW)
    result.push({
      type: ComponentType.ActionRow,
      components: actions.slice(from, from + BUTTONS_PER_ROW).map(button),
    });
  return result;
}

/** Questions and topics in their own rows, then "why" and the votes. */
function renderButtons(actions: readonly ReplyAction[]): Pick<Rendered, 'components' | 'dropped'> {
  const { onward, about, dropped } = arrangeButtons(actions, CUSTOM_ID_LENGTH);
  return { components: [...rows(onward), ...rows(about)].slice(0, ROWS), dropped };
}

export function render(reply: Reply): Rendered {
  return { content: renderContent(reply) || '…', ...renderButtons(reply.actions) };
}
