import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type WallTime90k, wallFromUnixMillis } from '#base/units.ts'
import type { AccessEntryShown } from '#contract/access-log.ts'
import { loadLaterWords, sentence } from '#web/words/language.ts'
import { deedText, type LogNames, reasonText, refusalText, standingText, whenText, whoText } from './log-sentence.ts'

await loadLaterWords()

const at = (text: string): WallTime90k => wallFromUnixMillis(Date.parse(`${text}+07:00`))

const names: LogNames = {
  say: (key, values) => sentence('vi', key, values),
  language: 'vi',
  camera: id => ({ 'cong-cho': 'Cổng chợ', 'nga-ba': 'Ngã ba' })[id] ?? id,
  unit: id => ({ xa: 'Công an xã Đông' })[id] ?? id,
  purpose: code => ({ criminal_report: 'tin báo, tố giác tội phạm' })[code] ?? code,
  roles: {
    roles: [
      { code: 'duty_officer', vi: 'Trực ban', en: 'Duty officer', verbs: [], device: false, usual: true, own: false },
    ],
    verbs: [{ code: 'hold', vi: 'giữ dữ liệu', en: 'hold footage' }],
  },
  now: at('2026-11-22T13:00:00'),
}

const entry = (part: Partial<AccessEntryShown>): AccessEntryShown => ({
  ...{ n: 7, at_90k: at('2026-11-22T12:40:00'), until_90k: at('2026-11-22T12:52:00'), open: false, times: 3 },
  who: { kind: 'account', name: 'an', person: 'Nguyễn Văn A', role: 'duty_officer', unit: 'xa' },
  ...{ verb: 'play_back', act: 'GET /api/cameras/:camera/playback.mp4', cameras: ['cong-cho'] },
  spans: [[at('2026-11-21T22:00:00'), at('2026-11-21T22:15:00')]],
  ...{ purpose: 'criminal_report', case: '12/2026', refused: null, changed: null, about: null, request: null },
  ...part,
})

test('a look is one sentence: who, what, where, which footage, and why', () => {
  const one = entry({})
  assert.equal(
    `${whoText(one.who, names)} ${deedText(one, names)}`,
    'Nguyễn Văn A xem lại Cổng chợ 22:00–22:15 hôm qua',
  )
  assert.deepEqual(standingText(one.who, names), ['Trực ban', 'Công an xã Đông'])
  assert.deepEqual(reasonText(one, names), ['tin báo, tố giác tội phạm', 'vụ 12/2026'])
  assert.equal(whenText(one, names), '12:40–12:52 hôm nay')
  assert.equal(whenText(entry({ open: true }), names), 'đang tiếp diễn, từ 12:40 hôm nay')
})

test('spans of two days say both, and one instant says itself once', () => {
  const over = entry({ spans: [[at('2026-11-20T23:50:00'), at('2026-11-21T00:10:00')]] })
  assert.equal(deedText(over, names), 'xem lại Cổng chợ 23:50 20/11/2026 – 00:10 hôm qua')
  const instant = entry({ spans: [[at('2026-11-22T07:30:00'), at('2026-11-22T07:30:20')]] })
  assert.equal(deedText(instant, names), 'xem lại Cổng chợ 07:30 hôm nay')
})

test('what was done is told by the act where it has words, else by its verb, else as it stands there', () => {
  const quiet = { spans: [], cameras: [], purpose: null, case: null }
  const ended = entry({ ...quiet, verb: 'manage_people', act: 'POST /api/grants/:grant/end' })
  assert.equal(deedText(ended, names), 'thu hồi quyền')
  assert.equal(
    deedText(entry({ ...quiet, verb: 'arrange_wall', act: 'DELETE /api/walls/:wall' }), names),
    'xóa tường màn hình',
  )
  assert.equal(deedText(entry({ ...quiet, verb: 'hold', act: 'POST /api/something' }), names), 'giữ dữ liệu')
  assert.equal(
    deedText(entry({ ...quiet, verb: 'ask_rights', act: 'POST /api/notice/requests' }), names),
    'gửi yêu cầu từ trang thông báo',
  )
  assert.equal(deedText(entry({ ...quiet, verb: 'a_newer_verb', act: 'x' }), names), 'a_newer_verb')
  const many = entry({ ...quiet, cameras: ['cong-cho', 'nga-ba', 'c', 'd', 'e'], verb: 'watch_live', act: 'live' })
  assert.equal(deedText(many, names), 'xem trực tiếp Cổng chợ, Ngã ba, c và 2 camera nữa')
})

test('strangers, televisions and the machine’s operator are somebody too, and a refusal says why', () => {
  const tell = (who: Partial<AccessEntryShown['who']>) => whoText({ kind: 'nobody', name: '', ...who }, names)
  assert.equal(tell({}), 'Người lạ')
  assert.equal(tell({ name: 'hung' }), 'Người lạ, thử tên hung,')
  assert.equal(tell({ kind: 'operator', name: 'local_operator' }), 'Người ngồi ở máy trạm')
  assert.equal(refusalText({ refused: 'purpose_needed' }, names), 'Bị từ chối: chưa nêu mục đích')
  assert.equal(refusalText({ refused: 'some_code' }, names), 'Bị từ chối (some_code)')
  assert.equal(refusalText({ refused: null }, names), undefined)
})
