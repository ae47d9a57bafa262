/** Names a message by one text, for maps and claims. */
import type { MessageRef } from './platform.ts';

export const refKey = ({ workspace, channel, message }: MessageRef): string =>
  `${workspace ?? ''}:${channel}:${message}`;
