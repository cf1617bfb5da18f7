// Redacted copies: versions 27 and 28. What is drawn stands as JSON; the films lie in files beside the database.

import type { Migration } from '#store/sqlite/open.ts'

export const redactionMigrations: readonly Migration[] = [
  {
    version: 27,
    name: 'redacted copies',
    sql: `
      CREATE TABLE redaction (
        id          INTEGER PRIMARY KEY,
        state       TEXT    NOT NULL,
        camera      TEXT    NOT NULL,
        stream      TEXT    NOT NULL,
        from_90k    INTEGER NOT NULL,
        to_90k      INTEGER NOT NULL,
        reason      TEXT    NOT NULL,
        case_number TEXT,
        draft       TEXT    NOT NULL,
        children    TEXT,
        version     INTEGER NOT NULL,
        problem     TEXT,
        result      TEXT,
        approved_by TEXT,
        made_by     TEXT    NOT NULL,
        made_90k    INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE redaction_step (
        id        INTEGER PRIMARY KEY,
        redaction INTEGER NOT NULL REFERENCES redaction (id),
        kind      TEXT    NOT NULL,
        text      TEXT    NOT NULL,
        by        TEXT    NOT NULL,
        at_90k    INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX redaction_step_by_redaction ON redaction_step (redaction, id);
    `,
  },
  {
    version: 28,
    name: 'redacted copies that wait',
    sql: 'CREATE INDEX redaction_by_state ON redaction (state)',
  },
]
