// matthan viewing: the footage of a request was looked at here, in place of a copy: by whom, when, and what was seen. The minutes are printed from it.

import { Problem } from '#base/problems.ts'
import { wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import { localText, parseWhen } from '#base/when.ts'
import type { Extraction, NewViewing } from '#contract/extraction.ts'
import { askStation } from '#programs/ask-station.ts'
import {
  type Command,
  dataFolder,
  neededText,
  printJson,
  stationOptions,
  textsOf,
  type Values,
} from '#programs/command.ts'
import { extractionAt, say } from '#programs/extraction-at.ts'

const text = { type: 'string', value: 'TEXT' } as const

export const viewingAdd: Command = {
  name: 'viewing add',
  does: {
    vi: 'Ghi một lần xem tại chỗ, thay cho việc giao bản sao. Biên bản xem in từ đây.',
    en: 'Notes that footage was looked at here, in place of a copy. The minutes are printed from it.',
  },
  operands: ['NUMBER'],
  options: {
    from: { ...text, value: 'T', needed: true, vi: 'bắt đầu xem lúc', en: 'when they began' },
    to: { ...text, value: 'T', needed: true, vi: 'xem xong lúc', en: 'when they ended' },
    person: {
      ...{ ...text, value: 'NAME[,ROLE]', many: true, needed: true },
      ...{ vi: 'người xem và chức vụ; nhắc lại được', en: 'who looked, and as what; may be repeated' },
    },
    seen: { ...text, needed: true, vi: 'đã cho xem gì, thấy gì', en: 'what was shown and what was seen' },
    ...stationOptions,
  },
  examples: [
    'matthan viewing add 12/2026 --from "9h" --to "9h20" --person "Trần Văn Bình,người đề nghị" --seen "xe máy xanh quẹt xe đạp lúc 22:14"',
  ],
  run: async (values, [number = '']) => {
    const data = dataFolder(values)
    const { id } = await extractionAt(data, number)
    const made = await askStation<Extraction>(data, 'POST', `/api/extractions/${id}/viewings`, {
      body: newViewing(values),
    })
    tell(values, made)
  },
}

const newViewing = (values: Values): NewViewing => ({
  ...{ from_90k: instantOf(values, 'from'), to_90k: instantOf(values, 'to'), seen: neededText(values, 'seen') },
  people: textsOf(values, 'person').map(said => {
    const [name = '', ...role] = said.split(',')
    return { name: name.trim(), role: role.join(',').trim() }
  }),
})

const instantOf = (values: Values, name: 'from' | 'to'): number => {
  const when = parseWhen(neededText(values, name), wallFromUnixMillis(Date.now()))
  if (!when.ok) throw new Problem('bad_time', { option: `--${name}` })
  return when.value
}

export const viewingList: Command = {
  name: 'viewing list',
  does: {
    vi: 'Liệt kê các lần xem tại chỗ của một phiếu.',
    en: 'Lists who looked at the footage of a request here.',
  },
  operands: ['NUMBER'],
  options: stationOptions,
  examples: ['matthan viewing list 12/2026'],
  run: async (values, [number = '']) => tell(values, await extractionAt(dataFolder(values), number)),
}

const tell = (values: Values, { viewings }: Extraction): void => {
  if (values.json === true) {
    printJson(viewings)
    return
  }
  if (viewings.length === 0) say('Chưa có lần xem tại chỗ nào. (Nobody has looked at it here.)\n')
  for (const { id, from_90k, to_90k, people, seen, by } of viewings) {
    const who = people.map(({ name, role = '' }) => (role === '' ? name : `${name} (${role})`)).join('; ')
    const [from, to] = [localText(wallTime90k(from_90k)), localText(wallTime90k(to_90k))]
    say(`${id}  ${from} – ${to}  ${who}\n    ${seen}  [${by}]\n`)
  }
}
