-- Up Migration

SET LOCAL ROLE edgar_owner;

-- No foreign key crosses schemas: a service must not wait for another's tables.
CREATE TABLE profile.customers (
  customer_id uuid PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  phone text CHECK (length(phone) <= 40),
  address text CHECK (length(address) <= 500),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE profile.vehicles (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  customer_id uuid NOT NULL REFERENCES profile.customers ON DELETE CASCADE,
  make text NOT NULL CHECK (length(make) BETWEEN 1 AND 100),
  model text NOT NULL CHECK (length(model) BETWEEN 1 AND 100),
  year integer NOT NULL CHECK (year BETWEEN 1886 AND 2200),
  plate text CHECK (length(plate) <= 20),
  created_at timestamptz NOT NULL DEFAULT now(),
  -- Unique for one customer only: a conflict would tell what another has.
  UNIQUE (customer_id, plate)
);

ALTER TABLE profile.customers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE profile.vehicles ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY own_rows ON profile.customers TO profile
  USING (customer_id = nullif(current_setting('app.customer_id', true), '')::uuid);
CREATE POLICY own_rows ON profile.vehicles TO profile
  USING (customer_id = nullif(current_setting('app.customer_id', true), '')::uuid);

GRANT SELECT, INSERT, UPDATE, DELETE ON profile.customers, profile.vehicles TO profile;
RESET ROLE;

-- Down Migration

SET LOCAL ROLE edgar_owner;
DROP TABLE profile.vehicles;
DROP TABLE profile.customers;
RESET ROLE;
