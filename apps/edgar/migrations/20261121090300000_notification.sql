-- Up Migration

SET LOCAL ROLE edgar_owner;

-- The outbox: a row is written first, then sent, then marked.
CREATE TABLE notification.messages (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  customer_id uuid NOT NULL,
  channel text NOT NULL CHECK (channel IN ('email', 'sms')),
  recipient text NOT NULL CHECK (length(recipient) BETWEEN 1 AND 254),
  subject text CHECK (length(subject) <= 200),
  body text NOT NULL CHECK (length(body) BETWEEN 1 AND 10000),
  status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'sent', 'failed')),
  attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  -- A queue may deliver twice; the second one finds the first by this key.
  deduplication_key text NOT NULL CHECK (length(deduplication_key) BETWEEN 1 AND 200),
  created_at timestamptz NOT NULL DEFAULT now(),
  sent_at timestamptz,
  UNIQUE (customer_id, deduplication_key),
  CHECK ((status = 'sent') = (sent_at IS NOT NULL))
);

ALTER TABLE notification.messages ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY own_rows ON notification.messages TO notification
  USING (customer_id = nullif(current_setting('app.customer_id', true), '')::uuid);

GRANT SELECT, INSERT, UPDATE, DELETE ON notification.messages TO notification;
RESET ROLE;

-- Down Migration

SET LOCAL ROLE edgar_owner;
DROP TABLE notification.messages;
RESET ROLE;
