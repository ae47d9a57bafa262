/** Why no story can be made of a file, in words for whoever named it. */
import { BackchannelError } from '../errors.ts';

/** The file is no FAQ that can be read. `message` says why, in full sentences. */
export class ImportError extends BackchannelError {}
