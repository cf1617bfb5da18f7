// A refusal in words: what is not allowed, why, and who can allow it.

import type { Denial, Verb } from '#contract/access.ts'
import { usualRoles } from './roles.ts'
import { verbWords, type Words } from './verbs.ts'

const because: Readonly<Record<Denial, Words>> = {
  no_grant: { vi: 'bạn chưa được giao quyền nào còn hiệu lực', en: 'no grant of yours is in force' },
  other_verb: { vi: 'quyền của bạn ở đây không gồm việc này', en: 'your grants here do not include it' },
  other_place: {
    vi: 'quyền của bạn là cho camera hoặc địa bàn khác',
    en: 'your grants are for other cameras or areas',
  },
  not_shared: { vi: 'chủ camera không chia sẻ vào lúc này', en: 'its owner does not share it now' },
  other_hours: { vi: 'lúc này ngoài giờ bạn được phép', en: 'it is outside the hours of your grant' },
  not_yet: { vi: 'quyền của bạn chưa bắt đầu', en: 'your grant has not begun' },
  whole_station: {
    vi: 'việc này thuộc về cả trạm, còn quyền của bạn chỉ cho một phần',
    en: 'it concerns the whole station, and your grant is for a part of it',
  },
}

/** The same of somebody else. */
const ofThem: Readonly<Record<Denial, Words>> = {
  no_grant: { vi: 'chưa được giao quyền nào còn hiệu lực', en: 'no grant of theirs is in force' },
  other_verb: { vi: 'quyền đã giao ở đây không gồm việc này', en: 'their grants here do not include it' },
  other_place: {
    vi: 'quyền đã giao là cho camera hoặc địa bàn khác',
    en: 'their grants are for other cameras or areas',
  },
  not_shared: { vi: 'lúc đó chủ camera không chia sẻ', en: 'its owner does not share it then' },
  other_hours: { vi: 'lúc đó ngoài giờ được phép', en: 'it is outside the hours of their grant' },
  not_yet: { vi: 'quyền chưa bắt đầu', en: 'their grant has not begun' },
  whole_station: {
    vi: 'việc này thuộc về cả trạm, còn quyền đã giao chỉ cho một phần',
    en: 'it concerns the whole station, and their grant is for a part of it',
  },
}

export type Refused = { readonly verb: Verb; readonly because: Denial; readonly can_allow: readonly string[] }

/** "Không được xem lại, vì …. Người có thể cho phép: …." A role that the station made itself is told by its code. */
export const explain = ({ verb, because: why, can_allow }: Refused): Words => ({
  vi: `Không được ${verbWords[verb].vi}, vì ${because[why].vi}. Người có thể cho phép: ${namesOf(can_allow, 'vi')}.`,
  en: `You may not ${verbWords[verb].en}: ${because[why].en}. Who can allow it: ${namesOf(can_allow, 'en')}.`,
})

/** "Trần Thị Lan không được xem lại, vì …." */
export const explainOf = (name: string, { verb, because: why, can_allow }: Refused): Words => ({
  vi: `${name} không được ${verbWords[verb].vi}, vì ${ofThem[why].vi}. Người có thể cho phép: ${namesOf(can_allow, 'vi')}.`,
  en: `${name} may not ${verbWords[verb].en}: ${ofThem[why].en}. Who can allow it: ${namesOf(can_allow, 'en')}.`,
})

const namesOf = (roles: readonly string[], language: keyof Words): string =>
  roles.map(code => usualRoles.find(role => role.code === code)?.words[language] ?? code).join(', ')
