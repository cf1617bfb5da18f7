// matthan search: when something moved, came or went in a part of a camera's picture.

import { createInterface } from 'node:readline'
import { Problem } from '#base/problems.ts'
import { wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import { localText, parseWhen } from '#base/when.ts'
import type { Corner, SearchAsk, SearchHit, SearchLine } from '#contract/search.ts'
import { searchedSentence } from '#contract/searched-words.ts'
import { openAnswer } from '#programs/ask-station.ts'
import {
  type Command,
  dataFolder,
  neededText,
  printJson,
  stationOptions,
  textOf,
  textsOf,
  type Values,
  wholeOf,
} from '#programs/command.ts'
import { spanOptions } from '#programs/span-options.ts'
import { spanText, table } from '#programs/words.ts'

/** A search over weeks of many cameras may find nothing for a while. */
const PATIENCE_MS = 300_000

export const search: Command = {
  name: 'search',
  does: {
    vi: 'Tìm lúc có chuyển động trong một vùng hình, hoặc lúc có vật xuất hiện, biến mất; nói rõ khoảng nào chưa tìm được và vì sao.',
    en: 'Finds when something moved in a part of the picture, or came or went; says what was not searched and why.',
  },
  options: {
    camera: { ...spanOptions.camera, many: true },
    from: spanOptions.from,
    to: spanOptions.to,
    region: {
      type: 'string',
      value: 'X,Y,X,Y,…',
      vi: 'vùng: các góc theo phần của bề ngang và bề cao, từ 0 đến 1; hai góc là hình chữ nhật; bỏ trống là cả hình',
      en: 'region: corners as parts of width and height, 0 to 1; two are a rectangle; none: the whole picture',
    },
    hours: {
      type: 'string',
      value: 'H-H',
      vi: 'chỉ trong những giờ này của mỗi ngày, như 22-6 hay 17:30-19',
      en: 'only in these hours of each day, such as 22-6 or 17:30-19',
    },
    change: {
      type: 'boolean',
      vi: 'chỉ lúc có vật xuất hiện rồi ở lại, hoặc đang đó mà mất đi',
      en: 'only what came and stayed, or was there and is gone',
    },
    line: {
      type: 'string',
      value: 'X,Y,X,Y',
      vi: 'chỉ cái đi qua vạch này; trái và phải là của người đi dọc vạch từ đầu đến cuối',
      en: 'only what crossed this line; left and right as one walks along it',
    },
    way: {
      type: 'string',
      value: 'to_left|to_right',
      choices: ['to_left', 'to_right'],
      vi: 'qua vạch về phía nào',
      en: 'which way over the line',
    },
    most: {
      type: 'string',
      value: 'N',
      whole: { least: 1, most: 1000 },
      vi: 'tối đa bao nhiêu lần, mặc định 50',
      en: 'how many; 50',
    },
    oldest: { type: 'boolean', vi: 'cũ nhất trước', en: 'the oldest first' },
    ...stationOptions,
  },
  examples: [
    'matthan search --camera cong-chinh --from "22h hôm qua" --to "06:00" --region 0.4,0.5,0.5,0.7',
    'matthan search --camera cong-chinh --from -7d --to now --hours 22-6 --change',
  ],
  run: async values => {
    const body = askedOf(values)
    const asked = { body, patience_ms: PATIENCE_MS }
    const answer = await openAnswer(dataFolder(values), 'POST', '/api/search', asked)
    const hits: SearchHit[] = []
    let end: Extract<SearchLine, { kind: 'end' }> | undefined
    for await (const text of createInterface({ input: answer })) {
      const line = JSON.parse(text) as SearchLine
      if (line.kind === 'hit') hits.push(line)
      if (line.kind === 'end') end = line
    }
    if (end === undefined) throw new Problem('station_broke_off')
    if (values.json === true) return printJson({ hits, end })
    process.stdout.write(hits.length === 0 ? 'Không thấy gì. (Nothing was found.)\n' : tableOf(hits))
    if (end.more)
      process.stdout.write(
        `\nCó ${end.total} lần, chỉ kể ${end.hits}: thêm --most, hoặc thu hẹp vùng và giờ. (${end.total} in all, ${end.hits} told: add --most, or narrow the region and the hours.)\n`,
      )
    const [vi, en] = [searchedSentence(end.searched, 'vi'), searchedSentence(end.searched, 'en')]
    process.stdout.write(`\n${vi.charAt(0).toUpperCase()}${vi.slice(1)}.\n(${en})\n`)
  },
}

const tableOf = (hits: readonly SearchHit[]): string =>
  table([
    ['LÚC', 'DÀI', 'CAMERA', 'VÙNG', 'HƯỚNG'],
    ...hits.map(({ from_90k, to_90k, camera, part, way }) => [
      localText(wallTime90k(from_90k)),
      spanText(to_90k - from_90k),
      camera,
      `${Math.max(1, Math.round(part * 100))}%`,
      way === null ? '' : ways[way],
    ]),
  ])

const ways = { to_left: 'sang trái (to the left)', to_right: 'sang phải (to the right)' } as const

const askedOf = (values: Values): SearchAsk => {
  const [from_90k, to_90k] = [instant(values, 'from'), instant(values, 'to')]
  if (from_90k >= to_90k) throw new Problem('bad_time', { option: '--to', reason: 'not_after_from' })
  const region = regionOf(values)
  const line = cornersOf(values, 'line')
  if (line !== undefined && line.length !== 2)
    throw new Problem('bad_command', { option: '--line', example: '0.5,0.2,0.5,0.9' })
  const way = textOf(values, 'way') === undefined ? 'both' : (neededText(values, 'way') as 'to_left' | 'to_right')
  return {
    cameras: textsOf(values, 'camera').map(camera => ({ camera, region })),
    ...{ from_90k, to_90k, hours: hoursOf(values), what: values.change === true ? 'change' : 'motion' },
    line: line === undefined ? null : { from: line[0]!, to: line[1]!, way },
    ...{ order: values.oldest === true ? 'oldest' : 'newest', most: wholeOf(values, 'most') ?? 50 },
  }
}

const instant = (values: Values, name: 'from' | 'to'): number => {
  const when = parseWhen(neededText(values, name), wallFromUnixMillis(Date.now()))
  if (!when.ok) throw new Problem('bad_time', { option: `--${name}` })
  return when.value
}

const regionOf = (values: Values): Corner[] | null => {
  const corners = cornersOf(values, 'region')
  if (corners === undefined) return null
  const [[left, top] = [0, 0], [right, bottom] = [0, 0]] = corners
  return corners.length === 2
    ? [
        [left, top],
        [right, top],
        [right, bottom],
        [left, bottom],
      ]
    : corners
}

/** Throws `bad_command`, naming the option. */
const cornersOf = (values: Values, name: 'region' | 'line'): Corner[] | undefined => {
  const text = textOf(values, name)
  if (text === undefined) return undefined
  const parts = text.split(',').map(part => (/^\s*-?\d*\.?\d+\s*$/.test(part) ? Number(part) : Number.NaN))
  if (parts.length < 4 || parts.length % 2 !== 0 || parts.some(part => !(part >= -1 && part <= 2)))
    throw new Problem('bad_command', { option: `--${name}`, example: '0.4,0.5,0.5,0.7' })
  return Array.from({ length: parts.length / 2 }, (_, at) => [parts[2 * at]!, parts[2 * at + 1]!])
}

/** `22-6`, `17:30-19`, `22h-6h30`. */
const hoursOf = (values: Values): SearchAsk['hours'] => {
  const text = textOf(values, 'hours')
  if (text === undefined) return null
  const [, ...found] = /^(\d{1,2})(?:[:h](\d{2})?)?-(\d{1,2})(?:[:h](\d{2})?)?$/.exec(text.trim()) ?? []
  const [from_min, to_min] = [0, 2].map(at => Number(found[at]) * 60 + Number(found[at + 1] ?? 0))
  if (found.length === 0 || from_min! > 1440 || to_min! > 1440 || from_min === to_min)
    throw new Problem('bad_command', { option: '--hours', example: '22-6' })
  return { from_min: from_min!, to_min: to_min! }
}
