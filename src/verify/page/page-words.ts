// Page words: what stands on the page itself; what verifying found is said in verify/words.ts.

import type { Language } from '#verify/words.ts'

const words = {
  title: ['Kiểm tra gói chứng cứ', 'Check an evidence bundle'],
  lead: [
    'Xem hình và kiểm tra gói có còn nguyên vẹn không. Không cần mạng, không cài gì, không có gì rời khỏi máy này.',
    'Watch the footage and check whether the bundle is intact. No network, nothing to install, nothing leaves this computer.',
  ],
  can_tell: [
    'Kiểm được: hình và các tệp có bị sửa từ lúc trạm ghi không, thiếu khoảng nào và vì sao, trạm nào ghi, ai trích xuất và lúc nào. Có chỗ sai thì nói rõ tệp nào, giây nào.',
    'It can tell: whether footage or files were changed since the station recorded them, what is missing and why, which station recorded it, who extracted it and when. What is wrong is named by file and second.',
  ],
  cannot_tell: [
    'Không kiểm được: đồng hồ camera có đúng giờ thật không, người trong hình là ai, việc trong hình có đúng như nhìn thấy không.',
    'It cannot tell: whether the camera’s clock was right, who is in the picture, and whether things were as they look.',
  ],
  choose_folder: ['Chọn thư mục gói', 'Choose the bundle’s folder'],
  choose_zip: ['Chọn tệp .zip', 'Choose a .zip file'],
  drop: ['hoặc kéo thư mục, tệp .zip thả vào đây', 'or drag the folder or the .zip onto this page'],
  where: [
    'Chọn chính thư mục có tệp kiem-tra.html này. Trình duyệt có thể hỏi "tải lên": tệp chỉ được đọc tại chỗ, không gửi đi đâu.',
    'Choose the very folder that this kiem-tra.html lies in. A browser may ask about an “upload”: files are only read here, nothing is sent.',
  ],
  compare: ['Đối chiếu với bản giữ riêng (nên làm)', 'Compare with what you kept (advised)'],
  key_file: ['Khóa công khai của trạm (station.pub)', 'The station’s public key (station.pub)'],
  heads_file: ['Đầu chuỗi giữ ở nơi khác (heads….jsonl)', 'Heads that were kept elsewhere (heads….jsonl)'],
  mark: ['Mã nội dung hoặc mã QR trên biên bản', 'Content hash or QR text from the paper'],
  choose_file: ['Chọn tệp', 'Choose a file'],
  none_chosen: ['chưa chọn', 'none chosen'],
  again: ['Kiểm tra lại', 'Check again'],
  other: ['Chọn gói khác', 'Choose another bundle'],
  forged: [
    'Trang đi kèm gói cũng có thể bị làm giả cùng gói. Để chắc chắn, dùng bản lấy từ trạm (địa chỉ của trạm, thêm /kiem-tra.html) hoặc lệnh "matthan verify".',
    'A page that came with a bundle can be forged with it. To be sure, use a copy from the station (its address, then /kiem-tra.html) or the command “matthan verify”.',
  ],
  version: ['Phiên bản trang', 'Version of this page'],
  checking: ['Đang kiểm tra', 'Checking'],
  leave_open: ['Có thể xem hình trong lúc chờ. Đừng đóng trang.', 'You can watch meanwhile. Keep the page open.'],
  findings: ['Chỗ sai', 'What is wrong'],
  cautions: ['Cần biết', 'To be known'],
  more: ['chỗ nữa cùng loại', 'more alike'],
  jump: ['Xem chỗ này', 'Show it'],
  proven: ['Được chứng minh', 'What is proven'],
  not_proven: ['Không được chứng minh', 'What is not proven'],
  about: ['Gói này', 'This bundle'],
  number: ['Phiếu trích xuất', 'Extraction'],
  case: ['Vụ việc', 'Case'],
  document: ['Văn bản yêu cầu', 'Written request'],
  ground: ['Căn cứ', 'Legal ground'],
  recipient: ['Bên nhận', 'Recipient'],
  requested: ['Người đề nghị', 'Asked by'],
  approved: ['Người duyệt', 'Approved by'],
  extracted: ['Người trích xuất', 'Extracted by'],
  made: ['Lập lúc', 'Made at'],
  station: ['Trạm', 'Station'],
  key: ['Dấu vân tay của khóa', 'Fingerprint of the key'],
  key_hint: ['So từng nhóm với biên bản.', 'Compare group by group with the minutes.'],
  content: ['Mã nội dung', 'Content hash'],
  stamped: ['Dấu thời gian', 'Time stamp'],
  fragments: ['đoạn hình đúng chuỗi', 'fragments proven'],
  archive_files: ['tệp gốc của kho lưu, kiểm theo chuỗi', 'archive files, checked by the chain'],
  access_log: ['Nhật ký truy cập', 'Access log'],
  signatures: ['chữ ký lúc ghi', 'signatures of the time of recording'],
  kept_met: ['đầu chuỗi giữ nơi khác đã gặp', 'heads kept elsewhere were met'],
  footage: ['Hình', 'Footage'],
  place: ['Vị trí', 'Place'],
  asked: ['Khoảng yêu cầu', 'Span'],
  device: ['Thiết bị', 'Device'],
  clock: ['Đồng hồ', 'Clock'],
  clock_offset: ['camera lệch so với trạm', 'camera against station'],
  clock_unknown: ['không rõ độ lệch của camera', 'the camera’s offset is not known'],
  synchronized: ['đồng hồ trạm được đồng bộ', 'the station’s clock was synchronized'],
  unsynchronized: ['đồng hồ trạm chưa được đồng bộ', 'the station’s clock was not synchronized'],
  unknown: ['không rõ đồng hồ trạm có được đồng bộ không', 'whether the station’s clock was synchronized is not known'],
  masked: [
    'Khi xem trực tiếp, vùng riêng tư của camera này được che; hình gốc ở đây thì không.',
    'Private places of this camera are covered for viewers; the original here is not.',
  ],
  gaps: ['Khoảng không có hình', 'Where there is no footage'],
  no_gaps: ['Không có khoảng mất hình.', 'There is no gap.'],
  no_video: ['Không có hình nào trong khoảng này.', 'There is no footage of this span.'],
  recorded: ['có hình', 'recorded'],
  recovered: ['thu hồi sau', 'recovered'],
  missing: ['mất hình', 'missing'],
  cannot_play: [
    'Trình duyệt này không phát được định dạng của phim. Hãy thử trình duyệt khác, mở tệp bằng VLC, hoặc xem bản để xem bên dưới.',
    'This browser cannot play this film’s format. Try another browser, open the file in VLC, or watch the viewing copy below.',
  ],
  now: ['Giờ ghi hình', 'Time of recording'],
  picture_step: ['Từng hình', 'By picture'],
  also: ['Bản để xem, bản đã che, ảnh', 'Viewing copies, redacted copies, stills'],
  not_original: [
    'Làm ra từ hình gốc để dễ xem; bản gốc là các phim ở trên.',
    'Made from the original to be easy to watch; the original are the films above.',
  ],
  files: ['Các tệp', 'Files'],
  open: ['Lưu', 'Save'],
  bad_key: [
    'Tệp khóa không đọc được: cần tệp PEM có dòng BEGIN PUBLIC KEY.',
    'The key file cannot be read: it takes a PEM file with the line BEGIN PUBLIC KEY.',
  ],
  bad_heads: ['Tệp đầu chuỗi không đọc được.', 'The file of heads cannot be read.'],
  failed: ['Trình duyệt không làm tiếp được', 'The browser could not go on'],
  one_file: [
    'Đó không phải thư mục gói, cũng không phải tệp .zip.',
    'That is neither a bundle’s folder nor a .zip file.',
  ],
  encrypted: [
    'Gói này còn mã hóa (.age). Hãy giải mã trước (age, hoặc matthan verify), rồi chọn tệp .zip.',
    'This bundle is still encrypted (.age). Decrypt it first (age, or matthan verify), then choose the .zip.',
  ],
  seconds: ['giây', 's'],
} as const satisfies Record<string, readonly [vi: string, en: string]>

export type PageWord = keyof typeof words

export const wordsIn =
  (language: Language) =>
  (word: PageWord): string =>
    words[word][language === 'vi' ? 0 : 1]

const causes: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  power_lost: ['mất điện', 'power lost'],
  internet_lost: ['mất Internet', 'internet lost'],
  wifi_lost: ['lỗi wifi', 'wifi lost'],
  recorder_fault: ['bộ ghi hình khởi động lại', 'the recorder restarted'],
  disk_fault: ['lỗi ổ cứng', 'disk fault'],
  auth_failed: ['camera từ chối mật khẩu', 'the camera refused the password'],
  tampered: ['bị che, xoay, phá', 'tampered with'],
  clock_drift: ['lệch giờ', 'clock drift'],
  station_down: ['trạm không chạy', 'the station was not running'],
  not_scheduled: ['ngoài lịch ghi', 'outside the recording hours'],
  not_shared: ['chủ camera không chia sẻ', 'its owner does not share it'],
  suspended: ['tạm ngừng ghi', 'suspended'],
  expired: ['đã xóa theo thời hạn lưu', 'removed by retention'],
  not_handed_over: [
    'không giao bản gốc, chỉ giao bản đã che',
    'the original is not handed over, only the redacted copy',
  ],
}

export const causeIn = (language: Language, cause: string): string =>
  causes[cause]?.[language === 'vi' ? 0 : 1] ?? (language === 'vi' ? 'không rõ nguyên nhân' : 'cause unknown')
