// matthan television: who has a screen, letting one in by the code that it shows, sending a camera to it, and what a small computer behind
// a screen needs to open it by itself.

import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import type {
  ApproveTelevision,
  SendCamera,
  Television,
  TelevisionList,
  TelevisionShows,
} from '#contract/television.ts'
import { askStation } from '#programs/ask-station.ts'
import {
  type Command,
  dataFolder,
  neededText,
  printJson,
  stationOptions,
  textOf,
  textsOf,
  wholeOf,
} from '#programs/command.ts'
import { kioskUnit } from '#programs/kiosk-unit.ts'
import { table } from '#programs/words.ts'

const pathOf = (id: string, deed = ''): string => `/api/televisions/${encodeURIComponent(id)}${deed}`
const say = (text: string): void => void process.stdout.write(text)

export const televisionList: Command = {
  name: 'television list',
  does: { vi: 'Liệt kê ti vi đã ghép và ti vi đang chiếu gì.', en: 'Lists the paired televisions and what they show.' },
  options: stationOptions,
  run: async values => {
    const list = await askStation<TelevisionList>(dataFolder(values), 'GET', '/api/televisions')
    if (values.json === true) return printJson(list)
    if (list.televisions.length === 0)
      return say(
        'Chưa ghép ti vi nào: mở trang /tv của trạm trên ti vi. (No television yet: open the station’s /tv on one.)\n',
      )
    const rows = list.televisions.map(one => [
      one.id,
      one.name,
      `${one.online ? 'đang bật (on)' : 'tắt (off)'}${one.since_90k === null ? '' : `, ${localText(wallTime90k(one.since_90k))}`}`,
      showingText(one),
      one.address ?? '–',
    ])
    say(table([['MÃ', 'TÊN', 'TÌNH TRẠNG', 'ĐANG CHIẾU', 'ĐỊA CHỈ'], ...rows]))
  },
}

export const televisionApprove: Command = {
  name: 'television approve',
  does: {
    vi: 'Cho một ti vi vào, bằng mã hiện trên màn hình của nó.',
    en: 'Lets a television in, by the code on its screen.',
  },
  operands: ['CODE'],
  options: {
    name: { type: 'string', value: 'NAME', needed: true, vi: 'tên ti vi', en: 'what it is called' },
    wall: { type: 'string', value: 'ID', vi: 'tường màn hình đã lưu mà nó chiếu', en: 'the saved wall that it shows' },
    camera: { type: 'string', value: 'ID', many: true, vi: 'chỉ các camera này', en: 'these cameras only' },
    'at-once': {
      type: 'string',
      value: 'N',
      choices: ['all', '1', '4', '6', '9', '12', '16', '25'],
      vi: 'số camera cùng lúc; mặc định tất cả',
      en: 'how many at once; all when left out',
    },
    every: {
      type: 'string',
      value: 'S',
      whole: { least: 5, most: 3600 },
      vi: 'số giây mỗi trang',
      en: 'seconds a page',
    },
    ...stationOptions,
  },
  examples: ['matthan television approve K7M4XR --name "TV 1 – phòng trực" --at-once 9'],
  run: async (values, [code = '']) => {
    const wall = textOf(values, 'wall')
    const cameras = textsOf(values, 'camera')
    if (wall !== undefined && cameras.length > 0) throw new Problem('bad_command', { both: '--wall, --camera' })
    const shows: TelevisionShows =
      wall === undefined
        ? {
            kind: 'cameras',
            cameras: cameras.length === 0 ? null : [...cameras],
            at_once: (textOf(values, 'at-once') ?? 'all') as 'all',
            every_s: wholeOf(values, 'every') ?? 15,
          }
        : { kind: 'wall', wall }
    const body: ApproveTelevision = { code, name: neededText(values, 'name'), shows, hours: null, brightness: 100 }
    const made = await askStation<Television>(dataFolder(values), 'POST', '/api/televisions', { body })
    if (values.json === true) return printJson(made)
    say(`Đã ghép "${made.name}" (${made.id}). (Paired.)\n`)
  },
}

export const televisionRemove: Command = {
  name: 'television remove',
  does: {
    vi: 'Gỡ một ti vi: nó tắt hình ngay; muốn dùng lại thì ghép lại.',
    en: 'Takes a television out: its pictures stop at once; to come back it is paired again.',
  },
  operands: ['TELEVISION'],
  options: stationOptions,
  run: async (values, [id = '']) => {
    const list = await askStation<TelevisionList>(dataFolder(values), 'DELETE', pathOf(id))
    if (values.json === true) return printJson(list)
    say(`Đã gỡ ${id}. (Taken out.)\n`)
  },
}

export const televisionSend: Command = {
  name: 'television send',
  does: {
    vi: 'Đưa một camera lên ti vi, hoặc trả ti vi về như cũ.',
    en: 'Sends a camera to a television, or takes it back.',
  },
  operands: ['TELEVISION'],
  options: {
    camera: { type: 'string', value: 'ID', vi: 'camera được đưa lên', en: 'the camera' },
    minutes: {
      type: 'string',
      value: 'N',
      whole: { least: 1, most: 1440 },
      vi: 'trong bao nhiêu phút; bỏ trống: đến khi trả về',
      en: 'for how long; until it is taken back when left out',
    },
    back: { type: 'boolean', vi: 'trả ti vi về như cũ', en: 'take it back' },
    ...stationOptions,
  },
  examples: ['matthan television send tv-1a2b3c4d --camera cong-chinh --minutes 10'],
  run: async (values, [id = '']) => {
    const [data, camera] = [dataFolder(values), textOf(values, 'camera')]
    if ((camera === undefined) !== (values.back === true))
      throw new Problem('bad_command', { one_of: '--camera, --back' })
    const body: SendCamera | undefined =
      camera === undefined ? undefined : { camera, minutes: wholeOf(values, 'minutes') ?? null }
    const path = pathOf(id, '/sent')
    const told =
      body === undefined
        ? await askStation<Television>(data, 'DELETE', path)
        : await askStation<Television>(data, 'PUT', path, { body })
    if (values.json === true) return printJson(told)
    const away = told.online ? '' : ' Ti vi đang tắt; khi bật lên nó sẽ chiếu. (It is off, and shows it when it is on.)'
    say(
      body === undefined
        ? `"${told.name}" chiếu lại như cũ. (Taken back.)\n`
        : `Đã đưa lên "${told.name}". (Sent.)${away}\n`,
    )
  },
}

export const televisionKiosk: Command = {
  name: 'television kiosk',
  does: {
    vi: 'In tệp dịch vụ systemd cho máy tính nhỏ gắn sau ti vi: tự mở màn hình camera sau khi mất điện.',
    en: 'Prints a systemd unit for a small computer behind a screen: it opens the pictures by itself after a power cut.',
  },
  options: {
    url: { type: 'string', value: 'URL', needed: true, vi: 'địa chỉ của trạm', en: 'the station’s address' },
    user: {
      type: 'string',
      value: 'NAME',
      vi: 'tài khoản Linux; mặc định "tv"',
      en: 'the Linux account; "tv" when left out',
    },
  },
  examples: [
    'matthan television kiosk --url http://192.168.1.10:8080 | sudo tee /etc/systemd/system/matthan-tv.service',
  ],
  run: async values => say(kioskUnit(neededText(values, 'url'), textOf(values, 'user') ?? 'tv')),
}

const showingText = ({ showing, sent }: Television): string => {
  const waiting = sent === null ? '' : `chờ chiếu (waits) ${sent.camera}`
  if (showing === null) return waiting || '–'
  if (showing.kind === 'dark') return 'ngoài giờ (outside its hours)'
  return showing.kind === 'camera' ? showing.camera : `trang (page) ${showing.page}/${showing.pages}`
}
