// Findings: what a check of the footage may find, each with a sentence for a person. A finding is data first: file, byte, stream, instant.

import type { WallTime90k } from '#base/units.ts'

export const findingWords = {
  unreadable_file: { vi: 'không mở được tệp', en: 'the file cannot be opened' },
  no_about: { vi: 'tệp không nói nó là của camera nào', en: 'the file does not say what it is' },
  damaged_header: { vi: 'phần đầu tệp bị hỏng', en: 'the movie header is damaged' },
  wrong_place: {
    vi: 'tệp nằm sai chỗ: tên và thư mục không khớp với nội dung',
    en: 'the file lies in the wrong place: its name and folder do not match what it says',
  },
  no_index: { vi: 'tệp đã đóng mà thiếu mục lục ở cuối', en: 'a closed file has no index at its end' },
  damaged_index: { vi: 'mục lục ở cuối tệp bị hỏng', en: 'the index at the end is damaged' },
  index_differs: { vi: 'mục lục không khớp với các đoạn trong tệp', en: 'the index does not agree with the fragments' },
  unreadable: { vi: 'chỗ này không đọc được là một đoạn ghi hình', en: 'what stands here is not a whole fragment' },
  changed: { vi: 'đoạn này đã bị thay đổi sau khi ghi', en: 'this fragment was changed after it was written' },
  not_continued: {
    vi: 'đoạn này không nối tiếp đoạn trước nó: có đoạn bị lấy đi, chèn vào hoặc đổi chỗ',
    en: 'this fragment does not continue the one before: one was taken out, put in or moved',
  },
  segment_missing: {
    vi: 'thiếu hình giữa tệp trước và tệp này',
    en: 'footage is missing between the file before and this one',
  },
  end_missing: {
    vi: 'thiếu hình ở cuối: chuỗi niêm phong đã đi xa hơn tệp mới nhất',
    en: 'footage is missing at the end: the chain went further than the newest file',
  },
  bad_signature: { vi: 'chữ ký niêm phong không đúng', en: 'a signed head does not verify' },
  file_without_row: { vi: 'tệp chưa có trong danh mục', en: 'the file is not in the catalogue' },
  row_without_file: {
    vi: 'danh mục có tệp này nhưng trên đĩa không còn',
    en: 'the catalogue names a file that is gone',
  },
  motion_damaged: {
    vi: 'tệp chuyển động của ngày này bị hỏng; làm lại từ hình ghi bằng «matthan notice rebuild»',
    en: 'this day’s motion file is damaged; `matthan notice rebuild` makes it anew from the footage',
  },
  ledger_differs: {
    vi: 'sổ sự cố trong danh mục không khớp nhật ký của nó (ledger/)',
    en: 'the ledger in the catalogue does not agree with its journal (ledger/)',
  },
  ledger_row_missing: {
    vi: 'một dòng của sổ sự cố bị lấy khỏi danh mục; nhật ký của nó (ledger/) còn giữ',
    en: 'a row of the ledger was taken out of the catalogue; its journal (ledger/) still has it',
  },
  ledger_row_added: {
    vi: 'danh mục có một dòng sổ sự cố mà nhật ký của nó (ledger/) không có',
    en: 'the catalogue has a row of the ledger that its journal (ledger/) has not',
  },
  row_differs: { vi: 'danh mục không khớp với tệp', en: 'the catalogue does not agree with the file' },
} as const

export type FindingCode = keyof typeof findingWords

export type Finding = {
  readonly what: FindingCode
  /** The whole path, or `camera/stream` where no single file is meant. */
  readonly file: string
  readonly at_byte: number | null
  readonly camera: string
  readonly stream: string
  /** When the footage there was recorded, where it is known. */
  readonly at: WallTime90k | null
  /** What was compared, for whoever looks into it. */
  readonly detail: string
}
