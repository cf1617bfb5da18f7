// The public notice in words, Vietnamese and English. Plain sentences: a grandmother and a foreigner read it on a small telephone.

import type { RightsKind } from '#contract/rights-request.ts'

type Words = {
  readonly title: string
  readonly lead: string
  readonly other_language: string
  readonly who: string
  readonly who_missing: string
  readonly contact: string
  readonly why: string
  readonly cameras: (count: number) => string
  readonly kept: string
  readonly recognition: string
  readonly no_recognition: string
  readonly who_sees: string
  readonly who_sees_text: string
  readonly rights: string
  readonly rights_list: readonly string[]
  readonly clocks: string
  readonly ask: string
  readonly ask_lead: string
  readonly kinds: Readonly<Record<RightsKind, string>>
  readonly fields: Readonly<
    Record<'kind' | 'name' | 'phone' | 'email' | 'address' | 'on_behalf_of' | 'place' | 'happened' | 'about', string>
  >
  readonly hints: Readonly<Partial<Record<'phone' | 'on_behalf_of' | 'place' | 'happened' | 'about', string>>>
  readonly send: string
  readonly own_data: string
  readonly wrong: string
  readonly too_many: string
  readonly sent: string
  readonly sent_text: (number: string, day: string) => string
  readonly keep_number: string
  readonly back: string
  readonly law: string
  readonly over_https: string
  readonly open_form: string
}

export const noticeWords: Readonly<Record<'vi' | 'en', Words>> = {
  vi: {
    title: 'Khu vực có camera giám sát',
    lead: 'Thông báo về việc ghi hình nơi công cộng, theo Điều 32 Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15.',
    other_language: 'English',
    who: 'Ai chịu trách nhiệm',
    who_missing: 'Chưa công bố. Hãy hỏi Công an hoặc UBND xã, phường nơi đặt camera.',
    contact: 'Liên hệ',
    why: 'Ghi hình để làm gì',
    cameras: count => `Hệ thống có ${count} camera. Hình ảnh chỉ được dùng cho các mục đích trên.`,
    kept: 'Lưu bao lâu',
    recognition: 'Nhận diện tự động',
    no_recognition: 'Không nhận diện khuôn mặt, biển số; không lập hồ sơ cá nhân.',
    who_sees: 'Ai được xem',
    who_sees_text:
      'Chỉ người được giao nhiệm vụ; mỗi lần xem đều được ghi lại và không xóa được. Hình ảnh chỉ được cung cấp cho cơ quan có thẩm quyền theo văn bản yêu cầu, hoặc cho chính người có trong hình.',
    rights: 'Quyền của bạn',
    rights_list: [
      'Xem, được cung cấp hình ảnh của mình',
      'Yêu cầu chỉnh sửa, xóa hình ảnh của mình',
      'Hạn chế, phản đối việc xử lý, rút lại sự đồng ý',
      'Khiếu nại, tố cáo, khởi kiện theo quy định của pháp luật',
    ],
    clocks:
      'Yêu cầu được báo tiếp nhận trong 2 ngày làm việc; trả lời trong 10 ngày (xem, chỉnh sửa), 15 ngày (hạn chế, phản đối) hoặc 20 ngày (xóa).',
    ask: 'Gửi yêu cầu',
    ask_lead: 'Hoặc gọi điện, đến trực tiếp theo liên hệ ở trên. Hình quá thời hạn lưu đã bị xóa, nên hãy gửi sớm.',
    kinds: {
      view: 'Xem hình ảnh của tôi',
      correct: 'Chỉnh sửa thông tin về tôi',
      delete: 'Xóa hình ảnh của tôi',
      object: 'Hạn chế hoặc phản đối việc ghi hình tôi',
    },
    fields: {
      kind: 'Bạn muốn',
      name: 'Họ và tên',
      phone: 'Điện thoại',
      email: 'Thư điện tử',
      address: 'Địa chỉ',
      on_behalf_of: 'Làm thay cho ai',
      place: 'Ở đâu',
      happened: 'Lúc nào',
      about: 'Nội dung',
    },
    hints: {
      phone: 'Cần ít nhất một cách liên hệ: điện thoại, thư điện tử hoặc địa chỉ.',
      on_behalf_of: 'Để trống nếu là chính bạn. Con, người được giám hộ: ghi tên và quan hệ.',
      place: 'Ví dụ: cổng chợ xã.',
      happened: 'Ví dụ: khoảng 8 giờ sáng 18/11/2026.',
      about: 'Việc gì đã xảy ra, bạn mặc gì, đi xe gì, để tìm đúng hình.',
    },
    send: 'Gửi yêu cầu',
    own_data: 'Thông tin bạn gửi chỉ dùng để giải quyết yêu cầu này. Khi nhận kết quả, bạn cần cho xem giấy tờ.',
    wrong: 'Chưa gửi được: hãy xem lại',
    too_many: 'Đã nhận nhiều yêu cầu từ đường truyền này. Hãy thử lại sau một giờ, hoặc gọi điện.',
    sent: 'Đã nhận yêu cầu của bạn',
    sent_text: (number, day) => `Số ${number}. Bạn được trả lời chậm nhất ngày ${day}.`,
    keep_number: 'Hãy chụp lại hoặc ghi số này để hỏi khi cần.',
    back: 'Về thông báo',
    over_https:
      'Mẫu gửi yêu cầu mở trên đường truyền mã hóa, để người khác không đọc được thông tin của bạn. Nếu trình duyệt cảnh báo chứng chỉ, hãy gọi điện hoặc đến trực tiếp.',
    open_form: 'Mở mẫu gửi yêu cầu',
    law: 'Căn cứ: Luật 91/2025/QH15; Nghị định 356/2025/NĐ-CP.',
  },
  en: {
    title: 'Cameras in operation in this area',
    lead: 'Notice of recording in public places, under Article 32 of the Personal Data Protection Law No. 91/2025/QH15.',
    other_language: 'Tiếng Việt',
    who: 'Who is responsible',
    who_missing: 'Not published yet. Ask the police or People’s Committee of the commune.',
    contact: 'Contact',
    why: 'What it is for',
    cameras: count => `There are ${count} cameras. The pictures are used for these purposes only.`,
    kept: 'How long it is kept',
    recognition: 'Automatic recognition',
    no_recognition: 'No recognition of faces or number plates, no profiles of people.',
    who_sees: 'Who may look',
    who_sees_text:
      'Only people whose duty it is; each look is written down and cannot be erased. Pictures are handed out only to authorities on a written request, or to the person who is in them.',
    rights: 'Your rights',
    rights_list: [
      'To see, and be given, pictures of you',
      'To have them corrected or deleted',
      'To restrict or object to the processing, or withdraw consent',
      'To complain, or go to court, under the law',
    ],
    clocks:
      'You are told within 2 working days that we have your request, and answered within 10 days (see, correct), 15 days (restrict, object) or 20 days (delete).',
    ask: 'Send a request',
    ask_lead: 'Or telephone, or come to the contact above. Footage past its time is gone, so ask soon.',
    kinds: {
      view: 'See pictures of me',
      correct: 'Correct information about me',
      delete: 'Delete pictures of me',
      object: 'Restrict or object to being recorded',
    },
    fields: {
      kind: 'You want to',
      name: 'Full name',
      phone: 'Telephone',
      email: 'E-mail',
      address: 'Address',
      on_behalf_of: 'On behalf of',
      place: 'Where',
      happened: 'When',
      about: 'What it is about',
    },
    hints: {
      phone: 'We need at least one way to reach you: telephone, e-mail or address.',
      on_behalf_of: 'Leave empty if it is you. For a child or ward: name and relation.',
      place: 'For example: the market gate.',
      happened: 'For example: about 8 a.m. on 18/11/2026.',
      about: 'What happened, what you wore, which vehicle, so that we find the right pictures.',
    },
    send: 'Send',
    own_data: 'What you send is used for this request only. You will be asked for proof of identity with the answer.',
    wrong: 'Not sent: please look again at',
    too_many: 'Many requests came from this line. Try again in an hour, or telephone.',
    sent: 'We have your request',
    sent_text: (number, day) => `Number ${number}. You will be answered by ${day} at the latest.`,
    keep_number: 'Take a picture of this number, or write it down.',
    back: 'Back to the notice',
    over_https:
      'The form opens over an encrypted line, so that nobody else reads what you write. If your browser warns of a certificate, telephone or come in person.',
    open_form: 'Open the form',
    law: 'Law 91/2025/QH15; Decree 356/2025/NĐ-CP.',
  },
}
