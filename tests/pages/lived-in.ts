// A lived-in station for whoever looks at its pages: a street of eight cameras with a day behind them, one of them unplugged, one with a
// wrong password and one that rests; a gap with its cause, a span that a card brought back, a recorder, holds, bookmarks, walls, places
// on the map, and a television that is paired. All of it through the front door, but for the past, which the real recorder wrote.

import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type WallTime90k, wallFromUnixMillis } from '#base/units.ts'
import { signIn } from '#bench/sign-in.ts'
import { StationUnderTest, type StreetCamera } from '#bench/station-under-test.ts'
import type { Workplace } from '#bench/workplace.ts'
import type { BackfillList } from '#contract/backfill.ts'
import type { Nvr, NvrChannels } from '#contract/nvr.ts'
import { madeUpCommune } from '#simulator/commune/made-up-commune.ts'
import { drawnFootage } from '#simulator/footage/library.ts'
import { readFilm } from '#simulator/footage/read-film.ts'
import { stationMigrations } from '#store/migrations/station.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { until } from '#test/patience.ts'
import { guessObjects } from './guessed-objects.ts'
import { askForFootage } from './lived-evidence.ts'
import { addPeople } from './lived-people.ts'
import { writePast } from './past.ts'

const matthan = join(import.meta.dirname, '../../matthan')
const icon = join(import.meta.dirname, '../../src/web/public/icons/eye-maskable-512.png')
const MINUTE = 60 * 90_000
const HOUR = 60 * MINUTE

export type LivedIn = {
  readonly station: StationUnderTest
  /** The value of the session's cookie. */
  readonly cookie: string
  /** The value of the paired television's cookie. */
  readonly television: string
  readonly recorder: string
  /** The number of an officer of the station. */
  readonly officer: number
  /** Half an hour before the station was opened: there is footage of the first three cameras. */
  readonly recently: WallTime90k
  /** A station without a camera, and the value of its session's cookie. */
  readonly empty: { readonly station: StationUnderTest; readonly cookie: string }
  /** A station that nobody has an account on. */
  readonly brand_new: StationUnderTest
}

/** `large` draws and films in full size, for pictures that people are shown. */
export const openLivedIn = async (place: Workplace, { large = false } = {}): Promise<LivedIn> => {
  const data = join(place.folder, 'data')
  mkdirSync(data, { mode: 0o700 })
  const now = wallFromUnixMillis(Date.now())
  const back = (ticks: number): WallTime90k => (now - ticks) as WallTime90k
  const street = place.start(matthan, ['simulate', ...streetOf(large)])
  await writePast(data, await pastOf(back, large))
  const station = await StationUnderTest.start(place, data)
  const [line] = await street.says(/^\{"cameras":.*\}$/m, 150_000)
  const { cameras } = JSON.parse(line) as { cameras: readonly Street[] }
  await enter(station, cameras)
  addLongAgo(data, back(26 * HOUR))
  guessObjects(data, now)
  const recorder = await enterRecorder(station, cameras)
  const cookie = await signIn(station, 'Nguyễn Văn Hùng', 'hung')
  await live(station, cookie, back)
  const officer = await addPeople(station, now)
  await station.until('all that can stream do', status => status.cameras.streaming >= 5, 60_000)
  const television = await pairTelevision(station)
  return { station, cookie, television, recorder, officer, recently: back(30 * MINUTE), ...(await others(place)) }
}

const others = async (place: Workplace): Promise<Pick<LivedIn, 'empty' | 'brand_new'>> => {
  const [empty, brand_new] = await Promise.all(
    ['empty', 'brand-new'].map(name => StationUnderTest.start(place, join(place.folder, name))),
  )
  return { empty: { station: empty!, cookie: await signIn(empty!) }, brand_new: brand_new! }
}

type Street = StreetCamera & { readonly place: string; readonly device?: string; readonly http_url?: string }

const streetOf = (large: boolean): readonly string[] => [
  ...['--cameras', '6', '--nvr', 'hikvision:2', '--card', 'hikvision@3', '--own-ports'],
  ...['--fault', 'unplugged@4', '--fault', 'refuses-password@5'],
  ...['--port', '0', '--discovery-port', '0', '--json', ...(large ? [] : ['--quick'])],
]

const pastOf = async (back: (ticks: number) => WallTime90k, large: boolean) => {
  const scenes = large ? ['village-gate', 'junction', 'market'] : ['village-gate']
  const drawn = await drawnFootage({ scenes, codec: 'h264', quick: !large, cacheDir: undefined, onProgress: () => {} })
  const films = await Promise.all(drawn.map(({ main, sub }) => readFilm(large ? main : sub)))
  const cut = back(9 * HOUR)
  const whole = { from: back(25 * HOUR), to: back(MINUTE) }
  return [
    { camera: 'cong-chinh', spans: [whole] },
    {
      camera: 'nga-ba-dinh',
      spans: [
        { from: whole.from, to: cut },
        { from: back(8.5 * HOUR), to: back(40 * MINUTE) },
        { from: back(37 * MINUTE), to: whole.to },
      ],
    },
    {
      camera: 'duong-cho',
      spans: [
        { from: back(20 * HOUR), to: back(35 * MINUTE) },
        { from: back(33 * MINUTE), to: whole.to },
      ],
    },
  ].map((past, at) => ({ ...past, film: films[at % films.length]! }))
}

/** The third goes by the address at which its maker's cameras speak, so that its card is found. */
const enter = async (station: StationUnderTest, cameras: readonly Street[]): Promise<void> => {
  for (const { id, name, place, main_url, sub_url, username, password, device } of cameras) {
    if (device !== undefined) continue
    const own = id === 'duong-cho' ? new URL('/Streaming/Channels/101', main_url).href : main_url
    await station.ask('POST', '/api/cameras', { id, name, place, main_url: own, sub_url, username, password })
  }
}

/** As if they had been here for a while: what lies before a camera was added is nobody's gap. */
const addLongAgo = (data: string, long_ago: WallTime90k): void => {
  const db = openDatabase(join(data, 'station.sqlite'), stationMigrations)
  db.prepare('UPDATE camera SET added_90k = ?').run(long_ago)
  db.close()
}

const enterRecorder = async (station: StationUnderTest, cameras: readonly Street[]): Promise<string> => {
  const [first, second] = cameras.filter(({ device }) => device !== undefined)
  const nvr = (await station.ask('POST', '/api/nvrs', {
    name: 'Đầu ghi nhà văn hóa thôn Đông',
    place: 'Nhà văn hóa thôn Đông',
    address: new URL(first!.http_url!).host,
    rtsp_port: Number(new URL(first!.main_url).port),
    brand: 'hikvision',
    username: first!.username,
    password: first!.password,
  })) as Nvr
  const channels = `/api/nvrs/${nvr.id}/channels`
  await station.ask('POST', channels)
  await until(
    'the recorder’s channels are listed',
    async () => ((await station.ask('GET', channels)) as NvrChannels).state === 'done',
    60_000,
  )
  const named = { channel: 1, name: `${first!.name} (đầu ghi)`, place: first!.place }
  await station.ask('POST', `/api/nvrs/${nvr.id}/cameras`, { channels: [named] })
  const { id, name, place, main_url, sub_url, username, password } = second!
  await station.ask('POST', '/api/cameras', {
    ...{ id, name: `${name} (đầu ghi)`, place },
    ...{ main_url, sub_url, username, password },
  })
  return nvr.id
}

/** What people did there. */
/** Who answers for the cameras, two signs, and what two people asked. */
const tellPeople = async (station: StationUnderTest, cookie: string): Promise<void> => {
  const send = async (method: string, path: string, body: object): Promise<void> => {
    const raw = Buffer.isBuffer(body)
    const type = raw ? 'application/octet-stream' : 'application/json'
    const headers = { origin: station.url, cookie: `mt_session=${cookie}`, 'content-type': type }
    const answer = await fetch(station.url + path, {
      method,
      headers,
      body: raw ? new Uint8Array(body) : JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  }
  const office = { id: 'cax', name: 'Công an xã Đoàn Kết', address: 'Thôn Đông, xã Đoàn Kết, tỉnh Lạng Sơn' }
  const reached = { phone: '0205 3 123 456', email: 'congan.doanket@langson.gov.vn' }
  await send('PUT', '/api/controller', {
    controllers: [{ ...office, ...reached }],
    ...{ purposes: ['public_order', 'traffic'], recognition: '', second: { kind: 'en' }, public_address: null },
    ...{ check_every_days: 180, days_off: ['2026-02-16', '2026-02-17'] },
  })
  await send('POST', '/api/cameras/cong-chinh/sign/photos', readFileSync(icon))
  await send('PUT', '/api/cameras/duong-cho/sign', { state: 'printed', note: 'chờ thợ gắn' })
  const asked = { kind: 'view', name: 'Nguyễn Thị Hương', phone: '0912 345 678', place: 'Cổng chợ xã' }
  const about = 'Tôi bị ngã xe ở cổng chợ, xin xem lại hình để làm bảo hiểm.'
  await send('POST', '/api/rights-requests', { ...asked, happened: 'khoảng 8 giờ sáng 18/11', about })
  await send('POST', '/api/rights-requests/1/steps', { kind: 'acknowledge' })
  await send('POST', '/api/rights-requests/1/steps', { kind: 'identify', text: 'Căn cước, trực ban xem' })
  const late = { received_90k: wallFromUnixMillis(Date.now() - 12 * 86_400_000), channel: 'phone' }
  const house = { kind: 'object', name: 'Trần Văn Bình', address: 'Ngõ 3, xóm Đoài', ...late }
  await send('POST', '/api/rights-requests', { ...house, about: 'Camera ngõ 3 nhìn thẳng vào sân nhà tôi.' })
  await send('PUT', '/api/retention', { days: 30, reason: 'đủ để người dân trình báo' })
}

const live = async (station: StationUnderTest, cookie: string, back: (ticks: number) => WallTime90k): Promise<void> => {
  const post = async (path: string, body: object): Promise<void> => {
    const headers = { origin: station.url, cookie: `mt_session=${cookie}`, 'content-type': 'application/json' }
    const answer = await fetch(station.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  }
  await post('/api/cameras/ngo-7/suspension', { reason: 'nhà chị Hoa có đám cưới' })
  await post('/api/cameras/nga-ba-dinh/causes', {
    from_90k: back(9 * HOUR),
    to_90k: back(8.5 * HOUR),
    cause: 'power_lost',
    note: 'cắt điện sửa đường dây thôn Thượng',
  })
  await tellPeople(station, cookie)
  const span = { from_90k: back(34.5 * MINUTE), to_90k: back(33.5 * MINUTE) }
  await post('/api/backfill', { camera: 'duong-cho', ...span })
  await post('/api/holds', {
    ...{ camera: 'cong-chinh', from_90k: back(3 * HOUR), to_90k: back(2.75 * HOUR) },
    ...{ reason: 'vụ mất xe máy ở cổng làng Đông', owner: 'Trung úy Hùng', review_90k: back(-30 * 24 * HOUR) },
  })
  const bookmarks = [
    [['cong-chinh'], 25, 1, 'suspicious', 'xe máy không biển số quay lại hai lần'],
    [['cong-chinh', 'nga-ba-dinh'], 95, 4, 'traffic', 'va chạm nhẹ, hai bên tự thỏa thuận'],
    [['duong-cho'], 180, 2, 'disorder', 'cãi nhau vì chỗ bán hàng trước cổng chợ'],
    [['nga-ba-dinh'], 500, undefined, 'technical', 'hình mờ vì mạng nhện trên kính'],
    [['cong-chinh'], 6000, undefined, 'note', 'xe tải vào làng đổ cát'],
  ] as const
  for (const [cameras, minutes, long, kind, note] of bookmarks) {
    const at_90k = back(minutes * MINUTE)
    await post('/api/bookmarks', {
      cameras,
      at_90k,
      to_90k: long === undefined ? null : at_90k + long * MINUTE,
      kind,
      note,
    })
  }
  const rules = [
    [{ kind: 'quiet_motion', name: 'Bãi xe nhà văn hóa', hours: '22:00-05:00' }, 'cong-chinh'],
    [{ kind: 'parked', name: 'Lòng đường trước chợ', least_s: 600 }, 'duong-cho'],
    [{ kind: 'covered', name: 'Che camera ngã ba' }, 'nga-ba-dinh'],
  ] as const
  const zone = [
    [0.2, 0.4],
    [0.7, 0.4],
    [0.7, 0.9],
    [0.2, 0.9],
  ]
  for (const [rule, camera] of rules) await post('/api/rules', { ...rule, camera, zone })
  await post('/api/incidents', {
    ...{ camera: 'duong-cho', from_90k: back(30 * MINUTE), to_90k: back(20 * MINUTE) },
    ...{ category: 'illegal_parking', note: 'xe tải đỗ chắn lối vào chợ, đã nhắc chủ xe' },
  })
  await layOut(station, post)
  await followSomebody(station, cookie, back)
  await askForFootage(station, cookie, back)
  await until(
    'the card’s footage is here',
    async () => {
      const { jobs } = (await station.ask('GET', '/api/backfill')) as BackfillList
      return jobs.some(job => job.recovered_ms > 0)
    },
    60_000,
  )
}

/** A motorbike that was followed over three cameras, and two moments of it side by side. */
const followSomebody = async (
  station: StationUnderTest,
  cookie: string,
  back: (ticks: number) => WallTime90k,
): Promise<void> => {
  const headers = {
    ...{ origin: station.url, cookie: `mt_session=${cookie}`, 'content-type': 'application/json' },
    ...{ 'x-purpose': 'criminal_report', 'x-case': '12/2026/TB' },
  }
  const post = async (path: string, body: object): Promise<void> => {
    const answer = await fetch(station.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  }
  const looked = (camera: string, minutes: number) => {
    const at_90k = back(minutes * MINUTE)
    return { camera, from_90k: at_90k - MINUTE / 2, to_90k: at_90k + MINUTE }
  }
  const seen = (camera: string, minutes: number, note = '') => ({
    ...{ ...looked(camera, minutes), seen: true, at_90k: back(minutes * MINUTE), note },
  })
  await post('/api/trails', {
    ...{ ...seen('cong-chinh', 30), direction_deg: 45, title: 'Xe máy rời cổng làng Đông' },
    ...{ about: 'xe máy màu đỏ, hai người, áo mưa xanh', case: '12/2026/TB', shared: 'station' },
  })
  await post('/api/trails/1/marks', { ...looked('duong-cho', 29), seen: false })
  await post('/api/trails/1/marks', seen('nga-ba-dinh', 28, 'đi chậm, người ngồi sau quay đầu nhìn lại'))
  await post('/api/trails/1/marks', seen('duong-cho', 26))
  const begins = back(30 * MINUTE)
  const shared = { camera: 'cong-chinh', from_90k: begins, to_90k: begins + 20 * 90_000 }
  await post('/api/redactions', { ...shared, reason: 'Ông Bình xin hình va quệt xe trước cổng' })
  const plain = { crop: null, brightness: 1, contrast: 1, sharpen: 0, plate: '', note: '' }
  await post('/api/comparisons', {
    ...{ title: 'Xe máy đỏ ở cổng và ở chợ', trail: 1 },
    items: [
      {
        camera: 'cong-chinh',
        at_90k: back(30 * MINUTE),
        ...plain,
        crop: [0.25, 0.25, 0.75, 0.75],
        brightness: 1.4,
        plate: '12-B1 ?34.5?',
      },
      { camera: 'duong-cho', at_90k: back(26 * MINUTE), ...plain },
    ],
  })
}

/** Walls, the commune's map and where the cameras stand. */
const layOut = async (
  station: StationUnderTest,
  post: (path: string, body: object) => Promise<void>,
): Promise<void> => {
  const cells = (...ids: readonly string[]) => ids.map(camera => ({ camera }))
  const walls = [
    { name: 'Cổng và chợ', layout: '4', cells: cells('cong-chinh', 'duong-cho', 'nga-ba-dinh', 'ngo-3'), shared: true },
    {
      name: 'Ca đêm: một lớn, năm nhỏ',
      layout: '6',
      cells: cells('nga-ba-dinh', 'cong-chinh', 'duong-cho'),
      shared: true,
    },
  ]
  for (const wall of walls) await post('/api/walls', wall)
  const commune = madeUpCommune()
  for (const { name, kind, geojson } of commune.layers)
    await post('/api/map/layers', { name, kind, source: 'Vẽ để minh họa: xã này không có thật', geojson })
  const placed = ['cong-chinh', 'nga-ba-dinh', 'duong-cho', 'ngo-3', 'nga-ba-tram', 'ngo-7']
  for (const [at, camera] of placed.entries())
    await station.ask('PUT', `/api/cameras/${camera}/site`, commune.siteOf(camera, at + 1))
}

/** As a television does it that somebody pairs; answers the value of its cookie. */
const pairTelevision = async (station: StationUnderTest): Promise<string> => {
  const say = (path: string, body?: object) =>
    fetch(station.url + path, {
      method: 'POST',
      headers: { origin: station.url, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
  const { code, token } = (await (await say('/api/television/pairing')).json()) as { code: string; token: string }
  const shows = { kind: 'cameras', cameras: null, at_once: '4', every_s: 60 }
  await station.ask('POST', '/api/televisions', {
    code,
    name: 'TV 1 – phòng trực',
    shows,
    hours: null,
    brightness: 100,
  })
  const answer = await say('/api/television/pairing/answer', { token })
  const cookie = /mt_television=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1]
  if (cookie === undefined) throw new Error(`the television was not paired: ${answer.status} ${await answer.text()}`)
  return cookie
}
