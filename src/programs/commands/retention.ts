// matthan retention: how long footage is kept, and when the disks are full.

import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import type { Retention } from '#contract/retention.ts'
import { askStation } from '#programs/ask-station.ts'
import {
  type Command,
  dataFolder,
  neededText,
  printJson,
  stationOptions,
  textOf,
  type Values,
} from '#programs/command.ts'
import { sizeOf } from '#programs/size-option.ts'
import { alarmText, sizeText, table } from '#programs/words.ts'

export const retentionShow: Command = {
  name: 'retention show',
  does: {
    vi: 'Cho biết hình được giữ bao lâu, đang có bao nhiêu, và bao giờ ổ đầy.',
    en: 'Tells how long footage is kept, how much there is, and when the disks are full.',
  },
  options: stationOptions,
  run: async values => show(values, await askStation<Retention>(dataFolder(values), 'GET', '/api/retention')),
}

export const retentionSet: Command = {
  name: 'retention set',
  does: {
    vi: 'Đặt hình được giữ bao lâu: cho mọi camera, cho một nơi đặt, hay cho một camera.',
    en: 'Sets how long footage is kept: for all cameras, for a place, or for one camera.',
  },
  options: {
    days: {
      type: 'string',
      value: 'N',
      vi: 'số ngày; "none": đến khi hết chỗ; "default": bỏ quy định riêng',
      en: 'days; "none": until room is short; "default": no rule of its own',
    },
    quota: {
      type: 'string',
      value: 'SIZE',
      vi: 'nhiều nhất chừng này, như 500GB',
      en: 'at most so much, such as 500GB',
    },
    reason: {
      type: 'string',
      value: 'TEXT',
      needed: true,
      vi: 'vì sao; ghi vào chính sách lưu trữ',
      en: 'why; stands in the retention policy',
    },
    camera: { type: 'string', value: 'CAMERA', vi: 'chỉ cho camera này', en: 'for this camera only' },
    place: { type: 'string', value: 'PLACE', vi: 'chỉ cho camera ở nơi này', en: 'for the cameras of this place only' },
    ...stationOptions,
  },
  examples: [
    'matthan retention set --days 30 --reason "đủ để người dân trình báo"',
    'matthan retention set --days 90 --quota 500GB --camera cong-chinh --reason "hay mất xe"',
  ],
  run: async values => {
    const body = {
      camera: textOf(values, 'camera') ?? null,
      place: textOf(values, 'place') ?? null,
      days: daysOf(values),
      quota_bytes: sizeOf(values, 'quota') ?? null,
      reason: neededText(values, 'reason'),
    }
    show(values, await askStation<Retention>(dataFolder(values), 'PUT', '/api/retention', { body }))
  },
}

const daysOf = (values: Values): number | null | undefined => {
  const text = textOf(values, 'days')
  if (text === undefined) throw new Problem('bad_command', { missing: '--days' })
  if (text === 'none') return null
  if (text === 'default') return undefined
  if (!/^\d{1,5}$/.test(text)) throw new Problem('bad_command', { option: '--days', example: '30' })
  return Number(text)
}

const show = (values: Values, answer: Retention): void => {
  if (values.json === true) {
    printJson(answer)
    return
  }
  const rules = answer.rules.map(({ camera, place, days, quota_bytes }) => [
    camera ?? (place === null ? 'mọi camera (all)' : `ở ${place} (place)`),
    days === null ? 'đến khi hết chỗ (until full)' : `${days} ngày (days)`,
    quota_bytes === null ? '–' : sizeText(quota_bytes),
  ])
  process.stdout.write(`${table([['CHO', 'GIỮ', 'NHIỀU NHẤT'], ...rules])}\n`)
  const { footage_bytes, held_bytes, room_bytes, bytes_per_day } = answer
  process.stdout.write(
    table([
      ['Hình đang có (footage)', sizeText(footage_bytes)],
      ['Phải giữ (held)', sizeText(held_bytes)],
      ['Còn chỗ (room)', sizeText(room_bytes)],
      ['Mỗi ngày (a day)', bytes_per_day === null ? 'chưa đủ để đo (too early)' : sizeText(bytes_per_day)],
      ['Đầy sau (full in)', forecastText(answer)],
    ]),
  )
  const oldest = answer.oldest.map(({ camera, oldest_90k, bytes }) => [
    camera,
    localText(wallTime90k(oldest_90k)),
    sizeText(bytes),
  ])
  if (oldest.length > 0) process.stdout.write(`\n${table([['CAMERA', 'HÌNH CŨ NHẤT', 'CHIẾM'], ...oldest])}`)
  for (const alarm of answer.alarms) process.stdout.write(`\n! ${alarmText(alarm)}\n`)
  if (!answer.in_force)
    process.stdout.write('\nBộ ghi hình chưa nhận được quy định này. (The recorder does not know it yet.)\n')
}

/** With what is kept for days only, the disks may never be full. */
const forecastText = ({ forecast_days, bytes_per_day, room_bytes, footage_bytes, rules }: Retention): string => {
  if (forecast_days === null || bytes_per_day === null) return 'chưa rõ (not known yet)'
  const days = rules.find(({ camera, place }) => camera === null && place === null)?.days ?? null
  const fits = (room_bytes + footage_bytes) / bytes_per_day
  if (days !== null && fits > days) return `không đầy với thời hạn ${days} ngày (never, at ${days} days)`
  return `${forecast_days} ngày; sau đó hình cũ nhất được xóa dần (days; then the oldest goes)`
}
