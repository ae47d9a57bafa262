/** What people say of themselves, and where they read something, is no part of what they ask. */
import { describe, expect, it } from 'vitest';
import { withoutSpeaker } from '../../src/dialogue/around.ts';
import { languageOf } from '../text/languages.ts';

const { parts } = languageOf('en');
const namesStory = (clause: string): boolean => /ashby|library/i.test(clause);
const asked = (message: string): string => withoutSpeaker(message, parts, namesStory).trim();

describe('a clause that tells of the speaker alone', () => {
  it.each([
    ['I am from Peru, who pays for it?', 'who pays for it?'],
    ["I'm a nurse in Lagos. Why is it shut?", 'Why is it shut?'],
    ['my bus leaves in four minutes, explain it', 'explain it'],
    ['Hello from Chile! what is this about?', 'what is this about?'],
    ["Sum it up, I've been hiking for a month.", 'Sum it up'],
    ['who objects? I am writing an essay', 'who objects?'],
    ['as a Dane, who do I believe', 'who do I believe'],
    ['Hello. I live in Peru. My brother works there. Who pays?', 'Who pays?'],
    ["i'm new here what did they open", 'what did they open'],
  ])('is left out: %s', (message, question) => {
    expect(asked(message)).toBe(question);
  });

  it.each([
    ['names somebody of the story', 'I am from Ashby, who pays for it?'],
    ['only greets before what asks', 'Hello. Who pays?'],
    ['is all that is said', 'I am from Peru, my bus leaves in four minutes.'],
    ['is what the question takes up', 'I was in the room with both. Is that true?'],
    ['goes on in the words that ask', 'I was in the room with her when she paid'],
    ['asks something', 'I am to pay what, who pays?'],
    ['stands between two questions', 'Who pays? I am a nurse. Who objects?'],
    ['says what was said to them', 'I was told that she left, who pays?'],
  ])('stays where it %s', (_, message) => {
    expect(asked(message)).toBe(message);
  });
});

describe('where something was read', () => {
  it.each([
    ['my aunt on facebook says a bank paid', 'my aunt says a bank paid'],
    ['saw on WhatsApp that a bank paid', 'saw that a bank paid'],
    ['On Telegram they say a bank paid', 'they say a bank paid'],
    ['CNN says that a bank paid', 'people say a bank paid'],
    ['twitter is full of people saying a bank paid', 'people say a bank paid'],
    ['according to the radio a bank paid', 'people say a bank paid'],
    ['a bank paid, read it on reddit', 'people say a bank paid'],
    ['who is the treasurer, saw her on tv', 'who is the treasurer'],
  ])('is left out, and what is claimed stays a claim: %s', (message, question) => {
    expect(asked(message).replace(/\s+/g, ' ')).toMatch(new RegExp(`^(a )?${question}$`));
  });

  it.each([
    'is this on facebook?',
    'what does CNN say about it?',
    'did she post it on twitter?',
    'can I read it on reddit?',
  ])('stays where it is asked about: %s', (message) => {
    expect(asked(message)).toBe(message);
  });
});

describe('what is said around a question without asking', () => {
  it.each([
    ['is it open, yes or no?', 'is it open?'],
    ['Yes or no: does she know?', 'does she know?'],
    ['did he pay, a simple yes or no please', 'did he pay'],
    ['how did they react when it came out?', 'how did they react?'],
    ['what did she say once the news broke', 'what did she say'],
  ])('is left out: %s', (message, question) => {
    expect(asked(message)).toBe(question);
  });

  it.each(['when did it come out?', 'was it a yes or a no?', 'what happened after they met?'])(
    'stays where it is asked: %s',
    (message) => {
      expect(asked(message)).toBe(message);
    },
  );
});
