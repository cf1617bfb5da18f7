// Rules over what the noticer sees, what they found and what people said of it, and how the detector is set: version 23. Incidents: version 24.

import type { Migration } from '#store/sqlite/open.ts'

export const rulesMigrations: readonly Migration[] = [
  {
    version: 23,
    name: 'rules, their notices, the detector’s settings',
    sql: `
      CREATE TABLE rule (
        id          INTEGER PRIMARY KEY,
        camera      TEXT    NOT NULL,
        kind        TEXT    NOT NULL,
        name        TEXT    NOT NULL,
        settings    TEXT    NOT NULL,
        runs        INTEGER NOT NULL,
        made_by     TEXT    NOT NULL,
        made_90k    INTEGER NOT NULL,
        changed_90k INTEGER NOT NULL,
        removed_90k INTEGER
      ) STRICT;
      CREATE INDEX rule_by_camera ON rule (camera) WHERE removed_90k IS NULL;

      CREATE TABLE rule_notice (
        id       INTEGER PRIMARY KEY,
        rule     INTEGER NOT NULL REFERENCES rule (id),
        camera   TEXT    NOT NULL,
        from_90k INTEGER NOT NULL,
        to_90k   INTEGER NOT NULL,
        ended    TEXT    NOT NULL CHECK (ended IN ('heard', 'unheard', 'lasts')),
        times    INTEGER NOT NULL,
        box      TEXT,
        word     TEXT CHECK (word IN ('confirmed', 'set_aside')),
        word_by  TEXT,
        word_90k INTEGER,
        UNIQUE (rule, from_90k)
      ) STRICT;
      CREATE INDEX rule_notice_by_time ON rule_notice (from_90k);
      CREATE INDEX rule_notice_by_camera ON rule_notice (camera, from_90k);

      CREATE TABLE detection_settings (
        id       INTEGER PRIMARY KEY CHECK (id = 1),
        settings TEXT    NOT NULL,
        set_by   TEXT    NOT NULL,
        set_90k  INTEGER NOT NULL
      ) STRICT;
    `,
  },
  {
    version: 24,
    name: 'incidents',
    sql: `
      CREATE TABLE incident (
        id       INTEGER PRIMARY KEY,
        year     INTEGER NOT NULL,
        n        INTEGER NOT NULL,
        category TEXT    NOT NULL,
        camera   TEXT    NOT NULL,
        place    TEXT    NOT NULL,
        from_90k INTEGER NOT NULL,
        to_90k   INTEGER NOT NULL,
        note     TEXT    NOT NULL,
        notice   INTEGER UNIQUE REFERENCES rule_notice (id),
        made_by  TEXT    NOT NULL,
        made_90k INTEGER NOT NULL,
        UNIQUE (year, n)
      ) STRICT;
      -- What it became and who said so; nothing is rewritten.
      CREATE TABLE incident_step (
        id       INTEGER PRIMARY KEY,
        incident INTEGER NOT NULL REFERENCES incident (id),
        state    TEXT    NOT NULL,
        note     TEXT    NOT NULL,
        by       TEXT    NOT NULL,
        at_90k   INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX incident_step_by_incident ON incident_step (incident, id);
    `,
  },
]
