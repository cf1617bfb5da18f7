// What brings missing footage, other systems, walls, the doctor, bookmarks: versions 6 to 11.

import type { Migration } from '#store/sqlite/open.ts'

export const recoveryMigrations: readonly Migration[] = [
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
]
