// matthan sign: whether cameras have their notice signs, and printing them.

import { readFileSync } from 'node:fs'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import type { Lack, Sign, SignList, SignState } from '#contract/sign.ts'
import { askStation } from '#programs/ask-station.ts'
import {
  type Both,
  type Command,
  dataFolder,
  neededText,
  printJson,
  stationOptions,
  textOf,
  textsOf,
} from '#programs/command.ts'
import { table } from '#programs/words.ts'
import { writeAnswer } from '#programs/written-answer.ts'

const text = { type: 'string', value: 'TEXT' } as const

const states: Readonly<Record<SignState, Both>> = {
  none: { vi: 'chưa có', en: 'none' },
  printed: { vi: 'đã in', en: 'printed' },
  mounted: { vi: 'đã gắn', en: 'mounted' },
  to_check: { vi: 'đến hạn kiểm tra', en: 'to be checked' },
  missing: { vi: 'mất, hỏng', en: 'missing' },
}
const lacks: Readonly<Record<Lack, string>> = {
  controller: 'bên kiểm soát (controller)',
  contact: 'cách liên hệ (contact)',
  purpose: 'mục đích (purpose)',
  sign: 'biển (sign)',
}

export const signList: Command = {
  name: 'sign list',
  does: {
    vi: 'Cho biết camera nào có biển thông báo, camera nào chưa đủ điều kiện hoạt động và thiếu gì.',
    en: 'Tells which cameras have their signs, and which are not ready for service and why.',
  },
  options: stationOptions,
  run: async values => {
    const list = await askStation<SignList>(dataFolder(values), 'GET', '/api/signs')
    if (values.json === true) return printJson(list)
    const rows = list.signs.map(({ camera, name, state, said_90k, lacks: lacking }) => [
      ...[camera, name, `${states[state].vi} (${states[state].en})`],
      said_90k === null ? '–' : localText(wallTime90k(said_90k)),
      lacking.length === 0 ? 'đủ (ready)' : lacking.map(lack => lacks[lack]).join(', '),
    ])
    process.stdout.write(table([['MÃ', 'CAMERA', 'BIỂN', 'GHI LÚC', 'THIẾU'], ...rows]))
  },
}

export const signPrint: Command = {
  name: 'sign print',
  does: { vi: 'Làm tệp PDF biển thông báo để in.', en: 'Makes a PDF of notice signs to print.' },
  options: {
    camera: { ...text, value: 'CAMERA', many: true, vi: 'camera; không nêu: mọi camera', en: 'left out: all cameras' },
    size: {
      ...text,
      value: 'SIZE',
      choices: ['a4', 'a5', 'sticker'],
      vi: 'cỡ (mặc định a4)',
      en: 'size (a4 by default)',
    },
    group: { type: 'boolean', vi: 'một biển cho cả nhóm', en: 'one sign for all of them' },
    out: { ...text, value: 'FILE', needed: true, vi: 'tệp sẽ ghi', en: 'the file to write' },
    ...stationOptions,
  },
  examples: [
    'matthan sign print --out bien.pdf',
    'matthan sign print --camera cong-chinh --size sticker --out tem.pdf',
  ],
  run: async values => {
    const data = dataFolder(values)
    const named = textsOf(values, 'camera')
    const all = async () => (await askStation<SignList>(data, 'GET', '/api/signs')).signs.map(({ camera }) => camera)
    const cameras = named.length > 0 ? named : await all()
    const query = {
      ...{ cameras: cameras.join(','), size: textOf(values, 'size') ?? 'a4' },
      per: values.group === true ? 'group' : 'camera',
    }
    const out = await writeAnswer(data, '/api/signs/print.pdf', neededText(values, 'out'), { query })
    if (values.json === true) return printJson({ out })
    process.stdout.write(`Đã ghi (written): ${out}\n`)
  },
}

export const signNote: Command = {
  name: 'sign note',
  does: {
    vi: 'Ghi tình trạng biển của một camera; biển đã gắn thì kèm ảnh.',
    en: 'Notes the state of a camera’s sign; one that hangs is shown by a photo.',
  },
  options: {
    camera: { ...text, value: 'CAMERA', needed: true, vi: 'camera', en: 'the camera' },
    state: { ...text, value: 'STATE', choices: ['none', 'printed', 'missing'], vi: 'tình trạng', en: 'its state' },
    photo: { ...text, value: 'FILE', vi: 'ảnh biển đã gắn (JPEG, PNG)', en: 'photo of the mounted sign (JPEG, PNG)' },
    note: { ...text, vi: 'ghi chú', en: 'a note' },
    ...stationOptions,
  },
  examples: [
    'matthan sign note --camera cong-chinh --photo bien.jpg',
    'matthan sign note --camera cho --state missing',
  ],
  run: async values => {
    const path = `/api/cameras/${encodeURIComponent(neededText(values, 'camera'))}/sign`
    const [photo, state, note] = ['photo', 'state', 'note'].map(name => textOf(values, name))
    if ((photo === undefined) === (state === undefined))
      throw new Problem('bad_command', { missing: '--state, --photo' })
    const data = dataFolder(values)
    const answer =
      photo === undefined
        ? await askStation<Sign>(data, 'PUT', path, { body: { state, note: note ?? '' } })
        : await askStation<Sign>(data, 'POST', `${path}/photos`, { bytes: bytesOf(photo), query: { note } })
    if (values.json === true) return printJson(answer)
    process.stdout.write(`${answer.name}: ${states[answer.state].vi} (${states[answer.state].en})\n`)
  },
}

const bytesOf = (file: string): Buffer => {
  try {
    return readFileSync(file)
  } catch (cause) {
    throw new Problem('sign_photo_unreadable', { file }, { cause })
  }
}
