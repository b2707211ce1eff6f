import { is, isRecord, type Problem, textProblems, wordProblems } from '@ashlar/core';
import { TEXT_TRANSFORMATIONS } from './text-transformations.js';
import { listProblems, onlyKey } from './value-problems.js';

const PLAIN_FIELDS = ['allQueryArguments', 'method', 'queryString', 'uriPath'];
const FALLBACKS = ['MATCH', 'NO_MATCH'];
const OVERSIZE = ['CONTINUE', 'MATCH', 'NO_MATCH'];
const INVALID_JSON = ['EVALUATE_AS_STRING', ...FALLBACKS];
const MATCH_SCOPES = ['ALL', 'KEY', 'VALUE'];
const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}$/;
const HEADER_FIX = 'use a name of 1 to 64 characters, without spaces or colons';
const MOST_TRANSFORMATIONS = 3;

type Check = (prop: string, value: unknown) => Problem[];

const oversize: Check = (prop, value) =>
  wordProblems(`${prop}.oversize`, isRecord(value) ? value['oversize'] : undefined, OVERSIZE);
const fallback: Check = (prop, value) =>
  wordProblems(`${prop}.fallback`, isRecord(value) ? value['fallback'] : undefined, FALLBACKS);

const headers: Check = (prop, value) => {
  if (!isRecord(value))
    return [{ what: is(prop, value), fix: 'use an object with names, inspect, oversize' }];
  const { names, inspect } = value;
  const limit = { min: 1, max: 199, what: "names, or use 'all'" };
  return [
    ...(names === 'all'
      ? []
      : listProblems(`${prop}.names`, names, limit, (name, at) =>
          textProblems(at, name, HEADER_NAME, HEADER_FIX),
        )),
    ...wordProblems(`${prop}.inspect`, inspect, MATCH_SCOPES),
    ...oversize(prop, value),
  ];
};

const jsonBody: Check = (prop, value) => {
  if (!isRecord(value))
    return [{ what: is(prop, value), fix: 'use an object with paths, inspect, oversize' }];
  const { paths, inspect, invalid } = value;
  const limit = { min: 1, max: 50, what: "JSON pointers, or use 'all'" };
  return [
    ...(paths === 'all'
      ? []
      : listProblems(`${prop}.paths`, paths, limit, (path, at) =>
          textProblems(at, path, /^\/.{0,511}$/s, "use a JSON pointer: '/patient/name'"),
        )),
    ...wordProblems(`${prop}.inspect`, inspect, MATCH_SCOPES),
    ...(invalid === undefined ? [] : wordProblems(`${prop}.invalid`, invalid, INVALID_JSON)),
    ...oversize(prop, value),
  ];
};

const headerName: Check = (prop, value) => textProblems(prop, value, HEADER_NAME, HEADER_FIX);

const FIELDS: Readonly<Record<string, Check>> = {
  body: oversize,
  cookies: headers,
  headerOrder: oversize,
  headers,
  ja3Fingerprint: fallback,
  ja4Fingerprint: fallback,
  jsonBody,
  singleHeader: headerName,
  singleQueryArgument: headerName,
};

/** What is wrong with the part of a request that is to be inspected, and with what is done to it before. */
export function inspectionProblems(prop: string, { field, transformations }: Record<string, unknown>) {
  return [...fieldProblems(`${prop}.field`, field), ...transformationProblems(prop, transformations)];
}

function fieldProblems(prop: string, field: unknown): readonly Problem[] {
  if (!isRecord(field)) {
    return wordProblems(prop, field, [...PLAIN_FIELDS, ...Object.keys(FIELDS).map((key) => `{ ${key}: … }`)]);
  }
  const { key, problems } = onlyKey(prop, field, Object.keys(FIELDS));
  return key === undefined ? problems : (FIELDS[key]?.(`${prop}.${key}`, field[key]) ?? []);
}

export function transformationProblems(prop: string, transformations: unknown): Problem[] {
  if (transformations === undefined) return [];
  const limit = { min: 0, max: MOST_TRANSFORMATIONS, what: 'text transformations' };
  return listProblems(`${prop}.transformations`, transformations, limit, (name, at) =>
    wordProblems(at, name, TEXT_TRANSFORMATIONS),
  );
}

/** A header from which a client's address is read; undefined where nothing is said, which is fine. */
export function forwardedIpProblems(prop: string, value: unknown): Problem[] {
  if (value === undefined) return [];
  if (!isRecord(value)) return [{ what: is(prop, value), fix: 'use an object with header, fallback' }];
  return [...headerName(`${prop}.header`, value['header']), ...fallback(prop, value)];
}

export const fallbackProblems = fallback;
export const headerNameProblems = headerName;
