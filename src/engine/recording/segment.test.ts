import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { createChunkPool } from '#engine/frames/chunk.ts'
import { until } from '#test/patience.ts'
import { Disk } from './disk.ts'
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

const opened = (folder: string, path: string) => {
  const pool = createChunkPool()
  const wrote: number[] = []
  const errors: Error[] = []
  const disk = new Disk('kho-thu', folder, systemClock)
  const file = new SegmentFile(disk, path, init, { wrote: n => wrote.push(n), failed: error => errors.push(error) })
  const append = (size: number, fill = 1) => {
    const chunk = pool.take(size)
    chunk.bytes.fill(fill, 0, size)
    return file.append(Buffer.from('head'), [{ chunk, start: 0, end: size }], Buffer.from('tail'))
  }
  return { pool, wrote, errors, file, append, disk }
}

test('fragments lie one behind the other, and the index ends the file', () =>
  inFolder(async folder => {
    const path = join(folder, 'a', 'b', 'one.mp4')
    const { file, append, wrote, pool } = opened(folder, 'a/b/one.mp4')
    assert.deepEqual(
      [append(10), append(20)],
      [
        { number: 0, at_byte: 4 },
        { number: 1, at_byte: 22 },
      ],
    )
    const closed = await file.close([Buffer.from('index')])
    assert.deepEqual(wrote, [0, 1])
    assert.deepEqual(closed, { index_at: 50, index_bytes: 41, bytes: 91 })
    assert.equal(readFileSync(path).length, 91)
    assert.equal(statSync(path).mode & 0o777, 0o600)
    assert.equal(pool.held(), 0)
  }))

test('a file that is there already is never written over', () =>
  inFolder(async folder => {
    const path = join(folder, 'one.mp4')
    writeFileSync(path, 'footage')
    const { file, append, errors, pool } = opened(folder, 'one.mp4')
    append(10)
    assert.equal(await file.close([]), undefined)
    assert.match(errors[0]!.message, /EEXIST/)
    assert.equal(errors.length, 1)
    assert.equal(readFileSync(path, 'utf8'), 'footage')
    assert.equal(file.failed, true)
    assert.equal(file.takes(10), false)
    assert.equal(pool.held(), 0)
  }))

test('a folder that cannot be made is told once and holds nothing', () =>
  inFolder(async folder => {
    writeFileSync(join(folder, 'file'), '')
    const { file, append, errors, pool } = opened(folder, 'file/one.mp4')
    append(10)
    append(10)
    assert.equal(await file.close([]), undefined)
    assert.equal(errors.length, 1)
    assert.equal(pool.held(), 0)
  }))

test('a disk that has stopped is given no more than it can be owed', () =>
  inFolder(async folder => {
    const { file, append, pool } = opened(folder, 'one.mp4')
    let taken = 0
    for (let i = 0; i < 20 && file.takes(4 * 1024 * 1024); i++) {
      append(4 * 1024 * 1024)
      taken++
    }
    assert.equal(taken, 11)
    await file.close([])
    assert.equal(pool.held(), 0)
    assert.equal(file.takes(4 * 1024 * 1024), true)
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
      const { file, append, wrote, errors, pool } = opened(folder, 'one.mp4')
      append(20_000, 0)
      // Several are under way at once: without waiting the first may be the one that finds no room.
      await until('the first has landed', () => wrote.length === 1)
      for (let i = 1; i < 5; i++) append(20_000, i)
      assert.equal(await file.close([]), undefined)
      assert.equal(errors.length, 1)
      assert.ok(wrote.length >= 1 && wrote.length <= 3)
      assert.deepEqual(wrote, [...wrote.keys()])
      assert.ok(statSync(join(folder, 'one.mp4')).size >= 4 + wrote.length * 20_008)
      assert.equal(pool.held(), 0)
      assert.equal(file.takes(1), false)
    } finally {
      unmount(folder)
    }
  }),
)
