/** Every platform that the bot can talk on. The only list: configuration, start and registration read it. */

import type { PlatformDefinition } from '../conversation/platform-definition.ts';
import { discord } from './discord/definition.ts';
import { slack } from './slack/definition.ts';

export const platforms: readonly PlatformDefinition[] = [discord, slack];
