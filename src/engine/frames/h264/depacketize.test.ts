import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bundleOf, fragmentsOf } from '#test/engine/packets.ts'
import { createH264Depacketizer } from './depacketize.ts'

/** What a depacketiser told, one word an event. */
const told = (payloads: readonly Buffer[]) => {
  const depacketize = createH264Depacketizer()
  const events: string[] = []
  const answers = payloads.map(payload =>
    depacketize(Buffer.concat([Buffer.from([0]), payload, Buffer.from([0])]), 1, payload.length + 1, {
      whole: (buffer, start, end) => events.push(`whole ${buffer.toString('hex', start, end)}`),
      open: header => events.push(`open ${header.map(byte => byte.toString(16)).join(' ')}`),
      more: (buffer, start, end) => events.push(`more ${buffer.toString('hex', start, end)}`),
      close: () => events.push('close'),
      broken: () => events.push('broken'),
    }),
  )
  return { events, answers }
}

const nal = Buffer.from('65ababababab', 'hex')

test('a single NAL unit is handed on whole', () => {
  assert.deepEqual(told([nal]), { events: ['whole 65ababababab'], answers: [true] })
})

test('a bundle is taken apart', () => {
  assert.deepEqual(told([bundleOf(nal, Buffer.from([0x41]))]).events, ['whole 65ababababab', 'whole 41'])
})

test('a bundle whose lengths do not fit is refused where they stop fitting', () => {
  const broken = Buffer.concat([bundleOf(nal), Buffer.from([0, 9, 1])])
  assert.deepEqual(told([broken]), { events: ['whole 65ababababab'], answers: [false] })
  assert.deepEqual(told([Buffer.from([0x78, 0, 0])]).answers, [false])
  assert.deepEqual(told([Buffer.concat([bundleOf(nal), Buffer.from([0])])]).answers, [false])
})

test('fragments are one NAL unit with its header rebuilt', () => {
  assert.deepEqual(told(fragmentsOf(nal, 2)).events, ['open 65', 'more abab', 'more abab', 'more ab', 'close'])
})

test('a fragment without its beginning is refused', () => {
  assert.deepEqual(told(fragmentsOf(nal, 2).slice(1)), { events: [], answers: [false, false] })
})

test('a NAL unit that is cut off by another one is told as broken', () => {
  const parts = fragmentsOf(nal, 2)
  assert.deepEqual(told([parts[0]!, nal]).events, ['open 65', 'more abab', 'broken', 'whole 65ababababab'])
  assert.deepEqual(told([parts[0]!, ...parts]).events.slice(0, 4), ['open 65', 'more abab', 'broken', 'open 65'])
})

test('what packetization mode 2 would send, and what is too short, is refused', () => {
  for (const first of [0, 25, 26, 27, 29, 30, 31])
    assert.deepEqual(told([Buffer.from([first, 1, 2, 3])]).answers, [false])
  assert.deepEqual(told([Buffer.alloc(0)]).answers, [false])
  assert.deepEqual(told([Buffer.from([28, 0x85])]).answers, [false])
})
