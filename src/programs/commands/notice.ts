// matthan notice: what cameras said that they saw, and what the station saw go wrong.

import { Problem } from '#base/problems.ts'
import { type WallTime90k, wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import { localText, parseWhen } from '#base/when.ts'
import type { CameraList } from '#contract/camera.ts'
import { type Notice, type NoticeKind, type Notices, noticeKindShape } from '#contract/notice.ts'
import { askStation } from '#programs/ask-station.ts'
import {
  type Both,
  type Command,
  dataFolder,
  printJson,
  stationOptions,
  textOf,
  textsOf,
  type Values,
} from '#programs/command.ts'
import { both, causeText, table } from '#programs/words.ts'

const kinds: Readonly<Record<NoticeKind, Both>> = {
  motion: { vi: 'chuyển động', en: 'motion' },
  tamper: { vi: 'bị che hoặc xoay', en: 'covered or turned' },
  digital_input: { vi: 'đầu vào báo động', en: 'alarm input' },
  lost: { vi: 'mất hình', en: 'no picture' },
  disk_fault: { vi: 'không ghi được vào ổ', en: 'not kept on the disk' },
  recorder_fault: { vi: 'ngừng ghi', en: 'recording stopped' },
  quiet_motion: { vi: 'có chuyển động giờ vắng', en: 'motion at quiet hours' },
  loitering: { vi: 'quanh quẩn lâu', en: 'loitering' },
  line_crossed: { vi: 'qua vạch', en: 'line crossed' },
  parked: { vi: 'đỗ quá lâu', en: 'stands too long' },
  left_object: { vi: 'để lại đồ, rác', en: 'something left' },
  covered: { vi: 'hình bị che, xoay, mờ', en: 'covered, turned or blurred' },
}
const ends: Readonly<Record<Notice['end'], Both>> = {
  heard: { vi: '', en: '' },
  unheard: { vi: 'không rõ hết lúc nào', en: 'its end was not heard' },
  lasts: { vi: 'chưa hết', en: 'still going on' },
}

/** So many cameras in one question. */
const AT_ONCE = 64
const text = { type: 'string' } as const

export const noticeListed: Command = {
  name: 'notice list',
  does: {
    vi: 'Liệt kê sự kiện: camera tự báo (chuyển động, bị che, đầu vào) và lúc trạm không ghi được.',
    en: 'Lists notices: what cameras said (motion, covered, inputs) and when the station could not record.',
  },
  options: {
    camera: { ...text, value: 'CAMERA', many: true, vi: 'mã camera; dùng được nhiều lần', en: 'camera id; repeatable' },
    from: { ...text, value: 'T', vi: 'từ lúc, mặc định -1d', en: 'from; -1d' },
    to: { ...text, value: 'T', vi: 'đến lúc, mặc định now', en: 'until; now' },
    kind: {
      ...text,
      value: 'KIND',
      many: true,
      choices: noticeKindShape.options,
      vi: `loại: ${noticeKindShape.options.join(' ')}; dùng được nhiều lần`,
      en: 'kind; repeatable',
    },
    ...stationOptions,
  },
  examples: ['matthan notice list --camera cong-chinh --kind tamper --from -7d', 'matthan notice list --json'],
  run: async values => {
    const told = await ask(values)
    if (values.json === true) return printJson(told)
    const dense = told.filter(({ bucket_90k }) => bucket_90k !== null)
    const rows = told.flatMap(({ cameras }) =>
      cameras.flatMap(({ camera, notices }) => notices.map(notice => rowOf(camera, notice))),
    )
    if (rows.length === 0 && dense.length === 0)
      return void process.stdout.write('Không có sự kiện nào. (No notices.)\n')
    if (rows.length > 0) process.stdout.write(table([['CAMERA', 'SỰ KIỆN', 'TỪ', 'ĐẾN', ''], ...rows]))
    if (dense.length > 0)
      process.stdout.write(
        'Quá nhiều để kể từng cái: thu hẹp bằng --from --to --camera, hoặc xem mật độ bằng --json.\n' +
          '(Too many to tell each: narrow it, or see their density with --json.)\n',
      )
  },
}

const ask = async (values: Values): Promise<readonly Notices[]> => {
  const data = dataFolder(values)
  const named = textsOf(values, 'camera')
  const cameras =
    named.length > 0 ? named : (await askStation<CameraList>(data, 'GET', '/api/cameras')).cameras.map(({ id }) => id)
  const asked = textsOf(values, 'kind')
  const query = {
    from_90k: instant(values, 'from', '-1d'),
    to_90k: instant(values, 'to', 'now'),
    kinds: asked.length === 0 ? undefined : asked.join(','),
  }
  if (query.from_90k >= query.to_90k) throw new Problem('bad_time', { option: '--to', reason: 'not_after_from' })
  const told: Notices[] = []
  for (let at = 0; at < cameras.length; at += AT_ONCE) {
    const some = cameras.slice(at, at + AT_ONCE).join(',')
    told.push(await askStation<Notices>(data, 'GET', '/api/notices', { query: { cameras: some, ...query } }))
  }
  return told
}

const rowOf = (camera: string, { kind, from_90k, to_90k, end, times, why, rule }: Notice): readonly string[] => [
  camera,
  both(kinds[kind]),
  localText(wallTime90k(from_90k)),
  to_90k === null ? '' : localText(wallTime90k(to_90k)),
  [
    ...(rule === undefined ? [] : [rule.name]),
    ...(why === null ? [] : [causeText({ cause: kind === 'disk_fault' ? kind : why, detail: why })]),
    ...(times > 1 ? [`${times}×`] : []),
    ...(end === 'heard' ? [] : [both(ends[end])]),
  ].join(', '),
]

const instant = (values: Values, name: string, otherwise: string): WallTime90k => {
  const when = parseWhen(textOf(values, name) ?? otherwise, wallFromUnixMillis(Date.now()))
  if (!when.ok) throw new Problem('bad_time', { option: `--${name}` })
  return when.value
}
