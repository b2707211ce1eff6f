import { HttpError } from './http-error.js';
import type { Request } from './read-request.js';

export interface Answer {
  readonly status: number;
  /** Becomes JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  answer(request: Request): Promise<Answer>;
}

/** The one route for a request. 404 without the path, 405 with what the path knows. */
export function findRoute(routes: readonly Route[], { method, path }: Request): Route {
  const there = routes.filter((route) => route.path === path);
  if (there.length === 0) throw new HttpError(404, 'not_found', 'There is nothing here.');
  const found = there.find((route) => route.method === method);
  if (found !== undefined) return found;
  const allow = there.map((route) => route.method).join(', ');
  throw new HttpError(405, 'method_not_allowed', `Use ${allow}.`, { headers: { allow } });
}
