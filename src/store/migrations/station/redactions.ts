// Redacted copies: versions 27 to 29. What is drawn stands as JSON; the films lie in files beside the database.

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
  {
    version: 29,
    name: 'what redacted copies hold, and whether they are of one picture',
    sql: `
      ALTER TABLE redaction ADD COLUMN form TEXT NOT NULL DEFAULT 'film';
      ALTER TABLE redaction ADD COLUMN hold TEXT;
      ALTER TABLE redaction ADD COLUMN worked_90k INTEGER NOT NULL DEFAULT 0;
      UPDATE redaction SET worked_90k = coalesce(
        (SELECT max(at_90k) FROM redaction_step WHERE redaction_step.redaction = redaction.id), made_90k);
      CREATE INDEX redaction_by_maker ON redaction (made_by, state);
    `,
  },
]
