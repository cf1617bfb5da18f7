// What the access log and the purposes may answer.

import type { Described } from './described.ts'

export const accessLogProblems = {
  access_log_full: {
    kind: 'unavailable',
    vi: 'Nhật ký truy cập chưa ghi được xuống ổ và đã đầy bộ nhớ, nên trạm tạm không cho xem. Việc ghi hình vẫn tiếp tục. Hãy kiểm tra ổ đĩa của trạm.',
    en: 'The access log cannot be written to the disk and its memory is full, so nothing may be looked at for now. Recording goes on. Check the station’s disk.',
  },
  access_log_failing: {
    kind: 'unavailable',
    vi: 'Nhật ký truy cập đang không ghi được xuống ổ, nên trạm tạm không cho tải hình ra ngoài. Hãy kiểm tra ổ đĩa của trạm rồi thử lại.',
    en: 'The access log cannot be written to the disk just now, so no footage may leave the station. Check the station’s disk and try again.',
  },
  purpose_needed: {
    kind: 'denied',
    vi: 'Hãy nêu mục đích xem trước: hình này đã cũ, hoặc sẽ ra khỏi trạm. Nêu một lần cho cả công việc; mục đích được ghi vào nhật ký truy cập.',
    en: 'State a purpose first: this footage is old, or leaves the station. Once is enough for a task; it is written into the access log.',
  },
  purpose_incomplete: {
    kind: 'invalid',
    vi: 'Mục đích này cần thêm số vụ việc hoặc số văn bản; mục đích “khác” cần ghi rõ.',
    en: 'This purpose needs a case or request number as well; “other” needs an explanation.',
  },
  access_copy_impossible: {
    kind: 'invalid',
    vi: 'Không chép được đầu chuỗi nhật ký vào thư mục này. Hãy kiểm tra thư mục có đó và trạm được ghi vào.',
    en: 'The signed heads cannot be copied to this folder. Check that it is there and that the station may write to it.',
  },
  no_access_log: {
    kind: 'missing',
    vi: 'Thư mục dữ liệu này chưa có nhật ký truy cập. Nhật ký có từ lần trạm chạy đầu tiên; hãy xem lại --data.',
    en: 'There is no access log in this data folder. It begins with the station’s first run; check --data.',
  },
} as const satisfies Record<string, Described>
