// matthan hold: footage that must stay until somebody releases it.

import { userInfo } from 'node:os'
import { Problem } from '#base/problems.ts'
import { wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import { localText, parseWhen } from '#base/when.ts'
import type { Held, HoldList } from '#contract/retention.ts'
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
import { readSpan, spanOptions } from '#programs/span-options.ts'
import { table } from '#programs/words.ts'

const { stream: _, ...span } = spanOptions

export const holdAdd: Command = {
  name: 'hold add',
  does: {
    vi: 'Giữ lại một đoạn hình: không bị xóa dù ổ đầy, cho đến khi thôi giữ.',
    en: 'Holds footage: it is not removed, however full the disk is, until it is released.',
  },
  options: {
    ...span,
    reason: { type: 'string', value: 'TEXT', needed: true, vi: 'vì sao phải giữ', en: 'why it must stay' },
    review: {
      type: 'string',
      value: 'DATE',
      vi: 'ngày xem lại có còn cần giữ không',
      en: 'when to ask whether it is still needed',
    },
    ...stationOptions,
  },
  examples: ['matthan hold add --camera cong-chinh --from "22h15 hôm qua" --to "23h hôm qua" --reason "vụ mất xe"'],
  run: async values => {
    const { camera, query } = readSpan(values)
    const { from_90k, to_90k } = query
    const review_90k = reviewOf(values)
    const body = {
      camera,
      from_90k,
      to_90k,
      reason: neededText(values, 'reason'),
      owner: userInfo().username,
      review_90k,
    }
    const held = await askStation<Held>(dataFolder(values), 'POST', '/api/holds', { body })
    if (values.json === true) return printJson(held)
    process.stdout.write(`Đã giữ, mã ${held.hold.id}. (Held.)\n`)
    if (!held.in_force)
      process.stdout.write(
        'Bộ ghi hình đang vắng; lệnh có hiệu lực khi nó trở lại. (In force once the recorder is back.)\n',
      )
  },
}

export const holdList: Command = {
  name: 'hold list',
  does: { vi: 'Liệt kê hình phải giữ.', en: 'Lists footage that must stay.' },
  options: { all: { type: 'boolean', vi: 'cả những lệnh đã thôi giữ', en: 'released ones too' }, ...stationOptions },
  run: async values => {
    const list = await askStation<HoldList>(dataFolder(values), 'GET', '/api/holds')
    if (values.json === true) return printJson(list)
    const text = (at_90k: number | null) => (at_90k === null ? '–' : localText(wallTime90k(at_90k)))
    const rows = list.holds
      .filter(({ released_90k }) => values.all === true || released_90k === null)
      .map(({ id, camera, from_90k, to_90k, owner, review_90k, released_90k, reason }) => [
        id,
        camera,
        text(from_90k),
        text(to_90k),
        owner,
        released_90k === null ? text(review_90k) : `thôi giữ ${text(released_90k)}`,
        reason,
      ])
    process.stdout.write(table([['MÃ', 'CAMERA', 'TỪ', 'ĐẾN', 'NGƯỜI GIỮ', 'XEM LẠI', 'VÌ SAO'], ...rows]))
  },
}

export const holdRelease: Command = {
  name: 'hold release',
  does: {
    vi: 'Thôi giữ: hình ấy từ nay được xóa theo thời hạn như mọi hình khác.',
    en: 'Releases a hold: what it kept may go as other footage of its age.',
  },
  operands: ['ID'],
  options: stationOptions,
  run: async (values, [id = '']) => {
    const released = await askStation<Held>(dataFolder(values), 'DELETE', `/api/holds/${encodeURIComponent(id)}`)
    if (values.json === true) return printJson(released)
    process.stdout.write(`Đã thôi giữ ${released.hold.id}. (Released.)\n`)
  },
}

const reviewOf = (values: Values): number | null => {
  const text = textOf(values, 'review')
  if (text === undefined) return null
  const when = parseWhen(text, wallFromUnixMillis(Date.now()))
  if (!when.ok) throw new Problem('bad_time', { option: '--review' })
  return when.value
}
