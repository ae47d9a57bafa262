/** The columns that name a channel, or a message in one, as a condition: the tables have them under the same names. */
import type { ChannelKey } from './channels.ts';

/** Only these columns: a key may be a whole row. */
export const ofChannel = ({ platform, workspace, channel }: ChannelKey): ChannelKey => ({
  platform,
  workspace,
  channel,
});

export const ofMessage = (key: ChannelKey, message: string) => ({ ...ofChannel(key), message });
