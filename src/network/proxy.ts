/** The proxy through which everything goes out, where the environment names one. */
import { type Dispatcher, EnvHttpProxyAgent } from 'undici';
import { secret, text, type Values, variable } from '../config/variables.ts';

const address = () =>
  text()
    .transform((value) => (value.includes('://') ? value : `http://${value}`))
    .refine((value) => URL.canParse(value) && /^https?:/.test(value));

/** Each platform reads them among its own. They are secrets, for their addresses may hold a password. */
export const proxyVariables = {
  HTTPS_PROXY: secret(address(), "Use the proxy's address, such as http://proxy.example:3128."),
  HTTP_PROXY: secret(address(), "Use the proxy's address, such as http://proxy.example:3128."),
  NO_PROXY: variable(text(), 'Use names of hosts with commas between them, such as localhost,.example.org.'),
} as const;

/**
 * Sends requests to `https:` through `HTTPS_PROXY` and those to `http:` through `HTTP_PROXY`, but to hosts of
 * `NO_PROXY` directly; undefined where there is no proxy.
 */
export function proxyOf(values: Partial<Values<typeof proxyVariables>>): Dispatcher | undefined {
  const { HTTP_PROXY: httpProxy = '', HTTPS_PROXY: httpsProxy = httpProxy, NO_PROXY: noProxy = '' } = values;
  return httpsProxy === '' ? undefined : new EnvHttpProxyAgent({ httpProxy, httpsProxy, noProxy });
}
