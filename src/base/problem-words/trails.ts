// What trails and comparison boards may answer.

import type { Described } from './described.ts'

export const trailProblems = {
  no_such_trail: {
    kind: 'missing',
    vi: 'Không có bản truy vết này. Có thể nó đã bị xóa, hoặc chưa được chia sẻ với bạn.',
    en: 'There is no such trail. It may have been removed, or not be shared with you.',
  },
  trail_not_yours: {
    kind: 'denied',
    vi: 'Bản truy vết này do người khác lập; chỉ người ấy xóa hoặc chia sẻ được.',
    en: 'Somebody else made this trail; only they can remove or share it.',
  },
  trail_closed: {
    kind: 'conflict',
    vi: 'Bản truy vết này đã khép lại. Hãy mở lại nó trước khi đánh dấu thêm.',
    en: 'This trail is closed. Open it again before marking more.',
  },
  trail_full: {
    kind: 'exhausted',
    vi: 'Bản truy vết này đã có 200 dấu. Hãy lập bản mới từ nơi thấy cuối cùng.',
    en: 'This trail has 200 marks already. Begin a new one where it was last seen.',
  },
  trail_mark_wrong: {
    kind: 'invalid',
    vi: 'Dấu này không đúng: khoảng đã xem phải kết thúc sau lúc bắt đầu, dài tối đa 2 giờ, không ở tương lai, và lúc thấy phải nằm trong khoảng ấy.',
    en: 'The mark is not right: the span looked at must end after it begins, last 2 hours at most, not lie in the future, and hold the moment of seeing.',
  },
  trail_unit_unknown: {
    kind: 'invalid',
    vi: 'Không có đơn vị này để chia sẻ. Hãy chọn đơn vị khác.',
    en: 'There is no such unit to share with. Choose another.',
  },
  no_such_trail_mark: {
    kind: 'missing',
    vi: 'Dấu này không còn trong bản truy vết. Có thể người khác vừa bỏ nó.',
    en: 'This mark is not on the trail any more. Somebody else may just have taken it away.',
  },
  trail_mark_not_yours: {
    kind: 'denied',
    vi: 'Dấu này do người khác đặt: chỉ người ấy sửa được, và chỉ người ấy hoặc người lập bản truy vết bỏ được. Hãy đặt dấu của mình.',
    en: 'Somebody else made this mark: only they can change it, and only they or whoever made the trail take it away. Make a mark of your own.',
  },
  too_many_trails: {
    kind: 'exhausted',
    vi: 'Đã lưu quá nhiều bản truy vết. Hãy xóa bớt những bản cũ.',
    en: 'Too many trails are saved. Remove old ones.',
  },
  no_such_comparison: {
    kind: 'missing',
    vi: 'Không có bảng so sánh này. Có thể nó đã bị xóa, hoặc chưa được chia sẻ với bạn.',
    en: 'There is no such comparison board. It may have been removed, or not be shared with you.',
  },
  comparison_changed: {
    kind: 'conflict',
    vi: 'Người khác vừa sửa bảng so sánh này. Hãy mở lại để xem bản mới.',
    en: 'Somebody else has just changed this board. Open it again to see how it is now.',
  },
  comparison_not_yours: {
    kind: 'denied',
    vi: 'Bảng so sánh này do người khác lập; chỉ người ấy xóa hoặc chuyển sang bản truy vết khác được.',
    en: 'Somebody else made this board; only they can remove it or move it to another trail.',
  },
  too_many_comparisons: {
    kind: 'exhausted',
    vi: 'Đã lưu quá nhiều bảng so sánh. Hãy xóa bớt những bảng cũ.',
    en: 'Too many comparison boards are saved. Remove old ones.',
  },
} as const satisfies Record<string, Described>
