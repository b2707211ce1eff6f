import { createServer, type Socket, connect } from 'node:net';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ALBEvent, ALBResult } from 'aws-lambda';
import type { ClientConfig } from 'pg';
import { Database, type Timeouts } from './database.js';
import type { Log } from './log.js';
import { type Invocation, serve, type Service } from './serve.js';
import { hashOfToken } from './session.js';

interface Sent {
  readonly headers?: Record<string, string>;
  /** Sent as JSON; text is sent as it is. */
  readonly body?: unknown;
  readonly base64?: boolean;
}

/** What the load balancer makes of a request. */
export function albEvent(
  method: string,
  path: string,
  { headers = {}, body, base64 = false }: Sent = {},
): ALBEvent {
  const content = body === undefined || typeof body === 'string' ? (body ?? '') : JSON.stringify(body);
  return {
    requestContext: {
      elb: { targetGroupArn: 'arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/x/1' },
    },
    httpMethod: method,
    path,
    queryStringParameters: {},
    headers: {
      'x-amzn-trace-id': 'Root=1-67891233-abcdef012345678912345678',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    body: base64 ? Buffer.from(content).toString('base64') : content,
    isBase64Encoded: base64,
  };
}

export function invocation(remainingMs = 14_000): Invocation {
  const end = Date.now() + remainingMs;
  return { awsRequestId: 'request-1', getRemainingTimeInMillis: () => end - Date.now() };
}

/** The code's way to a test's server. */
export function databaseAt({ host, port, user, database }: ClientConfig, timeouts?: Timeouts): Database {
  return new Database({
    ...{ host: host ?? '', port: port ?? 0, name: database ?? '', user: user ?? '' },
    password: async () => 'ignored on the socket',
    tls: 'off',
    ...(timeouts === undefined ? {} : { timeouts }),
  });
}

/** A service as Lambda runs it, its answers read, and what it wrote to its log. */
export class ServiceUnderTest {
  readonly logged: Record<string, unknown>[] = [];
  private readonly handle: (event: ALBEvent, invocation: Invocation) => Promise<ALBResult>;

  constructor(service: Omit<Service, 'log'>) {
    this.handle = serve({ ...service, log: this.log });
  }

  readonly log: Log = (fields) => void this.logged.push({ ...fields });

  async request(method: string, path: string, sent: Sent & { token?: string } = {}) {
    const { token, headers, ...rest } = sent;
    const authorization: Record<string, string> =
      token === undefined ? {} : { authorization: `Bearer ${token}` };
    const event = albEvent(method, path, { ...rest, headers: { ...authorization, ...headers } });
    return answerOf(await this.handle(event, invocation()));
  }
}

export function answerOf({ statusCode, headers, body }: ALBResult) {
  const content: unknown = body === undefined || body === '' ? undefined : JSON.parse(body);
  return { status: statusCode, headers: headers ?? {}, body: content as Record<string, unknown> };
}

/** Statements for a superuser: an account and a session for a test, without the cost of a password. */
export function sessionOf(
  customerId: string,
  token: string,
  expires = "now() + interval '1 hour'",
): string[] {
  const hash = hashOfToken(token).toString('hex');
  return [
    `INSERT INTO auth.accounts (customer_id, email, password_hash)
     VALUES ('${customerId}', '${customerId}@example.com', 'scrypt$none') ON CONFLICT DO NOTHING`,
    `INSERT INTO auth.sessions (token_hash, customer_id, created_at, expires_at)
     VALUES ('\\x${hash}', '${customerId}', now() - interval '1 day', ${expires})`,
  ];
}

/** Between the code and PostgreSQL: what a proxy or a network may do to a connection. */
export class Wire {
  private readonly sockets = new Set<Socket>();
  private isDead = false;
  accepted = 0;

  private constructor(private readonly server: ReturnType<typeof createServer>) {}

  static async to({ host, port }: ClientConfig): Promise<Wire> {
    const wire: Wire = new Wire(
      createServer((client) => {
        wire.accepted += 1;
        const target = connect(join(host ?? '', `.s.PGSQL.${port}`));
        for (const socket of [client, target]) {
          wire.sockets.add(socket);
          socket.on('error', () => undefined).on('close', () => wire.sockets.delete(socket));
        }
        const passOn = (to: Socket) => (chunk: Buffer) => void (wire.isDead || to.write(chunk));
        client.on('data', passOn(target)).on('close', () => target.destroy());
        target.on('data', passOn(client)).on('close', () => client.destroy());
      }),
    );
    await new Promise<void>((listening) => wire.server.listen(0, '127.0.0.1', listening));
    return wire;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Every connection is closed; new ones are fine. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  /** Nothing gets through any more, and nobody is told. Connections made later are dead, too, until it is revived. */
  set dead(dead: boolean) {
    this.isDead = dead;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((closed) => this.server.close(closed));
  }
}
