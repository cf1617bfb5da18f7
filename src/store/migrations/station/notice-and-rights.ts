// Who answers for footage, signs, requests of the people in the picture, and versions of the retention policy: version 20.

import type { Migration } from '#store/sqlite/open.ts'

export const noticeMigrations: readonly Migration[] = [
  {
    version: 20,
    name: 'notice and rights',
    sql: `
      CREATE TABLE controller_settings (
        id       INTEGER PRIMARY KEY CHECK (id = 1),
        settings TEXT    NOT NULL,
        set_by   TEXT    NOT NULL,
        set_90k  INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE camera_notice (
        camera     TEXT    PRIMARY KEY,
        controller TEXT,
        purposes   TEXT,
        set_by     TEXT    NOT NULL,
        set_90k    INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- Every word about a camera's sign; the last one counts.
      CREATE TABLE sign_word (
        id     INTEGER PRIMARY KEY,
        camera TEXT    NOT NULL,
        word   TEXT    NOT NULL CHECK (word IN ('none', 'printed', 'mounted', 'missing')),
        note   TEXT    NOT NULL,
        by     TEXT    NOT NULL,
        at_90k INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX sign_word_by_camera ON sign_word (camera, id);
      -- Photos without what a telephone writes into them; the newest few of each camera.
      CREATE TABLE sign_photo (
        word   INTEGER PRIMARY KEY REFERENCES sign_word (id),
        camera TEXT    NOT NULL,
        type   TEXT    NOT NULL,
        bytes  BLOB    NOT NULL
      ) STRICT;
      CREATE INDEX sign_photo_by_camera ON sign_photo (camera, word);

      CREATE TABLE rights_request (
        id           INTEGER PRIMARY KEY,
        year         INTEGER NOT NULL,
        n            INTEGER NOT NULL,
        kind         TEXT    NOT NULL,
        channel      TEXT    NOT NULL,
        name         TEXT    NOT NULL,
        phone        TEXT    NOT NULL,
        email        TEXT    NOT NULL,
        address      TEXT    NOT NULL,
        on_behalf_of TEXT    NOT NULL,
        place        TEXT    NOT NULL,
        happened     TEXT    NOT NULL,
        about        TEXT    NOT NULL,
        processors   INTEGER NOT NULL,
        received_90k INTEGER NOT NULL,
        entered_by   TEXT    NOT NULL,
        entered_90k  INTEGER NOT NULL,
        UNIQUE (year, n)
      ) STRICT;
      -- What was done about it; nothing is rewritten.
      CREATE TABLE rights_step (
        id      INTEGER PRIMARY KEY,
        request INTEGER NOT NULL REFERENCES rights_request (id),
        kind    TEXT    NOT NULL,
        text    TEXT    NOT NULL,
        ground  TEXT,
        by      TEXT    NOT NULL,
        at_90k  INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX rights_step_by_request ON rights_step (request, id);

      CREATE TABLE retention_version (
        version INTEGER PRIMARY KEY,
        rules   TEXT    NOT NULL,
        reason  TEXT    NOT NULL,
        by      TEXT    NOT NULL,
        at_90k  INTEGER NOT NULL
      ) STRICT;
    `,
  },
]
