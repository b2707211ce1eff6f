-- Up Migration

-- Roles belong to the cluster, and the rotation of a secret may have made one already. They are made with nothing but
-- LOGIN; one that may more is refused, because only a superuser could take that away.
DO $$
DECLARE
  services CONSTANT text[] := ARRAY['auth', 'profile', 'notification', 'backend'];
  holders CONSTANT text[] := ARRAY['edgar_owner', 'edgar_account_reader', 'edgar_session_reader'];
  name text;
  excess text;
BEGIN
  FOREACH name IN ARRAY services || holders LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I %s', name, CASE WHEN name = ANY (services) THEN 'LOGIN' ELSE 'NOLOGIN' END);
    END IF;
  END LOOP;

  SELECT string_agg(rolname, ', ' ORDER BY rolname) INTO excess FROM pg_roles
  WHERE rolname = ANY (services || holders)
    AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication
      OR (rolcanlogin AND rolname = ANY (holders))
      OR EXISTS (SELECT FROM pg_auth_members WHERE member = pg_roles.oid));
  IF excess IS NOT NULL THEN
    RAISE EXCEPTION 'roles with more rights than these migrations give: %', excess
      USING HINT = 'Revoke their memberships and attributes, or drop them and rotate their secrets.';
  END IF;
END $$;

-- Who migrates may act as the owner. PostgreSQL 16 asks for ADMIN OPTION here, which the role's maker has.
GRANT edgar_owner TO CURRENT_USER;

DO $$
BEGIN
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO auth, profile, notification, backend', current_database());
END $$;
REVOKE ALL ON SCHEMA public FROM PUBLIC;

-- A database that belongs to somebody else lets these revokes pass with a warning.
DO $$
BEGIN
  IF has_database_privilege('auth', current_database(), 'TEMPORARY') OR has_schema_privilege('auth', 'public', 'USAGE') THEN
    RAISE EXCEPTION 'PUBLIC still has rights in database %', current_database()
      USING HINT = 'Run the migrations as the owner of the database.';
  END IF;
END $$;

-- A new table or function is nobody's until a migration grants it.
ALTER DEFAULT PRIVILEGES FOR ROLE edgar_owner REVOKE ALL ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE edgar_owner REVOKE ALL ON TYPES FROM PUBLIC;

CREATE SCHEMA auth AUTHORIZATION edgar_owner;
CREATE SCHEMA profile AUTHORIZATION edgar_owner;
CREATE SCHEMA notification AUTHORIZATION edgar_owner;
CREATE SCHEMA shop AUTHORIZATION edgar_owner;

SET LOCAL ROLE edgar_owner;
GRANT USAGE ON SCHEMA auth TO auth;
GRANT USAGE ON SCHEMA profile TO profile;
GRANT USAGE ON SCHEMA notification TO notification;
GRANT USAGE ON SCHEMA shop TO backend;
RESET ROLE;

-- Down Migration

-- The roles stay: their passwords are in Secrets Manager, and another database may know them.
DROP SCHEMA shop;
DROP SCHEMA notification;
DROP SCHEMA profile;
DROP SCHEMA auth;
ALTER DEFAULT PRIVILEGES FOR ROLE edgar_owner GRANT USAGE ON TYPES TO PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE edgar_owner GRANT EXECUTE ON FUNCTIONS TO PUBLIC;
GRANT USAGE ON SCHEMA public TO PUBLIC;
DO $$
BEGIN
  EXECUTE format('REVOKE CONNECT ON DATABASE %I FROM auth, profile, notification, backend', current_database());
  EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO PUBLIC', current_database());
END $$;
