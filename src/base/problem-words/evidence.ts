// What extractions, their bundles, redactions and papers may answer.

import type { Described } from './described.ts'

export const evidenceProblems = {
  no_such_extraction: {
    kind: 'missing',
    vi: 'Không có phiếu trích xuất này, hoặc bạn không có quyền xem.',
    en: 'There is no such extraction, or it is not yours to see.',
  },
  extraction_span_wrong: {
    kind: 'invalid',
    vi: 'Khoảng thời gian chưa đúng: mỗi camera tối đa 31 ngày, và không quá 24 giờ tới.',
    en: 'The span is not right: 31 days of a camera at most, and no more than 24 hours ahead.',
  },
  extraction_review_past: {
    kind: 'invalid',
    vi: 'Ngày xem lại lệnh giữ phải ở tương lai.',
    en: 'The day on which the hold is looked at again must lie ahead.',
  },
  extraction_document_needed: {
    kind: 'invalid',
    vi: 'Chưa đủ căn cứ để trình duyệt. Cơ quan ngoài phải có công văn yêu cầu (số, ngày, nơi ban hành) và bản chụp; người trong hình phải có đơn; hồ sơ của đơn vị phải có số vụ việc, phiếu hoặc công văn. Hình vẫn được giữ nếu lập phiếu mà chưa trình.',
    en: 'It cannot be handed in yet. A body outside needs its written request (number, day, issuer) and a scan of it; a person in the picture their application; the unit’s own file a case, a slip or a document. The footage is held when you save the request without handing it in.',
  },
  extraction_clock_note_needed: {
    kind: 'invalid',
    vi: 'Đồng hồ camera lệch hơn 60 giây. Hãy ghi rõ độ lệch và cách đối chiếu trước khi trình duyệt.',
    en: 'A camera’s clock is off by more than 60 seconds. Say by how much and how that is known before handing it in.',
  },
  extraction_redaction_needed: {
    kind: 'invalid',
    vi: 'Cung cấp cho người trong hình hoặc công khai thì chỉ được đưa bản đã che. Hãy làm bản che, để người thứ hai duyệt, rồi chọn nó ở đây.',
    en: 'A person in the picture and the public get redacted copies alone. Make one, have a second person approve it, then choose it here.',
  },
  extraction_not_now: {
    kind: 'conflict',
    vi: 'Phiếu trích xuất đang ở bước khác nên chưa làm được việc này. Hãy tải lại để xem bước hiện tại.',
    en: 'The extraction is at another step, so this cannot be done now. Load it again to see where it is.',
  },
  extraction_own_approval: {
    kind: 'denied',
    vi: 'Người đề nghị không tự duyệt. Hãy để người khác duyệt, hoặc ghi rõ ngoại lệ nếu trạm cho phép.',
    en: 'Whoever asked does not approve. Let somebody else do it, or state an exception where this station allows one.',
  },
  extraction_no_exception: {
    kind: 'denied',
    vi: 'Không được dùng ngoại lệ: việc này cần hai người, hoặc trạm không cho phép người đề nghị tự duyệt.',
    en: 'No exception here: two people are needed, or this station lets no requester approve.',
  },
  extraction_approved_already: {
    kind: 'conflict',
    vi: 'Bạn đã duyệt rồi. Cần thêm một người khác.',
    en: 'You have approved already. Another person is needed.',
  },
  extraction_needs_named_person: {
    kind: 'denied',
    vi: 'Việc này cần hai người có tên: người vận hành tại máy không được tính là một người. Hãy duyệt bằng tài khoản.',
    en: 'Two people with names are needed: the operator at the machine does not count as one. Approve with an account.',
  },
  extraction_requester_gone: {
    kind: 'conflict',
    vi: 'Người đề nghị không còn tài khoản hoặc không còn quyền đề nghị với các camera này. Hãy từ chối phiếu và để người khác đề nghị lại.',
    en: 'Whoever asked has no account any more, or may no longer ask for these cameras. Reject it and let somebody else ask.',
  },
  extraction_masked: {
    kind: 'denied',
    vi: 'Bản gốc cho thấy cả vùng che riêng tư. Chỉ người có quyền xem hình không che mới được duyệt.',
    en: 'The original shows what privacy masks cover. Only somebody who may see without masks can approve it.',
  },
  extraction_second_person_needed: {
    kind: 'invalid',
    vi: 'Giao ra ngoài đơn vị phải có người thứ hai chứng kiến: ghi tên đăng nhập của một người khác đang có tài khoản.',
    en: 'Handing over to somebody outside takes a second person who stands by: give the user name of somebody else who has an account.',
  },
  extraction_copy_expiry_wrong: {
    kind: 'invalid',
    vi: 'Hạn của bản sao phải ở tương lai, tối đa 10 năm.',
    en: 'A copy’s day must lie ahead, ten years at most.',
  },
  no_such_copy: {
    kind: 'missing',
    vi: 'Không có bản sao này trong phiếu trích xuất.',
    en: 'This extraction has no such copy.',
  },
  copy_ended: {
    kind: 'conflict',
    vi: 'Bản sao này đã được hủy, trả lại hoặc lưu hồ sơ rồi.',
    en: 'This copy was destroyed, returned or filed already.',
  },
  copies_out: {
    kind: 'conflict',
    vi: 'Còn bản sao đã giao chưa được hủy hay trả lại. Hãy kết thúc các bản sao trước khi xóa gói tại trạm.',
    en: 'Copies that were handed over are still out. End them before removing the station’s bundle.',
  },
  no_such_viewing: {
    kind: 'missing',
    vi: 'Không có lần xem tại chỗ này trong phiếu trích xuất.',
    en: 'This extraction has no such viewing.',
  },
  viewing_time_wrong: {
    kind: 'invalid',
    vi: 'Giờ xem tại chỗ chưa đúng: phải kết thúc sau lúc bắt đầu và không ở tương lai.',
    en: 'The time of the viewing is not right: it ends after it begins, and not in the future.',
  },
  scan_unreadable: {
    kind: 'invalid',
    vi: 'Bản chụp phải là PDF, JPEG hoặc PNG, tối đa 20 MB.',
    en: 'A scan is a PDF, JPEG or PNG of at most 20 MB.',
  },
  scan_too_large: {
    kind: 'invalid',
    vi: 'Bản chụp quá lớn: nhiều nhất 20 MB. Hãy chụp lại nhỏ hơn, hoặc nén tệp PDF, hoặc chia thành nhiều tệp.',
    en: 'The scan is too large: 20 MB is the most. Photograph it smaller, compress the PDF, or divide it into several files.',
  },
  no_such_scan: {
    kind: 'missing',
    vi: 'Không có bản chụp này trong phiếu trích xuất.',
    en: 'This extraction has no such scan.',
  },
  scan_changed: {
    kind: 'damaged',
    vi: 'Tệp bản chụp tại trạm không còn đúng với mã băm lúc nộp. Hãy lấy lại từ bản giấy và kiểm tra ai đã vào máy trạm.',
    en: 'The file of this scan does not fit its hash any more. Take it from the paper again, and find out who was at the station’s machine.',
  },
  too_many_scans: {
    kind: 'exhausted',
    vi: 'Phiếu này đã có 20 bản chụp.',
    en: 'This extraction has 20 scans already.',
  },
  too_many_extractions: {
    kind: 'exhausted',
    vi: 'Bạn đang có 100 phiếu chưa xong. Hãy rút hoặc hoàn tất bớt.',
    en: 'You have 100 requests that are not finished. Withdraw or finish some.',
  },
  hold_needed: {
    kind: 'conflict',
    vi: 'Chưa thôi giữ được: một phiếu trích xuất còn cần hình này. Hãy giao xong, rút hoặc từ chối phiếu đó trước.',
    en: 'The hold cannot be released: an extraction still needs this footage. Hand it over, withdraw or reject it first.',
  },
  nothing_to_extract: {
    kind: 'missing',
    vi: 'Không có hình nào trong các khoảng đã đề nghị.',
    en: 'There is no footage in any of the spans that were asked for.',
  },
  approval_lost: {
    kind: 'denied',
    vi: 'Người đã duyệt không còn quyền duyệt nên phiếu trở lại chờ duyệt.',
    en: 'Somebody who approved may no longer approve, so it waits for approval again.',
  },
  extraction_not_sealed: {
    kind: 'conflict',
    vi: 'Chưa có gói trích xuất: phiếu chưa được trích xuất xong.',
    en: 'There is no bundle yet: the extraction is not done.',
  },
  bundle_gone: {
    kind: 'missing',
    vi: 'Gói tại trạm đã được xóa theo biên bản.',
    en: 'The station’s bundle was removed, as its record says.',
  },
  bundle_missing: {
    kind: 'missing',
    vi: 'Không có gói chứng cứ ở đây. Hãy đưa thư mục của gói, hoặc tệp .zip, .zip.age.',
    en: 'There is no evidence bundle here. Give the bundle’s folder, or a .zip or .zip.age file.',
  },
  bundle_locked: {
    kind: 'invalid',
    vi: 'Gói đã được mã hóa. Hãy thêm --passphrase-file TỆP (câu mật khẩu) hoặc --identity TỆP (khóa age).',
    en: 'The bundle is encrypted. Add --passphrase-file FILE or --identity FILE (an age key).',
  },
  bundle_not_opened: {
    kind: 'denied',
    vi: 'Không mở được gói đã mã hóa: câu mật khẩu hoặc khóa không đúng, hoặc tệp đã bị sửa hay cắt cụt.',
    en: 'The encrypted bundle cannot be opened: the passphrase or key is wrong, or the file was changed or cut short.',
  },
  heads_unreadable: {
    kind: 'invalid',
    vi: 'Trong tệp này không có đầu chuỗi đã ký nào. Hãy dùng bản chép của tệp trong thư mục heads của trạm.',
    en: 'There are no signed heads in this file. Use a copy of a file from the station’s folder “heads”.',
  },
  paper_template_wrong: {
    kind: 'invalid',
    vi: 'Mẫu giấy này không dùng được. Hãy sửa chỗ được nêu; danh sách chỗ điền ở reference/paper-templates.md.',
    en: 'This paper template cannot be used. Mend the place that is named; reference/paper-templates.md lists what may be put in.',
  },
} as const satisfies Record<string, Described>
