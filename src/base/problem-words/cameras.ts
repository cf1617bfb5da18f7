// What cameras, their devices and the doctor may answer.

import type { Described } from './described.ts'

export const cameraProblems = {
  no_such_camera: {
    kind: 'missing',
    vi: 'Không có camera này. Có thể nó đã bị gỡ.',
    en: 'There is no such camera. It may have been removed.',
  },
  camera_exists: {
    kind: 'conflict',
    vi: 'Đã có camera mang tên này. Hãy đặt tên khác.',
    en: 'A camera with this name exists already. Choose another name.',
  },
  bad_camera_url: {
    kind: 'invalid',
    vi: 'Địa chỉ camera không đúng. Địa chỉ có dạng rtsp://địa-chỉ:cổng/đường-dẫn, không kèm tên và mật khẩu.',
    en: 'The camera address is not right. It looks like rtsp://address:port/path, without user and password.',
  },
  transcoding_busy: {
    kind: 'exhausted',
    vi: 'Máy đang bận chuyển mã cho người khác. Hãy đợi một lát, hoặc xem bằng trình duyệt đọc được H.265.',
    en: 'The station is busy transcoding for others. Wait a moment, or use a browser that decodes H.265.',
  },
  transcoding_missing: {
    kind: 'unavailable',
    vi: 'Trạm này chưa cài phần chuyển mã (gói node-av). Hãy đặt luồng phụ của camera thành H.264, hoặc xem bằng trình duyệt đọc được H.265.',
    en: 'This station has no transcoder installed (the node-av package). Set the camera’s sub stream to H.264, or use a browser that decodes H.265.',
  },
  transcoding_failed: {
    kind: 'unavailable',
    vi: 'Không chuyển mã được đoạn hình này để xem. Bản ghi gốc vẫn nguyên; có thể tải về máy để xem.',
    en: 'This footage could not be transcoded for viewing. The recording itself is untouched; it can be saved and watched.',
  },
  audio_needs_reason: {
    kind: 'invalid',
    vi: 'Muốn ghi tiếng thì phải nêu lý do; lý do và người bật được lưu lại cùng camera.',
    en: 'Recording sound needs a reason; the reason and who gave it are kept with the camera.',
  },
  device_unreachable: {
    kind: 'unavailable',
    vi: 'Không gọi được thiết bị ở địa chỉ này. Hãy kiểm tra nguồn điện, dây mạng hoặc wifi, địa chỉ và cổng.',
    en: 'The device cannot be reached at this address. Check its power, its cable or wifi, the address and the port.',
  },
  device_silent: {
    kind: 'unavailable',
    vi: 'Thiết bị không trả lời kịp. Hãy thử lại; nếu vẫn vậy, hãy tắt và bật lại thiết bị.',
    en: 'The device did not answer in time. Try again; if it stays so, switch the device off and on.',
  },
  device_not_onvif: {
    kind: 'invalid',
    vi: 'Ở địa chỉ này có máy trả lời nhưng không phải theo ONVIF. Hãy bật ONVIF trong trang cài đặt của camera, hoặc thêm camera theo hãng.',
    en: 'Something answers at this address, but not in ONVIF. Switch ONVIF on in the camera’s own settings, or add the camera by its maker.',
  },
  device_password_wrong: {
    kind: 'denied',
    vi: 'Thiết bị không nhận tên hoặc mật khẩu này. Mắt Thần chỉ thử một lần để thiết bị không tự khóa. Hãy xem lại mật khẩu; nhiều hãng có tài khoản ONVIF riêng.',
    en: 'The device does not take this user name or password. It was tried once only, so that the device does not lock itself. Check the password; many makers have an ONVIF account of its own.',
  },
  device_password_waits: {
    kind: 'exhausted',
    vi: 'Thiết bị vừa từ chối mật khẩu này. Hãy nhập mật khẩu khác, hoặc chờ khoảng 10 phút để thiết bị không tự khóa.',
    en: 'The device refused this password a short while ago. Enter another one, or wait about 10 minutes, so that the device does not lock itself.',
  },
  device_clock_differs: {
    kind: 'denied',
    vi: 'Thiết bị từ chối đăng nhập, và đồng hồ của nó sai. Hãy chỉnh lại ngày giờ trên thiết bị; nếu vẫn bị từ chối thì xem lại mật khẩu.',
    en: 'The device refuses the sign-in, and its clock is wrong. Set its date and time; if it still refuses, check the password.',
  },
  device_cannot: {
    kind: 'conflict',
    vi: 'Thiết bị này không có chức năng đó.',
    en: 'This device cannot do that.',
  },
  device_refused: {
    kind: 'conflict',
    vi: 'Thiết bị từ chối yêu cầu này. Hãy xem tài khoản có đủ quyền trên thiết bị không và giá trị có trong khoảng thiết bị cho phép không.',
    en: 'The device refuses this request. Check that the account may do it on the device and that the value is one the device allows.',
  },
  device_answer_too_large: {
    kind: 'damaged',
    vi: 'Thiết bị trả lời dài bất thường nên bị ngắt. Hãy kiểm tra địa chỉ có đúng là camera không.',
    en: 'The device’s answer was far too long and was cut off. Check that the address is a camera’s.',
  },
  device_answer_rubbish: {
    kind: 'damaged',
    vi: 'Câu trả lời của thiết bị không đọc được. Hãy thử lại; nếu vẫn vậy, hãy cập nhật phần mềm của thiết bị.',
    en: 'The device’s answer cannot be read. Try again; if it stays so, update the device’s firmware.',
  },
  device_address_forbidden: {
    kind: 'denied',
    vi: 'Địa chỉ này nằm ngoài các dải mạng mà trạm được phép gọi. Hãy thêm dải mạng của camera vào cài đặt nếu đúng là mạng của xã.',
    en: 'This address is outside the ranges that the station may call. Add the camera’s range in the settings if it is the commune’s own network.',
  },
  doctor_busy: {
    kind: 'exhausted',
    vi: 'Trạm đang khám hoặc đang sửa camera khác. Hãy chờ vài giây rồi thử lại.',
    en: 'The station is looking over or changing other cameras. Wait a few seconds and try again.',
  },
  fix_not_possible: {
    kind: 'conflict',
    vi: 'Trạm không tự sửa được mục này trên camera. Hãy làm theo lời hướng dẫn bên cạnh, trong trang cài đặt hoặc ứng dụng của camera.',
    en: 'The station cannot change this on the camera. Follow the advice beside it, in the camera’s own settings or app.',
  },
  camera_cannot_be_steered: {
    kind: 'conflict',
    vi: 'Camera này không quay được, hoặc trạm không biết điều khiển nó qua đường nào.',
    en: 'This camera cannot be steered, or the station does not know by which way.',
  },
  no_such_preset: {
    kind: 'missing',
    vi: 'Camera không có vị trí đặt sẵn này.',
    en: 'The camera has no such preset.',
  },
} as const satisfies Record<string, Described>
