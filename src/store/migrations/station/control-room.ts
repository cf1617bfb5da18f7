// Where cameras stand, the map, televisions, what is set about the access log: versions 12 to 14.

import type { Migration } from '#store/sqlite/open.ts'

export const controlRoomMigrations: readonly Migration[] = [
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
]
