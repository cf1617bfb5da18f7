import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { type Clock, systemClock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { silentLogger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { millis, wallTime90k } from '#base/units.ts'
import { mountDisk, noSmallDisk } from '#test/mounted-disk.ts'
import { type ImportPorts, Imports } from './imports.ts'

const wanted = {
  camera: knownCameraId('cong'),
  stream: 'main' as const,
  start: wallTime90k(90_000),
  name: 'a.dav',
  bytes: 4 * 1024 * 1024,
}
const took: ImportPorts['intake'] = {
  bring: async (_wanted, guest) => ({
    answer: await guest({ done: false, take: async () => {} }, []),
    segments: 1,
    pictures: 1,
    bytes: 1,
  }),
}
const folderOf = (t: TestContext): string => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-imports-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
const open = (t: TestContext, folder: string, clock: Clock = systemClock): Imports => {
  const imports = new Imports({ folder, intake: took, clock, log: silentLogger })
  t.after(() => imports.stop())
  return imports
}
const saying = (code: string) => (error: unknown) => error instanceof Problem && error.code === code

test('a disk that is full in the middle of an upload says so, and the part is taken once there is room', async t => {
  const stack = new AsyncDisposableStack()
  t.after(() => stack.disposeAsync())
  const folder = join(folderOf(t), 'disk')
  if (!mountDisk(stack, folder, 'size=3g')) return t.skip(noSmallDisk)
  const sized = (size: string) => execFileSync('mount', ['-o', `remount,size=${size}`, folder])
  const imports = open(t, folder)
  stack.defer(() => imports.stop())
  const { id } = await imports.begin(wanted)
  sized('1m')
  const part = Buffer.alloc(2 * 1024 * 1024, 7)
  await assert.rejects(imports.take(id, 0, part), saying('data_folder_full'))
  sized('3g')
  assert.equal((await imports.take(id, 0, part)).received_bytes, part.length)
  const [name = ''] = readdirSync(folder)
  const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
  assert.equal(hash(readFileSync(join(folder, name))), hash(part))
})

test('uploads that were cut off make way for the next one', async t => {
  let now = 0
  const clock: Clock = { ...systemClock, monotonic: () => millis(now) }
  const folder = folderOf(t)
  const imports = open(t, folder, clock)
  const open4 = await Promise.all([1, 2, 3, 4].map(() => imports.begin(wanted)))
  await assert.rejects(imports.begin(wanted), saying('import_busy'), 'all four may still be coming')
  now += 6 * 60_000
  await imports.take(open4[0]!.id, 0, Buffer.alloc(10))
  const next = await imports.begin(wanted)
  assert.equal(readdirSync(folder).length, 2)
  await assert.rejects(imports.take(open4[1]!.id, 0, Buffer.alloc(10)), saying('no_such_import'))
  assert.equal((await imports.take(open4[0]!.id, 10, Buffer.alloc(10))).received_bytes, 20)
  assert.equal((await imports.take(next.id, 0, Buffer.alloc(10))).received_bytes, 10)
})
