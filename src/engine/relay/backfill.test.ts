// Jobs keep within the rules, ask source after source, and outlive the station that began them.

import assert from 'node:assert/strict'
import type { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { type Clock, systemClock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { silentLogger } from '#base/log.ts'
import { wallTime90k } from '#base/units.ts'
import type { BackfillReason } from '#contract/backfill.ts'
import { createJobBook } from '#store/backfill.ts'
import { stationMigrations } from '#store/migrations/station.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { until } from '#test/patience.ts'
import { Backfill, type BackfillPorts } from './backfill.ts'
import type { BackfillJob, JobBook } from './backfill-job.ts'
import type { AskedSource, SourceResult } from './source.ts'

const clock: Clock = systemClock
const gate = knownCameraId('cong')
const market = knownCameraId('cho')
const gap = { from: wallTime90k(90_000), to: wallTime90k(900_000) }

type House = {
  readonly book: JobBook
  readonly backfill: Backfill
  readonly missing: Map<string, boolean>
  readonly db: DatabaseSync
}

const open = (
  t: { after: (deed: () => unknown) => void },
  more: Partial<BackfillPorts>,
  db = openDatabase(':memory:', stationMigrations),
): House => {
  const book = createJobBook(db, clock)
  const missing = new Map<string, boolean>()
  const backfill = new Backfill({
    book,
    sources: async () => [],
    missing: camera => (missing.get(camera) === false ? [] : [gap]),
    found: () => [],
    clock,
    log: silentLogger,
    first_retry_ms: 1,
    ...more,
  })
  t.after(() => backfill.stop())
  return { book, backfill, missing, db }
}

const failing = (reason: BackfillReason): SourceResult => ({
  segments: 0,
  pictures: 0,
  failure: { reason, detail: 'x' },
})
const nothing: SourceResult = { segments: 0, pictures: 0, failure: undefined }
const source = (kind: AskedSource['kind'], fetch: () => Promise<SourceResult>): AskedSource => ({ kind, fetch })
const stands = (house: House, id: number, state: BackfillJob['state']) =>
  until(`job ${id} is ${state}`, () => house.book.get(id)?.state === state && house.book.get(id))

test('a source that does not answer is asked again until the tries are used up', async t => {
  let asked = 0
  const fetch = async () => {
    asked++
    return failing('unreachable')
  }
  const house = open(t, { sources: async () => [source('sd_card', fetch)] })
  house.book.setRules({ ...house.book.rules(), tries: 3 }, 'test')
  const { id } = house.backfill.ask(gate, 'main', gap, 'test')
  const job = await stands(house, id, 'gave_up')
  assert.deepEqual([asked, job.tries, job.reason], [3, 3, 'unreachable'])
})

test('a password that is refused is offered once', async t => {
  let asked = 0
  const fetch = async () => {
    asked++
    return failing('auth_failed')
  }
  const house = open(t, { sources: async () => [source('nvr', fetch)] })
  const { id } = house.backfill.ask(gate, 'main', gap, 'test')
  assert.equal((await stands(house, id, 'gave_up')).reason, 'auth_failed')
  assert.equal(asked, 1)
  house.backfill.again(id)
  await until('it was asked once more, because somebody said so', () => asked === 2)
})

test('where the first source cannot be reached the next one is asked', async t => {
  const order: string[] = []
  const house = open(t, {
    sources: async () => [
      source('nvr', async () => {
        order.push('nvr')
        return failing('unreachable')
      }),
      source('sd_card', async () => {
        order.push('sd_card')
        house.missing.set(gate, false)
        return { segments: 1, pictures: 200, failure: undefined }
      }),
    ],
  })
  const { id } = house.backfill.ask(gate, 'main', gap, 'test')
  const job = await stands(house, id, 'done')
  assert.deepEqual(order, ['nvr', 'sd_card'])
  assert.deepEqual([job.source, job.pictures, job.missing_ms, job.recovered_ms], ['sd_card', 200, 0, 9000])
})

test('what no source holds, and a camera without one, are told apart', async t => {
  const house = open(t, { sources: async camera => (camera === gate ? [source('sd_card', async () => nothing)] : []) })
  house.book.setRules({ ...house.book.rules(), tries: 2 }, 'test')
  const asked = house.backfill.ask(gate, 'main', gap, 'test')
  const without = house.backfill.ask(market, 'main', gap, 'test')
  await stands(house, asked.id, 'nothing_there')
  assert.equal((await stands(house, without.id, 'gave_up')).reason, 'no_source')
})

test('a card that is still being mounted is asked again, and what it held in part is not the end', async t => {
  let asked = 0
  const half = { from: gap.from, to: wallTime90k(450_000) }
  let left: readonly (typeof gap)[] = [gap]
  const fetch = async () => {
    asked++
    if (asked === 2) left = [half]
    if (asked === 3) left = []
    return nothing
  }
  const house = open(t, { missing: () => left, sources: async () => [source('sd_card', fetch)] })
  const { id } = house.backfill.ask(gate, 'main', gap, 'test')
  await until('it waits to ask again', () => house.book.get(id)?.reason === 'not_held')
  const job = await stands(house, id, 'done')
  assert.deepEqual([asked, job.missing_ms, job.recovered_ms, job.reason], [3, 0, 9000, null])
})

test('who refused the password is left alone while another source is asked again', async t => {
  const order: string[] = []
  const house = open(t, {
    sources: async () => [
      source('profile_g', async () => {
        order.push('profile_g')
        return failing('auth_failed')
      }),
      source('sd_card', async () => {
        order.push('sd_card')
        if (order.length < 3) return failing('unreachable')
        house.missing.set(gate, false)
        return nothing
      }),
    ],
  })
  const { id } = house.backfill.ask(gate, 'main', gap, 'test')
  await stands(house, id, 'done')
  assert.deepEqual(order, ['profile_g', 'sd_card', 'sd_card'])
})

test('a gap that was given up because a camera went again is taken up once it has streamed for long', async t => {
  let wall = clock.wall()
  let asked = 0
  const fetch = async () => {
    if (++asked > 1) house.missing.set(gate, false)
    return failing('unreachable')
  }
  const house: House = open(t, {
    clock: { ...clock, wall: () => wall },
    found: () => (house.missing.get(gate) === false ? [] : [{ camera: gate, stream: 'main', gap }]),
    sources: async () => [source('sd_card', fetch)],
  })
  house.book.setRules({ ...house.book.rules(), tries: 1 }, 'test')
  const { id } = await until('the gap is found', () => house.book.list()[0])
  await stands(house, id, 'gave_up')
  wall = wallTime90k(wall + 3 * 3600 * 90_000)
  await stands(house, id, 'done')
  assert.equal(house.book.list().length, 1)
})

test('outside its hours it waits, and what runs is broken off', async t => {
  const day = ['cn', 't2', 't3', 't4', 't5', 't6', 't7'][
    new Date(Date.now() + 7 * 3_600_000 + 2 * 24 * 3_600_000).getUTCDay()
  ]!
  let broken = false
  const house = open(t, {
    sources: async () => [
      {
        kind: 'sd_card',
        fetch: (_wanted, _gaps, _pace, signal) =>
          new Promise<SourceResult>(resolve =>
            signal.addEventListener('abort', () => {
              broken = true
              resolve(nothing)
            }),
          ),
      },
    ],
  })
  const { id } = house.backfill.ask(gate, 'main', gap, 'test')
  await stands(house, id, 'running')
  house.book.setRules({ ...house.book.rules(), hours: `${day} 00:00-24:00` }, 'test')
  await stands(house, id, 'paused_by_hours')
  assert.ok(broken)
  house.book.setRules({ ...house.book.rules(), hours: null }, 'test')
  await stands(house, id, 'running')
})

test('a job that ran when its station died goes on in the next one', async t => {
  const first = open(t, { sources: async () => [] })
  const { id } = first.book.add({ camera: gate, stream: 'main', ...gap, asked_by: 'station', missing_ms: 9000 })
  first.book.update(id, { state: 'running', tries: 2 })
  await first.backfill.stop()
  const next = open(t, { sources: async () => [source('sd_card', async () => nothing)] }, first.db)
  next.book.setRules({ ...next.book.rules(), tries: 3 }, 'test')
  assert.equal((await stands(next, id, 'nothing_there')).tries, 3)
})

test('a gap is taken once, and no camera is asked twice at the same time', async t => {
  let [running, most] = [0, 0]
  const release: (() => void)[] = []
  const house = open(t, {
    found: () => [
      { camera: gate, stream: 'main', gap },
      { camera: market, stream: 'main', gap },
    ],
    sources: async () => [
      source('sd_card', async () => {
        most = Math.max(most, ++running)
        await new Promise<void>(resolve => void release.push(resolve))
        running--
        return nothing
      }),
    ],
  })
  house.book.setRules({ ...house.book.rules(), at_once: 4, tries: 1 }, 'test')
  house.backfill.ask(gate, 'main', { from: gap.from, to: wallTime90k(gap.to * 2) }, 'test')
  await until('both cameras are being asked', () => running === 2)
  await until('all have been asked', () => {
    for (const go of release.splice(0)) go()
    return house.book.open().length === 0
  })
  assert.equal(most, 2)
  assert.equal(house.book.list().length, 2) // the longer span that was asked for holds the gap of the gate
})

test('a data disk that takes no more ends no station: the job goes on when there is room again', async t => {
  const db = openDatabase(':memory:', stationMigrations)
  const sound = createJobBook(db, clock)
  let full = false
  let refused = 0
  const book: JobBook = {
    ...sound,
    update: (id, change) => {
      if (!full) return sound.update(id, change)
      refused++
      throw new Error('database or disk is full')
    },
  }
  let gone: () => void = () => {}
  const house = open(
    t,
    {
      book,
      sources: async () => [
        {
          kind: 'sd_card',
          fetch: async (_wanted, _gaps, pace) => {
            full = refused === 0
            // The first bytes are noted at once: out of the reading of a socket, where nobody could catch what is thrown.
            pace(1000)
            if (full)
              await new Promise<void>(resolve => {
                gone = resolve
              })
            return { segments: 1, pictures: 1, failure: undefined }
          },
        },
      ],
    },
    db,
  )
  const { id } = house.backfill.ask(gate, 'main', gap, 'test')
  await until('the job meets the full disk', () => refused > 0)
  gone()
  await until('it meets it again when it looks for work', () => refused > 2)
  full = false
  sound.setRules({ ...sound.rules(), tries: 1 }, 'test')
  const job = await stands(house, id, 'nothing_there')
  assert.equal(job.bytes, 2000)
})
