// matthan redaction: redacted copies as whoever sits at the machine deals with them: looked for, watched, approved or given back, saved. They are drawn on
// the page.

import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { z } from 'zod'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import type { Redaction, redactionsShape } from '#contract/redaction.ts'
import { askStation } from '#programs/ask-station.ts'
import {
  type Both,
  type Command,
  dataFolder,
  neededText,
  printJson,
  stationOptions,
  textOf,
  type Values,
} from '#programs/command.ts'
import { saveAnswer } from '#programs/save-answer.ts'
import { sizeText, table } from '#programs/words.ts'

const text = { type: 'string', value: 'TEXT' } as const
const say = (words: string): void => void process.stdout.write(words)
const states = ['draft', 'rendering', 'awaiting_approval', 'approved', 'rejected', 'failed', 'deleted'] as const

const stateWords: Readonly<Record<Redaction['state'], Both>> = {
  draft: { vi: 'Đang vẽ', en: 'draft' },
  rendering: { vi: 'Đang làm', en: 'being made' },
  awaiting_approval: { vi: 'Chờ duyệt', en: 'awaiting approval' },
  approved: { vi: 'Đã duyệt', en: 'approved' },
  rejected: { vi: 'Bị trả lại', en: 'given back' },
  failed: { vi: 'Không làm được', en: 'failed' },
  deleted: { vi: 'Đã xóa', en: 'deleted' },
}

export const redactionList: Command = {
  name: 'redaction list',
  does: { vi: 'Liệt kê bản che hình, mới nhất trước.', en: 'Lists redacted copies, the newest first.' },
  options: {
    state: { ...text, value: 'STATE', choices: states, vi: 'chỉ ở bước này', en: 'only at this step' },
    ...stationOptions,
  },
  examples: ['matthan redaction list --state awaiting_approval'],
  run: async values => {
    const asked = textOf(values, 'state')
    const list = await askStation<z.infer<typeof redactionsShape>>(dataFolder(values), 'GET', '/api/redactions')
    const redactions = list.redactions.filter(({ state }) => asked === undefined || state === asked)
    if (values.json === true) return printJson({ redactions })
    const rows = redactions.map(({ id, state, camera, from_90k, by, reason }) => [
      ...[String(id), stateWords[state].vi, camera, localText(wallTime90k(from_90k)), by, reason.slice(0, 60)],
    ])
    say(table([['SỐ', 'BƯỚC', 'CAMERA', 'TỪ LÚC', 'NGƯỜI LẬP', 'ĐỂ LÀM GÌ'], ...rows]))
  },
}

export const redactionShow: Command = {
  name: 'redaction show',
  does: { vi: 'Xem một bản che hình và mọi việc đã làm.', en: 'Shows a redacted copy and all that was done.' },
  operands: ['NUMBER'],
  options: stationOptions,
  examples: ['matthan redaction show 3'],
  run: async (values, [number = '']) => show(values, await askStation(dataFolder(values), 'GET', at(number))),
}

/** Throws `no_such_redaction` for what is no number. */
const at = (number: string): string => {
  if (!/^[1-9]\d{0,8}$/.test(number)) throw new Problem('no_such_redaction', { redaction: number })
  return `/api/redactions/${number}`
}

const show = (values: Values, redaction: Redaction): void => {
  if (values.json === true) {
    printJson(redaction)
    return
  }
  const { id, state, name, from_90k, to_90k, reason, by, approved_by, result, kept_until_90k, areas, may } = redaction
  const span = [from_90k, to_90k].map(one => localText(wallTime90k(one))).join(' – ')
  say(
    table([
      ['Số (number)', String(id)],
      ['Bước (state)', `${stateWords[state].vi} (${stateWords[state].en})`],
      ['Camera', `${name}  ${span}`],
      ['Để làm gì (why)', reason],
      ['Người lập (by)', by],
      ['Khung che (areas)', String(areas.length)],
      ...(approved_by === null ? [] : [['Người duyệt (approved by)', approved_by]]),
      ...(result === null ? [] : [['Tệp (file)', `${sizeText(result.bytes)}  ${result.sha256}`]]),
      ...(kept_until_90k === null ? [] : [['Giữ đến (kept until)', localText(wallTime90k(kept_until_90k))]]),
      ['Làm tiếp (open steps)', may.join(', ')],
    ]),
  )
  for (const { at_90k, kind, by: who, text: words } of redaction.steps)
    say(`  ${localText(wallTime90k(at_90k))}  ${kind}  ${who}  ${words}\n`)
}

const to = { ...text, value: 'FILE', needed: true, vi: 'tệp sẽ ghi', en: 'the file to write' } as const

/** Copies a film out; it is refused where something lies there. */
const copying = (name: string, film: 'copy' | 'saved', does: Both): Command => ({
  name: `redaction ${name}`,
  does,
  operands: ['NUMBER'],
  options: { to, ...stationOptions },
  examples: [`matthan redaction ${name} 3 --to da-che.mp4`],
  run: async (values, [number = '']) => {
    const [data, out] = [dataFolder(values), resolve(neededText(values, 'to'))]
    if (existsSync(out)) throw new Problem('file_exists', { out })
    const { form } = await askStation<Redaction>(data, 'GET', at(number))
    const end = form === 'still' ? 'jpg' : 'mp4'
    const bytes = await saveAnswer(data, `${at(number)}/${film}.${end}`, {}, out, false)
    if (values.json === true) printJson({ file: out, bytes })
    else say(`Đã ghi ${out}: ${sizeText(bytes)}. (Written.)\n`)
  },
})

export const redactionWatch = copying('watch', 'copy', {
  vi: 'Chép bản che đang chờ ra tệp để xem hết; xem rồi mới duyệt được.',
  en: 'Copies what waits to a file, to be watched through; only then may it be approved.',
})
export const redactionSave = copying('save', 'saved', {
  vi: 'Lưu bản che đã duyệt ra tệp để giao.',
  en: 'Saves an approved redacted copy, to be handed out.',
})

/** A step of the second person. */
const stepping = (kind: 'approve' | 'reject', does: Both): Command => ({
  name: `redaction ${kind}`,
  does,
  operands: ['NUMBER'],
  options: {
    text: { ...text, needed: kind === 'reject', vi: 'vì sao, ghi vào bản che', en: 'why; stands with the copy' },
    ...stationOptions,
  },
  examples: [
    kind === 'approve' ? 'matthan redaction approve 3' : 'matthan redaction reject 3 --text "hở biển số lúc 22:14:05"',
  ],
  run: async (values, [number = '']) => {
    const body = { kind, text: textOf(values, 'text') ?? '' }
    show(values, await askStation<Redaction>(dataFolder(values), 'POST', `${at(number)}/steps`, { body }))
  },
})

export const redactionApprove = stepping('approve', {
  vi: 'Duyệt bản che do người khác lập, sau khi đã xem hết.',
  en: 'Approves a redacted copy that somebody else made, once it was watched.',
})
export const redactionReject = stepping('reject', {
  vi: 'Trả lại một bản che để người lập sửa.',
  en: 'Gives a redacted copy back to its maker.',
})
