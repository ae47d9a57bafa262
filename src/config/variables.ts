/** What an environment variable is, kinds of values that several have in common, and what may be wrong with one. */
import { z } from 'zod';
import { withEncodedPassword } from './connection-string.ts';

/** One variable: how to read it, what to do when it is wrong, whether its value must never be shown. */
export interface Variable<T = unknown> {
  readonly read: z.ZodType<T, string>;
  /** What to do when it is missing or wrong, in one sentence. */
  readonly remedy: string;
  readonly secret: boolean;
}

export type Variables = Readonly<Record<string, Variable>>;

/** What the environment says, each value read and checked; what is unset, empty or wrong is undefined. */
export type Values<V extends Variables> = {
  readonly [K in keyof V]: V[K] extends Variable<infer T> ? T | undefined : never;
};

/** One variable that is wrong or missing. Never holds the value of a secret. */
export interface ConfigIssue {
  readonly variable: string;
  readonly message: string;
}

export const variable = <T>(read: z.ZodType<T, string>, remedy: string): Variable<T> => ({
  read,
  remedy,
  secret: false,
});

export const secret = <T>(read: z.ZodType<T, string>, remedy: string): Variable<T> => ({
  read,
  remedy,
  secret: true,
});

const TRUE = new Set(['1', 'true', 'yes', 'on']);
const FALSE = new Set(['0', 'false', 'no', 'off']);

export const text = () => z.string().trim().min(1);

export const flag = () =>
  z
    .string()
    .trim()
    .toLowerCase()
    .refine((value) => TRUE.has(value) || FALSE.has(value))
    .transform((value) => TRUE.has(value));

export const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((value) => value >= from && value <= to);

/** An address with one of these protocols (`https:`), without a slash at its end. */
export const url = (...protocols: string[]) =>
  text()
    .refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol))
    .transform((value) => value.replace(/\/+$/, ''));

/** An address that may hold a password, which need not be percent-encoded. */
export const connectionString = (...protocols: string[]) =>
  text()
    .transform(withEncodedPassword)
    .pipe(url(...protocols))
    // Neither name nor path: a `#` in the password has cut it off, and what is left of that would pass for a port.
    .refine((value) => /@|:\/\/[^/]*\/.|^file:/i.test(value));

/** Items with commas or blanks between them. */
export const list = () => text().transform((value) => value.split(/[\s,]+/).filter(Boolean));

/** Where servers listen: read by the bot itself and by platforms that take requests. */
export const HOST = variable(text(), 'Use the address to listen on, such as 127.0.0.1 or 0.0.0.0.');

/** Reads the variables. Adds an issue for each value that does not fit. */
export function readVariables<V extends Variables>(
  variables: V,
  env: NodeJS.ProcessEnv,
  issues: ConfigIssue[],
): Values<V> {
  const values: Record<string, unknown> = {};
  for (const [name, { read, remedy }] of Object.entries(variables)) {
    const raw = env[name];
    if (raw === undefined || raw.trim() === '') continue;
    const parsed = read.safeParse(raw);
    if (parsed.success) values[name] = parsed.data;
    else issues.push({ variable: name, message: `This value does not fit. ${remedy}` });
  }
  return values as Values<V>;
}

/** Adds an issue for each of the needed variables that is not set; one that is wrong has its issue already. */
export function requireVariables<V extends Variables>(
  variables: V,
  values: Partial<Values<V>>,
  issues: ConfigIssue[],
  needed: readonly (keyof V & string)[],
  because: string,
): void {
  for (const name of needed) {
    const alreadyWrong = issues.some((issue) => issue.variable === name);
    if (values[name] === undefined && !alreadyWrong)
      issues.push({ variable: name, message: `Missing: ${because}. ${variables[name]!.remedy}` });
  }
}
