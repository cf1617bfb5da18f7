// What is covered in pictures, when owners share their cameras, and what was found at acceptance: version 19.

import type { Migration } from '#store/sqlite/open.ts'
import { countsUp } from './people.ts'

export const privacyMigrations: readonly Migration[] = [
  {
    version: 19,
    name: 'privacy masks, sharing hours, acceptance, the name over the picture',
    sql: `
      -- Each row is all that is covered from then on. Nothing is changed or deleted.
      CREATE TABLE camera_mask (
        camera  TEXT    NOT NULL,
        version INTEGER NOT NULL,
        areas   TEXT    NOT NULL,
        reason  TEXT    NOT NULL,
        set_by  TEXT    NOT NULL,
        set_90k INTEGER NOT NULL,
        PRIMARY KEY (camera, version)
      ) STRICT, WITHOUT ROWID;

      -- Each row is what its owner has said of sharing it from then on. Nothing is changed or deleted.
      CREATE TABLE camera_sharing (
        camera     TEXT    NOT NULL,
        version    INTEGER NOT NULL,
        hours      TEXT,
        paused_90k INTEGER,
        recorded   INTEGER NOT NULL,
        reason     TEXT    NOT NULL,
        set_by     TEXT    NOT NULL,
        set_90k    INTEGER NOT NULL,
        PRIMARY KEY (camera, version)
      ) STRICT, WITHOUT ROWID;
      ${countsUp('camera_sharing')}

      -- Each row is one acceptance. Nothing is changed or deleted.
      CREATE TABLE camera_acceptance (
        camera     TEXT    NOT NULL,
        version    INTEGER NOT NULL,
        answers    TEXT    NOT NULL,
        supervisor TEXT    NOT NULL,
        note       TEXT    NOT NULL,
        passed     INTEGER NOT NULL,
        still      BLOB,
        set_by     TEXT    NOT NULL,
        set_90k    INTEGER NOT NULL,
        PRIMARY KEY (camera, version)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE watermark (
        version INTEGER PRIMARY KEY,
        roles   TEXT,
        set_by  TEXT    NOT NULL,
        set_90k INTEGER NOT NULL
      ) STRICT;
    `,
  },
]
