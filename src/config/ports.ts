/** Where health and metrics are served. */

export interface EndpointPorts {
  /** A port of their own; undefined without one. */
  readonly own: number | undefined;
  /** They stand beside a platform's requests, on the platform's port. */
  readonly onPlatforms: boolean;
}

/** Their own where strangers reach the bot at another port and nobody has said which. */
export const DEFAULT_ENDPOINT_PORT = 9464;

/**
 * One port for both only where the same is named twice: what strangers reach shall not tell how the bot is. 0 is any
 * free port, never the same twice.
 *
 * @param own The configured port of their own.
 * @param platforms The ports on which platforms take requests.
 */
export function endpointPorts(own: number | undefined, platforms: readonly number[]): EndpointPorts {
  const port = own ?? (platforms.length > 0 ? DEFAULT_ENDPOINT_PORT : undefined);
  const shared = port !== undefined && port !== 0 && platforms.includes(port);
  return { own: shared ? undefined : port, onPlatforms: shared };
}
