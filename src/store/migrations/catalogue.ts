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
    `,
  },
]
