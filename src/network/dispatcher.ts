/** How connections are made where the environment names a proxy. */
import { type Dispatcher, EnvHttpProxyAgent } from 'undici';
import type { ProxySettings } from './proxy.ts';

/** Undefined for directly. */
export const dispatcherFor = (proxy: ProxySettings | undefined): Dispatcher | undefined =>
  proxy && new EnvHttpProxyAgent({ ...proxy });
