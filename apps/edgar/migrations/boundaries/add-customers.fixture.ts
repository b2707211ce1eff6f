import { type EdgarDatabase } from '../database.fixture.js';
import { ANNA, appointmentOf, BORIS, TABLES, tokenHash, trying } from './customers.fixture.js';

/** Anna and Boris with a row in every table, each written as the service writes it; one session of each has ended. */
export async function addCustomers(database: EdgarDatabase): Promise<void> {
  for (const customer of [ANNA, BORIS]) {
    for (const { table, service, insert } of TABLES) {
      await trying(database, service, customer, async (client) => {
        await client.query(insert(customer));
        if (table === 'shop.appointments') {
          await client.query('UPDATE shop.appointments SET id = $1', [appointmentOf(customer)]);
        }
        await client.query('COMMIT');
      });
    }
    await trying(database, 'auth', customer, async (client) => {
      const session = `INSERT INTO auth.sessions (token_hash, customer_id, created_at, expires_at)
        VALUES ($1, $2, now() - interval '2 hours', now() + $3::interval)`;
      await client.query(session, [tokenHash(`live ${customer}`), customer, '1 hour']);
      await client.query(session, [tokenHash(`ended ${customer}`), customer, '-1 hour']);
      await client.query('COMMIT');
    });
  }
}
