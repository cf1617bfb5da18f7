import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createH265Depacketizer } from './depacketize.ts'

const told = (payloads: readonly number[][]) => {
  const depacketize = createH265Depacketizer()
  const events: string[] = []
  const answers = payloads.map(payload =>
    depacketize(Buffer.from(payload), 0, payload.length, {
      whole: (buffer, start, end) => events.push(`whole ${buffer.toString('hex', start, end)}`),
      open: header => events.push(`open ${Buffer.from(header).toString('hex')}`),
      more: (buffer, start, end) => events.push(`more ${buffer.toString('hex', start, end)}`),
      close: () => events.push('close'),
      broken: () => events.push('broken'),
    }),
  )
  return { events, answers }
}

// Type 19 (IDR_W_RADL), layer 0, temporal id 1.
const [FIRST, SECOND] = [19 << 1, 1]

test('a single NAL unit is handed on whole', () => {
  assert.deepEqual(told([[FIRST, SECOND, 9]]).events, ['whole 260109'])
})

test('an aggregation packet is taken apart', () => {
  assert.deepEqual(told([[48 << 1, 1, 0, 3, FIRST, SECOND, 1, 0, 2, 2, 1]]).events, ['whole 260101', 'whole 0201'])
  assert.deepEqual(told([[48 << 1, 1, 0, 3, FIRST, SECOND]]).answers, [false])
  assert.deepEqual(told([[48 << 1, 1, 0, 1, FIRST]]).answers, [false])
})

test('fragments are one NAL unit with both header bytes rebuilt', () => {
  const first = [49 << 1, 1, 0x80 | 19, 1, 2]
  const last = [49 << 1, 1, 0x40 | 19, 3]
  assert.deepEqual(told([first, last]).events, ['open 2601', 'more 0102', 'more 03', 'close'])
  assert.deepEqual(told([last]), { events: [], answers: [false] })
  assert.deepEqual(told([first, [FIRST, SECOND, 9]]).events, ['open 2601', 'more 0102', 'broken', 'whole 260109'])
})

test('PACI packets and short ones are refused', () => {
  assert.deepEqual(told([[50 << 1, 1, 0, 0, 0]]).answers, [false])
  assert.deepEqual(told([[FIRST, SECOND]]).answers, [false])
  assert.deepEqual(told([[49 << 1, 1, 0x80]]).answers, [false])
})
