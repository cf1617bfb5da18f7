import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fileTime } from './file-time.ts'
import { wallFromUnixMillis, wallIso } from './units.ts'
import { localText, parseWhen } from './when.ts'

// 01:30 on 22 November in the commune, still 21 November in UTC.
const now = wallFromUnixMillis(Date.UTC(2026, 10, 21, 18, 30))
const read = (text: string) => {
  const when = parseWhen(text, now)
  return when.ok ? wallIso(when.value) : when.problem
}

test('an instant is read as people write it', () => {
  for (const [text, expected] of [
    ['now', '2026-11-21T18:30:00.000Z'],
    ['bây giờ', '2026-11-21T18:30:00.000Z'],
    ['-10m', '2026-11-21T18:20:00.000Z'],
    ['-1h30m', '2026-11-21T17:00:00.000Z'],
    ['-2d', '2026-11-19T18:30:00.000Z'],
    ['22:15', '2026-11-22T15:15:00.000Z'],
    ['1:05:30', '2026-11-21T18:05:30.000Z'],
    ['22h15', '2026-11-22T15:15:00.000Z'],
    ['7h', '2026-11-22T00:00:00.000Z'],
    ['7g30', '2026-11-22T00:30:00.000Z'],
    ['hôm qua 22:15', '2026-11-21T15:15:00.000Z'],
    ['22h15 hôm qua', '2026-11-21T15:15:00.000Z'],
    ['Hôm Qua  22:15'.normalize('NFD'), '2026-11-21T15:15:00.000Z'],
    ['hom kia 0:00', '2026-11-19T17:00:00.000Z'],
    ['yesterday 22:15', '2026-11-21T15:15:00.000Z'],
    ['hôm nay', '2026-11-21T17:00:00.000Z'],
    ['05/06/2026 18:16', '2026-06-05T11:16:00.000Z'],
    ['lúc 18:16 ngày 5/6/2026', '2026-06-05T11:16:00.000Z'],
    ['18:16:01.5 5/6', '2026-06-05T11:16:01.500Z'],
    ['2026-06-05', '2026-06-04T17:00:00.000Z'],
    ['2026-06-05T18:16', '2026-06-05T11:16:00.000Z'],
    ['2026-06-05 18:16:30', '2026-06-05T11:16:30.000Z'],
    ['2026-06-05T18:16:30.25Z', '2026-06-05T18:16:30.250Z'],
    ['2026-06-05T18:16:30+09:00', '2026-06-05T09:16:30.000Z'],
    ['2026-06-05T24:00', '2026-06-05T17:00:00.000Z'],
  ] as const)
    assert.equal(read(text), expected, text)
})

test('what is no instant is refused', () => {
  for (const text of [
    '',
    ' ',
    'soon',
    '25:00',
    '22:60',
    '24:01',
    '22',
    '-10',
    '-m',
    '10m',
    '31/02/2026',
    '2026-13-01',
    '2026-02-30',
    '2026-06-05T18',
    'hôm qua hôm qua',
    '22:15 22:15',
    '-9999999d',
    `${'1'.repeat(500)}h`,
  ])
    assert.equal(read(text), 'not_a_time', text)
})

test('reading never throws, and what was shown is read back', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), text => void parseWhen(text, now)))
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_102_444_800 }), unix_s => {
      const at = wallFromUnixMillis(unix_s * 1000)
      assert.deepEqual(parseWhen(localText(at), now), { ok: true, value: at })
    }),
  )
})

test('a file is named by the commune’s time, in an order that sorts', () => {
  assert.equal(fileTime(wallFromUnixMillis(Date.parse('2026-11-22T00:30:05.9Z'))), '2026-11-22_07-30-05')
})
