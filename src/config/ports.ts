/** Where health and metrics are served. */

export interface EndpointPorts {
  /** A port of their own; undefined without one. */
  readonly own: number | undefined;
  /** They stand beside a platform's requests, on the platform's port. */
  readonly onPlatforms: boolean;
}

/**
 * One port for both where the same is named twice; 0 is any free port, never the same twice.
 *
 * @param own The configured port of their own.
 * @param platforms The ports on which platforms take requests.
 */
export function endpointPorts(own: number | undefined, platforms: readonly number[]): EndpointPorts {
  const shared = own !== undefined && own !== 0 && platforms.includes(own);
  const alone = shared ? undefined : own;
  return { own: alone, onPlatforms: alone === undefined && platforms.length > 0 };
}
