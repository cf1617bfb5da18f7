// Accounts, sessions, cameras, retention, causes: versions 1 to 5.

import type { Migration } from '#store/sqlite/open.ts'

export const firstMigrations: readonly Migration[] = [
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
]
