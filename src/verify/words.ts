// Words: what verifying says to a person, the same from the command and from the page. Vietnamese is for somebody who knows nothing of hashes.

import type { Manifest } from '#contract/bundle.ts'
import type { NotABundle } from './bundle-files.ts'
import type { Reason } from './findings.ts'
import type { Verdict } from './report.ts'
import type { ZipFault } from './zip-faults.ts'

export type Language = 'vi' | 'en'
type Both = Readonly<Record<Language, string>>

export const verdictWords: Readonly<Record<Verdict, { readonly title: Both; readonly text: Both }>> = {
  sound: {
    title: { vi: 'NGUYÊN VẸN', en: 'INTACT' },
    text: {
      vi: 'Toàn bộ gói đúng như lúc trạm lập ra, ký bằng khóa mà anh/chị đã đưa vào để đối chiếu.',
      en: 'The whole bundle is as the station made it, signed with the key that you gave to compare.',
    },
  },
  sound_by_own_key: {
    title: { vi: 'NGUYÊN VẸN, CÒN PHẢI ĐỐI CHIẾU KHÓA', en: 'INTACT; THE KEY IS STILL TO BE COMPARED' },
    text: {
      vi: 'Toàn bộ gói khớp với chữ ký đi kèm. Ai cũng có thể tự tạo một khóa, nên hãy so dấu vân tay của khóa với biên bản, hoặc đưa vào tệp khóa công khai nhận trực tiếp từ trạm.',
      en: 'The whole bundle agrees with the signature that came with it. Anybody can make a key, so compare the key’s fingerprint with the minutes, or give the public key file that the station handed out itself.',
    },
  },
  wrong: {
    title: { vi: 'KHÔNG NGUYÊN VẸN', en: 'NOT INTACT' },
    text: {
      vi: 'Có chỗ không đúng như lúc trạm lập ra. Từng chỗ sai được ghi dưới đây, kèm tệp và thời điểm của hình.',
      en: 'Something is not as the station made it. Each place is told below, with its file and the time of the footage.',
    },
  },
  not_a_bundle: {
    title: { vi: 'KHÔNG PHẢI GÓI CHỨNG CỨ', en: 'NOT AN EVIDENCE BUNDLE' },
    text: {
      vi: 'Không kiểm tra được: thư mục hoặc tệp này không phải một gói chứng cứ của Mắt Thần, hoặc đã bị đóng gói lại.',
      en: 'It cannot be checked: this folder or file is no evidence bundle of Mắt Thần, or was packed anew.',
    },
  },
}

export const notABundleWords: Readonly<Record<NotABundle | ZipFault, Both>> = {
  no_manifest: {
    vi: 'Không có tệp manifest.json. Hãy chọn đúng thư mục của gói (thư mục có tệp này).',
    en: 'There is no manifest.json. Choose the folder of the bundle, the one that has this file.',
  },
  strange_manifest: {
    vi: 'Tệp manifest.json ở đây không phải bản kê của một gói chứng cứ.',
    en: 'The manifest.json here is not that of an evidence bundle.',
  },
  several_bundles: {
    vi: 'Trong đó có nhiều gói. Hãy chọn thư mục của từng gói.',
    en: 'There are several bundles in it. Choose the folder of one of them.',
  },
  too_many_files: {
    vi: 'Có quá nhiều tệp (hơn 20.000), không gói nào có nhiều như vậy.',
    en: 'There are too many files (more than 20,000); no bundle has that many.',
  },
  not_a_zip: {
    vi: 'Tệp này không phải tệp zip, hoặc đã bị cắt cụt.',
    en: 'This file is no zip, or its end is cut off.',
  },
  zip_damaged: {
    vi: 'Mục lục của tệp zip hỏng, hoặc không khớp với nội dung.',
    en: 'The zip’s directory is damaged, or does not agree with what is in it.',
  },
  zip_compressed: {
    vi: 'Tệp zip này đã bị nén lại bằng chương trình khác. Hãy giải nén ra thư mục rồi kiểm tra thư mục đó.',
    en: 'This zip was packed anew by another program. Unpack it to a folder and check that folder.',
  },
  zip_encrypted: {
    vi: 'Tệp zip có mật khẩu. Hãy giải nén ra thư mục rồi kiểm tra thư mục đó.',
    en: 'The zip has a password. Unpack it to a folder and check that folder.',
  },
  zip_split: { vi: 'Tệp zip bị chia nhiều phần.', en: 'The zip is split into parts.' },
  zip_bad_name: {
    vi: 'Trong tệp zip có tên tệp nguy hiểm (đường dẫn tuyệt đối, "..", ký tự lạ). Không mở.',
    en: 'The zip has a dangerous name in it (an absolute path, “..”, odd letters). It is not opened.',
  },
  zip_duplicate: {
    vi: 'Trong tệp zip có hai tệp cùng tên: mỗi chương trình có thể mở ra một tệp khác nhau.',
    en: 'The zip has two files of one name: programs could open different ones.',
  },
  zip_overlap: {
    vi: 'Trong tệp zip có các tệp chồng lên nhau (kiểu "bom zip"). Không mở.',
    en: 'Files in the zip lie over each other, as in a zip bomb. It is not opened.',
  },
  zip_link: {
    vi: 'Trong tệp zip có liên kết trỏ ra ngoài. Không mở.',
    en: 'The zip has a link in it. It is not opened.',
  },
  zip_too_many: {
    vi: 'Tệp zip có quá nhiều tệp hoặc mục lục quá lớn. Không mở.',
    en: 'The zip has too many files, or too long a directory. It is not opened.',
  },
  zip_hidden: {
    vi: 'Trong tệp zip có phần giấu, không thuộc tệp nào trong mục lục.',
    en: 'The zip hides bytes that belong to no file of its directory.',
  },
}

export const reasonWords: Readonly<Record<Reason, Both>> = {
  manifest_unreadable: {
    vi: 'Bản kê của gói (manifest.json) hỏng hoặc không đọc được.',
    en: 'The manifest is damaged or cannot be read.',
  },
  content_differs: {
    vi: 'Mã nội dung ghi trong bản kê (và trên biên bản) không phải của các tệp được kê.',
    en: 'The content hash in the manifest (and on the papers) is not that of the files it lists.',
  },
  listed_twice: { vi: 'Bản kê ghi một tệp hai lần.', en: 'The manifest lists a file twice.' },
  signature_missing: { vi: 'Thiếu chữ ký (manifest.sig).', en: 'The signature (manifest.sig) is missing.' },
  signature_unreadable: { vi: 'Tệp chữ ký hỏng hoặc không đọc được.', en: 'The signature file cannot be read.' },
  signature_wrong: {
    vi: 'Chữ ký không khớp: bản kê đã bị sửa sau khi ký, hoặc không phải trạm này ký.',
    en: 'The signature does not fit: the manifest was changed after it was signed, or another signed it.',
  },
  fingerprint_differs: {
    vi: 'Dấu vân tay ghi trong gói không phải của khóa đã ký.',
    en: 'The fingerprint told in the bundle is not that of the key that signed.',
  },
  other_key: {
    vi: 'Gói được ký bằng một khóa KHÁC với khóa anh/chị đưa vào: không phải trạm đó ký.',
    en: 'The bundle is signed with ANOTHER key than the one you gave: that station did not sign it.',
  },
  other_paper: {
    vi: 'Mã trên giấy KHÔNG phải của gói này: biên bản nói về một gói khác, hoặc gói đã bị thay.',
    en: 'The mark on the paper is NOT that of this bundle: the minutes are of another one, or it was replaced.',
  },
  heads_by_other_key: {
    vi: 'Đầu chuỗi của hình được ký bằng một khóa khác với khóa đối chiếu.',
    en: 'Heads of the footage’s chain are signed with another key than the one to compare.',
  },
  key_not_listed: {
    vi: 'Khóa đã ký không có trong tệp khóa của gói (station.pub).',
    en: 'The key that signed is not in the bundle’s own key file (station.pub).',
  },
  file_changed: { vi: 'Tệp đã bị thay đổi sau khi ký.', en: 'The file was changed after signing.' },
  file_shorter: { vi: 'Tệp bị cắt ngắn.', en: 'The file is cut short.' },
  file_longer: { vi: 'Tệp dài hơn lúc ký.', en: 'The file is longer than when it was signed.' },
  file_missing: { vi: 'Tệp bị thiếu.', en: 'The file is missing.' },
  file_unreadable: {
    vi: 'Không đọc được tệp (ổ đĩa, USB có thể hỏng).',
    en: 'The file cannot be read (the disk or stick may be failing).',
  },
  file_is_link: {
    vi: 'Tệp này là liên kết trỏ ra ngoài gói, không phải tệp thật.',
    en: 'This file is a link to something outside the bundle.',
  },
  file_added: { vi: 'Tệp lạ, không có trong bản kê đã ký.', en: 'A strange file that is not in the signed manifest.' },
  litter: {
    vi: 'Tệp do hệ điều hành tự thêm khi mở thư mục, không thuộc gói.',
    en: 'A file that the operating system put there when the folder was opened; not part of the bundle.',
  },
  file_beside: {
    vi: 'Tệp lạ nằm cạnh thư mục của gói: không thuộc gói, trạm không ký, đừng coi là chứng cứ.',
    en: 'A foreign file beside the bundle’s folder: no part of the bundle, not signed by the station; do not take it for evidence.',
  },
  chain_missing: { vi: 'Video không có chuỗi chứng thực đi kèm.', en: 'The video has no chain with it.' },
  chain_unreadable: { vi: 'Chuỗi chứng thực của video không đọc được.', en: 'The video’s chain cannot be read.' },
  chain_of_another: {
    vi: 'Chuỗi chứng thực này là của camera, trạm hoặc video khác.',
    en: 'This chain is of another camera, station or video.',
  },
  fragment_changed: {
    vi: 'Hình tại đây đã bị thay đổi sau khi ghi.',
    en: 'The footage here was changed after it was recorded.',
  },
  fragment_out_of_place: {
    vi: 'Chuỗi chỉ đến chỗ không có trong video, hoặc chồng lên nhau.',
    en: 'The chain points outside the video, or at one place twice.',
  },
  fragment_not_ours: {
    vi: 'Đoạn này không phải do trạm ghi ra.',
    en: 'This piece is none that the station’s recorder writes.',
  },
  link_differs: {
    vi: 'Chuỗi đứt tại đây: có đoạn bị bỏ, chen vào hoặc đổi chỗ.',
    en: 'The chain is broken here: a piece was taken out, put in or moved.',
  },
  times_differ: {
    vi: 'Giờ ghi cho đoạn này không phải giờ của chính nó.',
    en: 'The time that is told for this piece is not its own.',
  },
  header_differs: {
    vi: 'Phần đầu của đoạn ghi nói về camera hoặc trạm khác.',
    en: 'The header of this segment tells of another camera or station.',
  },
  left_out: {
    vi: 'Có đoạn bị bỏ ra khỏi chuỗi mà không nêu là khoảng mất.',
    en: 'Pieces of the chain are left out, and no gap is told there.',
  },
  unproven_bytes: {
    vi: 'Video có phần dữ liệu không được chuỗi nào chứng thực.',
    en: 'The video holds media that no chain proves.',
  },
  segment_span_differs: {
    vi: 'Tệp gốc của kho lưu không giữ đúng khoảng mà gói ghi cho nó.',
    en: 'This file of the archive does not hold the span that the bundle tells for it.',
  },
  segment_beyond: {
    vi: 'Tệp gốc của kho lưu dài hơn khoảng đã đề nghị: nó giữ hình từ lúc đầu đến lúc cuối ghi ở đây.',
    en: 'This file of the archive reaches beyond the span that was asked for: it holds all from the first to the last instant told here.',
  },
  head_forged: { vi: 'Chữ ký trên chuỗi của hình là giả.', en: 'A signature over the footage’s chain is forged.' },
  head_elsewhere: {
    vi: 'Chữ ký trên chuỗi là của đoạn hình khác.',
    en: 'A signature over the chain is for another piece of footage.',
  },
  head_time: {
    vi: 'Chữ ký trên chuỗi được ký vào giờ cách xa giờ của hình: đồng hồ trạm đã được chỉnh, hoặc hình được ghi vào lúc khác.',
    en: 'The chain was signed at a time far from that of the footage: the station’s clock was set, or it was written at another time.',
  },
  head_missing: {
    vi: 'Đoạn cuối này chưa có chữ ký lúc ghi ở phía sau (trạm ký mỗi phút một lần); nó chỉ được chứng thực bởi chữ ký của gói.',
    en: 'No signature of the time of recording stands behind this last stretch (the station signs once a minute); only the bundle’s own signature covers it.',
  },
  chain_rewritten: {
    vi: 'Chuỗi trong gói KHÁC với đầu chuỗi đã được giữ ở nơi khác: hình hoặc chuỗi đã bị viết lại sau đó, dù vẫn bằng khóa của trạm.',
    en: 'The chain in the bundle CONTRADICTS a head that was kept elsewhere: it was written anew since, though with the station’s key.',
  },
  heads_not_met: {
    vi: 'Các đầu chuỗi đưa vào không thuộc đoạn hình nào trong gói, nên không đối chiếu được.',
    en: 'The heads that were given are of none of the footage in this bundle, so they say nothing about it.',
  },
  tables_unreadable: {
    vi: 'Bảng phát của video không đọc được, hoặc có phần lạ.',
    en: 'The video’s playing tables cannot be read, or hold something strange.',
  },
  tables_elsewhere: {
    vi: 'Video phát dữ liệu không được chứng thực.',
    en: 'The video plays bytes that are not proven.',
  },
  tables_out_of_order: {
    vi: 'Video phát hình không theo thứ tự đã ghi.',
    en: 'The video plays pictures in another order than they were recorded.',
  },
  tables_hide: {
    vi: 'Video giấu hình hoặc tiếng đã ghi trong khoảng được yêu cầu.',
    en: 'The video hides pictures or sound of the span that was asked for.',
  },
  tables_times: {
    vi: 'Video phát hình nhanh, chậm hoặc lệch so với lúc ghi.',
    en: 'The video plays pictures at another pace than they were recorded.',
  },
  tables_format: {
    vi: 'Video được giải mã theo cách khác với lúc ghi.',
    en: 'The video is decoded in another way than it was recorded.',
  },
  tables_edits: {
    vi: 'Video có lệnh dựng lạ (cắt, lặp, đổi tốc độ).',
    en: 'The video has strange edits (cuts, repeats, speed).',
  },
  parts_differ: {
    vi: 'Giờ mà gói ghi cho đoạn phim này không phải giờ đã ghi hình.',
    en: 'The time of day that the bundle tells for this place is not when it was recorded.',
  },
  coverage_unreadable: {
    vi: 'Bản kê khoảng có hình, mất hình không đọc được.',
    en: 'The list of what was recorded and what is missing cannot be read.',
  },
  coverage_hole: {
    vi: 'Thiếu hình ở đây mà gói không nêu: bản kê nói có ghi.',
    en: 'Footage is missing here, and nobody told: the list says it was recorded.',
  },
  coverage_gap_filled: {
    vi: 'Bản kê nói mất hình, nhưng trong gói lại có hình của lúc đó.',
    en: 'The list says footage is missing here, and the bundle has some.',
  },
  coverage_gaps_differ: {
    vi: 'Các khoảng mất hình ghi ở hai nơi trong gói không giống nhau.',
    en: 'Two places in the bundle tell different gaps.',
  },
  log_unreadable: {
    vi: 'Trích lục nhật ký truy cập không đọc được.',
    en: 'The extract of the access log cannot be read.',
  },
  log_changed: { vi: 'Trích lục nhật ký truy cập đã bị sửa.', en: 'The extract of the access log was changed.' },
  log_counts_differ: {
    vi: 'Số mục nhật ký truy cập trong gói không đúng với số ghi trong bản kê.',
    en: 'The bundle has not as many lines of the access log as the manifest tells.',
  },
  log_head_wrong: {
    vi: 'Đầu chuỗi đã ký của nhật ký truy cập không đúng.',
    en: 'The signed head of the access log is not right.',
  },
  sums_differ: {
    vi: 'Danh sách SHA256SUMS không khớp với bản kê đã ký.',
    en: 'SHA256SUMS does not agree with the signed manifest.',
  },
  time_stamp_unreadable: { vi: 'Dấu thời gian không đọc được.', en: 'The time stamp cannot be read.' },
  time_stamp_of_another: {
    vi: 'Dấu thời gian là của một bản kê khác.',
    en: 'The time stamp is of another manifest.',
  },
  time_stamp_signature: {
    vi: 'Chữ ký của dấu thời gian không đúng.',
    en: 'The time stamp’s signature is not right.',
  },
  time_stamp_unchecked: {
    vi: 'Dấu thời gian đúng về mặt kỹ thuật; dịch vụ cấp dấu có đáng tin hay không thì phải tự xem xét.',
    en: 'The time stamp is right in itself; whether its service may be trusted is yours to judge.',
  },
  key_unknown: {
    vi: 'Chưa đối chiếu khóa: hãy so dấu vân tay này với biên bản.',
    en: 'The key has not been compared: hold this fingerprint against the minutes.',
  },
}

/** How many lines of the access log there were about the footage, and how many lie in the bundle. */
export const logWords = ({ about, whole, by_hash }: NonNullable<Manifest['access_log']>): Both => {
  const left = about - whole - by_hash
  const vi = [`có ${about} mục về hình này; trong gói đủ ${whole} mục`]
  const en = [`${about} lines about this footage; ${whole} of them in the bundle word for word`]
  if (by_hash > 0) {
    vi.push(`${by_hash} mục của phiếu khác chỉ có mã băm`)
    en.push(`${by_hash} of other requests by their hash alone`)
  }
  if (left > 0) {
    vi.push(`${left} mục mới nhất không kèm vì quá nhiều`)
    en.push(`the newest ${left} left out, being too many`)
  }
  return { vi: vi.join(', '), en: en.join(', ') }
}

/** What a sound bundle proves, and what nothing of the kind can. One without original films, only covered ones, proves little of the footage. */
export const proofWords = (
  films: number,
  segments: number,
): { readonly proven: readonly Both[]; readonly not_proven: readonly Both[] } =>
  films > 0
    ? { proven: segments > 0 ? [...provenWords, segmentWords] : provenWords, not_proven: notProvenWords }
    : { proven: coveredProvenWords, not_proven: [uncoveredWords, ...notProvenWords.slice(0, 3)] }

const segmentWords: Both = {
  vi: 'Các tệp gốc của kho lưu: từng đoạn nối đúng chuỗi từ lúc ghi, đến các chữ ký của trạm.',
  en: 'The archive’s own files: each piece hangs on the chain from the time of recording, up to the station’s signatures.',
}

const coveredProvenWords: readonly Both[] = [
  {
    vi: 'Mọi tệp trong gói không bị thay đổi từ khi trạm ký.',
    en: 'No file of the bundle was changed since the station signed it.',
  },
  {
    vi: 'Ai đề nghị, ai duyệt, ai trích xuất, lúc nào (theo đồng hồ của trạm).',
    en: 'Who asked, approved and extracted, and when (by the station’s clock).',
  },
]

const uncoveredWords: Both = {
  vi: 'Bản đã che giống hình gốc ở những chỗ không che: gói này không có hình gốc để so.',
  en: 'That a covered copy is like the original where it is not covered: the original is not in this bundle.',
}

const provenWords: readonly Both[] = [
  {
    vi: 'Hình và mọi tệp trong gói không bị thay đổi từ khi trạm ghi ra và ký.',
    en: 'Footage and every other file are unchanged since the station wrote and signed them.',
  },
  {
    vi: 'Hình đầy đủ trong khoảng được yêu cầu, trừ các khoảng mất đã nêu kèm nguyên nhân.',
    en: 'The footage of the span is complete but for the gaps that are told, with their causes.',
  },
  {
    vi: 'Trạm ghi lúc nào (theo đồng hồ của trạm), ai đề nghị, ai duyệt, ai trích xuất.',
    en: 'When the station recorded it (by the station’s clock), and who asked, approved and extracted.',
  },
  {
    vi: 'Phim phát đúng các hình đã ghi, đúng thứ tự, không giấu hình nào.',
    en: 'What is played is what was recorded, in its order, with nothing hidden.',
  },
]

const notProvenWords: readonly Both[] = [
  {
    vi: 'Đồng hồ của camera và của trạm chạy đúng: độ lệch đo được ghi ở từng camera.',
    en: 'That the clocks of camera and station were right: the offset that was measured is told for each camera.',
  },
  {
    vi: 'Cảnh trước ống kính đúng như vẻ ngoài của nó.',
    en: 'That the scene before the lens is what it seems.',
  },
  {
    vi: 'Khóa bí mật của trạm chưa từng bị dùng sai: muốn loại trừ cả người giữ khóa, phải có đầu chuỗi được giữ ở nơi khác.',
    en: 'That the station’s private key was never misused: to exclude even its holder it takes heads that were kept elsewhere.',
  },
  {
    vi: 'Hình được thu hồi về sau (nếu có) trước khi đến trạm: nguồn gốc được nêu, không được chứng minh.',
    en: 'What recovered footage, if any, was before it came to the station: its origin is told, not proven.',
  },
]
