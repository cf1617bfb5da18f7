// Placeholders about one copy that was handed over, and about one viewing on site.

import type { Copy } from '#contract/extraction.ts'
import type { EvidenceFacts, Viewing } from '#papers/evidence-facts.ts'
import { personIn, place, type Texts, yes } from './placeholders.ts'
import { endWords, instant, longInstant } from './wording.ts'

type Facts = EvidenceFacts

const copied = (of: (copy: Copy, facts: Facts) => string) => (facts: Facts) =>
  facts.copy === null ? '' : of(facts.copy, facts)
const ended = (of: (end: NonNullable<Copy['end']>, facts: Facts) => string) => (facts: Facts) =>
  facts.copy?.end ? of(facts.copy.end, facts) : ''
const viewed = (of: (viewing: Viewing, facts: Facts) => string) => (facts: Facts) =>
  facts.viewing === null ? '' : of(facts.viewing, facts)

export const copyPlaces: Texts<Facts> = {
  copy: place(
    'có: giấy về một bản sao đã ghi sổ',
    'set: about a copy that is recorded',
    copied(() => 'có'),
  ),
  copy_number: place('bản sao thứ mấy', 'which copy it is', copied(copyNumber)),
  copy_suffix: place(
    'dấu gạch và số bản sao, để đánh số giấy',
    'hyphen and number of the copy, for numbers of papers',
    copied((copy, facts) => `-${copyNumber(copy, facts)}`),
  ),
  copy_at: place(
    'lúc giao',
    'when it was handed over',
    copied(({ at_90k }) => longInstant(at_90k)),
  ),
  copy_by: place(
    'người giao',
    'who handed it over',
    copied(({ by }, facts) => personIn(facts, by)),
  ),
  copy_to: place(
    'người nhận',
    'who took it',
    copied(({ to }) => to),
  ),
  copy_second_person: place(
    'người cùng chứng kiến',
    'who stood by',
    copied(({ second_person }, facts) => personIn(facts, second_person)),
  ),
  copy_medium: place(
    'phương tiện chứa',
    'the medium',
    copied(({ medium }) => medium),
  ),
  copy_serial: place(
    'số sê-ri phương tiện',
    'its serial number',
    copied(({ serial }) => serial),
  ),
  copy_seal: place(
    'số niêm phong',
    'number of the seal',
    copied(({ seal }) => seal),
  ),
  copy_encrypted: place(
    'có: bản sao được mã hóa',
    'set: it is encrypted',
    copied(({ encrypted }) => yes(encrypted)),
  ),
  copy_plain: place(
    'có: bản sao không mã hóa',
    'set: it is not',
    copied(({ encrypted }) => yes(!encrypted)),
  ),
  copy_expires: place(
    'hạn trả lại hoặc hủy',
    'by when it is returned or destroyed',
    copied(({ expires_90k }) => instant(expires_90k).split(' ')[1]!),
  ),
  end: place(
    'kết thúc bản sao: hủy, trả, lưu hồ sơ',
    'how the copy ended',
    ended(({ how }) => endWords[how]),
  ),
  end_text: place(
    'cách làm, nơi làm, trước ai',
    'how, where, before whom',
    ended(({ text }) => text),
  ),
  end_witness: place(
    'người chứng kiến việc ấy',
    'its witness',
    ended(({ witness }) => witness),
  ),
  end_at: place(
    'lúc ấy',
    'when',
    ended(({ at_90k }) => longInstant(at_90k)),
  ),
  end_by: place(
    'người làm',
    'by whom',
    ended(({ by }, facts) => personIn(facts, by)),
  ),
  viewing: place(
    'có: giấy về một lần xem đã ghi sổ',
    'set: about a viewing that is recorded',
    viewed(() => 'có'),
  ),
  viewing_number: place('lần xem thứ mấy', 'which viewing it is', viewed(viewingNumber)),
  viewing_suffix: place(
    'dấu gạch và số lần xem, để đánh số giấy',
    'hyphen and number of the viewing, for numbers of papers',
    viewed((one, facts) => `-${viewingNumber(one, facts)}`),
  ),
  viewing_from: place(
    'lúc bắt đầu xem',
    'when it began',
    viewed(({ from_90k }) => longInstant(from_90k)),
  ),
  viewing_to: place(
    'lúc kết thúc xem',
    'when it ended',
    viewed(({ to_90k }) => longInstant(to_90k)),
  ),
  viewing_seen: place(
    'đã cho xem gì, thấy gì',
    'what was shown and seen',
    viewed(({ seen }) => seen),
  ),
  viewing_by: place(
    'người cho xem',
    'who showed it',
    viewed(({ by }, facts) => personIn(facts, by)),
  ),
}

function copyNumber({ id }: Copy, { extraction }: Facts): string {
  return String(extraction.copies.findIndex(copy => copy.id === id) + 1 || 1)
}

function viewingNumber({ id }: Viewing, { extraction }: Facts): string {
  return String(extraction.viewings.findIndex(viewing => viewing.id === id) + 1 || 1)
}
