// Units, people, roles, grants, and how people sign in: versions 15 to 17.

import type { Migration } from '#store/sqlite/open.ts'

export const peopleMigrations: readonly Migration[] = [
  {
    version: 15,
    name: 'units, people, roles and grants',
    sql: `
      CREATE TABLE unit (
        id            TEXT    PRIMARY KEY,
        kind          TEXT    NOT NULL,
        name          TEXT    NOT NULL,
        official_code TEXT,
        parent        TEXT    REFERENCES unit (id),
        valid_from    TEXT,
        valid_to      TEXT,
        made_by       TEXT    NOT NULL,
        made_90k      INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE unit_succession (
        predecessor TEXT NOT NULL REFERENCES unit (id),
        successor   TEXT NOT NULL REFERENCES unit (id),
        PRIMARY KEY (predecessor, successor)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE camera_unit (
        camera TEXT PRIMARY KEY,
        unit   TEXT NOT NULL REFERENCES unit (id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX camera_unit_by_unit ON camera_unit (unit);

      -- Whoever left keeps the row; so do accounts and grants that ended.
      CREATE TABLE person (
        id       INTEGER PRIMARY KEY,
        name     TEXT    NOT NULL,
        rank     TEXT    NOT NULL,
        role     TEXT    NOT NULL,
        unit     TEXT    REFERENCES unit (id),
        made_by  TEXT    NOT NULL,
        made_90k INTEGER NOT NULL,
        left_by  TEXT,
        left_90k INTEGER
      ) STRICT;
      ALTER TABLE account ADD COLUMN person INTEGER REFERENCES person (id);
      ALTER TABLE account ADD COLUMN ended_by TEXT;
      ALTER TABLE account ADD COLUMN ended_90k INTEGER;
      CREATE INDEX account_by_person ON account (person);

      -- Only what the station made or changed; the rest is as the program has it.
      CREATE TABLE role (
        code    TEXT PRIMARY KEY,
        name_vi TEXT NOT NULL,
        name_en TEXT NOT NULL,
        verbs   TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE access_grant (
        id           INTEGER PRIMARY KEY,
        person       INTEGER NOT NULL REFERENCES person (id),
        role         TEXT,
        verbs        TEXT    NOT NULL,
        scope        TEXT    NOT NULL,
        hours        TEXT,
        from_90k     INTEGER NOT NULL,
        until_90k    INTEGER,
        reason       TEXT    NOT NULL,
        given_by     TEXT    NOT NULL,
        given_90k    INTEGER NOT NULL,
        ended_by     TEXT,
        ended_90k    INTEGER,
        ended_reason TEXT,
        follows      INTEGER REFERENCES access_grant (id)
      ) STRICT;
      CREATE INDEX access_grant_by_person ON access_grant (person);

      -- All that was ever said of the above. Nothing is changed or deleted.
      CREATE TABLE access_word (
        id       INTEGER PRIMARY KEY,
        noun     TEXT    NOT NULL,
        said_of  TEXT    NOT NULL,
        word     TEXT    NOT NULL,
        said_by  TEXT    NOT NULL,
        said_90k INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX access_word_of ON access_word (noun, said_of);

      -- Whoever decides compares this number and reads the rest again when it is another.
      CREATE TABLE policy_revision (
        id       INTEGER PRIMARY KEY CHECK (id = 1),
        revision INTEGER NOT NULL
      ) STRICT;
      INSERT INTO policy_revision (id, revision) VALUES (1, 0);
      ${['unit', 'camera_unit', 'person', 'account', 'role', 'access_grant', 'camera'].map(countsUp).join('')}
    `,
  },
  {
    version: 16,
    name: 'second factors, passkeys, known browsers, one-time links; sessions that say what they are',
    sql: `
      -- Whoever is signed in signs in anew: from now on a session says how it was proven and how far it is.
      DROP TABLE session;
      CREATE TABLE session (
        id           INTEGER PRIMARY KEY AUTOINCREMENT,
        token_hash   BLOB    NOT NULL UNIQUE,
        account_id   INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        stage        TEXT    NOT NULL,
        ways         TEXT    NOT NULL,
        address      TEXT    NOT NULL,
        device       TEXT    NOT NULL,
        created_90k  INTEGER NOT NULL,
        seen_90k     INTEGER NOT NULL,
        duty_wall_by TEXT
      ) STRICT;
      CREATE INDEX session_by_account ON session (account_id, seen_90k);

      -- Beside the password: one row of what an account proves itself with. The secret of the code app is the vault's sealed bytes.
      CREATE TABLE credential (
        account_id           INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
        must_change          INTEGER NOT NULL DEFAULT 0,
        password_changed_90k INTEGER,
        totp                 BLOB,
        totp_since_90k       INTEGER
      ) STRICT;
      CREATE TABLE totp_used (
        account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        step       INTEGER NOT NULL,
        PRIMARY KEY (account_id, step)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE recovery_code (
        account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        code_hash  BLOB    NOT NULL,
        used_90k   INTEGER,
        PRIMARY KEY (account_id, code_hash)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE passkey (
        id         TEXT    PRIMARY KEY,
        account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        public_key BLOB    NOT NULL,
        counter    INTEGER NOT NULL,
        transports TEXT    NOT NULL,
        name       TEXT    NOT NULL,
        made_90k   INTEGER NOT NULL,
        used_90k   INTEGER
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX passkey_by_account ON passkey (account_id);
      CREATE TABLE known_browser (
        token_hash BLOB    PRIMARY KEY,
        account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        seen_90k   INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX known_browser_by_account ON known_browser (account_id, seen_90k);
      CREATE TABLE account_link (
        code_hash      BLOB    PRIMARY KEY,
        account_id     INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        kind           TEXT    NOT NULL CHECK (kind IN ('invite', 'reset')),
        good_until_90k INTEGER NOT NULL,
        made_by        TEXT    NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX account_link_by_account ON account_link (account_id);

      -- Who an identity provider says somebody is, as an admin has tied it to an account.
      CREATE TABLE identity (
        issuer     TEXT    NOT NULL,
        subject    TEXT    NOT NULL,
        account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        tied_by    TEXT    NOT NULL,
        tied_90k   INTEGER NOT NULL,
        PRIMARY KEY (issuer, subject)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE sign_in_settings (
        id       INTEGER PRIMARY KEY CHECK (id = 1),
        office   TEXT    NOT NULL,
        provider TEXT,
        secret   BLOB,
        set_by   TEXT    NOT NULL,
        set_90k  INTEGER NOT NULL
      ) STRICT;
    `,
  },
  {
    version: 17,
    name: 'how people are reached and what they are called; how long a session waits for a hand',
    sql: `
      ALTER TABLE person ADD COLUMN title TEXT NOT NULL DEFAULT '';
      ALTER TABLE person ADD COLUMN phone TEXT NOT NULL DEFAULT '';
      ALTER TABLE sign_in_settings ADD COLUMN idle_member_s INTEGER;
      ALTER TABLE sign_in_settings ADD COLUMN idle_admin_s INTEGER;
    `,
  },
]

/** A table that the policy is made of: each change of it counts the policy's revision up. */
export function countsUp(table: string): string {
  const trigger = (
    change: string,
  ) => `CREATE TRIGGER ${table}_${change.toLowerCase()}_is_policy AFTER ${change} ON ${table}
      BEGIN UPDATE policy_revision SET revision = revision + 1; END;
      `
  return ['INSERT', 'UPDATE', 'DELETE'].map(trigger).join('')
}
