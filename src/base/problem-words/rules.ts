// What rules, models, the detector and incidents may answer.

import type { Described } from './described.ts'

export const rulesProblems = {
  no_such_rule: {
    kind: 'missing',
    vi: 'Không có quy tắc này. Có thể nó đã bị xóa.',
    en: 'There is no such rule. It may have been removed.',
  },
  no_such_rule_notice: {
    kind: 'missing',
    vi: 'Không có thông báo này. Có thể nó đã hết hạn lưu.',
    en: 'There is no such notice. It may have been too old to be kept.',
  },
  no_such_incident: {
    kind: 'missing',
    vi: 'Không có vụ việc này.',
    en: 'There is no such incident.',
  },
  incident_span_wrong: {
    kind: 'invalid',
    vi: 'Khoảng thời gian của vụ việc không đúng: phải kết thúc sau khi bắt đầu, và không ở tương lai.',
    en: 'The incident’s span is not right: it must end after it begins, and not lie in the future.',
  },
  too_many_rules: {
    kind: 'exhausted',
    vi: 'Camera này đã có quá nhiều quy tắc. Hãy xóa bớt quy tắc cũ.',
    en: 'This camera has too many rules. Remove old ones.',
  },
  rule_zone_empty: {
    kind: 'invalid',
    vi: 'Vùng vẽ nằm ngoài hình, hoặc quá nhỏ. Hãy vẽ lại trên hình.',
    en: 'The zone lies outside the picture, or is too small. Draw it anew on the picture.',
  },
  rule_line_needed: {
    kind: 'invalid',
    vi: 'Quy tắc “qua vạch” cần một vạch vẽ trên hình, dài hơn hai phần trăm bề ngang.',
    en: 'A rule about a crossed line needs a line drawn on the picture, longer than two hundredths of its width.',
  },
  model_unreadable: {
    kind: 'missing',
    vi: 'Không đọc được tệp mô hình này. Hãy xem lại đường dẫn và quyền đọc tệp của trạm.',
    en: 'This model file cannot be read. Check its path, and that the station may read it.',
  },
  model_too_large: {
    kind: 'invalid',
    vi: 'Tệp mô hình quá lớn cho một trạm (hơn 128 MB). Hãy dùng bản nhỏ, ví dụ YOLOX nano hoặc tiny.',
    en: 'The model file is too large for a station (over 128 MB). Use a small one, such as YOLOX nano or tiny.',
  },
  not_a_model: {
    kind: 'invalid',
    vi: 'Tệp này không phải mô hình ONNX, hoặc bị cắt cụt. Hãy tải lại tệp.',
    en: 'This file is no ONNX model, or it is cut off. Fetch it again.',
  },
  model_unsafe: {
    kind: 'denied',
    vi: 'Mô hình này dùng phép tính lạ hoặc dữ liệu ngoài tệp, nên trạm không nhận. Hãy xuất lại từ YOLOX, không kèm phần mở rộng.',
    en: 'This model uses foreign operators or data outside its file, so the station refuses it. Export it from YOLOX anew, without extensions.',
  },
  model_layout_unknown: {
    kind: 'invalid',
    vi: 'Mô hình không có dạng YOLOX: một hình vào 1×3×cao×rộng, một bảng ra 1×số ô×(5+số loại). Hãy xuất với kích thước cố định.',
    en: 'The model is not laid out as YOLOX: one picture in, 1×3×height×width, one table out, 1×boxes×(5+classes). Export it with fixed sizes.',
  },
  model_classes_unknown: {
    kind: 'invalid',
    vi: 'Tệp tên loại không khớp với mô hình, hoặc không có loại nào trạm dùng (person, bicycle, motorbike, car, bus, truck, dog).',
    en: 'The list of classes does not fit the model, or has none that the station uses (person, bicycle, motorbike, car, bus, truck, dog).',
  },
  model_does_not_run: {
    kind: 'damaged',
    vi: 'Mô hình đã được chạy thử riêng nhưng không chạy được trong giới hạn thời gian và bộ nhớ, nên không được cài.',
    en: 'The model was tried in a process of its own and did not run within its time and memory, so it is not installed.',
  },
  no_such_model: {
    kind: 'missing',
    vi: 'Không có mô hình nào tên như vậy. Xem: matthan model list.',
    en: 'There is no model of this name. See: matthan model list.',
  },
  model_name_taken: {
    kind: 'conflict',
    vi: 'Đã có một mô hình khác tên như vậy. Hãy đặt tên khác bằng --name.',
    en: 'Another model has this name. Give another with --name.',
  },
  model_in_use: {
    kind: 'conflict',
    vi: 'Mô hình đang được dùng. Hãy tắt máy đoán trước: matthan detect off.',
    en: 'The model is in use. Switch the detector off first: matthan detect off.',
  },
  no_model_runtime: {
    kind: 'unavailable',
    vi: 'Máy này chưa có bộ chạy mô hình. Cài một lần, cần mạng: matthan model runtime.',
    en: 'There is nothing on this machine that runs models. Install it once, with a line to the Internet: matthan model runtime.',
  },
  runtime_not_installed: {
    kind: 'unavailable',
    vi: 'Chưa cài được bộ chạy mô hình. Hãy xem máy có mạng và còn chỗ trên ổ đĩa (350 MB) rồi thử lại.',
    en: 'What runs models could not be installed. Check the line to the Internet and the room on the disk (350 MB), and try again.',
  },
} as const satisfies Record<string, Described>
