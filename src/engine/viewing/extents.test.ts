import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, describe, it } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { type Extent, joinExtents, readExtents } from './extents.ts'

const folder = mkdtempSync(join(tmpdir(), 'matthan-extents-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const fileOf = (name: string, bytes: Buffer): string => {
  const file = join(folder, name)
  writeFileSync(file, bytes)
  return file
}
const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

const large = randomBytes(9_300_001)
const small = randomBytes(70_000)
const extents: readonly Extent[] = [
  { kind: 'bytes', bytes: Buffer.from('head') },
  { kind: 'file', file: fileOf('large', large), at: 17, length: large.length - 17 },
  { kind: 'file', file: fileOf('small', small), at: 0, length: 300 },
  { kind: 'file', file: join(folder, 'small'), at: 60_000, length: 10_000 },
  { kind: 'file', file: join(folder, 'large'), at: 0, length: 5_000_000 },
]
const whole = Buffer.concat([
  Buffer.from('head'),
  large.subarray(17),
  small.subarray(0, 300),
  small.subarray(60_000),
  large.subarray(0, 5_000_000),
])

describe('extents', () => {
  it('are read as one file, from and to any byte', async () => {
    for (const [from, to] of [
      [0, whole.length],
      [3, 5],
      [2_000_000, 9_400_000],
      [whole.length - 1, whole.length],
    ] as const) {
      const pieces: Buffer[] = []
      for await (const piece of readExtents(extents, from, to)) pieces.push(piece)
      assert.equal(digest(Buffer.concat(pieces)), digest(whole.subarray(from, to)))
    }
  })

  it('arrive unchanged over a socket whose reader is slow, though their buffers are filled by turns', async () => {
    const server = createServer(socket => {
      Readable.from(readExtents(extents, 0, whole.length, 'lent'), { objectMode: false, highWaterMark: 1 }).pipe(socket)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const socket = connect(typeof address === 'object' && address !== null ? address.port : 0, '127.0.0.1')
    const pieces: Buffer[] = []
    for await (const piece of socket) {
      pieces.push(piece)
      for (let i = 0; i < 50; i++) await turn()
    }
    server.close()
    assert.equal(digest(Buffer.concat(pieces)), digest(whole))
  })

  it('a file shorter than its index says ends the reading with an error, also when nobody waits for the next piece', async () => {
    const short: readonly Extent[] = [{ kind: 'file', file: join(folder, 'large'), at: 8_000_000, length: 4_000_000 }]
    await assert.rejects(async () => {
      for await (const piece of readExtents(short, 0, 4_000_000)) assert.ok(piece.length > 0)
    }, /shorter/)
    for await (const piece of readExtents(short, 0, 4_000_000, 'lent')) {
      assert.ok(piece.length > 0)
      break
    }
  })

  it('stretches of one file that touch are joined', () => {
    const file = 'f'
    const joined = joinExtents([
      { kind: 'file', file, at: 0, length: 5 },
      { kind: 'file', file, at: 5, length: 5 },
      { kind: 'file', file, at: 11, length: 1 },
    ])
    assert.deepEqual(joined, [
      { kind: 'file', file, at: 0, length: 10 },
      { kind: 'file', file, at: 11, length: 1 },
    ])
  })
})
