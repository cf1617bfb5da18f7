import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createWireReader, writeFrameHead, writeWireJson } from './recorder-wire.ts'

const head = { handle: 7, key: true, decode_90k: 160_000_000_000_001, composition_90k: -3000 }
const stream = Buffer.concat([
  writeWireJson({ kind: 'unfollow', handle: 3 }),
  writeFrameHead(head, 5),
  Buffer.from('frame'),
  writeFrameHead({ ...head, key: false }, 0),
  writeFrameHead({ ...head, sound: true }, 2),
  Buffer.from('la'),
  writeWireJson({ kind: 'stop' }),
])

const reading = () => {
  const seen: unknown[] = []
  const read = createWireReader({
    json: message => seen.push(message),
    frame: (frame, bytes) => seen.push([frame, bytes.toString()]),
  })
  return { seen, read }
}
const expected = [
  { kind: 'unfollow', handle: 3 },
  [head, 'frame'],
  [{ ...head, key: false }, ''],
  [{ ...head, sound: true }, 'la'],
  { kind: 'stop' },
]

test('messages come out whole, wherever the stream is cut', () => {
  for (let cut = 0; cut <= stream.length; cut++) {
    const { seen, read } = reading()
    assert.equal(read(stream.subarray(0, cut)), true)
    assert.equal(read(stream.subarray(cut)), true)
    assert.deepEqual(seen, expected, `cut at ${cut}`)
  }
  const { seen, read } = reading()
  for (const byte of stream) assert.equal(read(Buffer.from([byte])), true)
  assert.deepEqual(seen, expected)
})

test('a side that breaks the rules is told so', () => {
  const refuses = (...parts: (Buffer | number[])[]) =>
    reading().read(Buffer.concat(parts.map(part => Buffer.from(part as number[])))) === false
  assert.ok(refuses([0, 0, 0, 0]))
  assert.ok(refuses([0xff, 0, 0, 0]))
  assert.ok(refuses([0, 0, 0, 2, 0, 0x7b]))
  assert.ok(refuses([0, 0, 0, 3, 1, 0, 0]))
  assert.ok(!refuses([0, 0, 1, 0, 0]))
})
