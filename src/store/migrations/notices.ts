// The schema of notices.sqlite: what cameras said that they saw. A file of its own: it is written all day, and none of it is as dear as accounts.

import type { Migration } from '#store/sqlite/open.ts'

export const noticesMigrations: readonly Migration[] = [
  {
    version: 1,
    name: 'notices',
    sql: `
      -- Those of one camera and kind follow one another, so that an instant is found from the primary key alone.
      CREATE TABLE notice (
        camera   TEXT    NOT NULL,
        kind     TEXT    NOT NULL,
        from_90k INTEGER NOT NULL,
        to_90k   INTEGER NOT NULL,
        ended    TEXT    NOT NULL CHECK (ended IN ('heard', 'unheard', 'lasts')),
        times    INTEGER NOT NULL,
        PRIMARY KEY (camera, kind, from_90k)
      ) STRICT, WITHOUT ROWID;

      CREATE INDEX notice_lasting ON notice (camera) WHERE ended = 'lasts';
    `,
  },
]
