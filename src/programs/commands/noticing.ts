// matthan notice status, on, off: whether recorded pictures are looked at for motion, how far that is, and what is still to be looked at.

import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import type { NoticerEvent, Noticing } from '#contract/noticing.ts'
import { askStation } from '#programs/ask-station.ts'
import {
  type Both,
  type Command,
  dataFolder,
  printJson,
  stationOptions,
  textOf,
  type Values,
} from '#programs/command.ts'
import { both, sizeText, table } from '#programs/words.ts'

const states: Readonly<Record<Noticing['state'], Both>> = {
  off: { vi: 'đang tắt', en: 'switched off' },
  starting: { vi: 'đang khởi động', en: 'starting' },
  running: { vi: 'đang tìm chuyển động', en: 'looking for motion' },
  no_decoder: { vi: 'máy này không giải mã được video', en: 'nothing on this machine decodes video' },
  away: { vi: 'bị ngắt, đang được khởi động lại', en: 'ended, is started again' },
}
const events: Readonly<Record<NoticerEvent['what'], Both>> = {
  started: { vi: 'bắt đầu', en: 'started' },
  ended: { vi: 'bị ngắt', en: 'ended' },
  rate: { vi: 'đổi nhịp nhìn', en: 'looks at another rate' },
  switched_on: { vi: 'được bật', en: 'switched on' },
  switched_off: { vi: 'được tắt', en: 'switched off' },
  cannot_write: { vi: 'không ghi được xuống ổ', en: 'cannot write' },
  writes_again: { vi: 'ghi lại được', en: 'writes again' },
  no_decoder: { vi: 'không có bộ giải mã', en: 'no decoder' },
}

export const noticeStatus: Command = {
  name: 'notice status',
  does: {
    vi: 'Xem trạm có đang tìm chuyển động trong hình ghi không, nhịp nhìn, và còn bao nhiêu hình chưa xem.',
    en: 'Shows whether recorded pictures are looked at for motion, how often, and what is still to be looked at.',
  },
  options: stationOptions,
  run: async values => tell(values, await askStation<Noticing>(dataFolder(values), 'GET', '/api/noticing')),
}

const camera = {
  type: 'string',
  value: 'CAMERA',
  vi: 'chỉ camera này; bỏ trống: mọi camera',
  en: 'this camera only; all of them without it',
} as const

export const noticeOn: Command = {
  name: 'notice on',
  does: { vi: 'Bật tìm chuyển động trong hình ghi.', en: 'Switches looking for motion on.' },
  options: { camera, ...stationOptions },
  examples: ['matthan notice on', 'matthan notice on --camera cong-chinh'],
  run: async values => tell(values, await set(values, true)),
}

export const noticeOff: Command = {
  name: 'notice off',
  does: {
    vi: 'Tắt tìm chuyển động. Điều đã tìm thấy vẫn còn; hình ghi lúc tắt sẽ được xem khi bật lại.',
    en: 'Switches looking for motion off. What was found stays; what is recorded meanwhile is looked at when it is on again.',
  },
  options: { camera, ...stationOptions },
  examples: ['matthan notice off', 'matthan notice off --camera cong-chinh'],
  run: async values => tell(values, await set(values, false)),
}

const set = (values: Values, on: boolean): Promise<Noticing> =>
  askStation<Noticing>(dataFolder(values), 'PUT', '/api/noticing', {
    body: { camera: textOf(values, 'camera') ?? null, on },
  })

const tell = (values: Values, told: Noticing): void => {
  if (values.json === true) printJson(told)
  else process.stdout.write(textOfState(told))
}

const textOfState = (told: Noticing): string => {
  const rows = told.cameras.map(({ camera, on, at_90k, backlog_s, undecodable }) => [
    camera,
    on ? (at_90k === null || at_90k === 0 ? '' : localText(wallTime90k(at_90k))) : both({ vi: 'tắt', en: 'off' }),
    backlog_s < 1 ? '' : lengthText(backlog_s),
    undecodable ? both({ vi: 'không giải mã được', en: 'does not decode' }) : '',
  ])
  return [
    `${both(states[told.state])}\n`,
    ...(told.state === 'running' ? [rateText(told)] : []),
    ...(told.can_write
      ? []
      : ['Không ghi được xuống ổ dữ liệu; sẽ xem lại khi ghi được. (Cannot write; it is looked at again later.)\n']),
    table([['CAMERA', 'ĐÃ XEM ĐẾN (UNTIL)', 'CÒN LẠI (LEFT)', ''], ...rows]),
    ...told.happened.slice(0, 5).map(({ at_90k, what, every_ms }) => {
      const rate = every_ms === null ? '' : `: ${both(everyWords(every_ms))}`
      return `${localText(wallTime90k(at_90k))}  ${both(events[what])}${rate}\n`
    }),
  ].join('')
}

const rateText = ({ every_ms, keys_only, busy, memory_bytes, behind_s, backlog_s }: Noticing): string => {
  const thin = every_ms > 250 ? both({ vi: 'nhìn thưa vì máy thiếu sức', en: 'less often, for want of time' }) : ''
  const keys = keys_only ? both({ vi: 'chỉ hình mốc', en: 'keyframes only' }) : ''
  const cost = `${(busy * 100).toFixed(1)} % CPU, ${sizeText(memory_bytes)}`
  return [
    [both(everyWords(every_ms)), thin, keys, cost].filter(text => text !== '').join('; '),
    `chậm hơn ghi hình (behind recording): ${lengthText(behind_s)}`,
    `hình chưa xem (not looked at yet): ${lengthText(backlog_s)}`,
    '',
  ].join('\n')
}

const everyWords = (every_ms: number): Both =>
  every_ms < 1000
    ? { vi: `${1000 / every_ms} hình mỗi giây`, en: `${1000 / every_ms} pictures a second` }
    : { vi: `1 hình mỗi ${every_ms / 1000} giây`, en: `a picture every ${every_ms / 1000} s` }

const lengthText = (seconds: number): string => {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)]
  if (hours > 0) return `${hours} h ${minutes} min`
  return minutes > 0 ? `${minutes} min` : `${Math.round(seconds)} s`
}
