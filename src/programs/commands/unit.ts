// matthan unit: provinces, communes, villages and organisations, and which camera stands in which.

import { type CameraUnit, type NewUnit, type Unit, type UnitList, unitKinds } from '#contract/unit.ts'
import { askStation } from '#programs/ask-station.ts'
import {
  type Command,
  dataFolder,
  neededText,
  type Options,
  printJson,
  stationOptions,
  textOf,
  textsOf,
} from '#programs/command.ts'
import { table } from '#programs/words.ts'

const pathOf = (id: string, deed = ''): string => `/api/units/${encodeURIComponent(id)}${deed}`
const say = (text: string): void => void process.stdout.write(text)

const drafted = {
  code: { type: 'string', value: 'CODE', vi: 'mã chính thức (QĐ 19/2025/QĐ-TTg)', en: 'official code' },
  under: { type: 'string', value: 'ID', vi: 'đơn vị cấp trên', en: 'the unit above it' },
  since: { type: 'string', value: 'DAY', vi: 'có từ ngày, như 2025-07-01', en: 'since which day it stands' },
} as const satisfies Options

export const unitList: Command = {
  name: 'unit list',
  does: { vi: 'Liệt kê đơn vị, đơn vị không còn để cuối.', en: 'Lists units, those that are no more last.' },
  options: stationOptions,
  run: async values => {
    const list = await askStation<UnitList>(dataFolder(values), 'GET', '/api/units')
    if (values.json === true) return printJson(list)
    const rows = list.units.map(({ id, name, kind, official_code, parent, valid_from, valid_to, cameras }) => [
      ...[id, name, kind, official_code ?? '–', parent ?? '–'],
      `${valid_from ?? ''}…${valid_to ?? ''}`,
      String(cameras),
    ])
    say(table([['MÃ', 'TÊN', 'LOẠI', 'MÃ CHÍNH THỨC', 'CẤP TRÊN', 'HIỆU LỰC', 'CAMERA'], ...rows]))
  },
}

export const unitAdd: Command = {
  name: 'unit add',
  does: { vi: 'Thêm một đơn vị.', en: 'Adds a unit.' },
  options: {
    name: { type: 'string', value: 'NAME', needed: true, vi: 'tên đơn vị', en: 'its name' },
    kind: { type: 'string', value: 'KIND', needed: true, choices: unitKinds, vi: 'loại đơn vị', en: 'what it is' },
    id: {
      type: 'string',
      value: 'ID',
      vi: 'mã; để trống thì lấy từ tên',
      en: 'its id; made from the name when left out',
    },
    ...drafted,
    after: { type: 'string', value: 'ID', many: true, vi: 'đơn vị tiền thân', en: 'a unit that it follows' },
    ...stationOptions,
  },
  examples: ['matthan unit add --name "Thôn Đông" --kind village --under cong-an-xa'],
  run: async values => {
    const id = textOf(values, 'id')
    const body: NewUnit = {
      ...(id !== undefined && { id }),
      name: neededText(values, 'name'),
      kind: neededText(values, 'kind') as NewUnit['kind'],
      official_code: textOf(values, 'code') ?? null,
      parent: textOf(values, 'under') ?? null,
      valid_from: textOf(values, 'since') ?? null,
      predecessors: [...textsOf(values, 'after')],
    }
    const unit = await askStation<Unit>(dataFolder(values), 'POST', '/api/units', { body })
    if (values.json === true) return printJson(unit)
    say(`Đã thêm "${unit.name}", mã ${unit.id}. (Added.)\n`)
  },
}

export const unitSet: Command = {
  name: 'unit set',
  does: { vi: 'Sửa một đơn vị; phần không nêu giữ nguyên.', en: 'Changes a unit; what is left out stays.' },
  operands: ['ID'],
  options: { name: { type: 'string', value: 'NAME', vi: 'tên', en: 'its name' }, ...drafted, ...stationOptions },
  run: async (values, [id = '']) => {
    const asked = { name: 'name', official_code: 'code', parent: 'under', valid_from: 'since' }
    const body = Object.fromEntries(
      Object.entries(asked).flatMap(([field, option]) => {
        const text = textOf(values, option)
        return text === undefined ? [] : [[field, text]]
      }),
    )
    const unit = await askStation<Unit>(dataFolder(values), 'PATCH', pathOf(id), { body })
    if (values.json === true) return printJson(unit)
    say(`Đã sửa "${unit.name}". (Changed.)\n`)
  },
}

export const unitEnd: Command = {
  name: 'unit end',
  does: { vi: 'Đơn vị không còn nữa; lịch sử được giữ.', en: 'A unit is no more; its history stays.' },
  operands: ['ID'],
  options: {
    from: { type: 'string', value: 'DAY', needed: true, vi: 'từ ngày, như 2025-07-01', en: 'since which day' },
    into: { type: 'string', value: 'ID', many: true, vi: 'đơn vị kế thừa', en: 'a unit that follows it' },
    ...stationOptions,
  },
  run: async (values, [id = '']) => {
    const body = { valid_to: neededText(values, 'from'), successors: [...textsOf(values, 'into')] }
    const unit = await askStation<Unit>(dataFolder(values), 'POST', pathOf(id, '/end'), { body })
    if (values.json === true) return printJson(unit)
    say(`"${unit.name}" không còn từ ${unit.valid_to}. (Ended.)\n`)
  },
}

export const unitCamera: Command = {
  name: 'unit camera',
  does: { vi: 'Giao một camera cho một đơn vị, hoặc thôi giao.', en: 'Gives a camera to a unit, or takes it away.' },
  operands: ['CAMERA'],
  options: {
    unit: { type: 'string', value: 'ID', vi: 'đơn vị; để trống là thôi giao', en: 'the unit; left out: none' },
    ...stationOptions,
  },
  run: async (values, [camera = '']) => {
    const path = `/api/cameras/${encodeURIComponent(camera)}/unit`
    const body = { unit: textOf(values, 'unit') ?? null }
    const placed = await askStation<CameraUnit>(dataFolder(values), 'PUT', path, { body })
    if (values.json === true) return printJson(placed)
    say(`${placed.camera}: ${placed.unit ?? 'không thuộc đơn vị nào (no unit)'}\n`)
  },
}
