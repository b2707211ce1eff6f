import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

export interface Cost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/**
 * 64 MB and two passes over them: one of the settings that OWASP calls equal.
 * asOf: 2026-11. source: OWASP Password Storage Cheat Sheet, scrypt. refresh: once a year; older hashes are renewed at log-in.
 */
export const COST: Cost = { N: 2 ** 16, r: 8, p: 2 };

const KEY_BYTES = 32;

/** `scrypt$N=65536,r=8,p=2$salt$key`, both in base64url. */
const FORMAT = /^scrypt\$N=(\d{1,7}),r=(\d{1,2}),p=(\d{1,2})\$([\w-]{16,64})\$([\w-]{43})$/;

export async function hashPassword(password: string, cost: Cost = COST): Promise<string> {
  const salt = randomBytes(16);
  return written(cost, salt, await derive(password, salt, cost));
}

/**
 * Whether the password is the one of the hash. Without a hash (nobody has this address) it takes as long, and is not.
 * `outdated` says that the hash was made at another cost and should be made again.
 */
export async function verifyPassword(
  password: string,
  hash: string | undefined,
  wanted: Cost = COST,
): Promise<{ readonly matches: boolean; readonly outdated: boolean }> {
  const known = hash === undefined ? undefined : read(hash);
  const { cost, salt, key } = known ?? { cost: wanted, salt: randomBytes(16), key: Buffer.alloc(KEY_BYTES) };
  const matches = timingSafeEqual(await derive(password, salt, cost), key) && known !== undefined;
  const outdated = cost.N !== wanted.N || cost.r !== wanted.r || cost.p !== wanted.p;
  return { matches, outdated };
}

function read(hash: string): { cost: Cost; salt: Buffer; key: Buffer } {
  const [, N, r, p, salt, key] = FORMAT.exec(hash) ?? [];
  if (salt === undefined || key === undefined) throw new Error('a password hash in an unknown form');
  return {
    cost: { N: Number(N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  };
}

function written({ N, r, p }: Cost, salt: Buffer, key: Buffer): string {
  return `scrypt$N=${N},r=${r},p=${p}$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/** The same letters typed on another keyboard are the same password: NFKC. */
function derive(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  const memory = 128 * cost.N * cost.r + 2 ** 20;
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { ...cost, maxmem: memory }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
