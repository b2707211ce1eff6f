import { is, isRecord, type Problem, wholeNumberProblems, wordProblems } from '@ashlar/core';
import { headerNameProblems } from './field-problems.js';
import { onlyKey } from './value-problems.js';

export const ACTIONS = ['allow', 'block', 'captcha', 'challenge', 'count'];
const CONTENT_TYPES = ['APPLICATION_JSON', 'TEXT_HTML', 'TEXT_PLAIN'];
const LONGEST_BODY = 4096;

export function actionProblems(prop: string, action: unknown): readonly Problem[] {
  if (!isRecord(action)) return wordProblems(prop, action, [...ACTIONS, '{ block: { status: 403 } }']);
  const { key, problems } = onlyKey(prop, action, ['block']);
  return key === undefined ? problems : responseProblems(`${prop}.block`, action['block']);
}

function responseProblems(prop: string, response: unknown): Problem[] {
  if (!isRecord(response)) return [{ what: is(prop, response), fix: 'use an object with a status' }];
  const { status, headers = {}, body } = response;
  const problems = wholeNumberProblems(`${prop}.status`, status, 200, 599);
  if (!isRecord(headers)) problems.push({ what: is(`${prop}.headers`, headers), fix: 'map names to values' });
  for (const [name, value] of Object.entries(isRecord(headers) ? headers : {})) {
    problems.push(...headerNameProblems(`${prop}.headers has a name that`, name));
    if (typeof value === 'string' && value !== '') continue;
    problems.push({ what: is(`${prop}.headers.${name}`, value), fix: 'use a text that is not empty' });
  }
  return body === undefined ? problems : [...problems, ...bodyProblems(`${prop}.body`, body)];
}

function bodyProblems(prop: string, body: unknown): Problem[] {
  if (!isRecord(body)) return [{ what: is(prop, body), fix: 'use an object with contentType, content' }];
  const { contentType, content } = body;
  const bytes = typeof content === 'string' ? Buffer.byteLength(content) : 0;
  const problems = wordProblems(`${prop}.contentType`, contentType, CONTENT_TYPES);
  if (bytes > 0 && bytes <= LONGEST_BODY) return problems;
  return [...problems, { what: `${prop}.content has ${bytes} bytes`, fix: `use 1 to ${LONGEST_BODY}` }];
}
