/** Reads a file of the story that is to be edited in place: within the bounds that hold for the bot too. */
import { BackchannelError } from '../../src/errors.ts';
import { tooMuch } from '../../src/knowledge/bounds.ts';
import { readBounded } from '../../src/knowledge/read-file.ts';

/** Somebody has put something else in the place of the file. */
class StoryFileError extends BackchannelError {}

/**
 * A file's text; a story that has no such file yet has nothing in it.
 *
 * @throws {StoryFileError} for a pipe, a device, and what is too large to be kept by hand: nobody waits for these.
 */
export function textOf(path: string): string {
  const read = readBounded(path);
  const fault = 'fault' in read ? read.fault : tooMuch(read.bytes);
  if (fault === 'is missing') return '';
  if ('fault' in read || fault !== null) throw new StoryFileError('story.file', `${path} ${fault}.`);
  return read.bytes.toString('utf8');
}
