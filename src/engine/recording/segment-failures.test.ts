import assert from 'node:assert/strict'
import * as system from 'node:fs'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { Disk, type FileSystem } from './disk.ts'
import { SegmentFile } from './segment.ts'

const { mkdir, open, writev, ftruncate, fsync, close, unlink, rmdir, fstat } = system
const init = Buffer.from('header')

/** A segment whose write at byte `failsAt` meets an error, a moment later than the others land. */
const setUp = (t: TestContext, failsAt: number) => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-segment-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const broken = ((...[fd, buffers, at, done]: Parameters<typeof writev>) => {
    if (at !== failsAt) return writev(fd, buffers, at, done)
    setTimeout(() => done?.(Object.assign(new Error('EIO'), { code: 'EIO' }), 0, buffers), 50)
  }) as FileSystem['writev']
  const disk = new Disk('kho-a', folder, systemClock, {
    sync: false,
    fs: { mkdir, open, writev: broken, ftruncate, fsync, close, unlink, rmdir, fstat },
  })
  const wrote: number[] = []
  const errors: Error[] = []
  const file = new SegmentFile(disk, 'a/1.mp4', init, {
    wrote: number => wrote.push(number),
    failed: error => errors.push(error),
  })
  for (const text of ['one', 'two', 'three']) file.append(Buffer.from(text), [], Buffer.alloc(0))
  return { file, wrote, errors, path: join(folder, 'a/1.mp4') }
}

test('a fragment counts once everything before it has landed, and what counted is never cut', async t => {
  const { file, wrote, errors, path } = setUp(t, init.length + 3)
  assert.equal(await file.close([]), undefined)
  assert.deepEqual(wrote, [0])
  assert.equal(errors.length, 1)
  assert.equal(readFileSync(path, 'utf8'), 'headerone')
})

test('a segment of which nothing arrived leaves no file', async t => {
  for (const failsAt of [0, init.length]) {
    const { file, wrote, path } = setUp(t, failsAt)
    assert.equal(await file.close([]), undefined)
    assert.deepEqual(wrote, [])
    assert.ok(!system.existsSync(path))
  }
})
