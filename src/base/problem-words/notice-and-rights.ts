// What signs, the public notice and requests of the people in the picture may answer.

import type { Described } from './described.ts'

export const noticeProblems = {
  sign_photo_unreadable: {
    kind: 'invalid',
    vi: 'Không đọc được ảnh. Hãy chụp lại và gửi tệp JPEG hoặc PNG, không quá 600 kB và 4.096 điểm ảnh mỗi chiều.',
    en: 'The photo cannot be read. Take it again and send a JPEG or PNG of at most 600 kB and 4,096 pixels each way.',
  },
  no_such_sign_photo: {
    kind: 'missing',
    vi: 'Chưa có ảnh biển thông báo của camera này.',
    en: 'There is no photo of this camera’s sign yet.',
  },
  no_such_controller: {
    kind: 'missing',
    vi: 'Không có bên kiểm soát dữ liệu này. Hãy thêm vào danh sách của trạm trước.',
    en: 'There is no such controller. Add it to the station’s list first.',
  },
  controller_needed: {
    kind: 'conflict',
    vi: 'Chưa nêu bên kiểm soát dữ liệu và cách liên hệ. Hãy điền ở trang Biển thông báo, mục Thông tin trên biển.',
    en: 'Nobody has stated who answers for the footage and how they are reached. Fill it in on the page of signs.',
  },
  letters_not_printable: {
    kind: 'invalid',
    vi: 'Có chữ mà trạm không có phông để in. Hãy đặt phông .ttf hoặc .otf có chữ đó vào thư mục fonts trong thư mục dữ liệu.',
    en: 'There are letters for which the station has no font. Put a .ttf or .otf font that has them into the folder fonts of the data folder.',
  },
  no_such_rights_request: {
    kind: 'missing',
    vi: 'Không có yêu cầu này trong sổ.',
    en: 'There is no such request in the book.',
  },
  identity_not_checked: {
    kind: 'conflict',
    vi: 'Chưa xác minh người yêu cầu là ai. Hãy ghi bước xác minh trước khi đáp ứng, để không giao dữ liệu cho nhầm người.',
    en: 'It is not known who asks. Note how they were identified before granting, so that nobody is given another’s data.',
  },
  rights_step_closed: {
    kind: 'conflict',
    vi: 'Bước này không làm được ở trạng thái hiện nay của yêu cầu. Hãy tải lại để xem người khác vừa làm gì.',
    en: 'This step is not open as the request stands now. Look again: somebody else may have taken one.',
  },
  letter_not_yet: {
    kind: 'conflict',
    vi: 'Chưa có bước mà văn bản này trả lời. Hãy ghi bước đó trước rồi in.',
    en: 'The step that this letter tells of was not taken yet. Take it first, then print.',
  },
  too_many_requests_public: {
    kind: 'exhausted',
    vi: 'Đã nhận nhiều yêu cầu từ đường truyền này. Hãy đợi rồi gửi lại, hoặc gọi điện, đến trực tiếp.',
    en: 'Many requests came from this line. Wait and send it again, or telephone, or come in person.',
  },
  press_busy: {
    kind: 'exhausted',
    vi: 'Trạm đang in nhiều văn bản. Hãy đợi một lát rồi tải lại.',
    en: 'The station is making many papers. Wait a moment and ask again.',
  },
} as const satisfies Record<string, Described>
