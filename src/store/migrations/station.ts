// The schema of station.sqlite: who may sign in, their sessions and links, and the cameras.
// Instants are ticks of 1/90000 s (`_90k`). Tokens are kept only as SHA-256; camera credentials only as the vault's sealed bytes.

import type { Migration } from '#store/sqlite/open.ts'

export const stationMigrations: readonly Migration[] = [
  {
    version: 1,
    name: 'accounts, sessions, links and cameras',
    sql: `
      CREATE TABLE account (
        id            INTEGER PRIMARY KEY,
        username      TEXT    NOT NULL UNIQUE,
        display_name  TEXT    NOT NULL,
        password_hash TEXT    NOT NULL,
        created_90k   INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE session (
        token_hash  BLOB    PRIMARY KEY,
        account_id  INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        created_90k INTEGER NOT NULL,
        seen_90k    INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX session_by_account ON session (account_id, seen_90k);

      CREATE TABLE sign_in_link (
        token_hash     BLOB    PRIMARY KEY,
        good_until_90k INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- A removed camera keeps its row: its footage is still there, and its id must not come to mean another camera.
      CREATE TABLE camera (
        id           TEXT    PRIMARY KEY,
        name         TEXT    NOT NULL,
        place        TEXT    NOT NULL,
        main_url     TEXT    NOT NULL,
        sub_url      TEXT,
        transport    TEXT    NOT NULL CHECK (transport IN ('tcp', 'udp')),
        record_audio INTEGER NOT NULL CHECK (record_audio IN (0, 1)),
        sealed       BLOB,
        added_90k    INTEGER NOT NULL,
        removed_90k  INTEGER
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    version: 2,
    name: 'retention and holds',
    sql: `
      -- How long footage is kept: scope is 'all', 'camera:ID' or 'place:PLACE'; the closest one counts.
      CREATE TABLE retention (
        scope       TEXT PRIMARY KEY,
        days        REAL,
        quota_bytes INTEGER
      ) STRICT, WITHOUT ROWID;
      INSERT INTO retention (scope, days, quota_bytes) VALUES ('all', 30, NULL);

      -- Footage that must stay. A released hold keeps its row: it says who kept what, and why.
      CREATE TABLE hold (
        id           TEXT    PRIMARY KEY,
        camera       TEXT    NOT NULL,
        stream       TEXT    CHECK (stream IN ('main', 'sub')),
        from_90k     INTEGER NOT NULL,
        to_90k       INTEGER NOT NULL,
        reason       TEXT    NOT NULL,
        owner        TEXT    NOT NULL,
        review_90k   INTEGER,
        made_90k     INTEGER NOT NULL,
        released_90k INTEGER
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX hold_standing ON hold (camera, from_90k) WHERE released_90k IS NULL;

      -- Counts every change of rules and holds, so that it is known which of them the recorder goes by.
      CREATE TABLE keeping_revision (id INTEGER PRIMARY KEY CHECK (id = 1), revision INTEGER NOT NULL) STRICT;
      INSERT INTO keeping_revision (id, revision) VALUES (1, 1);
    `,
  },
  {
    version: 3,
    name: 'causes that persons state, suspensions and recording hours',
    sql: `
      -- Why footage is missing, as persons say it. Nothing said is deleted: the newest word that is not withdrawn counts.
      CREATE TABLE stated_cause (
        id            INTEGER PRIMARY KEY,
        camera        TEXT    NOT NULL,
        from_90k      INTEGER NOT NULL,
        to_90k        INTEGER NOT NULL,
        cause         TEXT    NOT NULL,
        note          TEXT    NOT NULL,
        stated_by     TEXT    NOT NULL,
        stated_90k    INTEGER NOT NULL,
        withdrawn_by  TEXT,
        withdrawn_90k INTEGER
      ) STRICT;
      CREATE INDEX stated_cause_by_time ON stated_cause (camera, from_90k);

      -- Cameras that are not recorded for a while, and who said so. One that ended keeps its row.
      CREATE TABLE suspension (
        id           INTEGER PRIMARY KEY,
        camera       TEXT    NOT NULL,
        reason       TEXT    NOT NULL,
        suspended_by TEXT    NOT NULL,
        since_90k    INTEGER NOT NULL,
        until_90k    INTEGER,
        ended_by     TEXT,
        ended_90k    INTEGER
      ) STRICT;
      CREATE UNIQUE INDEX suspension_standing ON suspension (camera) WHERE ended_90k IS NULL;

      -- At which hours of the week a camera is recorded (base/week-hours.ts); always, where there is no row.
      CREATE TABLE recording_hours (
        camera  TEXT    PRIMARY KEY,
        hours   TEXT    NOT NULL,
        set_by  TEXT    NOT NULL,
        set_90k INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    version: 4,
    name: 'recorders of other makers, what cameras hang on, and which networks may be called',
    sql: `
      -- A removed recorder keeps its row: cameras and footage name it.
      CREATE TABLE nvr (
        id          TEXT    PRIMARY KEY,
        name        TEXT    NOT NULL,
        place       TEXT    NOT NULL,
        address     TEXT    NOT NULL,
        rtsp_port   INTEGER NOT NULL,
        brand       TEXT,
        sealed      BLOB,
        added_90k   INTEGER NOT NULL,
        removed_90k INTEGER
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE camera_device (
        camera      TEXT PRIMARY KEY,
        brand       TEXT,
        service_url TEXT,
        nvr         TEXT,
        channel     INTEGER
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX camera_device_by_nvr ON camera_device (nvr, channel) WHERE nvr IS NOT NULL;

      CREATE TABLE allowed_range (
        range     TEXT    PRIMARY KEY,
        added_by  TEXT    NOT NULL,
        added_90k INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    version: 5,
    name: 'more ways for packets to travel, and why sound is recorded',
    sql: `
      CREATE TABLE camera_5 (
        id           TEXT    PRIMARY KEY,
        name         TEXT    NOT NULL,
        place        TEXT    NOT NULL,
        main_url     TEXT    NOT NULL,
        sub_url      TEXT,
        transport    TEXT    NOT NULL CHECK (transport IN ('tcp', 'udp', 'http', 'tls')),
        record_audio INTEGER NOT NULL CHECK (record_audio IN (0, 1)),
        sealed       BLOB,
        added_90k    INTEGER NOT NULL,
        removed_90k  INTEGER
      ) STRICT, WITHOUT ROWID;
      INSERT INTO camera_5 SELECT id, name, place, main_url, sub_url, transport, record_audio, sealed, added_90k,
        removed_90k FROM camera;
      DROP TABLE camera;
      ALTER TABLE camera_5 RENAME TO camera;

      -- Whether sound is recorded, why, and who said so. Nothing said is deleted: the newest row counts.
      CREATE TABLE audio_order (
        id        INTEGER PRIMARY KEY,
        camera    TEXT    NOT NULL,
        recording INTEGER NOT NULL CHECK (recording IN (0, 1)),
        reason    TEXT    NOT NULL,
        said_by   TEXT    NOT NULL,
        said_90k  INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX audio_order_by_camera ON audio_order (camera, id);
    `,
  },
  {
    version: 6,
    name: 'jobs that bring missing footage, and the rules they go by',
    sql: `
      CREATE TABLE backfill_job (
        id           INTEGER PRIMARY KEY,
        camera       TEXT    NOT NULL,
        stream       TEXT    NOT NULL,
        from_90k     INTEGER NOT NULL,
        to_90k       INTEGER NOT NULL,
        state        TEXT    NOT NULL,
        reason       TEXT,
        detail       TEXT,
        source       TEXT,
        asked_by     TEXT    NOT NULL,
        tries        INTEGER NOT NULL DEFAULT 0,
        made_90k     INTEGER NOT NULL,
        next_try_90k INTEGER,
        ended_90k    INTEGER,
        bytes        INTEGER NOT NULL DEFAULT 0,
        segments     INTEGER NOT NULL DEFAULT 0,
        pictures     INTEGER NOT NULL DEFAULT 0,
        recovered_ms INTEGER NOT NULL DEFAULT 0,
        missing_ms   INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      CREATE INDEX backfill_job_by_time ON backfill_job (camera, stream, from_90k);

      CREATE TABLE backfill_rules (
        id      INTEGER PRIMARY KEY CHECK (id = 1),
        rules   TEXT    NOT NULL,
        set_by  TEXT    NOT NULL,
        set_90k INTEGER NOT NULL
      ) STRICT;
    `,
  },
  {
    version: 7,
    name: 'what other systems may fetch live',
    sql: `
      CREATE TABLE republish_settings (
        id       INTEGER PRIMARY KEY CHECK (id = 1),
        settings TEXT    NOT NULL,
        set_by   TEXT    NOT NULL,
        set_90k  INTEGER NOT NULL
      ) STRICT;

      -- An account that was removed keeps its row, without its secret: it says who could fetch what, and until when.
      CREATE TABLE republish_account (
        id          INTEGER PRIMARY KEY,
        name        TEXT    NOT NULL,
        sealed      BLOB,
        cameras     TEXT,
        made_by     TEXT    NOT NULL,
        made_90k    INTEGER NOT NULL,
        removed_by  TEXT,
        removed_90k INTEGER
      ) STRICT;
      CREATE UNIQUE INDEX republish_account_standing ON republish_account (name) WHERE removed_90k IS NULL;
    `,
  },
  {
    version: 8,
    name: 'saved walls',
    sql: `
      -- Without an owner it is the room's. A removed wall keeps its row for as long as its removal can be undone.
      CREATE TABLE wall (
        id          TEXT    PRIMARY KEY,
        owner       TEXT,
        name        TEXT    NOT NULL,
        layout      TEXT    NOT NULL,
        cells       TEXT    NOT NULL,
        patrol      TEXT    NOT NULL,
        is_default  INTEGER NOT NULL CHECK (is_default IN (0, 1)),
        revision    INTEGER NOT NULL,
        made_by     TEXT    NOT NULL,
        made_90k    INTEGER NOT NULL,
        changed_by  TEXT    NOT NULL,
        changed_90k INTEGER NOT NULL,
        removed_by  TEXT,
        removed_90k INTEGER
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    version: 9,
    name: 'what the camera doctor found, and what was put right',
    sql: `
      -- The last run on each camera.
      CREATE TABLE doctor_report (
        camera TEXT PRIMARY KEY,
        report TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- What the station changed on a camera, for whom, from what to what. Nothing is deleted.
      CREATE TABLE doctor_fix (
        id        INTEGER PRIMARY KEY,
        camera    TEXT    NOT NULL,
        code      TEXT    NOT NULL,
        wanted_by TEXT    NOT NULL,
        at_90k    INTEGER NOT NULL,
        fix       TEXT    NOT NULL
      ) STRICT;
      CREATE INDEX doctor_fix_by_camera ON doctor_fix (camera, id);
    `,
  },
  {
    version: 10,
    name: 'which other systems may hear',
    sql: `
      ALTER TABLE republish_account ADD COLUMN sound INTEGER NOT NULL DEFAULT 0;

      -- What an account was allowed, each time somebody said so: the row of the account is the last word.
      CREATE TABLE republish_account_word (
        id      INTEGER PRIMARY KEY,
        account INTEGER NOT NULL REFERENCES republish_account (id),
        cameras TEXT,
        sound   INTEGER NOT NULL,
        said_by TEXT    NOT NULL,
        said_90k INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX republish_account_word_account ON republish_account_word (account);
      INSERT INTO republish_account_word (account, cameras, sound, said_by, said_90k)
        SELECT id, cameras, sound, made_by, made_90k FROM republish_account;
    `,
  },
  {
    version: 11,
    name: 'bookmarks',
    sql: `
      -- In "plain" is the note without accents, for searching. A removed bookmark keeps its row for as long as its removal can be undone.
      CREATE TABLE bookmark (
        id          INTEGER PRIMARY KEY,
        at_90k      INTEGER NOT NULL,
        to_90k      INTEGER,
        note        TEXT    NOT NULL,
        plain       TEXT    NOT NULL,
        kind        TEXT    NOT NULL,
        made_by     TEXT    NOT NULL,
        made_90k    INTEGER NOT NULL,
        changed_90k INTEGER NOT NULL,
        removed_by  TEXT,
        removed_90k INTEGER
      ) STRICT;
      CREATE INDEX bookmark_by_time ON bookmark (at_90k, id);

      CREATE TABLE bookmark_camera (
        bookmark INTEGER NOT NULL REFERENCES bookmark (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        camera   TEXT    NOT NULL,
        PRIMARY KEY (bookmark, position)
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    version: 12,
    name: 'where cameras stand, and the layers of the map',
    sql: `
      CREATE TABLE site (
        camera            TEXT PRIMARY KEY,
        latitude          REAL NOT NULL,
        longitude         REAL NOT NULL,
        direction_deg     REAL,
        field_of_view_deg REAL,
        range_m           REAL,
        height_m          REAL,
        hamlet            TEXT NOT NULL,
        road              TEXT NOT NULL,
        kind              TEXT,
        placed_by         TEXT NOT NULL,
        placed_90k        INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- What is drawn is GeoJSON in gzip. A removed layer keeps its row for as long as its removal can be undone.
      CREATE TABLE map_layer (
        id          TEXT    PRIMARY KEY,
        name        TEXT    NOT NULL,
        kind        TEXT    NOT NULL,
        source      TEXT    NOT NULL,
        made_up     INTEGER NOT NULL CHECK (made_up IN (0, 1)),
        features    INTEGER NOT NULL,
        bytes       INTEGER NOT NULL,
        bounds      TEXT,
        revision    INTEGER NOT NULL,
        made_90k    INTEGER NOT NULL,
        changed_by  TEXT    NOT NULL,
        changed_90k INTEGER NOT NULL,
        removed_by  TEXT,
        removed_90k INTEGER,
        drawn       BLOB    NOT NULL
      ) STRICT;

      CREATE TABLE map_settings (
        id            INTEGER PRIMARY KEY CHECK (id = 1),
        openstreetmap INTEGER NOT NULL CHECK (openstreetmap IN (0, 1)),
        set_by        TEXT    NOT NULL,
        set_90k       INTEGER NOT NULL
      ) STRICT;
    `,
  },
  {
    version: 13,
    name: 'televisions',
    sql: `
      -- A device account each. Of its token only the hash is kept, and none once it was taken out; the row stays.
      CREATE TABLE television (
        id          TEXT    PRIMARY KEY,
        token_hash  BLOB    UNIQUE,
        name        TEXT    NOT NULL,
        setup       TEXT    NOT NULL,
        sent        TEXT,
        seen_90k    INTEGER,
        paired_by   TEXT    NOT NULL,
        paired_90k  INTEGER NOT NULL,
        changed_by  TEXT    NOT NULL,
        changed_90k INTEGER NOT NULL,
        removed_by  TEXT,
        removed_90k INTEGER
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    version: 14,
    name: 'what is set about the access log',
    sql: `
      -- The log itself lies in files of its own; this is how long it is kept, where its heads go and who is asked for a purpose.
      CREATE TABLE access_settings (
        id       INTEGER PRIMARY KEY CHECK (id = 1),
        settings TEXT    NOT NULL,
        set_by   TEXT    NOT NULL,
        set_90k  INTEGER NOT NULL
      ) STRICT;
    `,
  },
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
]

/** A table that the policy is made of: each change of it counts the policy's revision up. */
function countsUp(table: string): string {
  const trigger = (
    change: string,
  ) => `CREATE TRIGGER ${table}_${change.toLowerCase()}_is_policy AFTER ${change} ON ${table}
      BEGIN UPDATE policy_revision SET revision = revision + 1; END;
      `
  return ['INSERT', 'UPDATE', 'DELETE'].map(trigger).join('')
}
