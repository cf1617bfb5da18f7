// Placeholders of the register: what it covers, and a row for each extraction.

import { purposeWords } from '#community/access/purposes.ts'
import type { Extraction } from '#contract/extraction.ts'
import type { RegisterFacts } from '#papers/evidence-facts.ts'
import { documentText } from './asked-places.ts'
import { type Lists, personIn, place, type Texts, told } from './placeholders.ts'
import { endWords, instant, shortHash, span, stateWords } from './wording.ts'

type Facts = RegisterFacts

export const registerPlaces: Texts<Facts> = {
  register_from: place('từ ngày', 'from which day', ({ from_90k }) => instant(from_90k).split(' ')[1]!),
  register_to: place('đến ngày', 'to which day', ({ to_90k }) => instant(to_90k - 1).split(' ')[1]!),
  register_count: place('số hồ sơ', 'how many', ({ extractions }) => String(extractions.length)),
  register_copies: place('số bản sao đã giao', 'how many copies were handed over', ({ extractions }) =>
    String(extractions.reduce((sum, { copies }) => sum + copies.length, 0)),
  ),
  register_open: place('số bản sao chưa trả, chưa hủy', 'how many of them are still out', ({ extractions }) =>
    String(extractions.reduce((sum, { copies }) => sum + copies.filter(({ end }) => end === null).length, 0)),
  ),
}

export const registerLists: Lists<Facts> = {
  extractions: {
    ...told('từng hồ sơ trích xuất, cũ nhất trước', 'each extraction, the oldest first'),
    fields: {
      number: told('số', 'its number'),
      asked: told('ngày giờ và người đề nghị', 'when and by whom it was asked'),
      ground: told('căn cứ, vụ việc', 'ground and case'),
      footage: told('camera, khoảng thời gian', 'cameras and spans'),
      approved: told('người duyệt', 'who approved'),
      bundle: told('ngày trích xuất, mã nội dung', 'when it was extracted, content hash'),
      recipient: told('bên nhận', 'the recipient'),
      copies: told('bản sao: phương tiện, niêm phong, người nhận, hạn', 'copies: medium, seal, who took them, expiry'),
      end: told('trả, hủy', 'how copies ended'),
      state: told('trạng thái', 'its state'),
    },
    rows: facts => facts.extractions.toSorted((a, b) => a.made_90k - b.made_90k).map(one => registerRow(one, facts)),
  },
}

const registerRow = (one: Extraction, facts: Facts): Readonly<Record<string, string>> => ({
  number: one.number,
  asked: `${instant(one.made_90k)}\n${personIn(facts, one.by)}`,
  ground: [
    documentText(one.document) || purposeWords[one.purpose].vi,
    ...(one.case === null ? [] : [`vụ việc ${one.case}`]),
  ].join('\n'),
  footage: footageText(one),
  approved: [
    ...one.approvals.map(
      ({ by, at_90k, exception }) =>
        `${personIn(facts, by)}, ${instant(at_90k)}${exception === null ? '' : ' (tự duyệt, có ghi lý do)'}`,
    ),
    ...(one.viewings.length > 0 ? [`Xem tại chỗ ${one.viewings.length} lần`] : []),
  ].join('\n'),
  bundle: one.bundle === null ? '' : `${instant(one.bundle.made_90k)}\n${shortHash(one.bundle.content_sha256)}…`,
  recipient: one.recipient.name,
  copies: one.copies
    .map(({ medium, serial = '', seal = '', to, at_90k, expires_90k }) =>
      [
        `${to}, ${instant(at_90k)}`,
        [medium, serial].filter(Boolean).join(' '),
        ...(seal === '' ? [] : [`niêm phong ${seal}`]),
        `hạn ${instant(expires_90k).split(' ')[1]}`,
      ].join('; '),
    )
    .join('\n'),
  end: one.copies.map(({ end }) => (end === null ? '' : `${endWords[end.how]} ${instant(end.at_90k)}`)).join('\n'),
  state: stateWords[one.state],
})

const MOST_SPANS = 4

const footageText = ({ items }: Extraction): string => {
  const lines = items.slice(0, MOST_SPANS).map(({ name, from_90k, to_90k }) => `${name}: ${span(from_90k, to_90k)}`)
  return [...lines, ...(items.length > MOST_SPANS ? [`và ${items.length - MOST_SPANS} khoảng nữa`] : [])].join('\n')
}
