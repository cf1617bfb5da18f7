// The book of requests in station.sqlite. Numbers count from 1 in each year and are never given twice.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { localDay } from '#base/local-day.ts'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import type { RequestRow, RightsBook, StepRow } from '#community/rights/rights-book.ts'
import { inTransaction } from './sqlite/open.ts'

const texts = [
  'kind',
  'channel',
  'name',
  'phone',
  'email',
  'address',
  'on_behalf_of',
  'place',
  'happened',
  'about',
] as const

export const createRightsBook = (db: DatabaseSync, clock: Clock): RightsBook => {
  const all = db.prepare('SELECT * FROM rights_request ORDER BY id DESC')
  const one = db.prepare('SELECT * FROM rights_request WHERE id = ?')
  const steps = db.prepare('SELECT kind, text, ground, by, at_90k FROM rights_step WHERE request = ? ORDER BY id')
  const add = db.prepare(
    `INSERT INTO rights_request (year, n, ${texts.join(', ')}, processors, received_90k, entered_by, entered_90k)
     VALUES (?1, (SELECT coalesce(max(n), 0) + 1 FROM rights_request WHERE year = ?1), ${texts.map((_, at) => `?${at + 2}`).join(', ')},
       ?12, ?13, ?14, ?15) RETURNING *`,
  )
  const addStep = db.prepare(
    'INSERT INTO rights_step (request, kind, text, ground, by, at_90k) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const counted = db.prepare(
    "SELECT count(*) AS count FROM rights_request WHERE channel = 'public_form' AND entered_90k >= ?",
  )
  const get = (id: number): RequestRow => {
    const row = one.get(id)
    if (row === undefined) throw new Problem('no_such_rights_request', { request: id })
    return requestOf(row)
  }
  return {
    list: () => all.all().map(requestOf),
    get,
    steps: id => steps.all(id).map(stepOf),
    add: request =>
      inTransaction(db, () => {
        const year = Number(localDay(clock.wall()).slice(0, 4))
        const said = texts.map(field => request[field].normalize('NFC'))
        const rest = [request.processors ? 1 : 0, request.received, request.entered_by, clock.wall()]
        return requestOf(add.get(year, ...said, ...rest)!)
      }),
    step: (id, { kind, text, ground, by }) => {
      get(id)
      addStep.run(id, kind, text.normalize('NFC'), ground, by, clock.wall())
    },
    publicSince: since => Number(counted.get(since)?.count ?? 0),
  }
}

const requestOf = (row: Readonly<Record<string, unknown>>): RequestRow => ({
  ...(Object.fromEntries(texts.map(field => [field, row[field]])) as Pick<RequestRow, (typeof texts)[number]>),
  id: Number(row.id),
  number: `${row.n}/${row.year}/YC-DLCN`,
  processors: row.processors === 1,
  received: wallTime90k(Number(row.received_90k)),
  entered_by: String(row.entered_by),
})

const stepOf = ({ kind, text, ground, by, at_90k }: Readonly<Record<string, unknown>>): StepRow => ({
  kind: kind as StepRow['kind'],
  text: String(text),
  ground: ground as StepRow['ground'],
  by: String(by),
  at: wallTime90k(Number(at_90k)),
})
