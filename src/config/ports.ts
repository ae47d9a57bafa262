/** Where health and metrics are served. */
import type { Config } from './load.ts';

export interface EndpointPorts {
  /** A port of their own; undefined without one. */
  readonly own: number | undefined;
  /** They stand beside Slack's requests, on Slack's port. */
  readonly onSlacks: boolean;
}

/** One port for both where the same is named twice; 0 is any free port, never the same twice. */
export function endpointPorts({ http, slack }: Pick<Config, 'http' | 'slack'>): EndpointPorts {
  const slackPort = slack?.mode === 'http' ? slack.port : undefined;
  const own = http.port === slackPort && slackPort !== 0 ? undefined : http.port;
  return { own, onSlacks: own === undefined && slackPort !== undefined };
}
