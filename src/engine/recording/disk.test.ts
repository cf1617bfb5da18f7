import assert from 'node:assert/strict'
import * as system from 'node:fs'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { millis, wallTime90k } from '#base/units.ts'
import { Disk, type FileSystem } from './disk.ts'

const MB = 1024 * 1024
const { mkdir, open, writev, ftruncate, fsync, close, unlink, rmdir, fstat } = system
const sound: FileSystem = { mkdir, open, writev, ftruncate, fsync, close, unlink, rmdir, fstat }

const setUp = (t: TestContext) => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-disk-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  let now = 0
  const clock = { monotonic: () => millis(now), wall: () => wallTime90k(0) }
  return {
    folder,
    clock,
    pass: (ms: number) => {
      now += ms
    },
  }
}

const failing = (code: string): FileSystem['writev'] =>
  ((_fd: number, _buffers: unknown, _at: number, done: (error: Error) => void) =>
    setImmediate(done, Object.assign(new Error(code), { code }))) as unknown as FileSystem['writev']

test('a disk that stands still holds a bounded number of bytes, says so, and another one goes on', async t => {
  const { folder, clock, pass } = setUp(t)
  const held: (() => void)[] = []
  const slow = ((...all: Parameters<typeof writev>) => void held.push(() => writev(...all))) as typeof writev
  const disk = new Disk('kho-a', folder, clock, { sync: false, fs: { ...sound, writev: slow } })
  const other = new Disk('kho-b', folder, clock, { sync: false })
  const [fd, otherFd] = await Promise.all([disk.create('a/1.mp4'), other.create('b/1.mp4')])
  const piece = Buffer.alloc(MB, 7)
  const writes: Promise<void>[] = []
  while (disk.takes(MB)) writes.push(disk.write(fd, [piece], writes.length * MB, MB))
  assert.ok(disk.waitingBytes <= 48 * MB, `${disk.waitingBytes} bytes wait`)
  pass(2500)
  assert.equal(disk.state.state, 'stalled')
  assert.equal(disk.usable, false)
  await other.write(otherFd, [piece], 0, MB)
  assert.equal(other.state.state, 'ok')
  const finish = setInterval(() => {
    for (const go of held.splice(0)) go()
  }, 1)
  await Promise.all(writes)
  clearInterval(finish)
  assert.equal(disk.waitingBytes, 0)
  assert.equal(disk.usable, true)
  assert.equal(readFileSync(join(folder, 'a/1.mp4')).length, writes.length * MB)
  await Promise.all([disk.close(fd), other.close(otherFd)])
})

test('a disk that fails is left alone, tried by one at a time, and taken up when bytes arrive', async t => {
  const { folder, clock, pass } = setUp(t)
  let now = failing('EIO')
  const fs = { ...sound, writev: ((...all: Parameters<typeof writev>) => now(...all)) as typeof writev }
  const disk = new Disk('kho-a', folder, clock, { sync: false, fs })
  const fd = await disk.create('a/1.mp4')
  await assert.rejects(disk.write(fd, [Buffer.alloc(9)], 0, 9), /EIO/)
  assert.deepEqual([disk.state.state, disk.usable], ['failed', false])
  await disk.truncate(fd, 0)
  assert.equal(disk.usable, false, 'what is not a write proves nothing')
  pass(5001)
  assert.equal(disk.usable, true)
  disk.begin()
  assert.equal(disk.usable, false, 'the others wait for this trial')
  now = writev as typeof now
  await disk.write(fd, [Buffer.alloc(9)], 0, 9)
  assert.deepEqual([disk.state.state, disk.usable], ['ok', true])
  await disk.close(fd)
})

test('a full disk is told from a broken one', async t => {
  const { folder, clock } = setUp(t)
  const disk = new Disk('kho-a', folder, clock, { sync: false, fs: { ...sound, writev: failing('ENOSPC') } })
  const fd = await disk.create('a/1.mp4')
  await assert.rejects(disk.write(fd, [Buffer.alloc(9)], 0, 9))
  const { state } = disk
  assert.equal(state.state === 'failed' && state.code, 'ENOSPC')
  await disk.close(fd)
})

test('the last file of a day takes its folder with it, and what is gone already is no fault', async t => {
  const { folder, clock } = setUp(t)
  const disk = new Disk('kho-a', folder, clock)
  for (const name of ['1', '2']) await disk.close(await disk.create(`a/main/2026-11-20/${name}.mp4`))
  assert.equal(await disk.remove('a/main/2026-11-20/1.mp4'), true)
  assert.equal(await disk.remove('a/main/2026-11-20/1.mp4'), false)
  assert.ok(system.existsSync(join(folder, 'a/main/2026-11-20')))
  assert.equal(await disk.remove('a/main/2026-11-20/2.mp4'), true)
  assert.ok(!system.existsSync(join(folder, 'a/main/2026-11-20')))
  assert.equal(disk.state.state, 'ok')
})

test('nothing is made on another disk that took the place of one', async t => {
  const { folder, clock } = setUp(t)
  let device = 0
  const elsewhere = ((...[fd, done]: [number, (error: Error | null, found: system.Stats) => void]) =>
    system.fstat(fd, (error, found) => done(error, Object.assign(found, { dev: found.dev + device })))) as typeof fstat
  const disk = new Disk('kho-a', folder, clock, { sync: false, fs: { ...sound, fstat: elsewhere } })
  await disk.close(await disk.create('a/1.mp4'))
  device = 1
  await assert.rejects(disk.create('b/1.mp4'), { code: 'ENODEV' })
  assert.equal(system.existsSync(join(folder, 'b')), false)
})

test('a disk that leaves just before a file is made leaves nothing behind in its place', {
  skip: process.platform !== 'linux' && 'only Linux makes files in a folder that is held open',
}, async t => {
  const { folder, clock } = setUp(t)
  const leaving = ((...[path, options, done]: [string, { recursive: true }, (error: Error | null) => void]) => {
    system.renameSync(folder, `${folder}-pulled`)
    system.mkdirSync(folder)
    system.mkdir(path, options, done)
  }) as typeof mkdir
  const disk = new Disk('kho-a', folder, clock, { sync: false, fs: { ...sound, mkdir: leaving } })
  t.after(() => system.rmSync(`${folder}-pulled`, { recursive: true }))
  await disk.close(await disk.create('a/1.mp4'))
  assert.deepEqual(system.readdirSync(folder), [])
  assert.deepEqual(system.readdirSync(`${folder}-pulled`), ['a'])
})
