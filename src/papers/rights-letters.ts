// Letters of the desk to whoever asked: we have it, we need longer, this is the answer, this is why not. Each is made from the book, in Vietnamese
// or English; what the book does not know stands out to be filled in.

import type { Clocks } from '#community/rights/clocks.ts'
import type { RequestRow, StepRow } from '#community/rights/rights-book.ts'
import type { Controller } from '#contract/controller.ts'
import type { LetterKind, RefusalGround, RightsKind } from '#contract/rights-request.ts'
import { dayOf, dayText, placeAndDay, placeOf } from './days.ts'
import { type Block, orFill, type Paper, toFill } from './paper.ts'
import type { Both } from './sign-words.ts'

export type LetterFacts = {
  readonly letter: LetterKind
  readonly language: 'vi' | 'en'
  readonly request: RequestRow
  readonly steps: readonly StepRow[]
  readonly clocks: Clocks
  readonly controller: Controller | null
  readonly today: string
}

export const rightsKindWords: Readonly<Record<RightsKind, Both>> = {
  view: { vi: 'xem, được cung cấp dữ liệu cá nhân', en: 'to see or be given personal data' },
  correct: { vi: 'chỉnh sửa dữ liệu cá nhân', en: 'to have personal data corrected' },
  delete: { vi: 'xóa dữ liệu cá nhân', en: 'to have personal data deleted' },
  object: {
    vi: 'hạn chế, phản đối xử lý dữ liệu, rút lại sự đồng ý',
    en: 'to restrict or object to processing, or withdraw consent',
  },
}

export const refusalWords: Readonly<Record<RefusalGround, Both>> = {
  identity_unproven: {
    vi: 'Chưa chứng minh được người yêu cầu là chủ thể dữ liệu hoặc người được ủy quyền.',
    en: 'It was not shown that the person asking is the data subject or acts for them.',
  },
  not_in_picture: {
    vi: 'Không tìm thấy hình ảnh của người yêu cầu ở camera và thời gian đã nêu.',
    en: 'No picture of the person was found at the camera and time stated.',
  },
  footage_gone: {
    vi: 'Dữ liệu đã bị xóa theo thời hạn lưu trước khi nhận được yêu cầu.',
    en: 'The footage had been deleted at the end of its retention before the request came in.',
  },
  others_in_picture: {
    vi: 'Hình ảnh có người khác không thể tách hoặc làm mờ; việc cung cấp xâm phạm quyền của họ.',
    en: 'Other people are in the picture and cannot be blurred; handing it out would infringe their rights.',
  },
  investigation: {
    vi: 'Dữ liệu đang phục vụ xác minh, điều tra, xử lý vi phạm theo quy định của pháp luật.',
    en: 'The data is being used in an inquiry or investigation under the law.',
  },
  law_keeps: {
    vi: 'Pháp luật quy định phải lưu giữ dữ liệu này.',
    en: 'The law requires this data to be kept.',
  },
  abusive: {
    vi: 'Yêu cầu lặp lại nhiều lần, không có nội dung mới.',
    en: 'The request repeats earlier ones without anything new.',
  },
  other: { vi: 'Lý do khác.', en: 'Another reason.' },
}

const titles: Readonly<Record<LetterKind, Both>> = {
  acknowledge: { vi: 'Thông báo tiếp nhận yêu cầu', en: 'Receipt of your request' },
  extend: { vi: 'Thông báo gia hạn giải quyết yêu cầu', en: 'Extension of the time to answer' },
  answer: { vi: 'Văn bản trả lời yêu cầu', en: 'Answer to your request' },
  refuse: { vi: 'Thông báo từ chối yêu cầu', en: 'Refusal of your request' },
}

/** The step that each letter tells of. */
export const stepOfLetter: Readonly<Record<LetterKind, StepRow['kind']>> = {
  acknowledge: 'acknowledge',
  extend: 'extend',
  answer: 'grant',
  refuse: 'refuse',
}

export const rightsLetter = (facts: LetterFacts): Paper => {
  const { letter, language, request, controller, today } = facts
  const say = speaker(language)
  return {
    language,
    title: titles[letter][language],
    subtitle: say('về quyền của chủ thể dữ liệu cá nhân', 'Rights of the data subject'),
    head: {
      organisation: controller?.name ?? toFillPlain(language),
      number: say(`Số: ${request.number}`, `No. ${request.number}`),
      place_and_day: language === 'vi' ? placeAndDay(placeOf(controller?.address ?? ''), today) : dayText(today),
    },
    blocks: [...opening(facts), ...body(facts), ...closing(facts)],
  }
}

const toFillPlain = (language: 'vi' | 'en'): string =>
  language === 'vi' ? '[cần điền: cơ quan]' : '[to fill in: office]'
const speaker =
  (language: 'vi' | 'en') =>
  (vi: string, en: string): string =>
    language === 'vi' ? vi : en

const paragraph = (text: string): Block => ({ kind: 'text', text })

const opening = ({ language, request }: LetterFacts): readonly Block[] => {
  const say = speaker(language)
  const reached = [request.address, request.phone, request.email].filter(one => one !== '').join(' · ')
  return [
    { kind: 'text', text: say(`Kính gửi: Ông/Bà ${request.name}`, `To: ${request.name}`), bold: true },
    ...(reached === '' ? [] : [paragraph(say(`Liên hệ: ${reached}`, `Reached at: ${reached}`))]),
    paragraph(
      say(
        `Ngày ${dayOf(request.received)}, chúng tôi nhận được yêu cầu của Ông/Bà ${rightsKindWords[request.kind].vi}, ghi trong sổ số ${request.number}.`,
        `On ${dayOf(request.received)} we received your request ${rightsKindWords[request.kind].en}, entered as ${request.number}.`,
      ),
    ),
    paragraph(say(`Nội dung: ${request.about}`, `What you asked: ${request.about}`)),
    ...([request.place, request.happened].some(one => one !== '')
      ? [
          paragraph(
            say(
              `Nơi và thời gian đã nêu: ${[request.place, request.happened].filter(Boolean).join('; ')}.`,
              `Place and time stated: ${[request.place, request.happened].filter(Boolean).join('; ')}.`,
            ),
          ),
        ]
      : []),
    ...(request.on_behalf_of === ''
      ? []
      : [paragraph(say(`Thay mặt: ${request.on_behalf_of}.`, `On behalf of: ${request.on_behalf_of}.`))]),
  ]
}

const body = (facts: LetterFacts): readonly Block[] => {
  const { letter, language, steps, clocks } = facts
  const say = speaker(language)
  const step = steps.findLast(({ kind }) => kind === stepOfLetter[letter])
  const said = step === undefined ? toFill(say('nội dung', 'what is answered'), language) : step.text
  if (letter === 'acknowledge') return acknowledged(facts)
  if (letter === 'extend')
    return [
      paragraph(say('Việc giải quyết cần thêm thời gian vì lý do sau:', 'We need longer, for this reason:')),
      paragraph(said),
      paragraph(
        say(
          `Thời hạn trả lời mới: chậm nhất ngày ${dayText(clocks.answer_by)}. Hình ảnh liên quan vẫn được giữ trong thời gian này.`,
          `You will be answered by ${dayText(clocks.answer_by)} at the latest. The footage concerned is kept meanwhile.`,
        ),
      ),
    ]
  if (letter === 'answer')
    return [
      paragraph(say('Chúng tôi đáp ứng yêu cầu của Ông/Bà như sau:', 'We grant your request as follows:')),
      paragraph(said),
      paragraph(
        say(
          'Ông/Bà chỉ dùng dữ liệu được cung cấp cho mục đích của mình; việc phát tán hình ảnh của người khác là vi phạm pháp luật.',
          'Use what you are given for your own purpose only; spreading pictures of other people is against the law.',
        ),
      ),
    ]
  const ground = step?.ground ?? 'other'
  return [
    paragraph(
      say(
        'Chúng tôi không thể đáp ứng yêu cầu của Ông/Bà vì lý do sau:',
        'We cannot grant your request, for this reason:',
      ),
    ),
    ...(ground === 'other' ? [] : [{ kind: 'text' as const, text: refusalWords[ground][language], bold: true }]),
    paragraph(said),
    paragraph(
      say(
        'Nếu không đồng ý, Ông/Bà có quyền khiếu nại, tố cáo, khởi kiện theo quy định của pháp luật, hoặc phản ánh đến cơ quan chuyên trách bảo vệ dữ liệu cá nhân (A05, Bộ Công an).',
        'If you disagree you may complain or go to court under the law, or turn to the data-protection authority (A05, Ministry of Public Security).',
      ),
    ),
  ]
}

const acknowledged = ({ language, clocks, request }: LetterFacts): readonly Block[] => {
  const say = speaker(language)
  return [
    paragraph(
      say(
        `Chúng tôi đã tiếp nhận và sẽ trả lời chậm nhất ngày ${dayText(clocks.answer_by)}${request.processors ? ' (có bên xử lý dữ liệu tham gia)' : ''}.`,
        `We have taken it up and will answer by ${dayText(clocks.answer_by)} at the latest.`,
      ),
    ),
    paragraph(
      say(
        'Để không giao dữ liệu cho nhầm người, đề nghị Ông/Bà đến trực tiếp hoặc gửi cách xác minh danh tính (căn cước, VNeID); nếu làm thay người khác, kèm giấy tờ chứng minh.',
        'So that nobody is given your data by mistake, please show who you are (identity card, VNeID) in person or as agreed with us; if you act for somebody else, bring proof of it.',
      ),
    ),
    paragraph(
      say(
        'Nếu Ông/Bà nhớ rõ hơn về nơi, ngày giờ hoặc quần áo, xe cộ lúc đó, hãy cho biết để tìm đúng hình ảnh.',
        'Whatever else you remember of the place, the time, your clothes or vehicle helps us to find the right pictures.',
      ),
    ),
  ]
}

const closing = ({ language, controller, steps, letter }: LetterFacts): readonly Block[] => {
  const say = speaker(language)
  const contact = [controller?.phone, controller?.email].filter(one => one !== undefined && one !== '').join(' · ')
  const signer = steps.findLast(({ kind }) => kind === stepOfLetter[letter])?.by
  return [
    paragraph(
      say(
        `Mọi thắc mắc xin liên hệ: ${orFill(contact, 'điện thoại, thư điện tử')}.`,
        `Questions: ${contact === '' ? toFill('telephone, e-mail', 'en') : contact}.`,
      ),
    ),
    {
      kind: 'signatures',
      left: [
        say('Nơi nhận:', 'Copies to:'),
        say('- Như trên;', '- the addressee;'),
        say('- Lưu: hồ sơ yêu cầu.', '- the file of the request.'),
      ],
      right: [
        say('ĐẠI DIỆN BÊN KIỂM SOÁT DỮ LIỆU', 'FOR THE CONTROLLER'),
        say('(ký, ghi rõ họ tên, đóng dấu)', '(signature, name, stamp)'),
        ...(signer === undefined ? [] : [' ', ' ', ' ', say(`Người soạn: ${signer}`, `Prepared by: ${signer}`)]),
      ],
    },
  ]
}
