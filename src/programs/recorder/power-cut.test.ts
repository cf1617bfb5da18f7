// Power cut at any byte: a segment that was being written, cut, zeroed, torn or flipped at every byte, and what the next start makes of it.

import assert from 'node:assert/strict'
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { beganInVain } from '#engine/recording/began-in-vain.ts'
import { LINK_BOX_BYTES } from '#engine/recording/chain.ts'
import { Disks } from '#engine/recording/disks.ts'
import { packFragment, readIndexBox, unpackFragments } from '#engine/recording/fragment-index.ts'
import { enterFile, repairOpenSegments } from '#engine/recording/repair.ts'
import { aboutLink, openToRead, readSegmentHead, walkFragments } from '#engine/recording/scan.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { createRepairCatalogue } from '#store/repair-catalogue.ts'
import { createSegmentWriter } from '#store/segments.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { writeFootage } from '#test/written-footage.ts'
import { openArchives } from './archives.ts'

const folder = mkdtempSync(join(tmpdir(), 'matthan-any-byte-'))
const whole = join(folder, 'whole')
after(() => rmSync(folder, { recursive: true, force: true }))

/** A small segment as it was written, without the index that closed it, and where each of its fragments ends. */
let bytes: Buffer
let ends: readonly number[]
let path: string
before(async () => {
  await writeFootage(whole, { seconds: 2, segment_ms: 60_000, frame_bytes: 20 })
  path = globSync('*/*/*/*.mp4', { cwd: join(whole, 'footage') })[0]!
  const name = join(whole, 'footage', path)
  await using file = (await openToRead(name))!
  const head = await readSegmentHead(file)
  assert.ok(head.ok)
  const walk = await walkFragments(file, head.value, head.value.init_bytes, aboutLink(head.value.about))
  // A fragment is whole with its link; the signed head that may stand behind it is no part of it.
  ends = walk.fragments.map(one => one.at_byte + one.bytes - one.tail_bytes + LINK_BOX_BYTES)
  bytes = readFileSync(name).subarray(0, walk.end_byte)
  assert.ok(ends.length >= 3 && bytes.length < 12_000, `${ends.length} fragments, ${bytes.length} bytes`)
})

/** Rows are gathered and never committed. */
const nowhere = createSegmentWriter(openDatabase(':memory:', catalogueMigrations))

/** What the next start finds without a row: how many fragments it enters, and whether it removes the file. */
const found = async (name: string): Promise<number | 'removed' | 'set aside'> => {
  const entered = await enterFile(nowhere, 'kho', folder, name)
  if (entered.ok) return entered.value
  return (await beganInVain(join(folder, name))) ? 'removed' : 'set aside'
}

const wholeBefore = (at: number): number => ends.filter(end => end <= at).length

test('cut at every byte: every whole fragment before the cut is kept, and what holds none goes', async () => {
  const file = join(folder, 'cut.mp4')
  for (let at = 0; at <= bytes.length; at++) {
    writeFileSync(file, bytes.subarray(0, at))
    const kept = await found('cut.mp4')
    const wanted = wholeBefore(at)
    // What is torn within its first few bytes does not say yet whose it is.
    if (wanted > 0) assert.equal(kept, wanted, `cut to ${at}`)
    else assert.ok(kept === 'removed' || (kept === 'set aside' && at < 64), `cut to ${at}: ${kept}`)
    assert.ok(existsSync(file))
  }
})

test('a tail of zeros from every byte: the same is kept as if it were cut there', async () => {
  const file = join(folder, 'zeros.mp4')
  for (let at = 0; at < bytes.length; at += 5) {
    const zeroed = Buffer.from(bytes).fill(0, at)
    writeFileSync(file, zeroed)
    const kept = await found('zeros.mp4')
    const wanted = ends.filter(end => zeroed.subarray(0, end).equals(bytes.subarray(0, end))).length
    if (wanted > 0) assert.equal(kept, wanted, `zeros from ${at}`)
    else assert.ok(kept === 'removed' || kept === 'set aside', `zeros from ${at}: ${kept}`)
  }
})

test('a flipped bit at every byte costs its own fragment and never one before it; no file with footage goes', async () => {
  const file = join(folder, 'flip.mp4')
  for (let at = 0; at < bytes.length; at += 11) {
    const flipped = Buffer.from(bytes)
    flipped[at]! ^= 1 << (at % 8)
    writeFileSync(file, flipped)
    const kept = await found('flip.mp4')
    assert.notEqual(kept, 'removed', `flipped at ${at}`)
    if (typeof kept === 'number') assert.ok(kept >= wholeBefore(at), `flipped at ${at}: ${kept}`)
    else assert.ok(at < ends[0]!, `flipped at ${at}: ${kept}`)
  }
})

test('an open segment with rows is cut back to its last whole fragment, its rows follow, its neighbour is untouched', async () => {
  const name = join('footage', path)
  for (const at of cuts()) {
    const data = join(folder, 'data')
    rmSync(data, { recursive: true, force: true })
    cpSync(whole, data, { recursive: true })
    await writeFootage(data, { camera: 'ben-canh', seconds: 2, frame_bytes: 20 })
    const db = openDatabase(join(data, 'catalogue.sqlite'), catalogueMigrations)
    reopen(db, join(data, name))
    writeFileSync(join(data, name), bytes.subarray(0, at))
    const writer = createSegmentWriter(db)
    const disks = new Disks(openArchives(data, 'tram'), 'tram', systemClock)
    const done = await repairOpenSegments(createRepairCatalogue(db, writer), archive => disks.folderOf(archive))
    writer.commit(systemClock.wall())
    const rows = db.prepare('SELECT camera, open, frames, bytes, damage FROM segment ORDER BY camera').all()
    const [beside, row] = rows as { open: number; frames: number; bytes: number; damage: string | null }[]
    assert.deepEqual([beside!.open, beside!.damage, beside!.frames], [0, null, 20], `cut to ${at}`)
    if (wholeBefore(at) === 0) {
      assert.ok(
        row!.damage !== null && done.set_aside[0]?.path === path,
        `cut to ${at}: ${JSON.stringify({ row, done })}`,
      )
    } else {
      assert.deepEqual([row!.open, row!.damage], [0, null], `cut to ${at}`)
      assert.equal(readFileSync(join(data, name)).length, row!.bytes)
      const days = Number(db.prepare("SELECT sum(recorded_90k) AS t FROM day WHERE camera = 'cong'").get()?.t)
      assert.ok(Math.abs(days - (row!.frames * 90_000) / 10) <= 9000, `cut to ${at}: ${days} of ${row!.frames} frames`)
    }
    db.close()
  }
})

/** Every fragment's end and the byte beside it, and the middle of each. */
const cuts = (): readonly number[] => [
  ...new Set([0, 30, ...ends.flatMap((end, i) => [end - 1, end, Math.floor(((ends[i - 1] ?? 0) + end) / 2)])]),
]

/** Puts the rows back as they stood while the segment was open: all of its fragments committed. */
const reopen = (db: ReturnType<typeof openDatabase>, name: string): void => {
  const { id } = db.prepare("SELECT id FROM segment WHERE camera = 'cong'").get() as { id: number }
  const index = readIndexBox(readFileSync(name).subarray(bytes.length))
  const fragments = index.ok ? unpackFragments(index.value) : index
  assert.ok(fragments.ok)
  const add = db.prepare('INSERT INTO fragment (segment, number, packed) VALUES (?, ?, ?)')
  for (const [number, one] of fragments.value.entries()) add.run(id, number, packFragment(one))
  db.prepare('UPDATE segment SET open = 1, index_at = 0, index_bytes = 0, bytes = ? WHERE id = ?').run(bytes.length, id)
}
