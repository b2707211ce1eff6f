import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import type { Answer } from './next-step.js';

export interface ReadyTarget {
  /** `https://<load balancer>:8443/api/ready`: the test listener, behind which the new tasks are. */
  readonly url: URL;
  /** Asked for in TLS and in `Host`, and what the certificate has to be for. @default - the URL's own host */
  readonly host?: string | undefined;
  /** Trusted besides the authorities that Node knows: for tests. */
  readonly ca?: string | undefined;
  readonly timeoutMs: number;
}

/** One question to `/ready`. A new connection each time: the load balancer may pick another task. 2xx is ready, a redirect is not. */
export function askReady({ url, host = url.hostname, ca, timeoutMs }: ReadyTarget): Promise<Answer> {
  return new Promise((resolve) => {
    const no = (said: string) => resolve({ ready: false, said });
    const options = { method: 'GET', headers: { host, 'user-agent': 'release-gate' }, agent: false as const };
    const tls = { ...options, servername: host, ...(ca === undefined ? {} : { ca }) };
    const request = url.protocol === 'https:' ? secure(url, tls) : plain(url, options);
    // From the start: a peer that sends a byte now and then would keep an idle timeout from ever ending it.
    const timer = setTimeout(() => request.destroy(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    request.once('response', (response) => {
      const status = response.statusCode ?? 0;
      response.resume();
      clearTimeout(timer);
      request.destroy();
      resolve({ ready: status >= 200 && status < 300, said: `HTTP ${status}` });
    });
    request.on('error', (error) => {
      clearTimeout(timer);
      no(error.message === '' ? error.name : error.message);
    });
    request.end();
  });
}
