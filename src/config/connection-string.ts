/** Addresses with a name and a password in them, such as DATABASE_URL: read as people write them, and kept out of sight. */

/** What stands around the password: `scheme://name:` and the `@host…` after it, of the last `@` that a host follows. */
const PARTS = /^([a-z][a-z0-9+.-]*:\/\/[^:/?#@]*):(.*)@([^@/?#\s]*(?:[/?#][^@]*)?)$/is;

/** Characters that end a part of an address, and a percent sign that encodes nothing. */
const UNENCODED = /[/?#@:[\]\\^|"<>`{}\s]|%(?![0-9a-f]{2})/gi;

/**
 * The address with its password percent-encoded where that was forgotten: without it `/`, `@`, `#` and `?` in a
 * password end it early, and the rest of it is taken for the host, which is shown. All else stays as it is.
 */
export function withEncodedPassword(address: string): string {
  const parts = PARTS.exec(address.trim());
  if (parts === null) return address;
  const [, before, password, after] = parts;
  const mended = password!.replace(UNENCODED, (one) => encodeURIComponent(one));
  // A percent sign with two letters behind it may look like an encoded character, and be none.
  return `${before}:${isEncoded(mended) ? mended : encodeURIComponent(password!)}@${after}`;
}

function isEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** An address that holds neither name nor password, and no query that might: nothing of it is secret. */
export const isOpenAddress = (value: string): boolean => /^[a-z][a-z0-9+.-]*:\/\/[^@?]*$/i.test(value);

/** The password in an address, in every form that something may print; empty where there is none. */
export function passwordsIn(address: string): string[] {
  const encoded = PARTS.exec(withEncodedPassword(address))?.[2] ?? '';
  const written = PARTS.exec(address.trim())?.[2] ?? '';
  const plain = decodeURIComponent(encoded);
  return [...new Set([written, encoded, plain, encodeURIComponent(plain)])].filter(Boolean);
}
