// What a sign says, in the words of the field; the second language beside it.

import type { CameraPurpose, SecondLanguage } from '#contract/controller.ts'

export type Both = { readonly vi: string; readonly en: string }

export const cameraPurposeWords: Readonly<Record<CameraPurpose, Both>> = {
  public_order: { vi: 'bảo đảm an ninh, trật tự', en: 'security and public order' },
  crime_prevention: { vi: 'phòng, chống tội phạm', en: 'crime prevention' },
  traffic: { vi: 'an toàn giao thông', en: 'road safety' },
  fire_disaster: { vi: 'phòng cháy, thiên tai, cứu nạn', en: 'fire, disaster and rescue' },
  environment: { vi: 'vệ sinh môi trường', en: 'a clean environment' },
  public_property: { vi: 'bảo vệ tài sản công', en: 'protection of public property' },
  own_property: { vi: 'bảo vệ nhà và tài sản riêng', en: 'protection of home and property' },
}

/** Purposes as the start of a sentence. */
export const purposeSentence = (purposes: readonly CameraPurpose[], language: 'vi' | 'en'): string => {
  const text = purposes.map(purpose => cameraPurposeWords[purpose][language]).join('; ')
  return text === '' ? '' : text[0]!.toUpperCase() + text.slice(1)
}

export type SignFacts = {
  /** The camera's or the group's name. */
  readonly name: string
  readonly controller: string
  readonly address: string
  readonly contact: string
  readonly purposes: readonly CameraPurpose[]
  /** Null: until the disk is full. */
  readonly retention_days: number | null
  /** Empty: nothing is recognised automatically. */
  readonly recognition: string
  readonly second: SecondLanguage
  readonly notice_url: string
  /** The day of printing, `22/11/2026`. */
  readonly printed: string
}

export const signTitle = ['KHU VỰC', 'CÓ CAMERA', 'GIÁM SÁT'] as const

/** What stands on the sign, line by line: a label and what it says. */
export const signLines = (facts: SignFacts): readonly (readonly [label: string, text: string])[] => [
  ['Mục đích', purposeSentence(facts.purposes, 'vi')],
  ['Bên kiểm soát dữ liệu', [facts.controller, facts.address].filter(Boolean).join(', ')],
  ['Liên hệ', facts.contact],
  ['Thời gian lưu', keptText(facts.retention_days, 'vi')],
  ['Nhận diện tự động', facts.recognition === '' ? 'Không (cả khuôn mặt và biển số xe)' : facts.recognition],
  ['Quyền của bạn', 'Xem, sửa, xóa hình ảnh của mình, phản đối việc xử lý'],
]

export const keptText = (days: number | null, language: 'vi' | 'en'): string => {
  const whole = days === null ? '' : String(Math.round(days * 10) / 10).replace('.', language === 'vi' ? ',' : '.')
  if (language === 'vi')
    return days === null ? 'Đến khi ổ đĩa đầy, rồi tự động ghi đè' : `${whole} ngày, sau đó tự động xóa`
  return days === null ? 'until the disk is full, then overwritten' : `${whole} days, then deleted`
}

/** What stands below in the second language; undefined where there is none. */
export const secondText = (facts: SignFacts): { readonly title: string; readonly text: string } | undefined => {
  const { second } = facts
  if (second.kind === 'none') return undefined
  if (second.kind === 'own') return { title: second.title, text: second.text }
  const recognised = facts.recognition === '' ? 'No automatic face or number-plate recognition.' : ''
  return {
    title: 'CCTV IN OPERATION',
    text: [
      `${purposeSentence(facts.purposes, 'en')}. Kept ${keptText(facts.retention_days, 'en')}.`,
      recognised,
      'You may ask to see, correct or delete pictures of you: scan the code or use the contact above.',
    ]
      .filter(Boolean)
      .join(' '),
  }
}
