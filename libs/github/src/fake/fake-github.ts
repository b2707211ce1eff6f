import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FakeRepository } from './fake-repository.js';
import { type Answer, routes } from './fake-routes.js';

/** What a token may: `{ 'pull_requests': 'write' }`. */
export type Permissions = Readonly<Record<string, 'read' | 'write'>>;

interface Holder {
  readonly login: string;
  readonly permissions: Permissions;
}

/** Something that happens to the next requests that it fits, instead of an answer or before it. */
export interface Incident {
  readonly method?: string;
  readonly path?: RegExp;
  /** @default 1 */
  readonly times?: number;
  readonly answer?: Answer;
  readonly before?: () => void | Promise<void>;
}

/**
 * GitHub's REST API as far as this repository asks it, over HTTP: tokens with permissions, pages with Link headers, the lengths and
 * refusals of the real one. Tests put pull requests into `repository` and look at it afterwards.
 */
export class FakeGitHub {
  readonly repository = new FakeRepository();
  /** `GET /repos/acme/shop/pulls`, in the order in which they came. */
  readonly requests: string[] = [];
  private readonly holders = new Map<string, Holder>();
  private readonly incidents: { incident: Incident; left: number }[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<FakeGitHub> {
    const server = createServer();
    const fake = new FakeGitHub(server);
    server.on('request', (request, response) => void fake.handle(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** A token of somebody. */
  token(login: string, permissions: Permissions): string {
    const token = `ghs_${login.replace(/\W/g, '')}${this.holders.size}CANARY`;
    this.holders.set(token, { login, permissions });
    return token;
  }

  next(incident: Incident): void {
    this.incidents.push({ incident, left: incident.times ?? 1 });
  }

  /** Requests that change something. */
  get writes(): string[] {
    return this.requests.filter((line) => !line.startsWith('GET ') && !line.endsWith('/graphql'));
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    const method = request.method ?? 'GET';
    this.requests.push(`${method} ${url.pathname}`);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const { status, body, headers = {} } = await this.answer(method, url, text, request);
    response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...headers });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  }

  private async answer(method: string, url: URL, text: string, request: IncomingMessage): Promise<Answer> {
    const found = this.incidents.find(
      ({ incident: { method: of, path }, left }) =>
        left > 0 && (of === undefined || of === method) && (path === undefined || path.test(url.pathname)),
    );
    if (found !== undefined) {
      found.left -= 1;
      await found.incident.before?.();
      if (found.incident.answer !== undefined) return found.incident.answer;
    }
    const holder = this.holders.get((request.headers.authorization ?? '').replace(/^(token|bearer) /i, ''));
    if (holder === undefined) return { status: 401, body: { message: 'Bad credentials' } };
    const { login, permissions } = holder;
    if (url.pathname === '/graphql') return { status: 200, body: { data: { viewer: { login } } } };
    for (const { method: of, path, needs, handle } of routes) {
      const match = path.exec(url.pathname);
      if (of !== method || match === null) continue;
      const lacking = needs.find(([name, level]) => !allows(permissions, name, level));
      if (lacking !== undefined) return forbidden(lacking);
      const sent = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
      return paged(url, handle(this.repository, { login, match, url, sent }));
    }
    return { status: 404, body: { message: 'Not Found' } };
  }
}

const allows = (permissions: Permissions, name: string, level: 'read' | 'write') =>
  name.split('|').some((one) => permissions[one] === 'write' || permissions[one] === level);

const forbidden = ([name, level]: readonly [string, string]): Answer => ({
  status: 403,
  body: { message: 'Resource not accessible by integration' },
  headers: {
    'x-accepted-github-permissions': name
      .split('|')
      .map((one) => `${one}=${level}`)
      .join('; '),
  },
});

/** GitHub gives 30 things at a time, and a hundred at most. */
function paged(url: URL, answer: Answer): Answer {
  const { body } = answer;
  const list = Array.isArray(body) ? body : (body as { check_runs?: unknown[] } | undefined)?.check_runs;
  if (list === undefined) return answer;
  const size = Math.min(Number(url.searchParams.get('per_page') ?? 30), 100);
  const page = Number(url.searchParams.get('page') ?? 1);
  const slice = list.slice((page - 1) * size, page * size);
  const last = Math.max(1, Math.ceil(list.length / size));
  const link = (to: number, rel: string) => {
    const target = new URL(url);
    target.searchParams.set('page', String(to));
    return `<${target.href}>; rel="${rel}"`;
  };
  const links = page < last ? [link(page + 1, 'next'), link(last, 'last')] : [];
  return {
    ...answer,
    body: Array.isArray(body) ? slice : { ...(body as object), check_runs: slice },
    headers: { ...answer.headers, ...(links.length === 0 ? {} : { Link: links.join(', ') }) },
  };
}
