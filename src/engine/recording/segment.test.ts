import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { createChunkPool } from '#engine/frames/chunk.ts'
import { SegmentFile } from './segment.ts'

const inFolder = async (work: (folder: string) => Promise<void>): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-segment-'))
  try {
    await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const init = Buffer.from('init')

const opened = (path: string) => {
  const pool = createChunkPool()
  const wrote: number[] = []
  const errors: Error[] = []
  const file = new SegmentFile(path, init, { wrote: n => wrote.push(n), failed: error => errors.push(error) })
  const append = (size: number, fill = 1) => {
    const chunk = pool.take(size)
    chunk.bytes.fill(fill, 0, size)
    return file.append(Buffer.from('head'), [{ chunk, start: 0, end: size }])
  }
  return { pool, wrote, errors, file, append }
}

test('fragments lie one behind the other, and the index ends the file', () =>
  inFolder(async folder => {
    const path = join(folder, 'a', 'b', 'one.mp4')
    const { file, append, wrote, pool } = opened(path)
    assert.deepEqual(
      [append(10), append(20)],
      [
        { number: 0, at_byte: 4 },
        { number: 1, at_byte: 18 },
      ],
    )
    const closed = await file.close([Buffer.from('index')])
    assert.deepEqual(wrote, [0, 1])
    assert.deepEqual(closed, { index_at: 42, index_bytes: 29, bytes: 71 })
    assert.equal(readFileSync(path).length, 71)
    assert.equal(statSync(path).mode & 0o777, 0o600)
    assert.equal(pool.held(), 0)
  }))

test('a file that is there already is never written over', () =>
  inFolder(async folder => {
    const path = join(folder, 'one.mp4')
    writeFileSync(path, 'footage')
    const { file, append, errors, pool } = opened(path)
    append(10)
    assert.equal(await file.close([]), undefined)
    assert.match(errors[0]!.message, /EEXIST/)
    assert.equal(errors.length, 1)
    assert.equal(readFileSync(path, 'utf8'), 'footage')
    assert.equal(file.failed, true)
    assert.equal(append(10), undefined)
    assert.equal(pool.held(), 0)
  }))

test('a folder that cannot be made is told once and holds nothing', () =>
  inFolder(async folder => {
    writeFileSync(join(folder, 'file'), '')
    const { file, append, errors, pool } = opened(join(folder, 'file', 'one.mp4'))
    append(10)
    append(10)
    assert.equal(await file.close([]), undefined)
    assert.equal(errors.length, 1)
    assert.equal(pool.held(), 0)
  }))

test('a disk that has stopped is given no more than it can be owed', () =>
  inFolder(async folder => {
    const { file, append, pool } = opened(join(folder, 'one.mp4'))
    let taken = 0
    for (let i = 0; i < 10; i++) if (append(4 * 1024 * 1024) !== undefined) taken++
    assert.equal(taken, 3)
    await file.close([])
    assert.equal(pool.held(), 0)
  }))

/** Puts a disk of 64 kB at `folder`, where this user may. */
const mountSmallDisk = (folder: string): boolean =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' }).status === 0
const unmount = (folder: string) => spawnSync('umount', [folder], { stdio: 'ignore' })

const probe = mkdtempSync(join(tmpdir(), 'matthan-disk-'))
const noSmallDisk = mountSmallDisk(probe) ? false : 'a small disk can be mounted by root only'
if (noSmallDisk === false) unmount(probe)
rmSync(probe, { recursive: true })

test('what was written before the disk was full stays, and nothing behind it', { skip: noSmallDisk }, () =>
  inFolder(async folder => {
    assert.ok(mountSmallDisk(folder))
    try {
      const { file, append, wrote, errors, pool } = opened(join(folder, 'one.mp4'))
      for (let i = 0; i < 5; i++) append(20_000, i)
      assert.equal(await file.close([]), undefined)
      assert.equal(errors.length, 1)
      assert.ok(wrote.length >= 1 && wrote.length <= 3)
      assert.deepEqual(wrote, [...wrote.keys()])
      assert.ok(statSync(file.path).size >= 4 + wrote.length * 20_004)
      assert.equal(pool.held(), 0)
      assert.equal(append(1), undefined)
    } finally {
      unmount(folder)
    }
  }),
)
