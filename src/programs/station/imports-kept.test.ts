// What somebody gives is kept before a picture of it is brought in, whatever else happens meanwhile.

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { silentLogger } from '#base/log.ts'
import { wallTime90k } from '#base/units.ts'
import { davFrame } from '#test/dav-file.ts'
import { pps, sps1080 } from '#test/engine/parameter-sets.ts'
import { until } from '#test/patience.ts'
import { type ImportPorts, Imports } from './imports.ts'

type Bring = ImportPorts['intake']['bring']

const START = Buffer.from([0, 0, 0, 1])
const slice = Buffer.from('65b80004000000', 'hex')
const film = (fill: number): Buffer =>
  davFrame({
    key: true,
    codec: 0x8,
    device_ms: Date.UTC(2026, 0, 1),
    counter: 0,
    unit: Buffer.concat([START, sps1080, START, pps, START, slice, Buffer.alloc(50, fill)]),
  })

/** Hands all pictures on and says what became of them. */
const taking: Bring = async (_wanted, guest) => {
  const answer = await guest({ take: async () => {}, done: false }, [])
  return { answer, segments: 1, pictures: 1, bytes: 1 }
}

const folderOf = (t: TestContext): string => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-imports-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const opened = (t: TestContext, folder: string, bring: Bring): Imports => {
  const imports = new Imports({ folder, intake: { bring }, clock: systemClock, log: silentLogger })
  t.after(() => imports.stop())
  return imports
}

const give = async (imports: Imports, bytes: Buffer, name = 'thẻ nhớ.dav'): Promise<string> => {
  const start = wallTime90k(systemClock.wall() - 3600 * 90_000)
  const { id } = await imports.begin({
    camera: knownCameraId('cong'),
    stream: 'main',
    start,
    name,
    bytes: bytes.length,
  })
  await imports.take(id, 0, bytes)
  return id
}

const originals = (folder: string): readonly Buffer[] =>
  readdirSync(folder).flatMap(name => (name.endsWith('.dav') ? [readFileSync(join(folder, name))] : []))

test('while one file is read a second one is given: both originals stay, with their hashes', async t => {
  const folder = folderOf(t)
  let release: () => void = () => {}
  const held = new Promise<void>(resolve => {
    release = resolve
  })
  let reading = false
  const imports = opened(t, folder, async (wanted, guest) => {
    reading = true
    await held
    return taking(wanted, guest)
  })
  const [one, two] = [film(1), film(2)]
  const first = imports.finish(await give(imports, one))
  await until('the first is being read', () => reading)
  const second = imports.finish(await give(imports, two))
  release()
  const done = await Promise.all([first, second])
  assert.deepEqual(
    done.map(imported => imported?.pictures_read),
    [1, 1],
  )
  assert.deepEqual(
    originals(folder).toSorted((a, b) => Buffer.compare(a, b)),
    [one, two].toSorted((a, b) => Buffer.compare(a, b)),
  )
  for (const name of readdirSync(folder).filter(name => name.endsWith('.dav'))) {
    const hash = createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex')
    assert.match(readFileSync(join(folder, `${name}.sha256`), 'utf8'), new RegExp(`^${hash}  ${name}\n`))
  }
})

test('a station that dies while it brings a file in has kept the original, and the next one leaves it there', async t => {
  const folder = folderOf(t)
  const bytes = film(3)
  let died = false
  const dying = opened(t, folder, async (_wanted, guest) => {
    await guest({ take: async () => {}, done: false }, [])
    died = true
    return new Promise<never>(() => {})
  })
  void dying.finish(await give(dying, bytes))
  await until('it died with the pictures in the archive', () => died)
  assert.deepEqual(originals(folder), [bytes])
  const next = opened(t, folder, taking)
  await next.finish(await give(next, film(4)))
  assert.equal(originals(folder).filter(kept => kept.equals(bytes)).length, 1)
})

test('what fails half way stays where pictures of it were taken, and goes where none were', async t => {
  const folder = folderOf(t)
  const failing = opened(t, folder, async (_wanted, guest) => {
    await guest({ take: async () => {}, done: false }, [])
    throw new Error('no room')
  })
  await assert.rejects(failing.finish(await give(failing, film(5))), /no room/)
  assert.equal(originals(folder).length, 1)
  const unread = opened(t, folder, taking)
  await assert.rejects(unread.finish(await give(unread, Buffer.from('DHAV'.padEnd(60, 'x')))), /import_unreadable/)
  assert.equal(readdirSync(folder).length, 2)
})
