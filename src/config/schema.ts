/**
 * The environment variables that the bot reads whatever the platform; each platform's are in its own folder. A test
 * holds `.env.example` against all of them.
 */
import { z } from 'zod';
import { dataKeyVariables } from './data-key.ts';
import { connectionString, flag, HOST, secret, text, variable, wholeNumber } from './variables.ts';

export const variables = {
  DATABASE_URL: secret(
    connectionString('postgres:', 'postgresql:', 'file:'),
    'Use postgres://user:password@host/database, with %23 for a # in the password, or leave it out for the embedded SQLite file.',
  ),
  ...dataKeyVariables,
  DATA_DIR: variable(text(), 'Use the folder that holds the embedded database; default: data.'),
  QUESTION_LOG: variable(z.enum(['off', 'unanswered', 'all']), 'Use off, unanswered or all.'),
  QUESTION_LOG_ERASE: variable(
    flag(),
    'Use true to erase at once what an earlier, larger QUESTION_LOG kept; else leave it out.',
  ),
  QUESTION_LOG_DAYS: variable(wholeNumber(1, 3650), 'Use a number of days from 1 to 3650.'),
  REVIEW_MIN_COUNT: variable(wholeNumber(1, 1_000_000), 'Use a whole number from 1 to 1,000,000.'),
  SUPPORT_CONTACT: variable(
    text(),
    'Use an address, a link or a name by which people reach whoever looks after the bot.',
  ),
  INSIGHTS_MIN_ASKERS: variable(wholeNumber(2, 100), 'Use a number of people from 2 to 100.'),
  CORRECTION_DAYS: variable(wholeNumber(0, 365), 'Use a number of days from 0 (never) to 365.'),

  KNOWLEDGE_DIR: variable(text(), 'Use the path of a knowledge folder; default: knowledge.'),
  HTTP_PORT: variable(
    wholeNumber(0, 65_535),
    'Use a port number for /healthz, /readyz and /metrics, such as 9464.',
  ),
  LIMIT_PERSON_PER_MINUTE: variable(wholeNumber(1, 100_000), 'Use a whole number from 1 to 100,000.'),
  LIMIT_CHANNEL_PER_MINUTE: variable(wholeNumber(1, 100_000), 'Use a whole number from 1 to 100,000.'),
  LOG_LEVEL: variable(
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    'Use one of fatal, error, warn, info, debug, trace, silent.',
  ),
  HOST,
} as const;
