// What redacted copies may answer.

import type { Described } from './described.ts'

export const redactionProblems = {
  no_such_redaction: {
    kind: 'missing',
    vi: 'Không có bản che hình này, hoặc bạn không được xem camera của nó.',
    en: 'There is no such redacted copy, or you may not see its camera.',
  },
  redaction_drawn_elsewhere: {
    kind: 'conflict',
    vi: 'Bản che hình vừa được sửa ở nơi khác. Hãy mở lại rồi vẽ tiếp.',
    en: 'This redacted copy has just been changed elsewhere. Open it again and go on from there.',
  },
  redaction_not_now: {
    kind: 'conflict',
    vi: 'Lúc này không làm được việc đó với bản che hình. Hãy tải lại trang để xem trạng thái.',
    en: 'That cannot be done with this redacted copy now. Reload the page to see its state.',
  },
  redaction_not_yours: {
    kind: 'denied',
    vi: 'Chỉ người lập bản che hình mới sửa, nộp, mở lại hoặc xóa được.',
    en: 'Only whoever made the redacted copy can change it, hand it in, open it again or remove it.',
  },
  redaction_own: {
    kind: 'denied',
    vi: 'Người lập bản che không được tự duyệt. Hãy nhờ người thứ hai có quyền duyệt xem lại.',
    en: 'Whoever made a redacted copy does not approve it. Ask a second person who may approve to watch it.',
  },
  redaction_approver_needed: {
    kind: 'denied',
    vi: 'Việc này cần người có quyền duyệt hoặc quyền trích xuất của camera đó.',
    en: 'This needs somebody who may approve, or extract, footage of that camera.',
  },
  redaction_not_watched: {
    kind: 'conflict',
    vi: 'Bạn chưa xem bản che này. Hãy mở xem hết đoạn rồi mới duyệt.',
    en: 'You have not watched this copy yet. Open it, watch it through, then approve.',
  },
  redaction_child_uncovered: {
    kind: 'invalid',
    vi: 'Bạn nói trẻ em trong hình đã được che, nhưng chưa có khung nào ghi là trẻ em. Hãy vẽ khung, hoặc đổi loại của khung đã vẽ thành “Trẻ em”.',
    en: 'You say that children are covered, but no rectangle is marked as a child. Draw one, or change the kind of one that is there.',
  },
  redaction_span_wrong: {
    kind: 'invalid',
    vi: 'Đoạn cần che phải đã qua và dài nhất 10 phút. Hãy chọn đoạn ngắn hơn, hoặc chia làm nhiều bản.',
    en: 'What is redacted has been recorded already and is at most 10 minutes long. Choose a shorter span, or make several copies.',
  },
  redaction_not_shared: {
    kind: 'denied',
    vi: 'Chủ camera không chia sẻ một phần của đoạn này, nên không lập hay xem bản che được.',
    en: 'The camera’s owner did not share a part of this span, so no redacted copy of it can be made or seen.',
  },
  redaction_not_ready: {
    kind: 'conflict',
    vi: 'Phim này đang được làm. Hãy đợi một lát.',
    en: 'This film is still being made. Wait a moment.',
  },
  redaction_gone: {
    kind: 'missing',
    vi: 'Không còn phim này tại trạm.',
    en: 'This film is not at the station any more.',
  },
  redaction_damaged: {
    kind: 'damaged',
    vi: 'Tệp bản che không còn đúng như lúc được làm. Hãy mở lại bản che và làm lại.',
    en: 'The file of this copy is not what was made. Open the redaction again and make it anew.',
  },
  redaction_masks_changed: {
    kind: 'conflict',
    vi: 'Vùng che riêng tư của camera đã đổi sau khi làm bản này. Người lập hãy mở lại và nộp lại để che cả vùng mới.',
    en: 'The camera’s privacy masks have changed since this copy was made. Its maker opens it again and hands it in anew, so that they are covered too.',
  },
  redaction_nothing_recorded: {
    kind: 'missing',
    vi: 'Không có hình nào của đoạn này trên ổ đĩa.',
    en: 'There is no footage of this span on the disks.',
  },
  redaction_failed: {
    kind: 'unavailable',
    vi: 'Không làm được phim của đoạn này. Hình gốc vẫn nguyên; hãy thử lại, nếu vẫn lỗi hãy chọn đoạn ngắn hơn.',
    en: 'The film of this span could not be made. The recording itself is untouched; try again, and choose a shorter span if it fails again.',
  },
  redaction_disk_full: {
    kind: 'exhausted',
    vi: 'Ổ đĩa dữ liệu không còn chỗ hoặc không ghi được, nên chưa làm được phim. Hãy dọn chỗ rồi thử lại.',
    en: 'The data disk is full or cannot be written, so the film was not made. Make room and try again.',
  },
  redaction_missing: {
    kind: 'unavailable',
    vi: 'Trạm chưa cài phần làm phim (gói node-av), nên chưa che hình được. Hãy báo người quản trị.',
    en: 'The station has nothing installed that makes films (the node-av package), so nothing can be redacted. Tell the administrator.',
  },
  redaction_busy: {
    kind: 'exhausted',
    vi: 'Máy đang làm nhiều hình cùng lúc. Hãy đợi vài giây rồi thử lại.',
    en: 'The station is making many pictures at once. Wait a few seconds and try again.',
  },
  too_many_open_redactions: {
    kind: 'exhausted',
    vi: 'Bạn đang có 20 bản che chưa được duyệt. Hãy làm xong hoặc xóa bớt rồi lập bản mới.',
    en: 'You have 20 redacted copies that are not approved. Finish or remove some, then begin another.',
  },
  too_much_open_redaction: {
    kind: 'exhausted',
    vi: 'Các bản che chưa được duyệt của bạn cộng lại đã tới 1 giờ hình. Hãy làm xong hoặc xóa bớt, hoặc chọn đoạn ngắn hơn.',
    en: 'Your redacted copies that are not approved add up to an hour of film. Finish or remove some, or choose a shorter span.',
  },
  too_many_redactions: {
    kind: 'exhausted',
    vi: 'Trạm đã có 5.000 bản che hình. Hãy xóa bớt bản nháp không dùng.',
    en: 'The station has 5,000 redacted copies. Remove drafts that nobody needs.',
  },
} as const satisfies Record<string, Described>
