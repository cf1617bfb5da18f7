// Whether recorded pictures are looked at for motion: version 25.

import type { Migration } from '#store/sqlite/open.ts'

export const noticingMigrations: readonly Migration[] = [
  {
    version: 25,
    name: 'noticing',
    sql: `
      -- Every word; the last one counts. Without a camera: of all of them.
      CREATE TABLE noticing_word (
        id     INTEGER PRIMARY KEY,
        camera TEXT,
        looks  INTEGER NOT NULL CHECK (looks IN (0, 1)),
        by     TEXT    NOT NULL,
        at_90k INTEGER NOT NULL
      ) STRICT;
    `,
  },
]
