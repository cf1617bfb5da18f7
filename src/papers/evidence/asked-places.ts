// Placeholders about what was asked for and who allowed it.

import { purposeWords } from '#community/access/purposes.ts'
import { dayText } from '#papers/days.ts'
import type { EvidenceFacts } from '#papers/evidence-facts.ts'
import { personIn, place, type Texts, yes } from './placeholders.ts'
import { documentWords, instant, length, recipientWords, span, stateWords } from './wording.ts'

type Facts = EvidenceFacts

const approvals = ({ extraction }: Facts) => extraction.approvals
const exceptions = (facts: Facts) => approvals(facts).flatMap(({ exception }) => exception ?? [])
const refusal = ({ extraction }: Facts) => extraction.steps.findLast(({ kind }) => kind === 'reject')

export const askedPlaces: Texts<Facts> = {
  number: place('số của hồ sơ trích xuất', 'number of the extraction', ({ extraction }) => extraction.number),
  sequence: place(
    'số thứ tự trong năm',
    'its number within the year',
    ({ extraction }) => numberParts(extraction.number)[0],
  ),
  year: place('năm của số ấy', 'the year of that number', ({ extraction }) => numberParts(extraction.number)[1]),
  state: place('trạng thái', 'its state', ({ extraction }) => stateWords[extraction.state]),
  requested_by: place('người đề nghị', 'who asked', facts => personIn(facts, facts.extraction.by)),
  requested_at: place('lúc đề nghị', 'when', ({ extraction }) => instant(extraction.made_90k)),
  purpose: place('mục đích', 'the purpose', ({ extraction }) => purposeWords[extraction.purpose].vi),
  legal_ground: place('căn cứ pháp lý', 'the legal ground', ({ extraction }) => extraction.legal_ground),
  about: place('nội dung vụ việc, lý do', 'what happened and why', ({ extraction }) => extraction.about),
  case: place('số vụ việc', 'number of the case', ({ extraction }) => extraction.case ?? ''),
  incident: place('số sự việc trong sổ', 'number of the incident', ({ extraction }) =>
    String(extraction.incident ?? ''),
  ),
  document: place(
    'văn bản yêu cầu: loại, số, ngày, cơ quan',
    'the asking document: kind, number, day, issuer',
    ({ extraction }) => documentText(extraction.document),
  ),
  document_number: place('số văn bản yêu cầu', 'its number', ({ extraction }) => extraction.document?.number ?? ''),
  document_day: place('ngày văn bản yêu cầu', 'its day', ({ extraction }) =>
    extraction.document === null ? '' : dayText(extraction.document.day),
  ),
  document_issuer: place(
    'nơi ban hành văn bản yêu cầu',
    'its issuer',
    ({ extraction }) => extraction.document?.issuer ?? '',
  ),
  scans: place('bản chụp văn bản đã nộp', 'scans that were handed in', ({ extraction }) =>
    extraction.scans.map(({ name }) => name).join('; '),
  ),
  recipient: place('bên nhận', 'the recipient', ({ extraction }) => extraction.recipient.name),
  recipient_kind: place(
    'bên nhận là ai',
    'what kind of recipient',
    ({ extraction }) => recipientWords[extraction.recipient.kind],
  ),
  recipient_person: place('người đến nhận', 'who comes for it', ({ extraction }) => extraction.recipient.person),
  recipient_address: place(
    'địa chỉ bên nhận',
    'address of the recipient',
    ({ extraction }) => extraction.recipient.address,
  ),
  cameras: place('các camera', 'the cameras', ({ extraction }) =>
    [...new Set(extraction.items.map(({ name }) => name))].join(', '),
  ),
  camera_count: place('số camera', 'how many cameras', ({ extraction }) =>
    String(new Set(extraction.items.map(({ camera }) => camera)).size),
  ),
  asked_span: place('từ lúc sớm nhất đến lúc muộn nhất', 'from the earliest to the latest instant', ({ extraction }) =>
    span(Math.min(...extraction.items.map(one => one.from_90k)), Math.max(...extraction.items.map(one => one.to_90k))),
  ),
  asked_total: place('tổng thời lượng đề nghị', 'how long all spans are', ({ extraction }) =>
    length(extraction.items.reduce((sum, one) => sum + one.to_90k - one.from_90k, 0)),
  ),
  wanted: place('những gì cần có trong gói', 'what is wanted in the bundle', one => wantedText(one)),
  clock_note: place('ghi chú về giờ camera', 'note about a clock', ({ extraction }) => extraction.clock_note),
  approved: place('có: đã đủ người duyệt', 'set: approved by all who are needed', ({ extraction }) =>
    yes(extraction.approvals.length >= Math.max(1, extraction.approvals_needed) && extraction.state !== 'rejected'),
  ),
  approved_by: place('những người duyệt', 'who approved', facts =>
    approvals(facts)
      .map(({ by }) => personIn(facts, by))
      .join(', '),
  ),
  first_approver: place('người duyệt thứ nhất', 'the first approver', facts => approverOf(facts, 0)),
  second_approver: place('người duyệt thứ hai', 'the second approver', facts => approverOf(facts, 1)),
  two_persons: place('có: cần hai người duyệt', 'set: two persons are needed', ({ extraction }) =>
    yes(extraction.approvals_needed > 1),
  ),
  one_person: place('có: một người duyệt là đủ', 'set: one is enough', ({ extraction }) =>
    yes(extraction.approvals_needed <= 1),
  ),
  exception: place('lý do người đề nghị tự duyệt', 'why the requester approved it', facts =>
    exceptions(facts).join('; '),
  ),
  rejected: place('lý do từ chối', 'why it was refused', facts =>
    facts.extraction.state === 'rejected' ? (refusal(facts)?.text ?? 'không nêu') : '',
  ),
  rejected_by: place('người từ chối', 'who refused', facts => {
    const step = refusal(facts)
    return step === undefined ? '' : personIn(facts, step.by)
  }),
  for_subject: place(
    'có: giao cho người trong hình hoặc công bố',
    'set: for a person in the picture or the public',
    ({ extraction }) => yes(extraction.recipient.kind === 'subject' || extraction.recipient.kind === 'public'),
  ),
  leaves_house: place('có: giao ra ngoài đơn vị', 'set: leaves the unit', ({ extraction }) =>
    yes(extraction.recipient.kind !== 'own_unit'),
  ),
}

/** `12/2026/TX` → 12 and 2026; a number of another form stands whole. */
export const numberParts = (number: string): readonly [string, string] => {
  const found = /^(\d+)\/(\d{4})(?:\/|$)/.exec(number)
  return found === null ? [number, ''] : [found[1]!, found[2]!]
}

const approverOf = (facts: Facts, at: number): string => {
  const by = facts.extraction.approvals[at]?.by
  return by === undefined ? '' : personIn(facts, by)
}

export const documentText = (document: Facts['extraction']['document']): string =>
  document === null
    ? ''
    : `${documentWords[document.kind]} số ${document.number} ngày ${dayText(document.day)} của ${document.issuer}`

const wantedText = ({ extraction: { wanted, recipient } }: Facts): string => {
  const redactedOnly = recipient.kind === 'subject' || recipient.kind === 'public'
  return [
    redactedOnly ? 'chỉ bản đã che mờ' : 'hình gốc không mã hóa lại, kèm chuỗi băm và chữ ký',
    ...(wanted.segments ? ['tệp lưu trữ nguyên trạng'] : []),
    ...(wanted.viewing_copy ? ['bản xem ghép liền, có ghi tên camera và giờ'] : []),
    ...(wanted.stills_90k.length > 0 ? [`${wanted.stills_90k.length} ảnh cắt`] : []),
    ...(wanted.trail === null ? [] : [`bản truy vết số ${wanted.trail}`]),
    ...(wanted.redactions.length > 0 ? [`${wanted.redactions.length} bản đã che mờ`] : []),
  ].join('; ')
}
