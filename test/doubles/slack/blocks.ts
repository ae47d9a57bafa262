/**
 * Slack's rules for blocks, as far as this bot uses blocks. A list of what Slack would refuse, in words.
 * https://docs.slack.dev/reference/block-kit/blocks
 */

type Json = Record<string, unknown>;

const LIMITS = {
  message: 50,
  home: 100,
  section: 3000,
  header: 150,
  elements: 25,
  context: 10,
  feedback: 5,
} as const;

const isText = (value: unknown): value is string => typeof value === 'string';

function textFaults(at: string, object: unknown, kinds: readonly string[], most: number): string[] {
  const { type, text, emoji, verbatim, ...rest } = (object ?? {}) as Json;
  const faults: string[] = [];
  if (!isText(type) || !kinds.includes(type)) faults.push(`${at}: type ${String(type)}`);
  if (!isText(text) || text.trim() === '') faults.push(`${at}: no text`);
  else if (text.length > most) faults.push(`${at}: ${text.length} characters, more than ${most}`);
  if (emoji !== undefined && type !== 'plain_text') faults.push(`${at}: emoji is for plain_text`);
  if (verbatim !== undefined && type !== 'mrkdwn') faults.push(`${at}: verbatim is for mrkdwn`);
  for (const name of Object.keys(rest)) faults.push(`${at}: unknown ${name}`);
  return faults;
}

function buttonFaults(at: string, element: Json, ids: Set<string>): string[] {
  const { type, text, action_id: id, value, style, ...rest } = element;
  const faults = textFaults(`${at}.text`, text, ['plain_text'], 75);
  if (type !== 'button') faults.push(`${at}: type ${String(type)}`);
  if (!isText(id) || id === '' || id.length > 255) faults.push(`${at}: action_id`);
  else if (ids.has(id)) faults.push(`${at}: action_id ${id} twice`);
  else ids.add(id);
  if (value !== undefined && (!isText(value) || value.length > 2000)) faults.push(`${at}: value`);
  if (style !== undefined && style !== 'primary' && style !== 'danger') faults.push(`${at}: style`);
  for (const name of Object.keys(rest)) faults.push(`${at}: unknown ${name}`);
  return faults;
}

/** Its two buttons share its id, and have a text and a value each. */
function feedbackFaults(at: string, element: Json, ids: Set<string>): string[] {
  const { type, action_id: id, positive_button: up, negative_button: down, ...rest } = element;
  const faults = [up, down].flatMap((half, i) => {
    const { text, value, ...more } = (half ?? {}) as Json;
    const here = textFaults(`${at}.${i}`, text, ['plain_text'], 75);
    if (!isText(value) || value === '' || value.length > 2000) here.push(`${at}.${i}: value`);
    return [...here, ...Object.keys(more).map((name) => `${at}.${i}: unknown ${name}`)];
  });
  if (type !== 'feedback_buttons') faults.push(`${at}: type ${String(type)}`);
  if (!isText(id) || ids.has(id)) faults.push(`${at}: action_id`);
  else ids.add(id);
  return [...faults, ...Object.keys(rest).map((name) => `${at}: unknown ${name}`)];
}

function elementsOf(at: string, block: Json, most: number): { elements: Json[]; faults: string[] } {
  const elements = Array.isArray(block['elements']) ? (block['elements'] as Json[]) : [];
  const fits = elements.length > 0 && elements.length <= most;
  return { elements, faults: fits ? [] : [`${at}: ${elements.length} elements`] };
}

function blockFaults(at: string, block: Json, actionIds: Set<string>): string[] {
  switch (block['type']) {
    case 'divider':
      return [];
    case 'header':
      return textFaults(at, block['text'], ['plain_text'], LIMITS.header);
    case 'section':
      return [
        ...textFaults(at, block['text'], ['mrkdwn', 'plain_text'], LIMITS.section),
        ...(block['accessory'] === undefined ? [] : [`${at}: accessory`]),
      ];
    case 'context': {
      const { elements, faults } = elementsOf(at, block, LIMITS.context);
      return [
        ...faults,
        ...elements.flatMap((item, i) =>
          textFaults(`${at}.${i}`, item, ['mrkdwn', 'plain_text'], LIMITS.section),
        ),
      ];
    }
    case 'actions': {
      const { elements, faults } = elementsOf(at, block, LIMITS.elements);
      return [...faults, ...elements.flatMap((item, i) => buttonFaults(`${at}.${i}`, item, actionIds))];
    }
    case 'context_actions': {
      const { elements, faults } = elementsOf(at, block, LIMITS.feedback);
      return [...faults, ...elements.flatMap((item, i) => feedbackFaults(`${at}.${i}`, item, actionIds))];
    }
    default:
      return [`${at}: type ${String(block['type'])}`];
  }
}

/** What Slack would refuse about these blocks; empty if it takes them. */
export function faultsOfBlocks(blocks: unknown, surface: 'message' | 'home' = 'message'): string[] {
  if (!Array.isArray(blocks)) return ['blocks: no list'];
  const faults = blocks.length > LIMITS[surface] ? [`blocks: ${blocks.length}`] : [];
  const actionIds = new Set<string>();
  const blockIds = new Set<string>();
  for (const [i, block] of (blocks as Json[]).entries()) {
    faults.push(...blockFaults(`blocks.${i}`, block, actionIds));
    const id = block['block_id'];
    if (id === undefined) continue;
    if (!isText(id) || id === '' || id.length > 255) faults.push(`blocks.${i}: block_id`);
    else if (blockIds.has(id)) faults.push(`blocks.${i}: block_id twice`);
    else blockIds.add(id);
  }
  return faults;
}
