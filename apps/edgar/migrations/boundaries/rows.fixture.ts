import { ADMINISTRATOR } from '../database.fixture.js';
import { type Boundary, eachRefused, refused } from './boundary.fixture.js';
import { ANNA, BORIS, type CustomerTable, SERVICES, TABLES, trying } from './customers.fixture.js';

/** Between customers, in each table. */
export const rowBoundaries: Boundary[] = TABLES.flatMap((table) => [
  ...betweenCustomers(table),
  ...ownWork(table),
]);

/** Between services, and for the owner of the tables. */
export const tableBoundaries: Boundary[] = TABLES.flatMap(betweenServices);

function betweenCustomers({ table, service, insert }: CustomerTable): Boundary[] {
  const as = (customer: string | undefined, statement: string, values: string[] = []) => ({
    on: (database: Parameters<Boundary['holds']>[0]) =>
      trying(database, service, customer, (client) => client.query(statement, values)),
  });
  return [
    {
      says: `${table}: nobody's rows without a customer`,
      holds: async (database) => {
        expect((await as(undefined, `SELECT FROM ${table}`).on(database)).rowCount).toBe(0);
        expect((await as('', `SELECT FROM ${table}`).on(database)).rowCount).toBe(0);
        expect((await as(undefined, `DELETE FROM ${table}`).on(database)).rowCount).toBe(0);
        await refused(as(undefined, insert(ANNA)).on(database));
      },
    },
    {
      says: `${table}: a customer reads own rows only`,
      holds: async (database) => {
        const { rows } = await as(ANNA, `SELECT DISTINCT customer_id FROM ${table}`).on(database);
        expect(rows).toEqual([{ customer_id: ANNA }]);
      },
    },
    {
      says: `${table}: a customer changes and deletes nobody else's rows`,
      holds: async (database) => {
        const change = `UPDATE ${table} SET created_at = created_at WHERE customer_id = $1`;
        expect((await as(ANNA, change, [BORIS]).on(database)).rowCount).toBe(0);
        const remove = `DELETE FROM ${table} WHERE customer_id = $1`;
        expect((await as(ANNA, remove, [BORIS]).on(database)).rowCount).toBe(0);
      },
    },
    {
      says: `${table}: a customer writes no row for another`,
      holds: async (database) => {
        await refused(as(ANNA, insert(BORIS)).on(database));
        await refused(as(ANNA, `UPDATE ${table} SET customer_id = $1`, [BORIS]).on(database));
      },
    },
  ];
}

/** A boundary around everything would be none: the service does its work. */
function ownWork({ table, service, insert, single }: CustomerTable): Boundary[] {
  return [
    {
      says: `${table}: a customer's own rows can be written, changed and deleted`,
      holds: (database) =>
        trying(database, service, ANNA, async (client) => {
          if (single) await client.query(`DELETE FROM ${table}`);
          expect((await client.query(insert(ANNA))).rowCount).toBe(1);
          const changed = await client.query(`UPDATE ${table} SET created_at = created_at`);
          expect(changed.rowCount).toBeGreaterThan(0);
          expect((await client.query(`DELETE FROM ${table}`)).rowCount).toBe(changed.rowCount);
        }),
    },
  ];
}

function betweenServices({ table, service, insert }: CustomerTable): Boundary[] {
  const statements = [
    `SELECT FROM ${table}`,
    insert(ANNA),
    `UPDATE ${table} SET created_at = created_at`,
    `DELETE FROM ${table}`,
    `TRUNCATE ${table}`,
  ];
  const others = SERVICES.filter((other) => other !== service);
  return [
    {
      says: `${table}: no service but ${service} can use it`,
      holds: async (database) => {
        for (const other of others) await eachRefused(database, other, statements);
      },
    },
    {
      says: `${table}: ${service} can't empty it, nor turn its row security off`,
      holds: async (database) => {
        await eachRefused(database, service, [
          `TRUNCATE ${table}`,
          `ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`,
          `ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`,
          `DROP POLICY own_rows ON ${table}`,
          `ALTER POLICY own_rows ON ${table} USING (true)`,
          `CREATE POLICY everything ON ${table} USING (true)`,
          `ALTER TABLE ${table} ADD COLUMN more text`,
          `DROP TABLE ${table}`,
          `CREATE TRIGGER watch BEFORE INSERT ON ${table} EXECUTE FUNCTION suppress_redundant_updates_trigger()`,
        ]);
        const unfiltered = trying(database, service, ANNA, async (client) => {
          await client.query('SET LOCAL row_security = off');
          await client.query(`SELECT FROM ${table}`);
        });
        await refused(unfiltered);
      },
    },
    {
      says: `${table}: its owner sees no row`,
      holds: (database) =>
        trying(database, ADMINISTRATOR, ANNA, async (client) => {
          await client.query('SET LOCAL ROLE edgar_owner');
          expect((await client.query(`SELECT FROM ${table}`)).rowCount).toBe(0);
        }),
    },
  ];
}
