/** What the bot says about itself: for its commands, and for places that show it without being asked. */
import type { Knowledge } from '../knowledge/model.ts';
import type { Messages } from '../messages/catalog.ts';
import { commandsIn, type TranslatedCommand } from '../messages/command-translations.ts';
import { topicAction } from './actions.ts';
import type { CommandDeclaration, CommandOption } from './command.ts';
import type { RetentionPolicy } from './persistence.ts';
import type { PlatformTraits } from './platform-traits.ts';
import { makeReply, type Reply } from './reply.ts';

/** What this is and where its answers come from. */
export function aboutPage({ article }: Knowledge, spoken: Messages): Reply {
  const messages = spoken.about(article.source.kind);
  const { about, contact, credit, source } = article;
  const { link, licence } = source;
  const { title, words } = article;
  const notes = [credit, licence].filter((note) => note !== null);
  return makeReply({
    kind: 'notice',
    title: messages.format('commands.aboutTitle'),
    body: [
      messages.format('commands.about', {
        subject: words.subject,
        about: about === null ? '' : `${about} `,
      }),
      ...(link === null ? [] : [messages.format('commands.aboutSource', { title, link })]),
      ...(article.covers.length === 0 ? [] : [messages.format('commands.aboutCovers')]),
      ...article.covers.map((item) => `- ${item}`),
      ...(contact === null ? [] : [messages.format('commands.aboutContact', { contact })]),
      ...notes.map((note) => `_${note}_`),
    ].join('\n'),
    delivery: 'private',
  });
}

/** What a command does, each with what people type for it. */
function thingsToDo(
  { name, usage, description, options, subcommands }: CommandDeclaration,
  translated: TranslatedCommand = {},
) {
  if (subcommands === undefined)
    return [
      {
        name,
        part: [],
        usage: translated.usage ?? usage,
        description: translated.description ?? description,
      },
    ];
  return Object.entries(subcommands).map(([part, { description, options: needed }]) => ({
    name,
    part: [part],
    usage: needed.map((one) => usageOf(one, options[one])).join(' '),
    description: translated.subcommands?.[part]?.description ?? description,
  }));
}

const usageOf = (name: string, option: CommandOption | undefined): string =>
  option?.type === 'choice' ? `${name}:${option.choices.join('|')}` : name;

/** How to ask, and these commands, by the names that they have on the platform. */
export function helpPage(
  { article, topics }: Knowledge,
  commands: readonly CommandDeclaration[],
  platform: PlatformTraits,
  messages: Messages,
): Reply {
  const translated = commandsIn(messages.locale).commands;
  const things = commands.flatMap((command) => thingsToDo(command, translated[command.name]));
  const lines = things.map(({ name, part, usage, description }) => {
    const typed = [platform.commandName(name), ...part].join(' ');
    return `- **${typed}**${usage === '' ? '' : ` ${usage}`}: ${description}`;
  });
  const { messageMenu } = platform.sentences;
  if (messageMenu !== null) lines.push(`- ${messages.format(messageMenu)}`);
  return makeReply({
    kind: 'notice',
    title: messages.format('commands.helpTitle'),
    body: [
      messages.format('commands.help'),
      ...lines,
      messages.format('commands.helpExamples'),
      ...article.words.examples.map((example) => `- ${example}`),
    ].join('\n'),
    actions: topics.map(topicAction),
    delivery: 'private',
  });
}

/** Exactly what is kept on a platform by the policy in force, and for how long. */
function kept(policy: RetentionPolicy, { limited, sentences }: PlatformTraits, messages: Messages): string[] {
  const { questionLog, questionDays, correctionDays, minAskers: people } = policy;
  const masked = messages.format('privacy.masked');
  const days = questionDays;
  const log = questionLog !== 'off';
  const questions = [
    messages.format('privacy.intro'),
    `- ${log ? messages.format(`privacy.questions.${questionLog}`, { masked, days }) : messages.format('privacy.questions.off')}`,
  ];
  // Where there is but one person, nothing is said to a channel, and no vote would count.
  if (!limited) return [...questions, `- ${messages.format('privacy.memoryOfOne')}`];
  return [
    ...questions,
    `- ${messages.format(log ? 'privacy.votesWithQuestions' : 'privacy.votes', { days })}`,
    ...(log ? [`- ${messages.format('privacy.review')}`] : []),
    `- ${correctionDays === 0 ? messages.format('privacy.noReplies') : messages.format('privacy.replies', { days: correctionDays })}`,
    `- ${messages.format('privacy.channels', { days })}`,
    ...(sentences.privacy === null ? [] : [`- ${messages.format(sentences.privacy)}`]),
    `- ${messages.format('privacy.memory')}`,
    `- ${messages.format('privacy.leaving', { people })}`,
    messages.format('privacy.not'),
  ];
}

/** What is kept. @param policy Null where the bot runs without a memory. */
export function privacyPage(
  policy: RetentionPolicy | null,
  platform: PlatformTraits,
  messages: Messages,
): Reply {
  return makeReply({
    kind: 'notice',
    title: messages.format('privacy.title'),
    body: policy === null ? messages.format('privacy.nothing') : kept(policy, platform, messages).join('\n'),
    confidence: 1,
    delivery: 'private',
  });
}
