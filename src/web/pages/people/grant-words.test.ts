import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallFromUnixMillis } from '#base/units.ts'
import type { GrantShown } from '#contract/grant.ts'
import { loadLaterWords, type Say, sentence } from '#web/words/language.ts'
import { grantText, hoursText } from './grant-words.ts'

await loadLaterWords()

const say: Say = (key, values) => sentence('vi', key, values)
const known = {
  roles: {
    roles: [{ code: 'officer', vi: 'Cán bộ', en: 'Officer', verbs: [], device: false, usual: true, own: false }],
    verbs: [
      { code: 'watch_live', vi: 'xem trực tiếp', en: 'watch live' },
      { code: 'play_back', vi: 'xem lại', en: 'play back' },
    ],
  },
  units: [{ id: 'thon-3', name: 'Thôn 3' }],
  cameras: ['a', 'b', 'c', 'd'].map(id => ({ id, name: `Camera ${id}` })),
} as const
const grant = (given: Partial<GrantShown>) =>
  grantText(
    {
      ...{ role: null, verbs: ['watch_live'], scope: { kind: 'station' }, hours: null, state: 'in_force' },
      ...{ from_90k: 0, until_90k: null },
      ...given,
    },
    known as never,
    'vi',
    say,
  )

test('a grant says what, where, at which hours and to the end of which day', () => {
  const end = wallFromUnixMillis(Date.parse('2027-01-01T00:00:00+07:00'))
  assert.equal(
    grant({ scope: { kind: 'unit', unit: 'thon-3' }, hours: '06:00-22:00', until_90k: end }),
    'xem trực tiếp · mọi camera của Thôn 3 · 06:00–22:00 · đến 31/12/2026',
  )
  assert.equal(grant({ role: 'officer' }), 'Cán bộ · mọi camera của trạm · mọi lúc')
})

test('few cameras are named, of many the first; what is not known is told by its code', () => {
  assert.match(grant({ scope: { kind: 'cameras', cameras: ['a', 'x'] } }), /· Camera a, x ·/)
  assert.match(grant({ scope: { kind: 'cameras', cameras: ['a', 'b', 'c', 'd'] } }), /· Camera a và 3 camera nữa ·/)
  assert.match(grant({ role: 'khong_co' }), /^khong_co · /)
})

test('hours are told with the days of the reader’s language', () => {
  assert.equal(hoursText('t2-t6 18:00-06:00; t7,cn 00:00-24:00', 'en'), 'Mon-Fri 18:00–06:00; Sat,Sun 00:00–24:00')
  assert.equal(hoursText('t2-t6 18:00-06:00', 'vi'), 't2-t6 18:00–06:00')
})
