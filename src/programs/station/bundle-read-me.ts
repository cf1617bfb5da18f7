// The read-me of a bundle: what it is, how it is looked at and verified, in Vietnamese and English, for whoever finds the folder years later.

import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import type { Manifest } from '#contract/bundle.ts'

export const readMe = (manifest: Manifest): Buffer => {
  const { station, extraction, content_sha256, made } = manifest
  const at = localText(wallTime90k(made.at_90k))
  const content = (content_sha256.toUpperCase().match(/.{8}/g) ?? []).join(' ')
  const document = extraction.document
  const ground =
    document === null ? '' : `; ${document.number}, ${document.day.split('-').reverse().join('/')}, ${document.issuer}`
  const lines = [
    `GÓI TRÍCH XUẤT DỮ LIỆU CAMERA ${manifest.id}`,
    `Trích xuất số ${extraction.number}, lập lúc ${at}`,
    `Trạm: ${station.name}${station.unit === '' ? '' : `, ${station.unit}`}`,
    `Người trích xuất: ${extraction.extracted_by}. Nơi nhận: ${extraction.recipient}${ground}`,
    '',
    'XEM VÀ KIỂM TRA',
    '1. Mở tệp kiem-tra.html bằng trình duyệt (Chrome, Edge, Firefox), không cần mạng, không cần cài gì.',
    '2. Chọn chính thư mục này (hoặc tệp .zip). Trang cho xem hình, cho biết khoảng nào thiếu và vì sao,',
    '   và kiểm tra từng tệp, từng đoạn hình có đúng như khi trạm ghi hay không.',
    '3. So «Dấu vân tay khóa» và «Mã nội dung» trên trang với số in trên biên bản giấy:',
    `   Dấu vân tay khóa: ${station.fingerprint}`,
    `   Mã nội dung (SHA-256): ${content}`,
    'Trang kèm trong gói cũng có thể bị thay cùng với gói. Muốn chắc chắn, hãy dùng trang kiem-tra.html lấy từ trạm',
    'hoặc lệnh «matthan verify», và so dấu vân tay khóa với bản giấy.',
    '',
    'Tệp trong thư mục video/ là hình gốc, giữ nguyên từng byte như khi ghi, xem được bằng mọi trình phát MP4.',
    'Muốn kiểm tra nhanh các tệp bằng công cụ có sẵn trên Linux, macOS: sha256sum -c SHA256SUMS',
    'Dữ liệu này chứa hình ảnh cá nhân: chỉ dùng đúng mục đích ghi trong biên bản, không đăng lên mạng.',
    '',
    '----------------------------------------------------------------',
    '',
    `CAMERA FOOTAGE BUNDLE ${manifest.id}`,
    `Extraction ${extraction.number}, made ${made.iso} by ${extraction.extracted_by} at ${station.name}`,
    '',
    'LOOK AT IT AND VERIFY IT',
    '1. Open kiem-tra.html in a browser. No network and no program is needed.',
    '2. Choose this very folder (or the .zip). The page plays the video, shows what is missing and why, and checks',
    '   every file and every piece of video against what the station signed when it was written.',
    '3. Compare the fingerprint of the key and the content hash with those on the paper minutes.',
    'A page that came with a bundle can be forged with it: take one from the station, or use `matthan verify`.',
    '',
    'Files in video/ are the original bytes and play anywhere. `sha256sum -c SHA256SUMS` checks the files alone.',
    'This holds pictures of people: use it for the purpose on the minutes only.',
    '',
  ]
  return Buffer.from(`\ufeff${lines.join('\r\n')}`.normalize('NFC')) // Notepad needs both to show Vietnamese lines
}
