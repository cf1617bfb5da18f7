// matthan export: a span of a camera becomes one MP4 file. The file appears under its name only when it is whole.

import { createWriteStream, existsSync } from 'node:fs'
import { link, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import { purposeCodes } from '#contract/purpose.ts'
import type { ClipNotes } from '#contract/recording.ts'
import { type Asked, askStation, openAnswer } from '#programs/ask-station.ts'
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
    const bytes = await save(data, `${path}/clip.mp4`, { query: { ...query }, headers: reasonOf(values) }, out, force)
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

const save = async (data: string, path: string, asked: Asked, out: string, force: boolean): Promise<number> => {
  const draft = join(dirname(out), `.${basename(out)}.${process.pid}.part`)
  const answer = await openAnswer(data, 'GET', path, asked)
  try {
    await pipeline(answer, createWriteStream(draft, { flags: 'wx', flush: true }))
    const { size } = await sizeOf(draft)
    const told = Number(answer.headers['content-length'] ?? size)
    if (size !== told) throw new Problem('station_broke_off', { bytes: size, expected_bytes: told })
    await place(draft, out, force)
    return size
  } catch (cause) {
    throw cause instanceof Problem ? cause : saveProblem(cause, out)
  } finally {
    await rm(draft, { force: true })
  }
}

const sizeOf = async (file: string): Promise<{ readonly size: number }> => {
  await using handle = await open(file)
  return handle.stat()
}

// A link refuses to replace a file that has come to be there meanwhile; a rename would not.
const place = async (draft: string, out: string, force: boolean): Promise<void> => {
  if (force) return rename(draft, out)
  try {
    await link(draft, out)
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') throw new Problem('file_exists', { out }, { cause })
    if (!noLinks.has(codeOf(cause)) || existsSync(out)) throw cause
    await rename(draft, out)
  }
}

// FAT and some network shares know no hard links; memory sticks are often FAT.
const noLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'])

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

const saveProblem = (cause: unknown, out: string): Problem => {
  const broken = ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'EPIPE'].includes(codeOf(cause))
  return broken ? new Problem('station_broke_off', {}, { cause }) : new Problem('file_unwritable', { out }, { cause })
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
