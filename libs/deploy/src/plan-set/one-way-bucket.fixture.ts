import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

/** What a role may do with the bucket of plans. */
export type Way = 'put' | 'get';

/**
 * Test support: stands before an emulator, and lets a role do one thing only with one bucket. As in AWS, who may not list is told
 * that what isn't there is forbidden.
 */
export class OneWayBucket {
  /** What was asked of the bucket: `PUT`, `GET`. */
  readonly asked: string[] = [];
  way: Way = 'put';

  private constructor(
    private readonly server: ReturnType<typeof createServer>,
    readonly endpoint: string,
    private readonly behind: string,
  ) {}

  static async before(emulator: string, bucket: string): Promise<OneWayBucket> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const self = new OneWayBucket(server, `http://127.0.0.1:${port}`, `${emulator}/${bucket}`);
    server.on('request', (incoming: IncomingMessage, response: ServerResponse) =>
      self.answer(incoming, response, emulator, bucket),
    );
    return self;
  }

  /** Does what nobody should be able to. */
  async replace(key: string, content: Buffer, headers: Record<string, string> = {}): Promise<void> {
    const Authorization =
      'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0';
    await fetch(`${this.behind}/${key}`, {
      ...{ method: 'PUT', headers: { Authorization, ...headers }, body: new Uint8Array(content) },
    });
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private answer(incoming: IncomingMessage, response: ServerResponse, emulator: string, bucket: string) {
    const { method = '', url = '', headers } = incoming;
    const isOfBucket = url.startsWith(`/${bucket}`);
    if (isOfBucket) this.asked.push(method);
    const isObject = url.startsWith(`/${bucket}/`) && !/[?&]list-type/.test(url);
    if (isOfBucket && !(isObject && method === this.way.toUpperCase())) {
      incoming.resume();
      return denied(response);
    }
    const passed = request(
      `${emulator}${url}`,
      { method, headers: { ...headers, host: new URL(emulator).host } },
      (answer) => {
        if (isOfBucket && answer.statusCode === 404) {
          answer.resume();
          return denied(response);
        }
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        return answer.pipe(response);
      },
    );
    return incoming.pipe(passed);
  }
}

const denied = (response: ServerResponse) =>
  response
    .writeHead(403, { 'Content-Type': 'application/xml' })
    .end('<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>');
