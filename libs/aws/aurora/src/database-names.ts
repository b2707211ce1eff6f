import { isKnown, type Problem } from '@ashlar/core';

/** A letter, then letters, digits and `_`: what needs no quotes in SQL but for its upper case. */
const NAME = /^[A-Za-z][A-Za-z0-9_]{0,62}$/;

/** What an IAM policy and PostgreSQL both take, and no wildcard. */
const IAM_USER = /^[A-Za-z_][A-Za-z0-9_.-]{0,62}$/;

/**
 * Words that PostgreSQL reserves for its grammar.
 *
 * asOf: PostgreSQL 18, source: its documentation, appendix "SQL Key Words"
 */
const KEYWORDS = new Set(
  `all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create
  current_catalog current_date current_role current_time current_timestamp current_user default deferrable desc distinct
  do else end except false fetch for foreign from grant group having in initially intersect into lateral leading limit
  localtime localtimestamp not null offset on only or order placing primary references returning select session_user some
  symmetric system_user table then to trailing true union unique user using variadic when where window with
  authorization binary collation concurrently cross current_schema freeze full ilike inner is isnull join left like
  natural notnull outer overlaps right similar tablesample verbose`.split(/\s+/),
);

/** asOf: 2026-11, source: what RDS refuses with "reserved word", and the databases and roles that it makes itself */
const RESERVED_DATABASES = new Set(['db', 'rdsadmin', 'template0', 'template1']);
const RESERVED_USERS = new Set([
  'admin',
  'administrator',
  'public',
  'none',
  'rdsadmin',
  'rdsproxyadmin',
  'rdsrepladmin',
  'rdstopmgr',
]);

export function databaseNameProblems(name: string): Problem[] {
  return nameProblems('databaseName', name, (word) => RESERVED_DATABASES.has(word));
}

export function userNameProblems(prop: string, name: string): Problem[] {
  return nameProblems(prop, name, (word) => RESERVED_USERS.has(word) || /^(pg|rds)_/.test(word));
}

/** What is wrong with the name of a user who connects with IAM. */
export function iamUserProblems(user: string): Problem[] {
  if (IAM_USER.test(user)) return [];
  const fix = "name one user of the database: letters, digits, '_', '.' and '-', 63 at most";
  return [{ what: `connectAs('${user}')`, fix }];
}

function nameProblems(prop: string, name: string, isReserved: (word: string) => boolean): Problem[] {
  if (!isKnown(name)) return [];
  if (!NAME.test(name)) {
    const fix = "use a letter, then letters, digits and '_', 63 at most";
    return [{ what: `${prop} is '${String(name)}'`, fix }];
  }
  const word = name.toLowerCase();
  if (!KEYWORDS.has(word) && !isReserved(word)) return [];
  return [{ what: `${prop} is '${name}', a reserved word`, fix: `use another name, such as '${name}_1'` }];
}
