-- Up Migration

SET LOCAL ROLE edgar_owner;

CREATE TABLE auth.accounts (
  customer_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  email text NOT NULL UNIQUE CHECK (email = lower(email) AND email LIKE '%_@_%' AND length(email) <= 254),
  password_hash text NOT NULL CHECK (password_hash LIKE 'scrypt$%'),
  created_at timestamptz NOT NULL DEFAULT now()
);

-- Never the token itself: who reads a backup can't sign in with it.
CREATE TABLE auth.sessions (
  token_hash bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
  customer_id uuid NOT NULL REFERENCES auth.accounts ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL CHECK (expires_at > created_at)
);
CREATE INDEX ON auth.sessions (customer_id);

ALTER TABLE auth.accounts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE auth.sessions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

-- After SET LOCAL a setting is an empty string, not NULL.
CREATE POLICY own_rows ON auth.accounts TO auth
  USING (customer_id = nullif(current_setting('app.customer_id', true), '')::uuid);
CREATE POLICY own_rows ON auth.sessions TO auth
  USING (customer_id = nullif(current_setting('app.customer_id', true), '')::uuid);

GRANT SELECT, INSERT, UPDATE, DELETE ON auth.accounts, auth.sessions TO auth;

-- Before anybody has signed in there is no customer to ask as. Each of the two questions that remain has an answerer of
-- its own, who sees no more than the answer.
GRANT USAGE ON SCHEMA auth TO edgar_account_reader, edgar_session_reader;
GRANT SELECT (customer_id, email, password_hash) ON auth.accounts TO edgar_account_reader;
GRANT SELECT (token_hash, customer_id, expires_at) ON auth.sessions TO edgar_session_reader;
CREATE POLICY any_account ON auth.accounts FOR SELECT TO edgar_account_reader USING (true);
CREATE POLICY live_sessions ON auth.sessions FOR SELECT TO edgar_session_reader USING (expires_at > now());

CREATE FUNCTION auth.account_of(wanted text) RETURNS TABLE (customer_id uuid, password_hash text)
LANGUAGE sql STABLE STRICT SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.customer_id, a.password_hash FROM auth.accounts AS a WHERE a.email = lower(wanted)
$$;
CREATE FUNCTION auth.customer_of(wanted bytea) RETURNS uuid
LANGUAGE sql STABLE STRICT SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.customer_id FROM auth.sessions AS s WHERE s.token_hash = wanted
$$;

GRANT USAGE ON SCHEMA auth TO profile, notification, backend;
GRANT EXECUTE ON FUNCTION auth.account_of(text) TO auth;
GRANT EXECUTE ON FUNCTION auth.customer_of(bytea) TO auth, profile, notification, backend;

-- Who receives a function needs CREATE where it lives, at that moment.
GRANT CREATE ON SCHEMA auth TO edgar_account_reader, edgar_session_reader;
RESET ROLE;
GRANT edgar_account_reader, edgar_session_reader TO CURRENT_USER;
ALTER FUNCTION auth.account_of(text) OWNER TO edgar_account_reader;
ALTER FUNCTION auth.customer_of(bytea) OWNER TO edgar_session_reader;
REVOKE edgar_account_reader, edgar_session_reader FROM CURRENT_USER;
REVOKE CREATE ON SCHEMA auth FROM edgar_account_reader, edgar_session_reader;

-- Down Migration

SET LOCAL ROLE edgar_owner;
DROP FUNCTION auth.customer_of(bytea);
DROP FUNCTION auth.account_of(text);
DROP TABLE auth.sessions;
DROP TABLE auth.accounts;
REVOKE USAGE ON SCHEMA auth FROM edgar_account_reader, edgar_session_reader, profile, notification, backend;
RESET ROLE;
