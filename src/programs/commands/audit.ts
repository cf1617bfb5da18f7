// matthan audit: who looked at what, taken along and signed. The station is asked; the check beside it (audit-verify.ts) asks nobody.

import { createWriteStream, existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Problem } from '#base/problems.ts'
import { type WallTime90k, wallFromUnixMillis, wallIso, wallTime90k } from '#base/units.ts'
import { localText, parseWhen } from '#base/when.ts'
import type { AccessEntryShown, AccessHead, AccessLogPage } from '#contract/access-log.ts'
import { purposeCodes } from '#contract/purpose.ts'
import { askStation, openAnswer } from '#programs/ask-station.ts'
import {
  type Command,
  dataFolder,
  neededText,
  printJson,
  stationOptions,
  textOf,
  type Values,
  wholeOf,
} from '#programs/command.ts'
import { table } from '#programs/words.ts'

const text = { type: 'string' } as const

const filters = {
  from: { ...text, value: 'T', vi: 'từ lúc', en: 'from' },
  to: { ...text, value: 'T', vi: 'đến lúc', en: 'until' },
  who: { ...text, value: 'NAME', vi: 'người, ti vi, hệ thống', en: 'a user name, a television, another system' },
  verb: { ...text, value: 'VERB', vi: 'việc: watch_live, play_back, extract…', en: 'what was done' },
  camera: { ...text, value: 'CAMERA', vi: 'mã camera', en: 'camera id' },
  purpose: { ...text, value: 'CODE', choices: purposeCodes, vi: 'mục đích', en: 'the purpose that was stated' },
  case: { ...text, value: 'NUMBER', vi: 'số vụ việc, số văn bản', en: 'case or request number' },
  refused: { type: 'boolean', vi: 'chỉ những lần bị từ chối', en: 'only what was refused' },
} as const

export const auditList: Command = {
  name: 'audit list',
  does: {
    vi: 'Ai đã xem gì, sửa gì, bị từ chối gì, vì việc gì; mới nhất trước.',
    en: 'Who looked at what, changed what, was refused what, and why; newest first.',
  },
  options: {
    ...filters,
    most: {
      ...text,
      value: 'N',
      whole: { least: 1, most: 1000 },
      vi: 'tối đa bao nhiêu, mặc định 50',
      en: 'how many; 50',
    },
    ...stationOptions,
  },
  examples: ['matthan audit list --camera cong-chinh --from -7d', 'matthan audit list --who truc-ban --verb extract'],
  run: async values => {
    const query = { ...filterOf(values), most: wholeOf(values, 'most') ?? 50 }
    const found = await askStation<AccessLogPage>(dataFolder(values), 'GET', '/api/access-log', { query })
    if (values.json === true) return printJson(found)
    if (found.entries.length === 0) return void process.stdout.write('Không có mục nào. (No entries.)\n')
    const heads = ['MỤC', 'LÚC', 'ĐẾN', 'AI', 'VIỆC', 'CAMERA', 'MỤC ĐÍCH', 'BỊ TỪ CHỐI']
    process.stdout.write(table([heads, ...found.entries.map(rowOf)]))
    if (found.next !== null)
      process.stdout.write('Còn nữa: thêm --to hoặc --most, hoặc "matthan audit export". (There are more.)\n')
  },
}

const rowOf = (entry: AccessEntryShown): readonly string[] => {
  const { n, at_90k, until_90k, who, verb, act, cameras, purpose, refused, open } = entry
  const until = open ? 'đang xem (still)' : until_90k === at_90k ? '' : localText(wallTime90k(until_90k))
  const why = [purpose ?? '', entry.case ?? ''].filter(Boolean).join(' ')
  const done = verb === 'watch_live' || verb === 'play_back' ? verb : `${verb} ${act}`
  return [
    String(n),
    localText(wallTime90k(at_90k)),
    until,
    who.name || (who.address ?? ''),
    done,
    cameras.join(' '),
    why,
    refused ?? '',
  ]
}

export const auditExport: Command = {
  name: 'audit export',
  does: {
    vi: 'Ghi nhật ký truy cập ra tệp CSV hoặc JSON, để in hoặc nộp.',
    en: 'Writes the access log to a CSV or JSON file, to print or to hand in.',
  },
  options: {
    ...filters,
    out: { ...text, value: 'FILE', needed: true, vi: 'tệp sẽ ghi', en: 'the file to write' },
    form: { ...text, value: 'FORM', choices: ['csv', 'json'], vi: 'csv (mặc định) hoặc json', en: 'csv or json' },
    ...stationOptions,
  },
  examples: ['matthan audit export --from "01/11/2026 00:00" --out nhat-ky.csv'],
  run: async values => {
    const out = resolve(neededText(values, 'out'))
    if (existsSync(out)) throw new Problem('file_exists', { file: out })
    const query = { ...filterOf(values), form: textOf(values, 'form') ?? 'csv' }
    const answer = await openAnswer(dataFolder(values), 'GET', '/api/access-log/export', { query })
    try {
      await pipeline(answer, createWriteStream(out, { flags: 'wx', mode: 0o600 }))
    } catch (cause) {
      throw new Problem('file_unwritable', { out }, { cause })
    }
    if (values.json === true) return printJson({ out })
    process.stdout.write(`Đã ghi (written): ${out}\n`)
  },
}

export const auditHeads: Command = {
  name: 'audit heads',
  does: {
    vi: 'Ký và in đầu chuỗi hiện nay của nhật ký truy cập. Hãy dán vào sổ: ai viết lại nhật ký sau đó sẽ bị lộ.',
    en: 'Signs and prints how far the access log has come. Keep it on paper: whoever rewrites the log later contradicts it.',
  },
  options: stationOptions,
  examples: ['matthan audit heads', 'matthan audit heads --json > dau-chuoi.json'],
  run: async values => {
    const answer = await askStation<AccessHead>(dataFolder(values), 'POST', '/api/access-log/heads')
    if (values.json === true) return printJson(answer)
    const { head, signature, copies } = answer
    if (head === null) throw new Problem('no_signing_key', { data: dataFolder(values) })
    const lines = [
      `Trạm (station):          ${head.station}`,
      `Nhật ký (chain):         ${head.chain}`,
      `Mục cuối (last entry):   ${head.number}, ${localText(wallTime90k(head.entry_90k))}`,
      `Đầu chuỗi (hash):        ${inFours(head.hash)}`,
      `Ký lúc (signed at):      ${localText(wallTime90k(head.signed_90k))} (${wallIso(wallTime90k(head.signed_90k))})`,
      `Khóa (key):              ${inFours(head.key)}`,
      `Chữ ký (signature):      ${signature}`,
      ...copies.map(
        ({ folder, away }) => `${away ? 'CHƯA CHÉP ĐƯỢC (not copied to)' : 'Đã chép vào (copied to)'}: ${folder}`,
      ),
      '',
    ]
    process.stdout.write(lines.join('\n'))
  },
}

const inFours = (hex: string): string => (hex.match(/.{4}/g) ?? []).join(' ')

const filterOf = (values: Values) => ({
  from_90k: instant(values, 'from'),
  to_90k: instant(values, 'to'),
  who: textOf(values, 'who'),
  verb: textOf(values, 'verb'),
  camera: textOf(values, 'camera'),
  purpose: textOf(values, 'purpose'),
  case: textOf(values, 'case'),
  refused: values.refused === true ? 'true' : undefined,
})

const instant = (values: Values, name: string): WallTime90k | undefined => {
  const given = textOf(values, name)
  if (given === undefined) return undefined
  const read = parseWhen(given, wallFromUnixMillis(Date.now()))
  if (!read.ok) throw new Problem('bad_time', { option: `--${name}` })
  return read.value
}
