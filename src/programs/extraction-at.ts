// An extraction as commands name and show it: by its number in the register, or by the number in its address.

import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import type { Extraction, ExtractionState, Extractions } from '#contract/extraction.ts'
import { askStation } from './ask-station.ts'
import { type Both, printJson, type Values } from './command.ts'
import { sizeText, table } from './words.ts'

export const say = (words: string): void => void process.stdout.write(words)

export const stateWords: Readonly<Record<ExtractionState, Both>> = {
  requested: { vi: 'Đề nghị', en: 'requested' },
  on_hold: { vi: 'Đang giữ dữ liệu', en: 'on hold' },
  awaiting_approval: { vi: 'Chờ duyệt', en: 'awaiting approval' },
  approved: { vi: 'Đã duyệt', en: 'approved' },
  rejected: { vi: 'Từ chối', en: 'rejected' },
  withdrawn: { vi: 'Đã rút', en: 'withdrawn' },
  extracting: { vi: 'Đang trích xuất', en: 'extracting' },
  extracted: { vi: 'Đã trích xuất', en: 'extracted' },
  handed_over: { vi: 'Đã giao', en: 'handed over' },
  copy_expired: { vi: 'Hết hạn bản sao', en: 'copy expired' },
  destroyed: { vi: 'Đã hủy', en: 'destroyed' },
}

/** `12/2026`, or `12`. Throws `no_such_extraction` and the station's problems. */
export const extractionAt = async (data: string, named: string): Promise<Extraction> => {
  if (/^\d{1,9}$/.test(named)) return askStation<Extraction>(data, 'GET', `/api/extractions/${named}`)
  const query = { text: named, most: 500 }
  const { extractions } = await askStation<Extractions>(data, 'GET', '/api/extractions', { query })
  const found = extractions.find(({ number }) => number === named)
  if (found === undefined) throw new Problem('no_such_extraction', { extraction: named })
  return askStation<Extraction>(data, 'GET', `/api/extractions/${found.id}`)
}

export const showExtraction = (values: Values, extraction: Extraction): void => {
  if (values.json === true) {
    printJson(extraction)
    return
  }
  const { number, state, by, recipient, case: of, about, items, approvals, approvals_needed, job, bundle } = extraction
  say(
    table([
      ['Số (number)', number],
      ['Bước (state)', `${stateWords[state].vi} (${stateWords[state].en})`],
      ['Người lập (by)', by],
      ['Cho ai (for)', `${recipient.name} [${recipient.kind}]`],
      ['Vụ việc (case)', of ?? '–'],
      ['Nội dung (about)', about],
      ['Duyệt (approvals)', `${approvals.length}/${approvals_needed}  ${approvals.map(one => one.by).join(', ')}`],
      ...(extraction.lacking.length > 0 ? [['Còn thiếu (lacking)', extraction.lacking.join(', ')]] : []),
      ...(job === null || bundle !== null
        ? []
        : [['Trích xuất (job)', [job.state, job.doing, job.problem].filter(Boolean).join(' · ')]]),
      ...(bundle === null
        ? []
        : [['Gói (bundle)', `${bundle.name}  ${sizeText(bundle.bytes)}${bundle.whole ? '' : '  (đã xóa, removed)'}`]]),
      ...(bundle === null ? [] : [['Mã nội dung (content)', bundle.content_sha256]]),
      ['Làm tiếp (open steps)', extraction.may.join(', ')],
    ]),
  )
  for (const { camera, name, from_90k, to_90k, removed } of items)
    say(
      `  ${camera}  ${name}  ${localText(wallTime90k(from_90k))} – ${localText(wallTime90k(to_90k))}${removed ? '  (đã gỡ, removed)' : ''}\n`,
    )
  for (const { id, medium, to, expired, end } of extraction.copies)
    say(
      `  Bản sao (copy) ${id}: ${medium} → ${to}${expired ? '  QUÁ HẠN (overdue)' : ''}${end === null ? '' : `  ${end.how}`}\n`,
    )
  for (const { at_90k, kind, by: who, text } of extraction.steps)
    say(`  ${localText(wallTime90k(at_90k))}  ${kind}  ${who}  ${text}\n`)
}
