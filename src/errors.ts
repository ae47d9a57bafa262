/** The root of Backchannel's own errors: each has a stable code, for logs and for whoever handles it. */

/** `message` is a complete sentence for people who run the bot; it never holds the value of a secret. */
export class BackchannelError extends Error {
  /** Stable, such as `discord.bad_token`; a documented part of the interface. */
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}
