import { describeManners } from '../../contract/manners.ts';
import { createDiscordRoom } from './room.ts';

describeManners('Discord', createDiscordRoom);
