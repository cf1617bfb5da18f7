// The book of roles in station.sqlite: only what this station made or changed; the rest is as the program has it.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import type { RoleBook } from '#community/access/grant-book.ts'
import { type Role, usualRoles } from '#community/access/roles.ts'
import { type Verb, verbCodes } from '#contract/access.ts'
import { accessWords } from './access-words.ts'
import { inTransaction } from './sqlite/open.ts'

export const createRoleBook = (db: DatabaseSync, clock: Clock): RoleBook => {
  const all = db.prepare('SELECT code, name_vi, name_en, verbs FROM role ORDER BY code')
  const put = db.prepare(
    `INSERT INTO role (code, name_vi, name_en, verbs) VALUES (?, ?, ?, ?) ON CONFLICT (code)
     DO UPDATE SET name_vi = excluded.name_vi, name_en = excluded.name_en, verbs = excluded.verbs`,
  )
  const forget = db.prepare('DELETE FROM role WHERE code = ?')
  const say = accessWords(db, clock)
  return {
    list: () => {
      const own = new Map(all.all().map(row => [String(row.code), roleOf(row)]))
      const usual = usualRoles.map(role => ({ ...(own.get(role.code) ?? role), usual: !own.has(role.code) }))
      const more = [...own.values()].filter(({ code }) => !usualRoles.some(role => role.code === code))
      return [...usual, ...more.map(role => ({ ...role, usual: false }))]
    },
    set: ({ code, words, verbs }, by) =>
      inTransaction(db, () => {
        put.run(code, words.vi.normalize('NFC'), words.en, JSON.stringify(verbs))
        say('role', code, { set: { words, verbs } }, by)
      }),
    forget: (code, by) =>
      inTransaction(db, () => {
        const gone = forget.run(code).changes === 1
        if (gone) say('role', code, { forgotten: true }, by)
        return gone
      }),
  }
}

/** Verbs of a newer program are passed over. */
const roleOf = (row: Readonly<Record<string, unknown>>): Role => ({
  code: String(row.code),
  words: { vi: String(row.name_vi), en: String(row.name_en) },
  verbs: (JSON.parse(String(row.verbs)) as readonly string[]).filter((verb): verb is Verb =>
    (verbCodes as readonly string[]).includes(verb),
  ),
})
