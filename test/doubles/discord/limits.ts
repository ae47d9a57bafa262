/**
 * Discord's published limits on what a bot sends, written down a second time so that a slip in the adapter's own
 * table does not hide itself. https://discord.com/developers/docs
 */
import type { APIInteractionResponse, RESTPostAPIChannelMessageJSONBody } from 'discord.js';

type Problem = string;

function checkButtons(components: unknown): Problem[] {
  if (components === undefined || components === null) return [];
  if (!Array.isArray(components)) return ['components is no list'];
  const problems: Problem[] = [];
  if (components.length > 5) problems.push(`${components.length} rows, 5 at most`);
  const ids = new Set<unknown>();
  for (const row of components as { type?: number; components?: Record<string, unknown>[] }[]) {
    if (row.type !== 1) problems.push(`row of type ${row.type}`);
    const buttons = row.components ?? [];
    if (buttons.length < 1 || buttons.length > 5) problems.push(`${buttons.length} buttons in a row`);
    for (const button of buttons) {
      if (button['type'] !== 2) problems.push(`component of type ${button['type']}`);
      if (typeof button['style'] !== 'number' || button['style'] < 1 || button['style'] > 4)
        problems.push(`button style ${button['style']}`);
      const id = String(button['custom_id'] ?? '');
      const label = String(button['label'] ?? '');
      if (id.length < 1 || id.length > 100) problems.push(`custom_id of ${id.length} characters`);
      if (ids.has(id)) problems.push(`custom_id ${id} twice`);
      ids.add(id);
      if (label.length < 1 || label.length > 80) problems.push(`label of ${label.length} characters`);
    }
  }
  return problems;
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** What Discord would refuse in a message of a bot. */
export function checkMessage(body: Partial<RESTPostAPIChannelMessageJSONBody>, isNew = true): Problem[] {
  const problems = checkButtons(body.components);
  const { content } = body;
  if (isNew && !content) problems.push('empty message');
  if (content && content.length > 2000) problems.push(`content of ${content.length} characters`);
  if (content && LONE_SURROGATE.test(content)) problems.push('half an emoji');
  if (body.embeds?.length) problems.push('an embed: the whole answer belongs in the content');
  const mentions = body.allowed_mentions;
  if (content && (mentions === undefined || mentions?.parse?.length !== 0 || mentions.replied_user))
    problems.push('allowed_mentions would let it ping');
  if (body.nonce !== undefined && String(body.nonce).length > 25) problems.push('nonce too long');
  if (body.flags !== undefined && (body.flags & ~(4 | 64 | 4096)) !== 0) problems.push(`flags ${body.flags}`);
  return problems;
}

/** What Discord would refuse in the answer to an interaction. */
export function checkResponse(body: APIInteractionResponse): Problem[] {
  if (body.type === 4) return checkMessage(body.data as Partial<RESTPostAPIChannelMessageJSONBody>);
  if (body.type === 5 || body.type === 6) return [];
  if (body.type === 7)
    return checkMessage((body.data ?? {}) as Partial<RESTPostAPIChannelMessageJSONBody>, false);
  if (body.type !== 8) return [`response of type ${body.type}`];
  const choices = body.data.choices ?? [];
  return [
    ...(choices.length > 25 ? [`${choices.length} choices`] : []),
    ...choices.flatMap(({ name, value }) => [
      ...(name.length < 1 || name.length > 100 ? [`choice name of ${name.length} characters`] : []),
      ...(String(value).length > 100 ? [`choice value of ${String(value).length} characters`] : []),
    ]),
  ];
}

const NAME = /^[-_'\p{L}\p{N}\p{sc=Devanagari}\p{sc=Thai}]{1,32}$/u;

function checkOptions(name: string, options: readonly Record<string, unknown>[]): Problem[] {
  const problems: Problem[] = [];
  if (options.length > 25) problems.push(`${name}: ${options.length} options`);
  const parts = options.filter(({ type }) => type === 1);
  if (parts.length > 0 && parts.length < options.length) problems.push(`${name}: options beside subcommands`);
  let optional = false;
  for (const option of options) {
    if (!NAME.test(String(option['name']))) problems.push(`${name}: option ${option['name']}`);
    const text = String(option['description'] ?? '');
    if (text.length < 1 || text.length > 100) problems.push(`${name}: description of ${option['name']}`);
    if (option['required'] && optional) problems.push(`${name}: required option after an optional one`);
    optional ||= option['required'] !== true;
    const choices = (option['choices'] ?? []) as unknown[];
    if (choices.length > 25) problems.push(`${name}: ${choices.length} choices`);
    if (option['autocomplete'] && choices.length > 0) problems.push(`${name}: choices and autocomplete`);
    if (option['type'] === 1)
      problems.push(...checkOptions(`${name} ${option['name']}`, (option['options'] ?? []) as never));
  }
  return problems;
}

/** What Discord would refuse in a list of commands. */
export function checkCommands(commands: readonly Record<string, unknown>[]): Problem[] {
  const problems: Problem[] = [];
  const ofType = (type: number) => commands.filter((command) => (command['type'] ?? 1) === type);
  if (ofType(1).length > 100) problems.push('more than 100 slash commands');
  if (ofType(3).length > 15) problems.push('more than 15 message commands');
  for (const command of commands) {
    const name = String(command['name'] ?? '');
    const slash = (command['type'] ?? 1) === 1;
    if (slash && (!NAME.test(name) || name !== name.toLowerCase())) problems.push(`name ${name}`);
    if (!slash && (name.length < 1 || name.length > 32)) problems.push(`name ${name}`);
    const description = String(command['description'] ?? '');
    if (slash ? description.length < 1 || description.length > 100 : description !== '')
      problems.push(`${name}: description`);
    problems.push(...checkOptions(name, (command['options'] ?? []) as Record<string, unknown>[]));
  }
  return problems;
}
