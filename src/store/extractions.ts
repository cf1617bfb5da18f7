// The extraction book in station.sqlite. Numbers count from 1 in each year and are never given twice; holds are made in the same transaction.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { localDay } from '#base/local-day.ts'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import { withoutAccents } from '#base/without-accents.ts'
import type {
  Completion,
  Doer,
  ExtractionBook,
  ExtractionDraft,
  ExtractionReader,
} from '#community/evidence/extraction-book.ts'
import { usualExtractionSettings } from '#community/evidence/usual-settings.ts'
import { type AskedExtraction, type ExtractionState, extractionSettingsShape } from '#contract/extraction.ts'
import { createRowReader, headOf, type Row, scanOf, stateNow } from './extraction-rows.ts'
import { firstOf } from './first-of.ts'
import { inTransaction } from './sqlite/open.ts'

export const createExtractionBook = (db: DatabaseSync, clock: Clock): ExtractionBook => {
  const reader = readerOf(db, clock)
  const steps = stepsOf(db, clock, reader.get)
  return {
    ...reader,
    ...steps,
    ...addTo(db, clock, reader.get, steps.step),
    ...handedOver(db, clock),
    ...workOf(db),
    ...settingsOf(db, clock),
  }
}

const readerOf = (
  db: DatabaseSync,
  clock: Clock,
): Pick<ExtractionReader, 'get' | 'find' | 'heads' | 'damaged' | 'askedSince' | 'ofHolds' | 'scan'> => {
  const one = db.prepare(`SELECT *, ${stateNow} FROM extraction WHERE id = :id`)
  const heads = db.prepare(`SELECT id, made_by, cameras, ${stateNow} FROM extraction`)
  const found = db.prepare(
    `SELECT *, ${stateNow} FROM extraction WHERE (:before IS NULL OR id < :before) AND (:state IS NULL OR state_now = :state)
       AND (:case_number IS NULL OR case_number = :case_number)
       AND NOT EXISTS (SELECT 1 FROM json_each(:words) WHERE instr(plain, value) = 0) ORDER BY id DESC`,
  )
  const damaged = db.prepare(
    `SELECT extraction FROM extraction_work WHERE bundle ->> '$.damaged' IS NOT NULL AND bundle ->> '$.whole' = 1`,
  )
  const asked = db.prepare(
    `SELECT camera, from_90k, to_90k FROM extraction_item JOIN extraction ON extraction.id = extraction
       WHERE made_by = ? AND made_90k >= ? AND state NOT IN ('rejected', 'withdrawn')`,
  )
  const held = db.prepare(
    `SELECT hold, id, n || '/' || year AS number, case_number, ${stateNow} FROM (SELECT hold, extraction FROM extraction_item
       WHERE hold IS NOT NULL) JOIN extraction ON extraction.id = extraction`,
  )
  const scan = db.prepare('SELECT * FROM extraction_scan WHERE extraction = ? AND id = ?')
  const whole = createRowReader(db)
  const now = () => ({ now: clock.wall() as number })
  return {
    get: id => {
      const row = one.get({ id, ...now() })
      if (row === undefined) throw new Problem('no_such_extraction', { extraction: id })
      return whole(row)
    },
    find: ({ state, case: number, text = '', before, seen, wanted, most }) => {
      const words = JSON.stringify(withoutAccents(text).split(/\s+/).filter(Boolean))
      const asked = { before: before ?? null, state: state ?? null, case_number: number ?? null, words, ...now() }
      const rows = found.iterate(asked)
      return firstOf(
        each(rows, row => (seen(headOf(row)) ? whole(row) : undefined)),
        row => wanted?.(row) ?? true,
        most,
      )
    },
    heads: () => heads.all(now()).map(headOf),
    damaged: () => new Set(damaged.all().map(row => Number(row.extraction))),
    askedSince: (by, since) =>
      asked.all(by, since).map(row => ({
        camera: knownCameraId(String(row.camera)),
        from: wallTime90k(Number(row.from_90k)),
        to: wallTime90k(Number(row.to_90k)),
      })),
    ofHolds: () =>
      new Map(
        held.all(now()).map(row => [
          String(row.hold),
          {
            ...{ id: Number(row.id), number: String(row.number), state: row.state_now as ExtractionState },
            case: row.case_number === null ? null : String(row.case_number),
          },
        ]),
      ),
    scan: (id, number) => {
      const row = scan.get(id, number)
      if (row === undefined) throw new Problem('no_such_scan', { extraction: id, scan: number })
      return scanOf(row)
    },
  }
}

function* each<To>(rows: Iterable<Row>, make: (row: Row) => To | undefined): Generator<To> {
  for (const row of rows) {
    const made = make(row)
    if (made !== undefined) yield made
  }
}

const addTo = (
  db: DatabaseSync,
  clock: Clock,
  get: ExtractionBook['get'],
  step: ExtractionBook['step'],
): Pick<ExtractionBook, 'add' | 'complete'> => {
  const add = db.prepare(
    `INSERT INTO extraction (year, n, state, asked, case_number, plain, cameras, warnings, needed, made_by, made_person, made_90k)
     VALUES (?1, (SELECT coalesce(max(n), 0) + 1 FROM extraction WHERE year = ?1), 'requested', ?2, ?3, '', ?4, ?5, ?6, ?7, ?8, ?9)
     RETURNING id, n, year`,
  )
  const addItem = db.prepare('INSERT INTO extraction_item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const ask = db.prepare('UPDATE extraction SET asked = ?, case_number = ?, plain = ? WHERE id = ?')
  const keep = (id: number, number: string, asked: AskedExtraction, names: readonly string[]) =>
    ask.run(JSON.stringify(asked), asked.case, plainOf(number, asked, names), id)
  return {
    add: ({ asked, items, warnings, needed }: ExtractionDraft, hold, { by, person }: Doer) =>
      inTransaction(db, () => {
        const now = clock.wall()
        const cameras = JSON.stringify([...new Set(items.map(({ camera }) => camera))])
        const told = composed(asked)
        const row = add.get(
          ...([Number(localDay(now).slice(0, 4)), JSON.stringify(told), told.case, cameras] as const),
          ...([JSON.stringify(warnings), needed, by, person, now] as const),
        )!
        const [id, number] = [Number(row.id), `${row.n}/${row.year}`]
        keep(
          id,
          number,
          told,
          items.map(({ name }) => name),
        )
        for (const [n, item] of items.entries()) {
          const { camera, stream, from_90k, to_90k, name, place } = item
          addItem.run(id, n, camera, stream, from_90k, to_90k, name, place, hold(item, number))
        }
        step(id, { kind: 'request', state: 'requested', text: '' }, { by, person })
        step(id, { kind: 'hold', state: 'on_hold', text: '' }, { by, person })
        return get(id)
      }),
    complete: (id, { document, case: number, clock_note, redactions }: Completion) =>
      inTransaction(db, () => {
        const { asked, number: own, items } = get(id)
        const completed: AskedExtraction = composed({
          ...asked,
          document: asked.document ?? document ?? null,
          case: asked.case ?? number ?? null,
          clock_note: asked.clock_note === '' ? (clock_note ?? '') : asked.clock_note,
          wanted: redactions === undefined ? asked.wanted : { ...asked.wanted, redactions: [...redactions] },
        })
        keep(
          id,
          own,
          completed,
          items.map(({ name }) => name),
        )
      }),
  }
}

/** Vietnamese in one form, however it was typed. */
const composed = (asked: AskedExtraction): AskedExtraction =>
  JSON.parse(JSON.stringify(asked).normalize('NFC')) as AskedExtraction

const plainOf = (
  number: string,
  { about, case: of, document, recipient }: AskedExtraction,
  names: readonly string[],
): string =>
  withoutAccents(
    [number, about, of, document?.number, document?.issuer, recipient.name, recipient.person, ...names]
      .filter(Boolean)
      .join(' '),
  )

const stepsOf = (db: DatabaseSync, clock: Clock, get: ExtractionBook['get']): Pick<ExtractionBook, 'step'> => {
  const add = db.prepare(
    'INSERT INTO extraction_step (extraction, kind, state, text, exception, by, person, at_90k) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const move = db.prepare('UPDATE extraction SET state = ? WHERE id = ?')
  return {
    step: (id, { kind, state, text, exception = null }, { by, person }) =>
      inTransaction(db, () => {
        get(id)
        add.run(id, kind, state, text.normalize('NFC'), exception?.normalize('NFC') ?? null, by, person, clock.wall())
        move.run(state === 'copy_expired' ? 'handed_over' : state, id)
      }),
  }
}

const handedOver = (
  db: DatabaseSync,
  clock: Clock,
): Pick<ExtractionBook, 'addScan' | 'addCopy' | 'endCopy' | 'addViewing'> => {
  const scan = db.prepare(
    'INSERT INTO extraction_scan (extraction, name, type, bytes, sha256, by, at_90k) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const copy = db.prepare(
    'INSERT INTO extraction_copy (extraction, copy, expires_90k, by, at_90k) VALUES (?, ?, ?, ?, ?)',
  )
  const end = db.prepare(
    'UPDATE extraction_copy SET ended = ?, ended_by = ?, ended_90k = ? WHERE extraction = ? AND id = ? AND ended IS NULL',
  )
  const there = db.prepare('SELECT 1 FROM extraction_copy WHERE extraction = ? AND id = ?')
  const viewing = db.prepare('INSERT INTO extraction_viewing (extraction, viewing, by, at_90k) VALUES (?, ?, ?, ?)')
  const text = (value: object) => JSON.stringify(value).normalize('NFC')
  return {
    addScan: (id, { name, type, bytes, sha256 }, by) =>
      Number(scan.run(id, name.normalize('NFC'), type, bytes, sha256, by, clock.wall()).lastInsertRowid),
    addCopy: (id, given, by) => Number(copy.run(id, text(given), given.expires_90k, by, clock.wall()).lastInsertRowid),
    endCopy: (id, number, said, by) => {
      if (there.get(id, number) === undefined) throw new Problem('no_such_copy', { extraction: id, copy: number })
      if (end.run(text(said), by, clock.wall(), id, number).changes === 0)
        throw new Problem('copy_ended', { copy: number })
    },
    addViewing: (id, said, by) => Number(viewing.run(id, text(said), by, clock.wall()).lastInsertRowid),
  }
}

const workOf = (db: DatabaseSync): Pick<ExtractionBook, 'setJob' | 'setOrder' | 'setBundle' | 'order' | 'manifest'> => {
  const begin = db.prepare('INSERT OR IGNORE INTO extraction_work (extraction) VALUES (?)')
  const put = (column: string) => {
    const set = db.prepare(`UPDATE extraction_work SET ${column} = ? WHERE extraction = ?`)
    return (id: number, value: unknown): void => {
      begin.run(id)
      set.run(value === null ? null : JSON.stringify(value), id)
    }
  }
  const read = (column: string) => {
    const get = db.prepare(`SELECT ${column} AS text FROM extraction_work WHERE extraction = ?`)
    return (id: number) => {
      const text = get.get(id)?.text
      return typeof text === 'string' ? JSON.parse(text) : undefined
    }
  }
  const [job, bundle, manifest] = [put('job'), put('bundle'), put('manifest')]
  return {
    setJob: job,
    setOrder: put('bundle_order'),
    setBundle: (id, made, said) =>
      inTransaction(db, () => {
        bundle(id, made)
        if (said !== undefined) manifest(id, said)
      }),
    order: read('bundle_order'),
    manifest: read('manifest'),
  }
}

const settingsOf = (db: DatabaseSync, clock: Clock): Pick<ExtractionBook, 'settings' | 'setSettings'> => {
  const get = db.prepare('SELECT settings FROM extraction_settings WHERE id = 1')
  const set = db.prepare(
    'INSERT OR REPLACE INTO extraction_settings (id, settings, set_by, set_90k) VALUES (1, ?, ?, ?)',
  )
  return {
    settings: () => {
      const row = get.get()
      const read = extractionSettingsShape.safeParse(row === undefined ? undefined : JSON.parse(String(row.settings)))
      return read.success ? read.data : usualExtractionSettings
    },
    setSettings: (settings, by) => void set.run(JSON.stringify(settings), by, clock.wall()),
  }
}
