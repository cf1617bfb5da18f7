import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { type Extent, joinExtents, readExtents } from './extents.ts'

const folder = mkdtempSync(join(tmpdir(), 'matthan-extents-'))
after(() => rmSync(folder, { recursive: true }))
const file = (name: string, words: string): string => {
  writeFileSync(join(folder, name), words)
  return join(folder, name)
}
const one = file('one', 'abcdefghij')
const two = file('two', '0123456789')

const extents: readonly Extent[] = [
  { kind: 'bytes', bytes: Buffer.from('HEAD') },
  { kind: 'file', file: one, at: 2, length: 3 },
  { kind: 'file', file: one, at: 5, length: 2 },
  { kind: 'file', file: two, at: 0, length: 4 },
  { kind: 'bytes', bytes: Buffer.from('TAIL') },
]
const WHOLE = 'HEADcdefg0123TAIL'

const read = async (all: readonly Extent[], from: number, to: number, lent?: 'lent'): Promise<string> => {
  let text = ''
  for await (const piece of readExtents(all, from, to, lent)) text += piece.toString()
  return text
}

test('any stretch of the extents is read as if they were one file', () =>
  fc.assert(
    fc.asyncProperty(fc.nat(WHOLE.length), fc.nat(WHOLE.length + 3), fc.boolean(), async (from, to, lent) => {
      const wanted = WHOLE.slice(from, Math.max(from, to))
      assert.equal(await read(extents, from, to, lent ? 'lent' : undefined), wanted)
      assert.equal(await read(joinExtents(extents), from, to), wanted)
    }),
    { numRuns: 100 },
  ))

test('stretches that touch become one', () => {
  assert.equal(joinExtents(extents).length, 4)
})

test('a file shorter than its index says is told, not padded', async () => {
  await assert.rejects(read([{ kind: 'file', file: one, at: 5, length: 50 }], 0, 50))
})
