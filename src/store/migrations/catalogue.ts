// The schema of the footage catalogue (`catalogue.sqlite`), written by the recorder alone. Only an index: everything in it can be
// read again from the segments on disk.

import type { Migration } from '#store/sqlite/open.ts'

export const catalogueMigrations: readonly Migration[] = [
  {
    version: 1,
    name: 'segments and formats',
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
        path TEXT NOT NULL UNIQUE,
        video_format TEXT NOT NULL REFERENCES format (id),
        audio_format TEXT REFERENCES format (id),
        start_90k INTEGER NOT NULL,
        end_90k INTEGER NOT NULL,
        frames INTEGER NOT NULL DEFAULT 0,
        bytes INTEGER NOT NULL DEFAULT 0,
        open INTEGER NOT NULL DEFAULT 1,
        index_at INTEGER NOT NULL DEFAULT 0,
        index_bytes INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      CREATE INDEX segment_by_time ON segment (camera, stream, start_90k, end_90k);

      -- Only of open segments: a closed one carries its index at its own end.
      CREATE TABLE fragment (
        segment INTEGER NOT NULL REFERENCES segment (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        packed BLOB NOT NULL,
        PRIMARY KEY (segment, number)
      ) STRICT, WITHOUT ROWID;
    `,
  },
]
