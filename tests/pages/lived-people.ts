// The people of the lived-in station: the commune with its villages and what stood there before, an officer, a village head, a resident and one who
// has left, each with what they may.

import type { StationUnderTest } from '#bench/station-under-test.ts'
import type { Person } from '#contract/person.ts'
import type { Unit } from '#contract/unit.ts'

const DAY_90K = 24 * 3_600 * 90_000

/** Answers the number of the officer whose page is looked at. */
export const addPeople = async (station: Pick<StationUnderTest, 'ask'>, now_90k: number): Promise<number> => {
  const unit = async (body: object): Promise<string> => ((await station.ask('POST', '/api/units', body)) as Unit).id
  const before = await unit({ kind: 'commune', name: 'Xã Đông cũ', official_code: '00123' })
  const commune = await unit({
    ...{ kind: 'commune', name: 'Xã Minh Châu', official_code: '00124', valid_from: '2025-07-01' },
    predecessors: [before],
  })
  await station.ask('POST', `/api/units/${before}/end`, { valid_to: '2025-07-01', successors: [commune] })
  const [third, tenth] = [
    await unit({ kind: 'village', name: 'Thôn 3', parent: commune, valid_from: '2025-07-01' }),
    await unit({ kind: 'village', name: 'Thôn 10', parent: commune }),
  ]
  await unit({ kind: 'security_team', name: 'Tổ bảo vệ an ninh, trật tự thôn 3', parent: third })
  await station.ask('PUT', `/api/units/${third}/cameras`, { cameras: ['cong-chinh', 'nga-ba-dinh'] })
  const person = async (body: object): Promise<number> =>
    ((await station.ask('POST', '/api/people', body)) as Person).id
  const lan = await person({
    ...{ name: 'Trần Thị Lan', rank: 'Thượng úy', role: 'officer', unit: commune, phone: '0912 345 678' },
  })
  const head = await person({
    ...{ name: 'Phạm Văn Thanh', role: 'village_head', title: 'Trưởng thôn 3', unit: third, phone: '0987 654 321' },
  })
  const owner = await person({ name: 'Nguyễn Thị Ba', role: 'camera_owner', unit: tenth })
  const gone = await person({ name: 'Lê Văn Tám', rank: 'Đại úy', role: 'deputy', unit: commune })
  const grant = (of: number, body: object): Promise<unknown> =>
    station.ask('POST', '/api/grants', { person: of, ...body })
  await grant(lan, {
    ...{ role: 'officer', scope: { kind: 'unit', unit: third }, hours: '6:00-22:00', reason: 'phụ trách thôn 3' },
    until_90k: now_90k + 40 * DAY_90K,
  })
  await grant(lan, {
    ...{ verbs: ['watch_live', 'ptz', 'still', 'mark'], scope: { kind: 'cameras', cameras: ['duong-cho'] } },
    reason: 'phiên chợ cuối năm',
    from_90k: now_90k + 5 * DAY_90K,
    until_90k: now_90k + 12 * DAY_90K,
  })
  await grant(head, { role: 'village_head', scope: { kind: 'unit', unit: third }, reason: 'trưởng thôn' })
  await grant(owner, {
    role: 'camera_owner',
    scope: { kind: 'cameras', cameras: ['ngo-3'] },
    reason: 'camera của gia đình',
  })
  await grant(gone, { role: 'deputy', scope: { kind: 'station' }, reason: 'phó trưởng Công an xã' })
  await station.ask('POST', `/api/people/${gone}/leave`, { reason: 'chuyển công tác về tỉnh' })
  for (const [of, username] of [
    [lan, 'lan.tran'],
    [head, 'thanh.pham'],
  ] as const)
    await station.ask('POST', '/api/accounts', { person: of, username })
  await station.ask('POST', '/api/accounts/lan.tran/link', {})
  return lan
}
