import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { createScanShelf } from '#http/routes/extractions/scan-shelf.ts'
import { createBookmarkBook } from '#store/bookmarks.ts'
import { createMapBook } from '#store/maps.ts'
import { stationMigrations } from '#store/migrations/station.ts'
import { createSiteBook } from '#store/sites.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { createWallBook } from '#store/walls.ts'
import { makeBackup, restoreBackup } from './backup.ts'
import { layOutDemoCommune } from './station/demo-commune.ts'

const camera = knownCameraId('cong-chinh')
const patrol = { on: false, every_s: 15, groups: [] }
const cells = [{ camera, box: null }]

const shelf = (data: string) => createScanShelf(join(data, 'evidence', 'scans'))

const open = (data: string) => {
  const db = openDatabase(join(data, 'station.sqlite'), stationMigrations)
  return {
    [Symbol.dispose]: () => db.close(),
    walls: createWallBook(db, systemClock),
    bookmarks: createBookmarkBook(db, systemClock),
    sites: createSiteBook(db, systemClock),
    map: createMapBook(db, systemClock),
  }
}

test('a backup takes walls, bookmarks, sites, the map and scans of papers along, and a restore brings them back as they were', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-control-room-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const [data, backup] = [join(folder, 'data'), join(folder, 'backup')]
  mkdirSync(data)
  const told = (books: ReturnType<typeof open>) => ({
    walls: books.walls.list(),
    bookmarks: books.bookmarks.find({ seen: () => true, most: 10 }),
    sites: books.sites.list(),
    layers: books.map.layers().map(layer => [layer, books.map.drawn(layer.id)?.toString('base64')]),
  })
  const before = await (async () => {
    using books = open(data)
    layOutDemoCommune(['cong-chinh'], books.map, books.sites)
    books.walls.make({ name: 'Phòng trực', layout: '1', cells, patrol, is_default: true }, undefined, 'truc-ban')
    const moment = { at: systemClock.wall(), to: undefined, note: 'xe lạ', kind: 'note' } as const
    books.bookmarks.add({ cameras: [camera], ...moment }, 'truc-ban')
    await shelf(data).keep(Buffer.from('%PDF-1.7 công văn'))
    await makeBackup(data, backup, false)
    return told(books)
  })()
  rmSync(data, { recursive: true })
  await restoreBackup(data, backup)
  const [scan = ''] = readdirSync(join(data, 'evidence', 'scans'))
  assert.equal((await shelf(data).read(scan)).ok, true)
  using books = open(data)
  assert.deepEqual(told(books), before)
  assert.deepEqual(
    [before.walls.length, before.bookmarks.length, before.sites.length, before.layers.length],
    [1, 1, 1, 5],
  )
})
