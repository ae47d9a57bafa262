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

/** undici's words for a proxy that opens no tunnel; it has no code for it, and says the status nowhere else. */
const NO_TUNNEL = /^Proxy response \((\d{3})\) !== 200 when HTTP Tunneling$/;

/**
 * Why a proxy lets nothing through, in a sentence for whoever runs the bot; null if an error is of another kind.
 *
 * @param error What a call through the proxy ended with, or what wraps that.
 */
export function refusalOfProxy(
  error: unknown,
): { readonly status: number; readonly sentence: string } | null {
  if (!(error instanceof Error)) return null;
  const [, status] = NO_TUNNEL.exec(error.message) ?? [];
  if (status === undefined) return refusalOfProxy(error.cause);
  const why =
    status === '407' ? 'it wants a name and a password, or others' : 'it does not allow the connection';
  const sentence = `The proxy refused with status ${status}: ${why}`;
  return { status: Number(status), sentence };
}

/** What goes through which proxy, and to which hosts nothing does; undefined where there is no proxy. */
export function proxyOf(values: Partial<Values<typeof proxyVariables>>): ProxySettings | undefined {
  const { HTTP_PROXY: httpProxy = '', HTTPS_PROXY: httpsProxy = httpProxy, NO_PROXY: noProxy = '' } = values;
  return httpsProxy === '' ? undefined : { httpProxy, httpsProxy, noProxy };
}
