import { createHash } from 'node:crypto';
import { type Client } from 'pg';
import { type EdgarDatabase } from '../database.fixture.js';

export const ANNA = '00000000-0000-4000-8000-00000000000a';
export const BORIS = '00000000-0000-4000-8000-00000000000b';

export const SERVICES = ['auth', 'profile', 'notification', 'backend'] as const;
export type Service = (typeof SERVICES)[number];

/** A table with rows of customers, its service, and how a row is written for one. */
export interface CustomerTable {
  readonly table: string;
  readonly service: Service;
  /** The statement that writes one more row for a customer. */
  readonly insert: (customer: string) => string;
  /** A customer has one row in it, and no more. */
  readonly single?: true;
}

/** The appointment of a customer that work orders hang on. */
export const appointmentOf = (customer: string) => customer.replace(/^0/, 'a');

export const TABLES: CustomerTable[] = [
  {
    table: 'auth.accounts',
    service: 'auth',
    single: true,
    insert: (customer) => `INSERT INTO auth.accounts (customer_id, email, password_hash)
      VALUES ('${customer}', '${customer}@example.com', 'scrypt$${customer}')`,
  },
  {
    table: 'auth.sessions',
    service: 'auth',
    insert: (customer) => `INSERT INTO auth.sessions (token_hash, customer_id, expires_at)
      VALUES (sha256(gen_random_uuid()::text::bytea), '${customer}', now() + interval '1 hour')`,
  },
  {
    table: 'profile.customers',
    service: 'profile',
    single: true,
    insert: (customer) =>
      `INSERT INTO profile.customers (customer_id, name) VALUES ('${customer}', 'A name')`,
  },
  {
    table: 'profile.vehicles',
    service: 'profile',
    insert: (customer) => `INSERT INTO profile.vehicles (customer_id, make, model, year)
      VALUES ('${customer}', 'Saab', '900', 1990)`,
  },
  {
    table: 'notification.messages',
    service: 'notification',
    insert: (customer) => `INSERT INTO notification.messages
      (customer_id, channel, recipient, body, deduplication_key)
      VALUES ('${customer}', 'email', 'a@example.com', 'Ready', gen_random_uuid())`,
  },
  {
    table: 'shop.appointments',
    service: 'backend',
    insert: (customer) => `INSERT INTO shop.appointments (customer_id, vehicle_id, starts_at, address)
      VALUES ('${customer}', gen_random_uuid(), now(), '1 Road')`,
  },
  {
    table: 'shop.work_orders',
    service: 'backend',
    insert: (
      customer,
    ) => `INSERT INTO shop.work_orders (customer_id, appointment_id, description, price_cents)
      VALUES ('${customer}', '${appointmentOf(customer)}', 'Oil', 4900)`,
  },
];

/** Tables without rows of customers: nobody has signed in when they are written. */
export const OWN_TABLES: Pick<CustomerTable, 'table' | 'service'>[] = [
  { table: 'auth.attempts', service: 'auth' },
];

export const tokenHash = (token: string) => createHash('sha256').update(token).digest();

/** What a user does in one transaction, for a customer or for nobody; nothing stays that it doesn't commit. */
export async function trying<Result>(
  database: EdgarDatabase,
  user: string,
  customer: string | undefined,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = await database.session(user);
  try {
    await client.query('BEGIN');
    if (customer !== undefined)
      await client.query("SELECT set_config('app.customer_id', $1, true)", [customer]);
    return await work(client);
  } finally {
    await client.query('ROLLBACK');
  }
}
