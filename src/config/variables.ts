/** What an environment variable is, kinds of values that several have in common, and what may be wrong with one. */
import { readFileSync, statSync } from 'node:fs';
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

/** The address without slashes at its end. */
function withoutSlashes(address: string): string {
  let end = address.length;
  while (address[end - 1] === '/') end -= 1;
  return address.slice(0, end);
}

/** An address with one of these protocols (`https:`), without a slash at its end. */
export const url = (...protocols: string[]) =>
  text()
    .refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol))
    .transform(withoutSlashes);

/** An address that may hold a password, which need not be percent-encoded. */
export const connectionString = (...protocols: string[]) =>
  text()
    .transform(withEncodedPassword)
    .pipe(url(...protocols))
    // Neither name nor path: a `#` in the password has cut it off, and what is left of that would pass for a port.
    .refine((value) => /@|:\/\/[^/]*\/.|^file:/i.test(value));

/** Items with commas or blanks between them, each of this form. */
export const list = (item = /./) =>
  text()
    .transform((value) => value.split(/[\s,]+/).filter(Boolean))
    .refine((items) => items.every((one) => item.test(one)));

/** Where servers listen: read by the bot itself and by platforms that take requests. */
export const HOST = variable(text(), 'Use the address to listen on, such as 127.0.0.1 or 0.0.0.0.');

/** Added to a secret's name, it names a file with the secret in it, as container platforms hand them out. */
const IN_FILE = '_FILE';
/** Larger files are no secrets. */
const MAX_SECRET_BYTES = 64 * 1024;

/** A secret from the file that was named for it. @throws {Error} with the system's code if it cannot be read. */
function readSecret(path: string): string {
  const file = statSync(path);
  if (!file.isFile() || file.size > MAX_SECRET_BYTES)
    throw Object.assign(new Error('No file with a secret.'), { code: 'EINVAL' });
  return readFileSync(path, 'utf8');
}

/**
 * What the environment says: the value itself or, of secrets, what stands in the file named by `NAME_FILE`. Undefined
 * where neither says anything.
 *
 * @throws {Error} with the system's code if the file cannot be read.
 */
export function rawValue(
  name: string,
  { secret }: Pick<Variable, 'secret'>,
  env: NodeJS.ProcessEnv,
): string | undefined {
  const given = env[name]?.trim();
  const path = env[`${name}${IN_FILE}`]?.trim();
  if (given || !secret || !path) return given || undefined;
  return readSecret(path).trim() || undefined;
}

/** Reads the variables. Adds an issue for each value that does not fit. */
export function readVariables<V extends Variables>(
  variables: V,
  env: NodeJS.ProcessEnv,
  issues: ConfigIssue[],
): Values<V> {
  const values: Record<string, unknown> = {};
  for (const [name, variable] of Object.entries(variables)) {
    const { read, remedy, secret } = variable;
    const inFile = `${name}${IN_FILE}`;
    let raw: string | undefined;
    try {
      raw = rawValue(name, variable, env);
    } catch {
      issues.push({
        variable: inFile,
        message: 'This file cannot be read. Use the path of a file with the secret in it.',
      });
    }
    if (secret && env[name]?.trim() && env[inFile]?.trim())
      issues.push({ variable: inFile, message: `${name} is set as well. Leave one of them out.` });
    if (raw === undefined) continue;
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
