/** What the container and service files promise, held against the code that they run. */

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseEnv } from 'dotenv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { platforms } from '../../src/adapters/platforms.ts';
import { variables } from '../../src/config/schema.ts';
import { CLOSE_MS, PLATFORMS_MS } from '../../src/lifecycle/shutdown.ts';

/** All steps of a stop, each taking all its time: platforms, and four that close. */
const LONGEST_STOP_S = (PLATFORMS_MS + 4 * CLOSE_MS) / 1000;

/** Variables that are read besides those of the configuration; docs/operations.md names them. */
const OTHERS = ['BACKCHANNEL_CACHE', 'NODE_ENV'];
const read = new Set([variables, ...platforms.map((platform) => platform.variables)].flatMap(Object.keys));
const isKnown = (name: string) => read.has(name) || OTHERS.includes(name);

describe('the Dockerfile', () => {
  const text = readFileSync('Dockerfile', 'utf8');
  const stages = text.split(/^(?=FROM )/m).slice(1);
  const last = stages.at(-1)!;

  it('builds in stages, from Node 24 slim, and leaves compiler and development behind', () => {
    expect(stages.length).toBeGreaterThan(2);
    expect(text).toMatch(/^ARG NODE_IMAGE=node:24-slim$/m);
    expect(stages[0]).toMatch(/^FROM \$\{NODE_IMAGE\} AS base$/m);
    expect(last).toMatch(/^FROM base$/m);
    expect(last).not.toMatch(/npm ci|--include=dev/);
    expect(text).toMatch(/npm ci --omit=dev --ignore-scripts/);
  });

  it('runs as a user without rights, who owns nothing but the data', () => {
    expect(last.indexOf('USER node')).toBeGreaterThan(last.lastIndexOf('RUN '));
    expect(last.indexOf('USER node')).toBeLessThan(last.indexOf('\nCMD '));
    expect([...last.matchAll(/chown \S+ (\S+)/g)].map(([, path]) => path)).toEqual(['/data']);
    expect(last).not.toMatch(/COPY --chown/);
  });

  it('copies what exists, and what .dockerignore lets in', () => {
    const allowed = readFileSync('.dockerignore', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('!'));
    for (const [, sources] of text.matchAll(/^COPY (?!--from)(.+) \S+$/gm))
      for (const source of sources!.split(' ')) {
        expect(existsSync(source), source).toBe(true);
        expect(allowed).toContain(`!${source}`);
      }
  });

  it('sets variables that the bot reads', () => {
    const [, env] = /^ENV ((?:.*\\\n)*.*)$/m.exec(last)!;
    const names = [...env!.matchAll(/(\w+)=/g)].map(([, name]) => name!);
    expect(names).not.toEqual([]);
    expect(names.filter((name) => !isKnown(name))).toEqual([]);
  });
});

describe('compose.yaml', () => {
  const { services } = parse(readFileSync('compose.yaml', 'utf8'));
  const { bot, postgres } = services;

  it('runs the bot on a read-only file system without any capability', () => {
    expect(bot).toMatchObject({ read_only: true, cap_drop: ['ALL'], volumes: ['data:/data'] });
    expect(bot.security_opt).toContain('no-new-privileges:true');
    expect(bot.user).toBeUndefined();
  });

  it('gives a stop the time that it may take', () => {
    expect(Number.parseInt(bot.stop_grace_period, 10)).toBeGreaterThan(LONGEST_STOP_S);
  });

  it('sets variables that the bot reads, and opens no port to other machines', () => {
    expect(Object.keys(bot.environment).filter((name) => !isKnown(name))).toEqual([]);
    for (const port of bot.ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it('bounds memory, processes and files of both, and gives PostgreSQL no more than it needs', () => {
    for (const service of [bot, postgres]) {
      expect(service.mem_limit).toBe('512m');
      expect(service.memswap_limit).toBe(service.mem_limit);
      expect(service.pids_limit).toBeLessThanOrEqual(128);
      expect(service.ulimits.core).toBe(0);
      expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
      expect(service.security_opt).toContain('no-new-privileges:true');
    }
    expect(bot.cap_add).toBeUndefined();
    expect(postgres.ports).toBeUndefined();
  });

  it('has the PostgreSQL that the page says is tested', () => {
    const [, major] = /postgres:\$\{POSTGRES_VERSION:-(\d+)\}-alpine\}$/.exec(postgres.image)!;
    expect(readFileSync('docs/operations.md', 'utf8')).toContain(`PostgreSQL (tested with ${major}`);
  });

  it('has PostgreSQL as an option', () => {
    expect(postgres.profiles).toEqual(['postgres']);
    expect(bot.depends_on.postgres).toMatchObject({ condition: 'service_healthy', required: false });
  });
});

describe('the systemd unit', () => {
  const unit = readFileSync('deploy/backchannel.service', 'utf8');
  const setting = (key: string) => new RegExp(`^${key}=(.*)$`, 'm').exec(unit)?.[1];

  it('gives a stop the time that it may take, by the signal that stops in order', () => {
    expect(Number(setting('TimeoutStopSec'))).toBeGreaterThan(LONGEST_STOP_S);
    expect(setting('KillSignal')).toBe('SIGTERM');
  });

  it('bounds memory, tasks and files', () => {
    expect(setting('MemoryMax')).toBe('768M');
    expect(setting('MemoryHigh')).toBe('640M');
    expect(setting('MemorySwapMax')).toBe('0');
    expect(Number(setting('TasksMax'))).toBeLessThanOrEqual(128);
    expect(Number(setting('LimitNOFILE'))).toBeGreaterThan(1024);
    expect(setting('LimitCORE')).toBe('0');
  });

  it('runs as a user of its own, who writes only where systemd made a place', () => {
    expect(setting('DynamicUser')).toBe('yes');
    expect(setting('ProtectSystem')).toBe('strict');
    expect(setting('NoNewPrivileges')).toBe('yes');
    const files = [...unit.matchAll(/^EnvironmentFile=(.*)$/gm)].map(([, file]) => file!);
    expect(files).toEqual(['/etc/backchannel.env', `${setting('WorkingDirectory')}/deploy/systemd.env`]);
    const own = parseEnv(readFileSync('deploy/systemd.env', 'utf8'));
    expect(Object.keys(own).filter((name) => !isKnown(name))).toEqual([]);
    expect(own).toMatchObject({
      DATA_DIR: `/var/lib/${setting('StateDirectory')}`,
      BACKCHANNEL_CACHE: `/var/cache/${setting('CacheDirectory')}`,
    });
  });
});

it('deploy/backchannel tells a file of settings that is not there from one that it may not read', () => {
  const env = { PATH: process.env['PATH'], BACKCHANNEL_SETTINGS: '/nowhere/backchannel.env' };
  const { status, stderr } = spawnSync(join('deploy', 'backchannel'), ['backup', 'b.db'], {
    env,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([1, expect.stringContaining('There is no file /nowhere/backchannel.env')]);
});
