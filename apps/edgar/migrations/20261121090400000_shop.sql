-- Up Migration

SET LOCAL ROLE edgar_owner;

CREATE TABLE shop.appointments (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  customer_id uuid NOT NULL,
  vehicle_id uuid NOT NULL,
  starts_at timestamptz NOT NULL,
  address text NOT NULL CHECK (length(address) BETWEEN 1 AND 500),
  status text NOT NULL DEFAULT 'booked' CHECK (status IN ('booked', 'done', 'cancelled')),
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (customer_id, id)
);

-- A foreign key is checked past row security. With the customer in it, an order can't hang on another's appointment.
CREATE TABLE shop.work_orders (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  customer_id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  description text NOT NULL CHECK (length(description) BETWEEN 1 AND 2000),
  price_cents integer NOT NULL CHECK (price_cents >= 0),
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'done', 'cancelled')),
  created_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (customer_id, appointment_id) REFERENCES shop.appointments (customer_id, id) ON DELETE CASCADE
);
CREATE INDEX ON shop.work_orders (customer_id, appointment_id);

ALTER TABLE shop.appointments ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE shop.work_orders ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY own_rows ON shop.appointments TO backend
  USING (customer_id = nullif(current_setting('app.customer_id', true), '')::uuid);
CREATE POLICY own_rows ON shop.work_orders TO backend
  USING (customer_id = nullif(current_setting('app.customer_id', true), '')::uuid);

GRANT SELECT, INSERT, UPDATE, DELETE ON shop.appointments, shop.work_orders TO backend;
RESET ROLE;

-- Down Migration

SET LOCAL ROLE edgar_owner;
DROP TABLE shop.work_orders;
DROP TABLE shop.appointments;
RESET ROLE;
