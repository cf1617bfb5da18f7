// Extractions: what was asked, what became of it, what was handed over: version 26.

import type { Migration } from '#store/sqlite/open.ts'

export const evidenceMigrations: readonly Migration[] = [
  {
    version: 26,
    name: 'extractions',
    sql: `
      CREATE TABLE extraction (
        id          INTEGER PRIMARY KEY,
        year        INTEGER NOT NULL,
        n           INTEGER NOT NULL,
        state       TEXT    NOT NULL,
        asked       TEXT    NOT NULL,
        case_number TEXT,
        plain       TEXT    NOT NULL,
        cameras     TEXT    NOT NULL,
        warnings    TEXT    NOT NULL,
        needed      INTEGER NOT NULL,
        made_by     TEXT    NOT NULL,
        made_person INTEGER,
        made_90k    INTEGER NOT NULL,
        UNIQUE (year, n)
      ) STRICT;
      CREATE INDEX extraction_by_case ON extraction (case_number) WHERE case_number IS NOT NULL;
      CREATE INDEX extraction_by_maker ON extraction (made_by, made_90k);

      CREATE TABLE extraction_item (
        extraction INTEGER NOT NULL REFERENCES extraction (id),
        n          INTEGER NOT NULL,
        camera     TEXT    NOT NULL,
        stream     TEXT    NOT NULL,
        from_90k   INTEGER NOT NULL,
        to_90k     INTEGER NOT NULL,
        name       TEXT    NOT NULL,
        place      TEXT    NOT NULL,
        hold       TEXT,
        PRIMARY KEY (extraction, n)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX extraction_item_by_hold ON extraction_item (hold);

      -- What was done, by whom; nothing is rewritten.
      CREATE TABLE extraction_step (
        id         INTEGER PRIMARY KEY,
        extraction INTEGER NOT NULL REFERENCES extraction (id),
        kind       TEXT    NOT NULL,
        state      TEXT    NOT NULL,
        text       TEXT    NOT NULL,
        exception  TEXT,
        by         TEXT    NOT NULL,
        person     INTEGER,
        at_90k     INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX extraction_step_by_extraction ON extraction_step (extraction, id);

      CREATE TABLE extraction_scan (
        id         INTEGER PRIMARY KEY,
        extraction INTEGER NOT NULL REFERENCES extraction (id),
        name       TEXT    NOT NULL,
        type       TEXT    NOT NULL,
        bytes      INTEGER NOT NULL,
        sha256     TEXT    NOT NULL,
        by         TEXT    NOT NULL,
        at_90k     INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX extraction_scan_by_extraction ON extraction_scan (extraction, id);

      CREATE TABLE extraction_copy (
        id          INTEGER PRIMARY KEY,
        extraction  INTEGER NOT NULL REFERENCES extraction (id),
        copy        TEXT    NOT NULL,
        expires_90k INTEGER NOT NULL,
        by          TEXT    NOT NULL,
        at_90k      INTEGER NOT NULL,
        ended       TEXT,
        ended_by    TEXT,
        ended_90k   INTEGER
      ) STRICT;
      CREATE INDEX extraction_copy_by_extraction ON extraction_copy (extraction, id);

      CREATE TABLE extraction_viewing (
        id         INTEGER PRIMARY KEY,
        extraction INTEGER NOT NULL REFERENCES extraction (id),
        viewing    TEXT    NOT NULL,
        by         TEXT    NOT NULL,
        at_90k     INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX extraction_viewing_by_extraction ON extraction_viewing (extraction, id);

      -- What is being made or was made. The manifest stays when the bundle is removed.
      CREATE TABLE extraction_work (
        extraction    INTEGER PRIMARY KEY REFERENCES extraction (id),
        bundle_order  TEXT,
        job           TEXT,
        bundle        TEXT,
        manifest      TEXT
      ) STRICT;

      CREATE TABLE extraction_settings (
        id       INTEGER PRIMARY KEY CHECK (id = 1),
        settings TEXT    NOT NULL,
        set_by   TEXT    NOT NULL,
        set_90k  INTEGER NOT NULL
      ) STRICT;
    `,
  },
]
