import { readFileSync } from 'node:fs';
import { parse } from 'dotenv';
import { describe, expect, it } from 'vitest';
import { discordConfig } from '../../src/adapters/discord/config.ts';
import { platforms } from '../../src/adapters/platforms.ts';
import { slackConfig } from '../../src/adapters/slack/config.ts';
import { loadConfig } from '../../src/config/load.ts';
import { variables } from '../../src/config/schema.ts';

const text = readFileSync('.env.example', 'utf8');
const lines = text.split('\n');
const named = lines.flatMap((line) => /^([A-Z][A-Z0-9_]*)=/.exec(line)?.[1] ?? []);

describe('.env.example', () => {
  it('names every variable that the bot reads, once, and no other', () => {
    const read = [variables, ...platforms.map((platform) => platform.variables)].flatMap(Object.keys);
    expect([...named].sort()).toEqual([...new Set(read)].sort());
  });

  it.each(named)('explains %s in a sentence of its own', (name) => {
    const above = lines[lines.findIndex((line) => line.startsWith(`${name}=`)) - 1]!;
    expect(above).toMatch(/^# \S.{15,}[.]$/);
  });

  it('sets nothing: copied as it is, the bot talks in the terminal', () => {
    const values = parse(text);
    expect(Object.values(values).filter(Boolean)).toEqual([]);
    expect(loadConfig(values, platforms).platforms).toEqual([]);
  });

  it('says the defaults that are in force', () => {
    const config = loadConfig({}, platforms);
    const said = (name: string) =>
      /Default: ([^\s;]+?)[.;]?(\s|$)/.exec(
        lines[lines.findIndex((line) => line.startsWith(`${name}=`)) - 1]!,
      )?.[1];
    expect(said('DISCORD_API_URL')).toBe(discordConfig({ DISCORD_TOKEN: 'x' }, [])?.apiUrl);
    expect(said('DATA_DIR')).toBe(config.store.dataDir);
    expect(said('KNOWLEDGE_DIR')).toBe(config.knowledgeDir);
    expect(said('QUESTION_LOG')).toBe(config.questionLog.keep);
    expect(Number(said('QUESTION_LOG_DAYS'))).toBe(config.questionLog.days);
    expect(Number(said('REVIEW_MIN_COUNT'))).toBe(config.questionLog.reviewMinCount);
    expect(Number(said('CORRECTION_DAYS'))).toBe(config.correctionDays);
    expect(Number(said('LIMIT_PERSON_PER_MINUTE'))).toBe(config.limits.personPerMinute);
    expect(Number(said('LIMIT_CHANNEL_PER_MINUTE'))).toBe(config.limits.channelPerMinute);
    const http = slackConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' }, []);
    expect(http?.mode === 'http' && http.port).toBe(Number(said('PORT')));
  });
});
