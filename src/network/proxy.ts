/** The proxy through which everything goes out, where the environment names one. */
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

/** As undici's `EnvHttpProxyAgent` takes them; empty for none. */
export interface ProxySettings {
  readonly httpProxy: string;
  readonly httpsProxy: string;
  readonly noProxy: string;
}

/** What goes through which proxy, and to which hosts nothing does; undefined where there is no proxy. */
export function proxyOf(values: Partial<Values<typeof proxyVariables>>): ProxySettings | undefined {
  const { HTTP_PROXY: httpProxy = '', HTTPS_PROXY: httpsProxy = httpProxy, NO_PROXY: noProxy = '' } = values;
  return httpsProxy === '' ? undefined : { httpProxy, httpsProxy, noProxy };
}
