// What privacy in the picture may answer.

import type { Described } from './described.ts'

export const privacyProblems = {
  masks_changed: {
    kind: 'conflict',
    vi: 'Vùng che của camera này vừa được người khác đổi. Hãy mở lại để xem bản mới rồi vẽ tiếp.',
    en: 'Somebody else has just changed what is covered of this camera. Open it again and go on from there.',
  },
  mask_uncovers: {
    kind: 'denied',
    vi: 'Không được bỏ hoặc thu nhỏ vùng che vì bạn không có quyền xem hình không che. Trưởng hoặc Phó Trưởng Công an xã làm được việc này.',
    en: 'You may not take away or shrink what is covered, because you may not see without privacy masks. The chief or a deputy can.',
  },
  masking_busy: {
    kind: 'exhausted',
    vi: 'Camera này có vùng che riêng tư, và máy đang bận che hình cho các camera khác. Hãy đợi một lát, hoặc xem ít camera hơn cùng lúc.',
    en: 'This camera has privacy masks, and the station is busy covering others. Wait a moment, or watch fewer cameras at once.',
  },
  masking_missing: {
    kind: 'unavailable',
    vi: 'Camera này có vùng che riêng tư, mà trạm chưa cài phần che hình (gói node-av), nên không cho xem hình. Hãy báo người quản trị.',
    en: 'This camera has privacy masks, and the station has nothing installed that covers them (the node-av package), so nothing is shown. Tell the administrator.',
  },
  masking_failed: {
    kind: 'unavailable',
    vi: 'Không che được hình của đoạn này nên không cho xem. Bản ghi gốc vẫn nguyên.',
    en: 'The pictures of this span could not be covered, so they are not shown. The recording itself is untouched.',
  },
  masked_not_here: {
    kind: 'denied',
    vi: 'Camera này có vùng che riêng tư, và ở đây chỉ có hình gốc. Hãy xem lại trên trang của camera, hoặc nhờ người được xem hình không che.',
    en: 'This camera has privacy masks, and only the recording itself is to be had here. Play it back on the camera’s page, or ask somebody who may see without masks.',
  },
  masked_clip_too_long: {
    kind: 'invalid',
    vi: 'Hình có che được lưu về từng đoạn không quá 5 phút. Hãy chọn đoạn ngắn hơn.',
    en: 'Covered footage is saved in spans of at most 5 minutes. Choose a shorter one.',
  },
  not_shared: {
    kind: 'denied',
    vi: 'Chủ camera không chia sẻ hình vào lúc này hoặc trong đoạn này. Chỉ chủ camera xem được; hãy hỏi họ.',
    en: 'The owner does not share this camera now, or did not in this span. Only they can watch it; ask them.',
  },
  sharing_until_past: {
    kind: 'invalid',
    vi: 'Lúc chia sẻ lại phải ở phía trước và không quá một năm.',
    en: 'The time from which it is shared again must lie ahead, and within a year.',
  },
  no_such_acceptance: {
    kind: 'missing',
    vi: 'Không có lần nghiệm thu này, hoặc lần đó không kèm ảnh.',
    en: 'There is no such acceptance, or no picture was attached to it.',
  },
  acceptance_incomplete: {
    kind: 'invalid',
    vi: 'Nghiệm thu “đạt” cần đủ các mục: không nhìn vào nhà hoặc đã che, hộ đặt thiết bị đồng ý, đã xem hình ban ngày và ban đêm.',
    en: 'Acceptance needs all of it: it looks into no home or is covered, the host agrees, and the picture was checked by day and by night.',
  },
} as const satisfies Record<string, Described>
