// What the check of the access log may find, and how it says so.

export type LogFault =
  | 'edited'
  | 'removed'
  | 'reordered'
  | 'inserted'
  | 'back_dated'
  | 'file_swapped'
  | 'file_missing'
  | 'tail_cut'
  | 'rewritten'
  | 'key_replaced'
  | 'head_not_signed'
  | 'heads_missing'
  | 'another_chain'
  | 'pruned_unproven'
  | 'pruned_too_soon'
  | 'index_differs'
  | 'unreadable'
  | 'torn'

export type LogFinding = {
  readonly what: LogFault
  /** In which file, or folder of heads. */
  readonly file: string
  /** The entry; null where it is not about one. */
  readonly n: number | null
  readonly at_90k: number | null
  readonly detail: string
}

export const logFaultWords: Readonly<Record<LogFault, { readonly vi: string; readonly en: string }>> = {
  edited: { vi: 'mục này đã bị sửa', en: 'this entry was changed' },
  removed: { vi: 'có mục đã bị bỏ đi', en: 'entries were taken out' },
  reordered: { vi: 'mục này đã bị đổi chỗ', en: 'this entry was moved' },
  inserted: { vi: 'mục này được chen vào', en: 'this entry was put in' },
  back_dated: { vi: 'giờ của mục này sớm hơn mục đứng trước', en: 'this entry is dated before what stands before it' },
  file_swapped: { vi: 'tệp này không nằm đúng chỗ của nó', en: 'this file does not belong in its place' },
  file_missing: { vi: 'thiếu tệp nhật ký', en: 'a file of the log is missing' },
  tail_cut: { vi: 'đoạn cuối của nhật ký đã bị cắt', en: 'the end of the log was cut off' },
  rewritten: {
    vi: 'nhật ký đã bị viết lại: đầu chuỗi giữ ở nơi khác nói khác',
    en: 'the log was written anew: a head that was kept says otherwise',
  },
  key_replaced: {
    vi: 'đầu chuỗi này ký bằng khóa mà trạm không còn nhận; khóa của trạm đã bị thay',
    en: 'this head was signed with a key that the station does not know any more: its key was replaced',
  },
  head_not_signed: { vi: 'chữ ký của đầu chuỗi không đúng', en: 'the signature of a head is wrong' },
  heads_missing: { vi: 'không còn đầu chuỗi nào được ký', en: 'no signed head is left' },
  another_chain: {
    vi: 'đầu chuỗi này thuộc một nhật ký khác, nay không còn ở đây',
    en: 'this head belongs to another log, which is not here any more',
  },
  pruned_unproven: {
    vi: 'không chứng minh được mục cũ do trạm bỏ khi hết hạn',
    en: 'nothing proves that older entries were removed by the station',
  },
  pruned_too_soon: {
    vi: 'mục cũ bị bỏ trước hạn 24 tháng',
    en: 'entries were removed before their 24 months were over',
  },
  index_differs: { vi: 'mục lục nói khác với nhật ký', en: 'the index says otherwise than the log' },
  unreadable: { vi: 'mục này không đọc được', en: 'this entry cannot be read' },
  torn: { vi: 'dòng cuối chưa ghi xong', en: 'the last line was not written to its end' },
}
