import { ADMINISTRATOR } from '../database.fixture.js';
import { type Boundary, eachRefused, refused } from './boundary.fixture.js';
import { ANNA, BORIS, OWN_TABLES, SERVICES, TABLES, tokenHash, trying } from './customers.fixture.js';

const ROLES = [...SERVICES, 'edgar_owner', 'edgar_account_reader', 'edgar_session_reader', ADMINISTRATOR];
const ALL = [...TABLES, ...OWN_TABLES];
const SCHEMAS = ['auth', 'profile', 'notification', 'shop', 'migrations', 'public'];

/** What the user of a service may do besides reading and writing: nothing. */
export const userBoundaries: Boundary[] = SERVICES.flatMap((service) => [
  {
    says: `${service} can't become anybody else`,
    holds: async (database) => {
      const others = ROLES.filter((role) => role !== service);
      await eachRefused(database, service, [
        ...others.map((role) => `SET LOCAL ROLE ${role}`),
        ...others.map((role) => `SET LOCAL SESSION AUTHORIZATION ${role}`),
        ...others.map((role) => `GRANT ${role} TO ${service}`),
        'CREATE ROLE more',
        `ALTER ROLE ${service} BYPASSRLS`,
        `ALTER ROLE edgar_owner LOGIN`,
      ]);
    },
  },
  {
    says: `${service} can create nothing anywhere`,
    holds: async (database) => {
      await eachRefused(database, service, [
        ...SCHEMAS.map((schema) => `CREATE TABLE ${schema}.more ()`),
        ...SCHEMAS.map((schema) => `CREATE FUNCTION ${schema}.more() RETURNS int LANGUAGE sql AS 'SELECT 1'`),
        'CREATE TEMPORARY TABLE more ()',
        'CREATE SCHEMA more',
        `ALTER SCHEMA public OWNER TO ${service}`,
        `ALTER DATABASE ${database.name} SET row_security = off`,
      ]);
      const client = await database.session(service);
      await refused(client.query('CREATE DATABASE more'));
    },
  },
  {
    says: `${service} reads no password, file or list of migrations`,
    holds: (database) =>
      eachRefused(database, service, [
        'SELECT FROM pg_authid',
        'SELECT FROM pg_shadow',
        "SELECT pg_read_file('PG_VERSION')",
        "COPY (SELECT 1) TO PROGRAM 'true'",
        'SELECT FROM migrations.done',
      ]),
  },
]);

/** The questions that a service may ask another. */
export const questionBoundaries: Boundary[] = [
  {
    says: 'auth.attempts: auth counts them before a customer is known, and nobody else does',
    holds: async (database) => {
      const count = `INSERT INTO auth.attempts (email_hash, failures) VALUES (sha256('an address'), 1)`;
      const counted = await trying(database, 'auth', undefined, async (client) => {
        await client.query(count);
        await client.query('UPDATE auth.attempts SET failures = failures + 1');
        const { rows } = await client.query('SELECT failures FROM auth.attempts');
        await client.query('DELETE FROM auth.attempts');
        return rows;
      });
      expect(counted).toEqual([{ failures: 2 }]);
      for (const service of SERVICES.filter((name) => name !== 'auth')) {
        await eachRefused(database, service, [count, 'SELECT FROM auth.attempts']);
      }
    },
  },
  {
    says: 'every service learns who a live token belongs to, and of no other token',
    holds: async (database) => {
      for (const service of SERVICES) {
        const asked = await trying(database, service, undefined, async (client) => {
          const answers: unknown[] = [];
          for (const token of [`live ${ANNA}`, `live ${BORIS}`, `ended ${ANNA}`, 'unknown']) {
            const { rows } = await client.query('SELECT auth.customer_of($1)', [tokenHash(token)]);
            answers.push(rows[0]?.customer_of);
          }
          return answers;
        });
        expect(asked).toEqual([ANNA, BORIS, null, null]);
      }
    },
  },
  {
    says: 'only auth learns the hash of a password, for one address at a time',
    holds: async (database) => {
      const ask = 'SELECT * FROM auth.account_of($1)';
      const { rows } = await trying(database, 'auth', undefined, (client) =>
        client.query(ask, [`${ANNA}@EXAMPLE.com`]),
      );
      expect(rows).toEqual([{ customer_id: ANNA, password_hash: `scrypt$${ANNA}` }]);
      for (const service of SERVICES.filter((other) => other !== 'auth')) {
        await eachRefused(database, service, [`SELECT auth.account_of('${ANNA}@example.com')`]);
      }
    },
  },
  {
    says: 'who answers these questions can read nothing else',
    holds: async (database) => {
      const reads = `SELECT rolname || ' ' || column_of.attrelid::regclass || '.' || column_of.attname AS reads
        FROM pg_roles, pg_attribute AS column_of JOIN pg_class ON pg_class.oid = column_of.attrelid
        WHERE rolname LIKE 'edgar_%_reader' AND relnamespace::regnamespace::text = ANY ($1) AND relkind = 'r'
          AND (has_column_privilege(pg_roles.oid, column_of.attrelid, attnum, 'SELECT, INSERT, UPDATE, REFERENCES')
            OR has_table_privilege(pg_roles.oid, column_of.attrelid, 'DELETE, TRUNCATE, TRIGGER'))
        ORDER BY 1`;
      const { rows } = await trying(database, ADMINISTRATOR, undefined, (client) =>
        client.query(reads, [SCHEMAS]),
      );
      expect(rows.map((row) => row.reads)).toEqual([
        'edgar_account_reader auth.accounts.customer_id',
        'edgar_account_reader auth.accounts.email',
        'edgar_account_reader auth.accounts.password_hash',
        'edgar_session_reader auth.sessions.customer_id',
        'edgar_session_reader auth.sessions.expires_at',
        'edgar_session_reader auth.sessions.token_hash',
      ]);
      const signsIn = trying(database, ADMINISTRATOR, undefined, (client) =>
        client.query("SELECT rolname FROM pg_roles WHERE rolname LIKE 'edgar\\_%' AND rolcanlogin"),
      );
      expect((await signsIn).rows).toEqual([]);
    },
  },
];

/** What holds for tables and functions that no test knows yet. */
export const catalogBoundaries: Boundary[] = [
  {
    says: 'every table has row security, forced, and belongs to edgar_owner',
    holds: async (database) => {
      const open = `SELECT oid::regclass::text AS name, relrowsecurity AND relforcerowsecurity AS secured,
          pg_get_userbyid(relowner) AS owner
        FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'f')
          AND relnamespace::regnamespace::text IN ('auth', 'profile', 'notification', 'shop', 'public') ORDER BY 1`;
      const { rows } = await trying(database, ADMINISTRATOR, undefined, (client) => client.query(open));
      const expected = ALL.map(({ table }) => ({ name: table, secured: true, owner: 'edgar_owner' }));
      expect(rows).toEqual(byName(expected));
    },
  },
  {
    says: 'each service reads and writes the tables of its own schema, and nobody has another right to a table',
    holds: async (database) => {
      const granted = `SELECT oid::regclass::text AS name, grantee::regrole::text AS service,
          string_agg(privilege_type, ' ' ORDER BY privilege_type) AS rights
        FROM pg_class, aclexplode(relacl) WHERE relkind = 'r' AND grantee NOT IN (relowner, 0)
          AND relnamespace::regnamespace::text = ANY ($1) GROUP BY 1, 2 ORDER BY 1, 2`;
      const { rows } = await trying(database, ADMINISTRATOR, undefined, (client) =>
        client.query(granted, [SCHEMAS]),
      );
      const rights = 'DELETE INSERT SELECT UPDATE';
      expect(rows).toEqual(byName(ALL.map(({ table, service }) => ({ name: table, service, rights }))));
    },
  },
  {
    says: 'nothing is granted to everybody',
    holds: async (database) => {
      const granted = `SELECT oid::regclass::text FROM pg_class, aclexplode(relacl) AS acl
          WHERE acl.grantee = 0 AND relnamespace::regnamespace::text = ANY ($1)
        UNION ALL SELECT nspname FROM pg_namespace, aclexplode(nspacl) AS acl
          WHERE acl.grantee = 0 AND nspname = ANY ($1)
        UNION ALL SELECT datname FROM pg_database, aclexplode(coalesce(datacl, acldefault('d', datdba))) AS acl
          WHERE acl.grantee = 0 AND datname = current_database()
        UNION ALL SELECT pg_proc.oid::regprocedure::text
          FROM pg_proc, aclexplode(coalesce(proacl, acldefault('f', proowner))) AS acl
          WHERE acl.grantee = 0 AND pronamespace::regnamespace::text = ANY ($1)`;
      const { rows } = await trying(database, ADMINISTRATOR, undefined, (client) =>
        client.query(granted, [SCHEMAS]),
      );
      expect(rows).toEqual([]);
    },
  },
  {
    says: 'a function that acts for another looks nothing up in a schema of its caller',
    holds: async (database) => {
      const loose = `SELECT oid::regprocedure::text FROM pg_proc
        WHERE prosecdef AND pronamespace::regnamespace::text = ANY ($1)
          AND NOT coalesce(proconfig @> ARRAY['search_path=pg_catalog, pg_temp'], false)`;
      const { rows } = await trying(database, ADMINISTRATOR, undefined, (client) =>
        client.query(loose, [SCHEMAS]),
      );
      expect(rows).toEqual([]);
    },
  },
];

function byName<Named extends { name: string }>(list: Named[]): Named[] {
  return list.sort((a, b) => (a.name < b.name ? -1 : 1));
}
