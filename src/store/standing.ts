// Who stands behind an account at this moment: the person, their role and their unit, as the access log writes them down. Kept for a few
// seconds, since twenty people ask hundreds of times a second.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import type { Looker } from '#community/access/access-log.ts'

const KEPT_MS = 5_000
const MOST = 1_000

export type Standing = Pick<Looker, 'person' | 'role' | 'unit'>

export const createStanding = (db: DatabaseSync, clock: Clock): ((username: string) => Standing) => {
  const select = db.prepare(
    `SELECT p.name, p.rank, p.role, p.unit FROM account a JOIN person p ON p.id = a.person
      WHERE a.username = ? ORDER BY a.ended_90k IS NOT NULL LIMIT 1`,
  )
  const known = new Map<string, { readonly standing: Standing; readonly read_ms: number }>()
  return username => {
    const now = clock.monotonic()
    const kept = known.get(username)
    if (kept !== undefined && now - kept.read_ms < KEPT_MS) return kept.standing
    const standing = standingOf(select.get(username))
    if (known.size >= MOST) known.clear()
    known.set(username, { standing, read_ms: now })
    return standing
  }
}

const standingOf = (row: Readonly<Record<string, unknown>> | undefined): Standing => {
  if (row === undefined) return {}
  const person = [row.rank, row.name].filter(word => word !== '').join(' ')
  return {
    person,
    ...(row.role !== '' && { role: String(row.role) }),
    ...(row.unit !== null && { unit: String(row.unit) }),
  }
}
