// The emergency account: version 18.

import type { Migration } from '#store/sqlite/open.ts'

export const breakGlassMigrations: readonly Migration[] = [
  {
    version: 18,
    name: 'the sealed emergency account, its openings, and wrong tries at it',
    sql: `
      -- Nothing is removed: a seal that was replaced or broken says when.
      CREATE TABLE break_glass_seal (
        id         INTEGER PRIMARY KEY,
        code_hash  BLOB    NOT NULL,
        hours      REAL    NOT NULL,
        sealed_by  TEXT    NOT NULL,
        sealed_90k INTEGER NOT NULL,
        over_90k   INTEGER
      ) STRICT;
      CREATE TABLE break_glass_opening (
        id         INTEGER PRIMARY KEY,
        seal       INTEGER NOT NULL REFERENCES break_glass_seal (id),
        name       TEXT    NOT NULL,
        reason     TEXT    NOT NULL,
        address    TEXT    NOT NULL,
        opened_90k INTEGER NOT NULL,
        until_90k  INTEGER NOT NULL,
        grant_id   INTEGER NOT NULL,
        closed_by  TEXT,
        closed_90k INTEGER,
        seen_by    TEXT,
        seen_word  TEXT,
        seen_90k   INTEGER
      ) STRICT;
      CREATE TABLE break_glass_wrong (
        id        INTEGER PRIMARY KEY,
        address   TEXT    NOT NULL,
        tried_90k INTEGER NOT NULL
      ) STRICT;
    `,
  },
]
