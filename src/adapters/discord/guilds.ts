/**
 * What the bot keeps of the servers it is in: who may change settings there, which role is its own, and which
 * channels are threads. All of it comes with the Guilds intent; none of it names a member.
 */
import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { createRecentMap } from '../recent.ts';
import { incomingChannel, incomingGuild, incomingRole } from './incoming.ts';

interface Guild {
  owner: string | undefined;
  /** Role id to its permissions. */
  readonly roles: Map<string, bigint>;
  ownRole: string | undefined;
}

export interface Guilds {
  onEvent(type: string, data: unknown): void;
  /** False as well when the server never said. */
  canManage(guild: string, person: string, roles: readonly string[]): boolean;
  /** The role that Discord made for the bot; people pick it by accident when they mean the bot. */
  ownRole(guild: string): string | undefined;
  isThread(channel: string): boolean;
}

const MANAGERS = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator;
const THREADS: ReadonlySet<number> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);
const KNOWN_THREADS = 20_000;

/** A bit field as Discord writes it, a decimal string; nothing when it is none. */
function bits(value: string): bigint {
  return /^\d+$/.test(value) ? BigInt(value) : 0n;
}

/** Whether a member's permissions, as an interaction tells them, allow changing the bot's settings. */
export const mayManage = (permissions: string): boolean => (bits(permissions) & MANAGERS) !== 0n;

export const isThreadType = (type: number | undefined): boolean => type !== undefined && THREADS.has(type);

export function createGuilds(self: () => string | undefined): Guilds {
  const guilds = new Map<string, Guild>();
  const threads = createRecentMap<true>(KNOWN_THREADS);

  function setRole(guild: Guild, role: { id: string; permissions: string; tags?: unknown }): void {
    guild.roles.set(role.id, bits(role.permissions));
    const tags = role.tags as { bot_id?: string } | undefined;
    if (tags?.bot_id !== undefined && tags.bot_id === self()) guild.ownRole = role.id;
  }

  function onGuild(data: unknown): void {
    const parsed = incomingGuild.safeParse(data);
    if (!parsed.success) return;
    const known = guilds.get(parsed.data.id);
    // An update may come without the roles; those that are known stay.
    const kept = parsed.data.roles.length === 0 ? known : undefined;
    const guild: Guild = {
      owner: parsed.data.owner_id ?? known?.owner,
      roles: kept?.roles ?? new Map(),
      ownRole: kept?.ownRole,
    };
    for (const role of parsed.data.roles) setRole(guild, role);
    guilds.set(parsed.data.id, guild);
    for (const thread of parsed.data.threads) threads.set(thread.id, true);
  }

  function onRole(data: unknown): void {
    const parsed = incomingRole.safeParse(data);
    const guild = parsed.success ? guilds.get(parsed.data.guild_id) : undefined;
    if (!parsed.success || guild === undefined) return;
    if (parsed.data.role !== undefined) setRole(guild, parsed.data.role);
    else if (parsed.data.role_id !== undefined) guild.roles.delete(parsed.data.role_id);
  }

  return {
    onEvent(type, data) {
      switch (type) {
        case 'GUILD_CREATE':
        case 'GUILD_UPDATE':
          onGuild(data);
          break;
        case 'GUILD_DELETE': {
          const parsed = incomingChannel.safeParse(data);
          if (parsed.success) guilds.delete(parsed.data.id);
          break;
        }
        case 'GUILD_ROLE_CREATE':
        case 'GUILD_ROLE_UPDATE':
        case 'GUILD_ROLE_DELETE':
          onRole(data);
          break;
        case 'THREAD_CREATE': {
          const parsed = incomingChannel.safeParse(data);
          if (parsed.success) threads.set(parsed.data.id, true);
          break;
        }
        case 'THREAD_LIST_SYNC': {
          const synced = incomingGuild.pick({ threads: true }).safeParse(data);
          if (synced.success) for (const thread of synced.data.threads) threads.set(thread.id, true);
        }
      }
    },
    canManage(guildId, person, roles) {
      const guild = guilds.get(guildId);
      if (guild === undefined) return false;
      if (guild.owner === person) return true;
      // The role with the server's own id is everyone's.
      const held = [guildId, ...roles].reduce((sum, role) => sum | (guild.roles.get(role) ?? 0n), 0n);
      return (held & MANAGERS) !== 0n;
    },
    ownRole: (guild) => guilds.get(guild)?.ownRole,
    isThread: (channel) => threads.get(channel) === true,
  };
}
