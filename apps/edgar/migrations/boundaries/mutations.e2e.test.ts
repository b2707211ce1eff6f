import { withDatabase } from '../database.fixture.js';
import { addCustomers } from './add-customers.fixture.js';
import { type Boundary, firstBroken } from './boundary.fixture.js';
import { SERVICES, TABLES } from './customers.fixture.js';
import { rowBoundaries, tableBoundaries } from './rows.fixture.js';
import { catalogBoundaries, questionBoundaries, userBoundaries } from './services.fixture.js';

/** What is noticed by what somebody does, not by looking it up. */
const deeds = [...rowBoundaries, ...questionBoundaries, ...userBoundaries, ...tableBoundaries];

/** Those of the table that changed come first: what notices is found sooner. */
function nearestFirst(boundaries: Boundary[], change: string): Boundary[] {
  const near = ({ says }: Boundary) => change.includes(says.split(':')[0] ?? says);
  return [...boundaries.filter(near), ...boundaries.filter((boundary) => !near(boundary))];
}

// Every one of these leaves a hole, or takes a right that is needed: some boundary has to notice.
withDatabase('a copy of the database with one thing changed', (database) => {
  beforeAll(() => addCustomers(database()));

  let copies = 0;

  /** The changes that no boundary notices. */
  async function unnoticed(
    changes: string[],
    boundaries: Boundary[] = deeds,
    restore?: (change: string) => string,
  ) {
    const missed: string[] = [];
    for (const change of changes) {
      const copy = await database().copy(`copy_${copies++}`);
      await copy.change(change);
      if ((await firstBroken(nearestFirst(boundaries, change), copy)) === undefined) missed.push(change);
      await copy.drop();
      if (restore !== undefined) await database().change(restore(change));
    }
    return missed;
  }

  const listed = async (statement: string) =>
    (await database().change<{ change: string }>(statement)).map(({ change }) => change);

  test('is noticed only where something changed', async () => {
    expect(await unnoticed(['SELECT 1'], [...deeds, ...catalogBoundaries])).toEqual(['SELECT 1']);
  });

  test('is noticed without any one policy, and with any one that lets everything through', async () => {
    const policies = `SELECT format('%s POLICY %I ON %I.%I%s', verb, policyname, schemaname, tablename, what) AS change
      FROM pg_policies, (VALUES ('DROP', ''), ('ALTER', ' USING (true)'), ('ALTER', ' WITH CHECK (true)')) AS changes (verb, what)
      WHERE NOT (cmd = 'SELECT' AND what LIKE ' WITH CHECK%') AND NOT (qual = 'true' AND verb = 'ALTER')`;
    const changes = await listed(policies);
    // Of 10 policies 2 only read, and 1 of these shows every row as it is; so does the one of attempts, for writing too.
    expect(changes).toHaveLength(3 * 10 - 2 - 1 - 2);
    expect(await unnoticed(changes)).toEqual([]);
  });

  test('is noticed where row security is off or not forced', async () => {
    const off = ['DISABLE', 'NO FORCE'].flatMap((how) =>
      TABLES.map(({ table }) => `ALTER TABLE ${table} ${how} ROW LEVEL SECURITY`),
    );
    expect(await unnoticed(off)).toEqual([]);
  });

  test('is noticed without any one grant', async () => {
    const grants = await listed(`
      SELECT format('REVOKE %s ON %s FROM %s', privilege_type, pg_class.oid::regclass, grantee::regrole) AS change
        FROM pg_class, aclexplode(relacl) WHERE relnamespace::regnamespace::text IN ('auth', 'profile', 'notification', 'shop')
          AND grantee <> relowner AND relkind = 'r'
      UNION ALL SELECT format('REVOKE %s (%I) ON %s FROM %s', privilege_type, attname, attrelid::regclass, grantee::regrole)
        FROM pg_attribute, aclexplode(attacl) WHERE attacl IS NOT NULL AND grantee::regrole::text LIKE 'edgar%'
      UNION ALL SELECT format('REVOKE %s ON SCHEMA %I FROM %s', privilege_type, nspname, grantee::regrole)
        FROM pg_namespace, aclexplode(nspacl) WHERE nspname IN ('auth', 'profile', 'notification', 'shop') AND grantee <> nspowner
      UNION ALL SELECT format('REVOKE %s ON FUNCTION %s FROM %s', privilege_type, pg_proc.oid::regprocedure, grantee::regrole)
        FROM pg_proc, aclexplode(proacl) WHERE pronamespace = 'auth'::regnamespace AND grantee <> proowner`);
    // 8 tables with 4 rights each, 6 columns for the readers, 9 uses of a schema, 5 of a function.
    expect(changes(grants)).toEqual({ tables: 32, columns: 6, schemas: 9, functions: 5 });
    expect(await unnoticed(grants)).toEqual([]);
  });

  function changes(grants: string[]) {
    const columns = grants.filter((grant) => /^REVOKE \w+ \(/.test(grant)).length;
    const schemas = grants.filter((grant) => grant.includes(' ON SCHEMA ')).length;
    const functions = grants.filter((grant) => grant.includes(' ON FUNCTION ')).length;
    return { tables: grants.length - columns - schemas - functions, columns, schemas, functions };
  }

  test('is noticed with a grant to somebody else', async () => {
    const rights = ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE'];
    const grants = TABLES.flatMap(({ table, service }, index) => [
      `GRANT ${rights[index % rights.length]} ON ${table} TO ${SERVICES.find((other) => other !== service)}`,
      `GRANT SELECT ON ${table} TO PUBLIC`,
      `GRANT TRUNCATE ON ${table} TO ${service}`,
      `GRANT SELECT ON ${table} TO edgar_session_reader`,
    ]);
    const schemas = ['auth', 'profile', 'notification', 'shop', 'public'].flatMap((schema) => [
      `GRANT CREATE ON SCHEMA ${schema} TO backend`,
      `GRANT USAGE ON SCHEMA ${schema} TO PUBLIC`,
    ]);
    const functions = [
      'GRANT EXECUTE ON FUNCTION auth.account_of(text) TO profile',
      'GRANT EXECUTE ON FUNCTION auth.customer_of(bytea) TO PUBLIC',
      'ALTER FUNCTION auth.customer_of(bytea) RESET search_path',
      'ALTER FUNCTION auth.customer_of(bytea) SECURITY INVOKER',
      'ALTER FUNCTION auth.account_of(text) OWNER TO edgar_session_reader',
    ];
    expect(await unnoticed([...grants, ...schemas, ...functions], [...catalogBoundaries, ...deeds])).toEqual(
      [],
    );
  });

  test('is noticed where a service owns a table', async () => {
    const owners = TABLES.map(({ table, service }) => `ALTER TABLE ${table} OWNER TO ${service}`);
    expect(await unnoticed(owners)).toEqual([]);
  });

  // Roles are one for all databases.
  test('is noticed where a user may more', async () => {
    const attributes = SERVICES.flatMap((service) =>
      ['SUPERUSER', 'BYPASSRLS', 'CREATEROLE', 'CREATEDB'].map((right) => `ALTER ROLE ${service} ${right}`),
    );
    const less = (change: string) => change.replace(/(\w+)$/, 'NO$1');
    expect(await unnoticed(attributes, userBoundaries.concat(deeds), less)).toEqual([]);

    const memberships = SERVICES.map((service) => `GRANT edgar_owner TO ${service}`);
    const revoke = (change: string) => change.replace('GRANT', 'REVOKE').replace(' TO ', ' FROM ');
    expect(await unnoticed(memberships, userBoundaries, revoke)).toEqual([]);

    const signsIn = ['ALTER ROLE edgar_session_reader LOGIN'];
    expect(await unnoticed(signsIn, questionBoundaries, less)).toEqual([]);
  });
});
