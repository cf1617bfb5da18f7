// Versions of the retention policy in station.sqlite.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { wallTime90k } from '#base/units.ts'
import type { PolicyRule, PolicyVersions } from '#community/upkeep/policy-versions.ts'

export const createPolicyVersions = (db: DatabaseSync, clock: Clock): PolicyVersions => {
  const all = db.prepare('SELECT * FROM retention_version ORDER BY version DESC')
  const add = db.prepare('INSERT INTO retention_version (rules, reason, by, at_90k) VALUES (?, ?, ?, ?)')
  return {
    list: () =>
      all.all().map(({ version, rules, reason, by, at_90k }) => ({
        version: Number(version),
        rules: JSON.parse(String(rules)) as PolicyRule[],
        reason: String(reason),
        by: String(by),
        at: wallTime90k(Number(at_90k)),
      })),
    add: ({ rules, reason, by }) =>
      void add.run(JSON.stringify(rules).normalize('NFC'), reason.normalize('NFC'), by, clock.wall()),
  }
}
