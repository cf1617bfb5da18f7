// matthan extract, once the bundle is there: it is handed over, its copies come back or are destroyed, and at the end it is deleted.

import { Problem } from '#base/problems.ts'
import { wallFromUnixMillis } from '#base/units.ts'
import { parseWhen } from '#base/when.ts'
import { type Extraction, type ExtractionSettings, endCopyShape } from '#contract/extraction.ts'
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
import { extractionAt, say, showExtraction } from '#programs/extraction-at.ts'

const text = { type: 'string', value: 'TEXT' } as const
const DAY = 24 * 3600 * 90_000

export const extractHandOver: Command = {
  name: 'extract hand-over',
  does: {
    vi: 'Ghi một bản sao đã giao: trên gì, cho ai, đến bao giờ.',
    en: 'Notes a copy that was handed over: on what, to whom, until when.',
  },
  operands: ['NUMBER'],
  options: {
    medium: { ...text, needed: true, vi: 'USB, đĩa: hãng, loại', en: 'stick or disc, with its maker' },
    serial: { ...text, vi: 'số máy của vật chứa', en: 'its serial number' },
    seal: { ...text, vi: 'số niêm phong', en: 'number of the seal' },
    to: { ...text, needed: true, vi: 'người nhận', en: 'who took it' },
    encrypted: { type: 'boolean', vi: 'đã mã hóa', en: 'it is encrypted' },
    until: {
      ...text,
      value: 'DATE',
      vi: 'hạn trả hoặc hủy (mặc định theo trạm)',
      en: 'by when it comes back or is destroyed',
    },
    'second-person': {
      ...{ ...text, value: 'USER', vi: 'tên đăng nhập của người chứng kiến', en: 'user name of who stood by' },
    },
    ...stationOptions,
  },
  examples: [
    'matthan extract hand-over 12/2026 --medium "USB Kingston 32 GB" --to "Thượng úy Lê Văn Ba" --second-person pho-truong',
  ],
  run: async (values, [number = '']) => {
    const data = dataFolder(values)
    const { id } = await extractionAt(data, number)
    const body = {
      ...{
        medium: neededText(values, 'medium'),
        serial: textOf(values, 'serial') ?? '',
        seal: textOf(values, 'seal') ?? '',
      },
      ...{
        to: neededText(values, 'to'),
        encrypted: values.encrypted === true,
        expires_90k: await untilOf(data, values),
      },
      second_person: textOf(values, 'second-person') ?? '',
    }
    showExtraction(values, await askStation<Extraction>(data, 'POST', `/api/extractions/${id}/copies`, { body }))
  },
}

const untilOf = async (data: string, values: Values): Promise<number> => {
  const now = wallFromUnixMillis(Date.now())
  const said = textOf(values, 'until')
  if (said === undefined) {
    const { copy_days } = await askStation<ExtractionSettings>(data, 'GET', '/api/extractions/settings')
    return now + copy_days * DAY
  }
  const when = parseWhen(said, now)
  if (!when.ok) throw new Problem('bad_time', { option: '--until' })
  return when.value
}

export const extractEndCopy: Command = {
  name: 'extract end-copy',
  does: {
    vi: 'Ghi một bản sao đã hủy, trả lại hoặc lưu hồ sơ.',
    en: 'Notes that a copy was destroyed, returned or filed.',
  },
  operands: ['NUMBER'],
  options: {
    copy: {
      ...text,
      value: 'COPY',
      needed: true,
      whole: { least: 1, most: 1e9 },
      vi: 'số của bản sao',
      en: 'number of the copy',
    },
    how: {
      ...text,
      value: 'HOW',
      needed: true,
      choices: endCopyShape.shape.how.options,
      vi: 'ra sao',
      en: 'what became of it',
    },
    text: { ...text, needed: true, vi: 'cách làm, ở đâu, trước ai', en: 'how, where, before whom' },
    witness: { ...text, vi: 'người chứng kiến', en: 'witness' },
    ...stationOptions,
  },
  examples: ['matthan extract end-copy 12/2026 --copy 3 --how destroyed --text "xóa và bẻ đĩa trước hai bên"'],
  run: async (values, [number = '']) => {
    const data = dataFolder(values)
    const { id } = await extractionAt(data, number)
    const body = {
      how: neededText(values, 'how'),
      text: neededText(values, 'text'),
      witness: textOf(values, 'witness') ?? '',
    }
    const path = `/api/extractions/${id}/copies/${neededText(values, 'copy')}/end`
    showExtraction(values, await askStation<Extraction>(data, 'POST', path, { body }))
  },
}

export const extractDestroy: Command = {
  name: 'extract destroy',
  does: {
    vi: 'Xóa gói của trạm khi không còn bản sao nào ở ngoài. Bản kê và biên bản xóa vẫn còn.',
    en: 'Deletes the station’s bundle once no copy is out. Its manifest and the record of this stay.',
  },
  operands: ['NUMBER'],
  options: { reason: { ...text, needed: true, vi: 'vì sao', en: 'why' }, ...stationOptions },
  examples: ['matthan extract destroy 12/2026 --reason "vụ việc đã khép lại"'],
  run: async (values, [number = '']) => {
    const data = dataFolder(values)
    const { id } = await extractionAt(data, number)
    const body = { reason: neededText(values, 'reason') }
    showExtraction(
      values,
      await askStation<Extraction>(data, 'POST', `/api/extractions/${id}/bundle/removal`, { body }),
    )
  },
}

export const extractSettings: Command = {
  name: 'extract settings',
  does: { vi: 'Xem và đặt cách trích xuất ở trạm này.', en: 'Shows and sets how extractions are done here.' },
  options: {
    'bulk-cameras': {
      ...text,
      value: 'N',
      whole: { least: 2, most: 64 },
      vi: 'từ N camera cần hai người',
      en: 'from N cameras on two people',
    },
    'bulk-hours': {
      ...text,
      value: 'H',
      whole: { least: 1, most: 1000 },
      vi: 'từ H giờ cần hai người',
      en: 'from H hours on two people',
    },
    exceptions: {
      ...text,
      value: 'yes|no',
      choices: ['yes', 'no'],
      vi: 'cho người lập tự duyệt có ghi lý do',
      en: 'let who asked approve by an exception',
    },
    'review-days': {
      ...text,
      value: 'N',
      whole: { least: 1, most: 365 },
      vi: 'bao lâu xem lại lệnh giữ',
      en: 'days until a hold is looked at again',
    },
    'copy-days': {
      ...text,
      value: 'N',
      whole: { least: 1, most: 3650 },
      vi: 'hạn của bản sao',
      en: 'how long a copy is given',
    },
    'redaction-draft-days': {
      ...text,
      value: 'N',
      whole: { least: 1, most: 365 },
      vi: 'bản che chưa xong giữ hình gốc bao lâu',
      en: 'days an unfinished redacted copy holds its footage',
    },
    'redaction-days': {
      ...text,
      value: 'N',
      whole: { least: 1, most: 3650 },
      vi: 'xóa bản che đã duyệt sau N ngày không ai lưu hay giao',
      en: 'days after which an approved redacted copy that nobody uses is deleted',
    },
    'time-stamp': {
      ...text,
      value: 'URL|none',
      vi: 'dịch vụ dấu thời gian RFC 3161',
      en: 'an RFC 3161 service, or none',
    },
    ...stationOptions,
  },
  examples: ['matthan extract settings', 'matthan extract settings --exceptions no --time-stamp http://tsa.ca.gov.vn'],
  run: async values => {
    const data = dataFolder(values)
    const now = await askStation<ExtractionSettings>(data, 'GET', '/api/extractions/settings')
    const wanted = changed(values, now)
    const differs = JSON.stringify(wanted) !== JSON.stringify(now)
    const shown = differs
      ? await askStation<ExtractionSettings>(data, 'PUT', '/api/extractions/settings', { body: wanted })
      : now
    if (values.json === true) return printJson(shown)
    for (const [name, value] of Object.entries(shown)) say(`${name.padEnd(20)} ${value ?? '–'}\n`)
  },
}

const changed = (values: Values, now: ExtractionSettings): ExtractionSettings => {
  const number = (name: string, before: number) => Number(textOf(values, name) ?? before)
  const [exceptions, stamp] = [textOf(values, 'exceptions'), textOf(values, 'time-stamp')]
  return {
    bulk_cameras: number('bulk-cameras', now.bulk_cameras),
    bulk_hours: number('bulk-hours', now.bulk_hours),
    exceptions: exceptions === undefined ? now.exceptions : exceptions === 'yes',
    review_days: number('review-days', now.review_days),
    copy_days: number('copy-days', now.copy_days),
    redaction_draft_days: number('redaction-draft-days', now.redaction_draft_days),
    redaction_days: number('redaction-days', now.redaction_days),
    time_stamp_url: stamp === undefined ? now.time_stamp_url : stamp === 'none' ? null : stamp,
  }
}
