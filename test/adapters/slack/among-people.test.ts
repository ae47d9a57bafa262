import { describeManners } from '../../contract/manners.ts';
import { createSlackRoom } from './room.ts';

describeManners('Slack', createSlackRoom);
