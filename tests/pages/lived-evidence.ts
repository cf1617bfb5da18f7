// Requests for footage of the lived-in station: one that is only held, one with its document that waits for approval, and one that was approved by somebody
// else at the station's own machine, sealed, handed over twice and looked at here.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StationUnderTest } from '#bench/station-under-test.ts'
import type { Extraction, NewExtraction } from '#contract/extraction.ts'
import { until } from '#test/patience.ts'

const scan = join(import.meta.dirname, '../../src/web/public/icons/eye-maskable-512.png')
const MINUTE = 60 * 90_000
const DAY = 24 * 60 * MINUTE

/** `back` is so many ticks before the station was opened. */
export const askForFootage = async (
  station: StationUnderTest,
  cookie: string,
  back: (ticks: number) => number,
): Promise<void> => {
  const send = async (path: string, body: object | Uint8Array<ArrayBuffer>): Promise<Extraction> => {
    const raw = body instanceof Uint8Array
    const type = raw ? 'application/octet-stream' : 'application/json'
    const answer = await fetch(`${station.url}/api/extractions${path}`, {
      method: 'POST',
      headers: { origin: station.url, cookie: `mt_session=${cookie}`, 'content-type': type },
      body: raw ? body : JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as Extraction
  }
  const span = (camera: string, from: number, to: number) => ({
    ...{ camera, from_90k: back(from * MINUTE), to_90k: back(to * MINUTE) },
  })
  const stolen = {
    ...{ purpose: 'criminal_report', case: '12/2026/TB', legal_ground: 'Điều 88, 107 Bộ luật Tố tụng hình sự' },
    about: 'Mất xe máy ở cổng làng Đông, cần hình chiếc xe và hướng đi của hai người',
    items: [span('cong-chinh', 32, 28), span('nga-ba-dinh', 42, 34)],
  } satisfies Partial<NewExtraction>
  const own = { kind: 'own_unit', name: 'Công an xã Đoàn Kết' } as const
  const agency = { kind: 'outside', name: 'Cơ quan CSĐT Công an tỉnh Lạng Sơn', person: 'Phạm Văn Sơn' } as const
  const letter = { kind: 'written_request', number: '145/CV-CSĐT', day: '2026-11-20', issuer: agency.name } as const
  // The first is sealed by the time that its page is looked at.
  const sealed = await send('', {
    ...stolen,
    ...{ recipient: own, items: [span('cong-chinh', 30, 29.5)], wanted: { viewing_copy: false }, hand_in: true },
  })
  await station.ask('POST', `/api/extractions/${sealed.id}/steps`, { kind: 'approve', text: 'đúng vụ việc' })
  const asked = await send('', { ...stolen, recipient: agency, document: letter })
  await send(`/${asked.id}/scans?name=cong-van-145.png`, new Uint8Array(readFileSync(scan)))
  await send(`/${asked.id}/steps`, { kind: 'hand_in' })
  await send('', {
    ...{ purpose: 'traffic', about: 'Va chạm trước chợ, hai bên chưa thống nhất', recipient: agency },
    items: [span('duong-cho', 36, 31)],
  })
  await until(
    'the bundle is sealed',
    async () => ((await station.ask('GET', `/api/extractions/${sealed.id}`)) as Extraction).state === 'extracted',
    60_000,
  )
  const copy = { to: 'Đại úy Lê Văn Tám', encrypted: true, expires_90k: back(-90 * DAY) }
  await send(`/${sealed.id}/copies`, { ...copy, medium: 'USB Kingston 64 GB', serial: 'KX-88213', seal: 'A-0042' })
  const { copies } = await send(`/${sealed.id}/copies`, { ...copy, medium: 'Đĩa DVD', encrypted: false })
  await send(`/${sealed.id}/copies/${copies.at(-1)!.id}/end`, { how: 'destroyed', text: 'bẻ đĩa tại trụ sở' })
  await send(`/${sealed.id}/viewings`, {
    ...{
      from_90k: back(20 * MINUTE),
      to_90k: back(5 * MINUTE),
      people: [{ name: 'Nguyễn Thị Hà', role: 'trưởng thôn' }],
    },
    seen: 'Hai người dắt chiếc xe máy đỏ ra cổng, đi về phía ngã ba.',
  })
}
