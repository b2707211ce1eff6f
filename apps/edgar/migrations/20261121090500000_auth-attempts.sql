-- Up Migration

SET LOCAL ROLE edgar_owner;

-- Attempts to log in, counted by the address's digest: for addresses without an account, too, so that the count tells nothing.
CREATE TABLE auth.attempts (
  email_hash bytea PRIMARY KEY CHECK (octet_length(email_hash) = 32),
  failures integer NOT NULL CHECK (failures > 0),
  window_started_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON auth.attempts (window_started_at);

-- No customer's rows: nobody has signed in when they are written.
ALTER TABLE auth.attempts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY attempts ON auth.attempts TO auth USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON auth.attempts TO auth;
RESET ROLE;

-- Down Migration

SET LOCAL ROLE edgar_owner;
DROP TABLE auth.attempts;
RESET ROLE;
