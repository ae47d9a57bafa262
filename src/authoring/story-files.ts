/** Writes a planned story as the files of a folder: what is known, with a remark above each field that says what it is for. */
import { type KeptForms, keptIn, knownNames } from './kept.ts';
import type { Found, PlannedEntry, PlannedFact, PlannedTopic, SourceAnswers } from './plan.ts';
import { type Dated, datedBy } from './year-proposal.ts';

/** A file of the new folder: its path within it, and its text. */
export interface StoryFile {
  readonly path: string;
  readonly text: string;
}

/** A double-quoted YAML text: JSON's escapes are YAML's too. */
const quoted = (value: string): string => JSON.stringify(value);

const list = (ids: readonly string[]): string => `[${ids.join(', ')}]`;

/** The id of the fact and of the entry that tell what the source is. */
const ABOUT = 'what-this-is';
const DATED = 'date-of-this';

/** A section that a story without any has. */
const WHOLE = { id: 'source', title: 'the whole text' };

function articleFile(id: string, source: SourceAnswers, { sections }: Found): string {
  const all = sections.length > 0 ? sections : [WHOLE];
  return `# The source, and the few sentences that only this story needs.

# A short name of the story, lower case and hyphens.
id: ${id}
# The title of the source, as people know it.
title: ${quoted(source.title)}
source:
  # What the bot calls it: article, page, brief, handbook, report …
  kind: ${quoted(source.kind)}
  # Where people can read it themselves; shown by /about and under answers.
  ${source.link === null ? '# link: https://example.org/the-source' : `link: ${quoted(source.link)}`}
  # Its licence and who is to be named for it; shown by /about.
  # licence: "CC BY 4.0, by …"
date:
  # When the source is from, in words; stands under every answer.
  shown: ${quoted(source.date)}
  # The time that it tells of, to stand after "as of"; answers to facts with "changes: true" must then say it.
  # as_of: "early 2025"
# How people reach whoever looks after this story.
${source.contact === null ? '# contact: "#help, or help@example.org"' : `contact: ${quoted(source.contact)}`}
# The parts of the source, in its order. A fact names the one in which it stands; people see the title.
sections:
${all.map((section) => `  - id: ${section.id}\n    title: ${quoted(section.title)}`).join('\n')}
words:
  # Fits after "I explain …" and "This is about …".${source.isSubjectOpen ? '\n  # To do: say here in a few words what it is about; the fact "what-this-is" says it in a sentence.' : ''}
  subject: ${quoted(source.subject)}
  # What people could ask first, for /help. If left out, questions of the entries are taken.
  # examples: ["…", "…"]
  # For news: what /whats-next is made of, by the ids of entries. The check proposes this line once they are written.
  # next: { focus: …, watch: [… , …], uncertain: … }
`;
}

const FACT_FIELDS = `#   id           a name of its own; entries refer to it
#   draft        true keeps it out of the bot; take the line out once the statement is written
#   statement    one sentence in your own words (at most 400 characters) with every name, number, date, "may" and "some"
#   quote        the source's own words, if they may be shown; people see them under "Why this answer?"
#   where        section/paragraph, by the ids of sections in article.yaml
#   standing     stated (the source on its own matter), reported (told as news), possible ("may", or what somebody
#                expects), believed; with attribution: position (a view), confirmed, declared (an official act)
#   attribution  who says, confirms or did it
#   changes      true for what may have changed since`;

/** What a sentence's own words propose of its standing: whoever takes `draft` out has confirmed it. */
function standingLines({ standing, proposal }: PlannedFact): string[] {
  if (proposal == null) return [`  standing: ${standing}`];
  const { attribution, by, part } = proposal;
  const remark = part === null ? [] : [`  # A part tells a view (“${part}”): make it a fact of its own.`];
  if (by === null) return [...remark, `  standing: ${standing}`];
  const isOf = standing === 'position' || standing === 'confirmed';
  const otherwise = standing === 'position' ? '; reported, if it is told as a fact' : '';
  return [
    ...remark,
    `  standing: ${standing} # proposed, by “${by.replace(/\s+/g, ' ')}”${otherwise}`,
    ...(isOf
      ? [attribution === null ? '  # attribution: (say who)' : `  attribution: ${quoted(attribution)}`]
      : []),
  ];
}

/** What the drafts of a source have in common. */
interface Drafting {
  readonly forms: KeptForms;
  readonly known: ReadonlySet<string>;
  readonly dated: Dated | null;
}

function factLines(fact: PlannedFact, { forms, known, dated }: Drafting): string {
  const { id, where, statement, sentence } = fact;
  const lines: string[] = [];
  if (sentence !== null) {
    const { names, dates, numbers } = keptIn(sentence, forms, known, dated);
    lines.push(`# In the source: ${sentence.replace(/\s+/g, ' ')}`);
    for (const [what, found] of Object.entries({ names, dates, numbers }))
      if (found.length > 0) lines.push(`#   ${what} to keep: ${found.join(' · ')}`);
  }
  lines.push(`- id: ${id}`);
  if (statement === null) lines.push('  draft: true');
  lines.push(`  statement: ${quoted(statement ?? '')}`, `  where: [${where}]`, ...standingLines(fact));
  return lines.join('\n');
}

function factsFile(source: SourceAnswers, { facts, sections }: Found, forms: KeptForms): string {
  const known = knownNames(
    facts.flatMap(({ sentence }) => sentence ?? []),
    forms,
  );
  const drafting: Drafting = { forms, known, dated: datedBy(source.date, forms.values) };
  const first = sections[0]?.id ?? WHOLE.id;
  return `# What the source says, claim by claim. Every answer is built from these.
#
${FACT_FIELDS}

# What the source is: it answers "what is this about?".${source.isSubjectOpen ? `\n# To do: write "The ${source.kind} is about …" instead.` : ''}
- id: ${ABOUT}
  statement: ${quoted(aboutStatement(source))}
  where: [${first}]
  standing: stated
  of_source: true
${isDated(source) ? DATE_FACT(source, first) : ''}${facts.length === 0 ? FACT_TO_COPY(first) : `\n${facts.map((fact) => factLines(fact, drafting)).join('\n\n')}\n`}`;
}

/** What the source is about; until somebody has said that, its title. */
const aboutStatement = ({ kind, subject, title, isSubjectOpen }: SourceAnswers): string =>
  isSubjectOpen ? `The ${kind} has the title “${title}”.` : `The ${kind} is about ${subject}.`;

/** Whether the date is one that fits after "is dated". */
const isDated = ({ date }: SourceAnswers): boolean => /^(?:\p{Lu}|\d)/u.test(date);

const DATE_FACT = ({ kind, date }: SourceAnswers, section: string): string => `- id: ${DATED}
  statement: ${quoted(`The ${kind} is dated ${date.replace(/\.$/, '')}.`)}
  where: [${section}]
  standing: stated
  of_source: true
`;

const FACT_TO_COPY = (section: string): string => `
# Copy these lines for each claim.
- id: first-claim
  draft: true
  statement: ""
  where: [${section}/1]
  standing: reported
`;

const ENTRY_FIELDS = `#   id         a name of its own; never rename one that is in use
#   draft      true keeps it out of the bot; take the line out once it is written
#   question   as people read it, at most 100 characters
#   answer     at most 600 characters; if left out, the statements of its facts are the answer
#   short      at most 140 characters, for lists; if left out, the first sentence of the answer, which then has to say
#              for itself whose view it tells
#   facts      the ids of one to six facts that the answer states
#   related    the ids of entries that people ask for next
#   phrasings  ways to ask it besides the question, as different as you can make them: four at least, more are better`;

function entryLines({ id, isDraft, remark, question, facts, phrasings }: PlannedEntry): string {
  return [
    ...(remark === null ? [] : [`  # To do: ${remark}`]),
    `  - id: ${id}`,
    ...(isDraft ? ['    draft: true'] : []),
    `    question: ${quoted(question)}`,
    `    facts: ${list(facts)}`,
    ...(phrasings.length === 0
      ? ['    phrasings: []']
      : ['    phrasings:', ...phrasings.map((phrasing) => `      - ${quoted(phrasing)}`)]),
  ].join('\n');
}

const topicFile = (
  { id, title, entries }: PlannedTopic,
  isFirst: boolean,
): string => `# One topic: a file for each.

# A short name of the topic, and its title as people read it.
topic: ${id}
title: ${quoted(title)}
# Words that lead to this topic when they are all that somebody types, and after /explain: [money, costs]
# names: ["…"]
# Each question with its facts and the ways to ask it${isFirst ? `:\n${ENTRY_FIELDS}` : '; what each field is for stands in 00-about.yaml.'}
entries:
${entries.map(entryLines).join('\n\n')}
`;

/** The topic that every story begins with. */
function aboutTopic(source: SourceAnswers): PlannedTopic {
  const { kind, subject, isSubjectOpen } = source;
  const finished = { isDraft: false, remark: null };
  const about: PlannedEntry = {
    ...finished,
    id: ABOUT,
    question: `What is the ${kind} about?`,
    facts: [ABOUT],
    phrasings: [
      `What is the ${kind} about?`,
      `what does this ${kind} cover`,
      ...(isSubjectOpen
        ? [`what is the title of the ${kind}`, `title of the ${kind}`, `tell me about the ${kind}`]
        : [`${subject}, what is that`, `tell me about ${subject}`, `explain ${subject} to me`]),
    ],
  };
  const dated: PlannedEntry = {
    ...finished,
    id: DATED,
    question: `When is the ${kind} from?`,
    facts: [DATED],
    phrasings: [
      `When is the ${kind} from?`,
      `date of the ${kind}`,
      'when was this written',
      `how old is this ${kind}`,
      `is the ${kind} up to date`,
      'when was this published',
    ],
  };
  return {
    id: 'about',
    title: `About the ${kind}`,
    entries: isDated(source) ? [about, dated] : [about],
  };
}

const ENTRY_TO_COPY: PlannedEntry = {
  id: 'first-question',
  question: '',
  facts: ['first-claim'],
  phrasings: [],
  isDraft: true,
  remark: null,
};

const gapsFile = (
  kind: string,
): string => `# What people ask and the ${kind} does not say. The bot then says so, instead of taking the question for another.
#
#   id         a name of its own
#   draft      true keeps it out of the bot; take the line out once it is written
#   title      what is missing, at most 60 characters
#   reason     not-in-article, after-article (asks what came later), or opinion (asks to judge, advise or predict)
#   reply      one sentence that names what is missing
#   nearest    ids of facts on the same thing; "tells" are those of them that are told beside the reply
#   phrasings  ways to ask it

# Copy these lines for each.
- id: first-gap
  draft: true
  title: ""
  reason: not-in-article
  reply: ""
  nearest: []
  phrasings:
    - "a way to ask it"
`;

const LEXICON = `# Words that people use for the same thing in this story: worth more than many ways to ask.
#
#   concepts       each with an id in CAPITALS and its words; role "subject" for what this story is about
#   abbreviations  what people type, and what it stands for

concepts: []
#  - id: OPENING_HOURS
#    role: subject
#    words: [opening hours, opening times]
abbreviations: {}
`;

/** @param id The story's id. @param forms How names, dates and numbers are written in its language. */
export function storyFiles(id: string, source: SourceAnswers, found: Found, forms: KeptForms): StoryFile[] {
  const about = aboutTopic(source);
  const isBare = found.topics.length === 0;
  const first = isBare ? { ...about, entries: [...about.entries, ENTRY_TO_COPY] } : about;
  return [
    { path: 'article.yaml', text: articleFile(id, source, found) },
    { path: 'facts.yaml', text: factsFile(source, found, forms) },
    { path: 'gaps.yaml', text: gapsFile(source.kind) },
    { path: 'lexicon.yaml', text: LEXICON },
    { path: 'faq/00-about.yaml', text: topicFile(first, true) },
    ...found.topics.map((topic, i) => ({
      path: `faq/${String(i + 1).padStart(2, '0')}-${topic.id}.yaml`,
      text: topicFile(topic, false),
    })),
  ];
}
