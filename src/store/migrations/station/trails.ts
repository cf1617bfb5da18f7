// Trails and comparison boards: versions 21 and 22. Moments and words; pictures are made from footage each time they are shown.

import type { Migration } from '#store/sqlite/open.ts'

export const trailMigrations: readonly Migration[] = [
  {
    version: 21,
    name: 'trails',
    sql: `
      -- A removed trail keeps its row, with who removed it and why; its words and marks go.
      CREATE TABLE trail (
        id             INTEGER PRIMARY KEY,
        title          TEXT    NOT NULL,
        about          TEXT    NOT NULL,
        case_number    TEXT,
        plain          TEXT    NOT NULL,
        going          TEXT    NOT NULL,
        shared         TEXT    NOT NULL CHECK (shared IN ('own', 'unit', 'station')),
        unit           TEXT,
        state          TEXT    NOT NULL CHECK (state IN ('open', 'closed')),
        made_by        TEXT    NOT NULL,
        made_90k       INTEGER NOT NULL,
        changed_90k    INTEGER NOT NULL,
        removed_by     TEXT,
        removed_90k    INTEGER,
        removed_reason TEXT
      ) STRICT;

      CREATE TABLE trail_mark (
        id            INTEGER PRIMARY KEY,
        trail         INTEGER NOT NULL REFERENCES trail (id),
        camera        TEXT    NOT NULL,
        seen          INTEGER NOT NULL CHECK (seen IN (0, 1)),
        from_90k      INTEGER NOT NULL,
        to_90k        INTEGER NOT NULL,
        at_90k        INTEGER,
        direction_deg REAL,
        note          TEXT    NOT NULL,
        made_by       TEXT    NOT NULL,
        made_90k      INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX trail_mark_by_trail ON trail_mark (trail, id);

      CREATE TABLE trail_settings (
        id       INTEGER PRIMARY KEY CHECK (id = 1),
        settings TEXT    NOT NULL,
        set_by   TEXT    NOT NULL,
        set_90k  INTEGER NOT NULL
      ) STRICT;
    `,
  },
  {
    version: 22,
    name: 'comparison boards',
    sql: `
      CREATE TABLE comparison (
        id          INTEGER PRIMARY KEY,
        title       TEXT    NOT NULL,
        trail       INTEGER REFERENCES trail (id),
        items       TEXT    NOT NULL,
        revision    INTEGER NOT NULL,
        made_by     TEXT    NOT NULL,
        made_90k    INTEGER NOT NULL,
        changed_90k INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX comparison_by_trail ON comparison (trail);
    `,
  },
]
