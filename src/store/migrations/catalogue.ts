// The schema of the footage catalogue (`catalogue.sqlite`), written by the recorder alone. Segments and formats are only an
// index: everything in them can be read again from the files on disk.

import type { Migration } from '#store/sqlite/open.ts'

export const catalogueMigrations: readonly Migration[] = [
  {
    version: 1,
    name: 'segments, formats and the ledger',
    sql: `
      CREATE TABLE format (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('video', 'audio')),
        entry TEXT NOT NULL,
        codec TEXT NOT NULL,
        width INTEGER NOT NULL DEFAULT 0,
        height INTEGER NOT NULL DEFAULT 0,
        reorder INTEGER,
        sample_rate INTEGER NOT NULL DEFAULT 0,
        channels INTEGER NOT NULL DEFAULT 0,
        description BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE segment (
        id INTEGER PRIMARY KEY,
        camera TEXT NOT NULL,
        stream TEXT NOT NULL,
        archive TEXT NOT NULL,
        path TEXT NOT NULL,
        video_format TEXT NOT NULL REFERENCES format (id),
        audio_format TEXT REFERENCES format (id),
        start_90k INTEGER NOT NULL,
        end_90k INTEGER NOT NULL,
        frames INTEGER NOT NULL DEFAULT 0,
        bytes INTEGER NOT NULL DEFAULT 0,
        open INTEGER NOT NULL DEFAULT 1,
        index_at INTEGER NOT NULL DEFAULT 0,
        index_bytes INTEGER NOT NULL DEFAULT 0,
        -- Why it is set aside; what is damaged hides nothing beside it.
        damage TEXT,
        UNIQUE (archive, path)
      ) STRICT;
      CREATE INDEX segment_by_time ON segment (camera, stream, start_90k, end_90k);
      CREATE INDEX segment_open ON segment (id) WHERE open = 1;

      -- Only of open segments: a closed one carries its index at its own end.
      CREATE TABLE fragment (
        segment INTEGER NOT NULL REFERENCES segment (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        packed BLOB NOT NULL,
        PRIMARY KEY (segment, number)
      ) STRICT, WITHOUT ROWID;

      -- Where the chain of each stream stands: its newest fragment whose bytes are on disk.
      CREATE TABLE chain (
        camera TEXT NOT NULL,
        stream TEXT NOT NULL,
        number INTEGER NOT NULL,
        hash BLOB NOT NULL,
        PRIMARY KEY (camera, stream)
      ) STRICT, WITHOUT ROWID;

      -- How much of each day (of the commune's zone) is recorded: kept beside, so that a month of 100 cameras is asked in a moment.
      CREATE TABLE day (
        camera TEXT NOT NULL,
        stream TEXT NOT NULL,
        day TEXT NOT NULL,
        recorded_90k INTEGER NOT NULL,
        PRIMARY KEY (camera, stream, day)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE outage (
        id INTEGER PRIMARY KEY,
        camera TEXT,
        stream TEXT,
        from_90k INTEGER NOT NULL,
        to_90k INTEGER,
        cause TEXT NOT NULL,
        established_by TEXT NOT NULL,
        detail TEXT NOT NULL,
        noted_90k INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX outage_by_time ON outage (camera, stream, from_90k);

      -- When the recorder last wrote here: what lies between that and its next start, it was not there to record.
      CREATE TABLE alive (id INTEGER PRIMARY KEY CHECK (id = 1), at_90k INTEGER NOT NULL) STRICT;

      CREATE INDEX segment_by_age ON segment (camera, start_90k);
      CREATE INDEX segment_on_disk ON segment (archive, start_90k);

      -- Bytes of closed segments by camera, archive and day, kept by the triggers below, so that quotas and forecasts are asked in a moment.
      CREATE TABLE usage (
        camera TEXT NOT NULL,
        archive TEXT NOT NULL,
        day TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        PRIMARY KEY (camera, archive, day)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER usage_closed AFTER UPDATE OF open ON segment WHEN old.open = 1 AND new.open = 0 BEGIN
        INSERT INTO usage (camera, archive, day, bytes)
          VALUES (new.camera, new.archive, date(new.start_90k / 90000 + 25200, 'unixepoch'), new.bytes)
          ON CONFLICT (camera, archive, day) DO UPDATE SET bytes = bytes + excluded.bytes;
      END;
      CREATE TRIGGER usage_entered AFTER INSERT ON segment WHEN new.open = 0 BEGIN
        INSERT INTO usage (camera, archive, day, bytes)
          VALUES (new.camera, new.archive, date(new.start_90k / 90000 + 25200, 'unixepoch'), new.bytes)
          ON CONFLICT (camera, archive, day) DO UPDATE SET bytes = bytes + excluded.bytes;
      END;
      CREATE TRIGGER usage_removed AFTER DELETE ON segment WHEN old.open = 0 BEGIN
        UPDATE usage SET bytes = bytes - old.bytes
          WHERE camera = old.camera AND archive = old.archive
            AND day = date(old.start_90k / 90000 + 25200, 'unixepoch');
        DELETE FROM usage WHERE bytes <= 0 AND camera = old.camera AND archive = old.archive;
      END;

      -- How long footage is kept, as the station last told it (camera NULL: all); nothing is removed before it has.
      CREATE TABLE retention_rule (camera TEXT UNIQUE, days REAL, quota_bytes INTEGER) STRICT;
      CREATE TABLE told (id INTEGER PRIMARY KEY CHECK (id = 1), revision INTEGER NOT NULL) STRICT;

      -- Footage that must stay, as the station last told it; asked in the transaction that removes.
      CREATE TABLE hold (
        id TEXT PRIMARY KEY,
        camera TEXT NOT NULL,
        stream TEXT,
        from_90k INTEGER NOT NULL,
        to_90k INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX hold_by_camera ON hold (camera, from_90k);

      -- What retention removed. Spans that touch are one record.
      CREATE TABLE deletion (
        id INTEGER PRIMARY KEY,
        camera TEXT NOT NULL,
        stream TEXT NOT NULL,
        from_90k INTEGER NOT NULL,
        to_90k INTEGER NOT NULL,
        bytes INTEGER NOT NULL,
        segments INTEGER NOT NULL,
        why TEXT NOT NULL CHECK (why IN ('age', 'quota', 'room')),
        at_90k INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX deletion_by_time ON deletion (camera, stream, to_90k);

      -- Files whose rows are gone and that are still to be removed: a crash in between leaves the name here, and the file is not entered.
      CREATE TABLE doomed (archive TEXT NOT NULL, path TEXT NOT NULL, PRIMARY KEY (archive, path)) STRICT, WITHOUT ROWID;
    `,
  },
  {
    version: 2,
    name: 'footage that was brought in later',
    sql: `
      -- Where the footage came from (JSON, as the file says it); NULL for what was recorded live. Its place in the chain of recovered
      -- footage: the number of the link before its first fragment, and of its last.
      ALTER TABLE segment ADD COLUMN recovered TEXT;
      ALTER TABLE segment ADD COLUMN link_before INTEGER;
      ALTER TABLE segment ADD COLUMN link_last INTEGER;

      ALTER TABLE day ADD COLUMN recovered_90k INTEGER NOT NULL DEFAULT 0;

      -- Recovered footage is not written in the order of its times: which links went with it is told by their numbers.
      ALTER TABLE deletion ADD COLUMN link_before INTEGER;
      ALTER TABLE deletion ADD COLUMN link_last INTEGER;
    `,
  },
  {
    version: 3,
    name: 'spans in which nothing was to be recorded',
    sql: `
      -- A month of 100 cameras is told without reading through every trouble they ever had.
      CREATE INDEX outage_planned ON outage (camera, stream, from_90k) WHERE cause IN ('suspended', 'not_scheduled');
    `,
  },
  {
    version: 4,
    name: 'rows whose file is gone',
    sql: `
      CREATE INDEX segment_file_gone ON segment (id) WHERE damage = 'file_gone';
    `,
  },
  {
    version: 5,
    name: 'what is held over weeks',
    sql: `
      -- A month of 32 cameras is told from this alone. Open segments, whose end moves with every fragment, are not in it.
      CREATE INDEX segment_closed ON segment (camera, stream, start_90k, end_90k, (recovered IS NOT NULL))
        WHERE damage IS NULL AND open = 0;
    `,
  },
  {
    version: 6,
    name: 'spans that an owner did not share',
    sql: `
      DROP INDEX outage_planned;
      CREATE INDEX outage_planned ON outage (camera, stream, from_90k)
        WHERE cause IN ('suspended', 'not_scheduled', 'not_shared');
    `,
  },
]
