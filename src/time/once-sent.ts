/**
 * Work that waits until what was just handed to an HTTP client is on the wire. undici looks for one turn of the event
 * loop whether a connection that has rested still stands, and writes at the end of that turn: what is put off by one
 * turn alone would come before it.
 */
export const onceSent = (work: () => void): void => void setImmediate(() => setImmediate(work));
