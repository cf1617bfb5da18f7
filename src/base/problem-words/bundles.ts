// What the writing of bundles may answer, and what may hold it up.

import type { Described } from './described.ts'

export const bundleProblems = {
  extraction_too_large: {
    kind: 'invalid',
    vi: 'Phiếu này quá lớn cho một gói. Hãy chia thành nhiều phiếu, mỗi phiếu ít camera hoặc khoảng ngắn hơn.',
    en: 'This is too much for one bundle. Divide it into several extractions with fewer cameras or shorter spans.',
  },
  encrypted_over: {
    kind: 'missing',
    vi: 'Đường dẫn tải gói mã hóa đã dùng rồi hoặc đã quá 5 phút. Hãy bấm mã hóa và tải lại.',
    en: 'The address of the encrypted bundle was used already, or five minutes have passed. Ask for it again.',
  },
  extraction_failed: {
    kind: 'unavailable',
    vi: 'Không làm được gói trích xuất: bộ phận trích xuất gặp lỗi nhiều lần liền. Hình gốc vẫn được giữ. Xem tệp nhật ký của trạm rồi cho trích xuất lại.',
    en: 'The bundle could not be made: the extractor failed several times in a row. The footage is still held. See the station’s log file, then extract again.',
  },
  evidence_no_room: {
    kind: 'exhausted',
    vi: 'Ổ đĩa chứa dữ liệu không còn đủ chỗ cho gói trích xuất. Việc ghi hình không bị ảnh hưởng. Hãy dọn bớt ổ đĩa; việc trích xuất tự tiếp tục khi có chỗ.',
    en: 'The disk with the data folder has no room for the bundle. Recording is not affected. Make room; the extraction goes on by itself.',
  },
  evidence_place_away: {
    kind: 'unavailable',
    vi: 'Không ghi được vào thư mục chứa gói trích xuất. Hãy kiểm tra ổ đĩa và quyền ghi; việc trích xuất tự tiếp tục khi ghi được.',
    en: 'The folder for bundles cannot be written. Check the disk and its rights; the extraction goes on by itself.',
  },
  evidence_archive_away: {
    kind: 'unavailable',
    vi: 'Ổ đĩa chứa hình gốc đang không có ở trạm. Hãy gắn lại ổ đĩa; việc trích xuất tự tiếp tục.',
    en: 'The disk with this footage is away. Bring it back; the extraction goes on by itself.',
  },
  redaction_changed: {
    kind: 'damaged',
    vi: 'Bản đã che không còn đúng với bản đã được duyệt. Hãy làm lại bản che, để người thứ hai duyệt, rồi trích xuất lại.',
    en: 'The redacted copy is not the one that was approved any more. Make it anew, have it approved, then extract again.',
  },
  bundle_damaged: {
    kind: 'damaged',
    vi: 'Gói tại trạm không còn đúng như lúc niêm phong: có tệp bị sửa hoặc bị mất. Trạm không gửi gói này cho ai. Hãy báo người phụ trách, kiểm tra bằng «matthan verify» để biết tệp nào, rồi lập phiếu trích xuất lại.',
    en: 'The station’s bundle is not what was sealed any more: a file was changed or is gone. It is sent to nobody. Tell whoever answers for it, see with `matthan verify` which file it is, and ask for the footage again.',
  },
} as const satisfies Record<string, Described>
