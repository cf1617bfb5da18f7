import assert from 'node:assert/strict'
import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import type { Manifest } from '#contract/bundle.ts'
import { type KeptBundle, newCopyShape, newExtractionShape } from '#contract/extraction.ts'
import { createScanShelf } from '#http/routes/extractions/scan-shelf.ts'
import { sampleFacts } from '#papers/sample-facts.ts'
import { createExtractionBook } from '#store/extractions.ts'
import { stationMigrations } from '#store/migrations/station.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { makeBackup, restoreBackup } from './backup.ts'

const {
  items,
  hand_in: _,
  review_90k: __,
  ...asked
} = newExtractionShape.parse({
  ...{ purpose: 'traffic', about: 'va chạm xe', items: [{ camera: 'cong', from_90k: 1, to_90k: 90_000 }] },
  recipient: { kind: 'own_unit', name: 'Công an xã' },
})
const draft = { asked, items: items.map(item => ({ ...item, name: 'Cổng', place: '' })), warnings: [], needed: 1 }
const kept: KeptBundle = {
  ...{ name: 'TX-1-2026-aa', bytes: 1000, files: 9, content_sha256: 'a'.repeat(64), manifest_sha256: 'b'.repeat(64) },
  ...{ made_90k: 1, time_stamped: false, gaps: 0, whole: true, removal: null },
}
const copy = newCopyShape.parse({ medium: 'USB', to: 'Thượng úy Ba', encrypted: false, expires_90k: 9e15 })

const open = (data: string) => {
  const db = openDatabase(join(data, 'station.sqlite'), stationMigrations)
  const shelf = createScanShelf(join(data, 'evidence', 'scans'))
  return { [Symbol.dispose]: () => db.close(), book: createExtractionBook(db, systemClock), shelf }
}

test('requests for footage come back with scans, copies and the manifest of a bundle; the bundle itself is not carried', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-evidence-backup-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const [data, backup] = [join(folder, 'data'), join(folder, 'backup')]
  mkdirSync(join(data, 'evidence', 'bundles', kept.name), { recursive: true })
  writeFileSync(join(data, 'evidence', 'bundles', kept.name, 'manifest.json'), '{}')
  const manifest: Manifest = {
    matthan: 'bundle-1',
    log_head: null,
    segments: [],
    access_log: null,
    ...sampleFacts().manifest!,
  }
  const before = await (async () => {
    using station = open(data)
    const { book, shelf } = station
    const { id } = book.add(draft, () => 'giu-1', { by: 'truc-ban', person: null })
    const scan = await shelf.keep(Buffer.from('%PDF-1.7 công văn'))
    assert.ok(scan.ok)
    book.addScan(id, { name: 'cong-van.pdf', ...scan.value }, 'truc-ban')
    book.setBundle(id, kept, manifest)
    book.addCopy(id, copy, 'truc-ban')
    await makeBackup(data, backup, false)
    return [book.get(id), book.manifest(id)]
  })()
  assert.deepEqual(globSync(`**/${kept.name}`, { cwd: backup }), [])
  rmSync(data, { recursive: true })
  await restoreBackup(data, backup)
  using station = open(data)
  const { book, shelf } = station
  assert.deepEqual([book.get(1), book.manifest(1)], before)
  assert.deepEqual([book.get(1).copies.length, book.manifest(1)?.id], [1, manifest.id])
  assert.equal((await shelf.read(book.scan(1, 1).sha256)).ok, true)
})
