// matthan export: a span of a camera becomes one MP4 file. The file appears under its name only when it is whole.

import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import { purposeCodes } from '#contract/purpose.ts'
import type { ClipNotes } from '#contract/recording.ts'
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
import { saveAnswer } from '#programs/save-answer.ts'
import { readSpan, spanOptions } from '#programs/span-options.ts'
import { causeText, sizeText, spanText } from '#programs/words.ts'

export const exportClip: Command = {
  name: 'export',
  does: {
    vi: 'Tải một đoạn video thành một tệp MP4 thường, và cho biết các khoảng trống trong đoạn đó.',
    en: 'Saves a clip as one ordinary MP4 file, and tells the gaps in it.',
  },
  options: {
    ...spanOptions,
    out: { type: 'string', value: 'FILE', needed: true, vi: 'tệp MP4 sẽ ghi', en: 'the MP4 file to write' },
    force: { type: 'boolean', vi: 'ghi đè tệp đã có', en: 'overwrite an existing file' },
    purpose: {
      type: 'string',
      value: 'CODE',
      choices: purposeCodes,
      vi: 'tải để làm gì, ghi vào nhật ký truy cập',
      en: 'what for; written into the access log',
    },
    case: { type: 'string', value: 'NUMBER', vi: 'số vụ việc, số văn bản', en: 'case or request number' },
    ...stationOptions,
  },
  examples: ['matthan export --camera cong-chinh --from "22h15 hôm qua" --to "22h20 hôm qua" --out doan.mp4'],
  run: async values => {
    const { camera, query } = readSpan(values)
    const [data, out] = [dataFolder(values), resolve(neededText(values, 'out'))]
    const force = values.force === true
    if (!force && existsSync(out)) throw new Problem('file_exists', { out })
    const path = `/api/cameras/${encodeURIComponent(camera)}`
    const notes = await askStation<ClipNotes>(data, 'GET', `${path}/clip.json`, { query })
    const bytes = await saveAnswer(
      data,
      `${path}/clip.mp4`,
      { query: { ...query }, headers: reasonOf(values) },
      out,
      force,
    )
    if (values.json === true) printJson({ ...notes, file: out, bytes })
    else tell(notes, out, bytes)
  },
}

/** As the front door reads it. */
const reasonOf = (values: Values): Readonly<Record<string, string>> => {
  const [purpose, number] = [textOf(values, 'purpose'), textOf(values, 'case')]
  return {
    ...(purpose !== undefined && { 'x-purpose': purpose }),
    ...(number !== undefined && { 'x-case': number }),
  }
}

const tell = ({ parts, gaps }: ClipNotes, out: string, bytes: number): void => {
  const length = parts.reduce((sum, part) => sum + part.to_90k - part.from_90k, 0)
  const lines = [`Đã lưu ${out}: ${sizeText(bytes)}, dài ${spanText(length)}. (Saved.)`]
  if (gaps.length > 0) lines.push('Các khoảng trống trong đoạn (gaps in the clip):')
  for (const { from_90k, to_90k, cause, detail } of gaps) {
    const [from, to] = [localText(wallTime90k(from_90k)), localText(wallTime90k(to_90k))]
    lines.push(`  ${from} – ${to}  ${spanText(to_90k - from_90k)}  ${causeText({ cause, detail })}`)
  }
  process.stdout.write(`${lines.join('\n')}\n`)
}
