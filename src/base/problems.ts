// Problems: the world failed. Each has a code that never changes, a kind that decides the HTTP status, data that says where,
// and a sentence for a neighbour in Vietnamese and English. `reference/problems.md` lists them all and is checked against this table.

export type ProblemKind =
  | 'invalid'
  | 'denied'
  | 'missing'
  | 'conflict'
  | 'exhausted'
  | 'unavailable'
  | 'damaged'
  | 'bug'

type Described = { readonly kind: ProblemKind; readonly vi: string; readonly en: string }

export const problems = {
  invalid_request: {
    kind: 'invalid',
    vi: 'Yêu cầu có chỗ chưa đúng. Hãy xem lại các ô đã điền.',
    en: 'The request is not right. Check the fields.',
  },
  signed_out: {
    kind: 'denied',
    vi: 'Bạn chưa đăng nhập, hoặc phiên đã hết hạn. Hãy đăng nhập lại.',
    en: 'You are not signed in, or the session has ended. Sign in again.',
  },
  wrong_password: {
    kind: 'denied',
    vi: 'Tên đăng nhập hoặc mật khẩu không đúng.',
    en: 'The user name or the password is wrong.',
  },
  wrong_own_password: {
    kind: 'invalid',
    vi: 'Mật khẩu hiện tại không đúng.',
    en: 'The password of now is wrong.',
  },
  wrong_code: {
    kind: 'invalid',
    vi: 'Mã không đúng, đã dùng rồi hoặc đã hết hạn. Mã trong ứng dụng đổi mỗi 30 giây: hãy gõ mã đang hiện; nếu vẫn sai, xem giờ trên điện thoại có đúng không.',
    en: 'The code is wrong, was used already or has expired. The app’s code changes every 30 seconds: type the one it shows now; if it is still wrong, check the telephone’s clock.',
  },
  sign_in_over: {
    kind: 'denied',
    vi: 'Lần đăng nhập này đã hết hạn hoặc đã xong. Hãy đăng nhập lại từ đầu.',
    en: 'This sign-in has expired or is over. Begin again.',
  },
  weak_password: {
    kind: 'invalid',
    vi: 'Mật khẩu này quá dễ đoán. Hãy đặt ít nhất 12 ký tự, tốt nhất là một câu, không chỉ gồm từ ai cũng dùng, tên mình hay ký tự lặp lại.',
    en: 'This password is too easy to guess. Use at least 12 characters, best a sentence, not only words that everybody uses, your own name or repetition.',
  },
  second_factor_needed: {
    kind: 'conflict',
    vi: 'Tài khoản này phải có bước xác minh thứ hai. Hãy thêm khóa truy cập hoặc ứng dụng mã khác trước khi bỏ.',
    en: 'This account must have a second factor. Add a passkey or another code app before giving this one up.',
  },
  no_such_passkey: {
    kind: 'missing',
    vi: 'Không có khóa truy cập này trong tài khoản.',
    en: 'The account has no such passkey.',
  },
  too_many_passkeys: {
    kind: 'exhausted',
    vi: 'Tài khoản đã có 20 khóa truy cập. Hãy bỏ khóa không còn dùng rồi thêm lại.',
    en: 'The account has 20 passkeys already. Give up one that is no longer used and try again.',
  },
  passkey_refused: {
    kind: 'denied',
    vi: 'Khóa truy cập này không dùng được ở trạm: không phải của tài khoản này, đã bị bỏ, hoặc yêu cầu đã quá 5 phút. Hãy thử lại hoặc dùng cách khác.',
    en: 'This passkey cannot be used here: it is another account’s, was given up, or five minutes went by. Try again or use another way.',
  },
  passkeys_not_here: {
    kind: 'invalid',
    vi: 'Ở địa chỉ này trình duyệt không cho dùng khóa truy cập: cần mở trang bằng tên (không phải địa chỉ IP) và qua https, hoặc bằng localhost trên chính máy trạm.',
    en: 'Browsers allow no passkeys at this address: open the page by a name (not an IP address) and over https, or as localhost on the station itself.',
  },
  no_provider: {
    kind: 'missing',
    vi: 'Trạm chưa khai báo hệ thống đăng nhập của tỉnh. Hãy đăng nhập bằng mật khẩu.',
    en: 'The station has no identity provider. Sign in with a password.',
  },
  provider_unreachable: {
    kind: 'unavailable',
    vi: 'Không gọi được hệ thống đăng nhập của tỉnh. Hãy đăng nhập bằng mật khẩu của trạm, hoặc thử lại sau.',
    en: 'The identity provider cannot be reached. Sign in with the station’s own password, or try again later.',
  },
  provider_refused: {
    kind: 'denied',
    vi: 'Hệ thống đăng nhập của tỉnh không cho vào, hoặc câu trả lời của nó không hợp lệ. Hãy thử lại, hoặc đăng nhập bằng mật khẩu của trạm.',
    en: 'The identity provider refused, or its answer does not hold. Try again, or sign in with the station’s own password.',
  },
  identity_not_tied: {
    kind: 'denied',
    vi: 'Hệ thống của tỉnh đã nhận ra bạn, nhưng danh tính này chưa gắn với tài khoản nào ở trạm. Hãy gửi mã danh tính cho người quản trị để gắn.',
    en: 'The provider knows you, but this identity is tied to no account of the station. Give the subject to an administrator to tie it.',
  },
  identity_taken: {
    kind: 'conflict',
    vi: 'Danh tính này đã gắn với một tài khoản khác.',
    en: 'This identity is tied to another account already.',
  },
  no_own_account: {
    kind: 'missing',
    vi: 'Lệnh này dành cho người có tài khoản. Trên máy trạm, hãy dùng matthan account.',
    en: 'This is for somebody with an account. At the station’s machine use matthan account.',
  },
  no_such_session: {
    kind: 'missing',
    vi: 'Không có phiên đăng nhập này, hoặc nó đã kết thúc.',
    en: 'There is no such session, or it has ended.',
  },
  duty_wall_only_live: {
    kind: 'denied',
    vi: 'Máy trực ban chỉ xem trực tiếp. Muốn làm việc khác, hãy đăng xuất rồi đăng nhập bằng tài khoản của mình, hoặc dùng máy khác.',
    en: 'The duty wall shows live pictures only. For anything else sign out and in again with your own account, or use another browser.',
  },
  too_many_tries: {
    kind: 'exhausted',
    vi: 'Đã thử sai quá nhiều lần. Hãy chờ vài phút rồi thử lại.',
    en: 'Too many wrong tries. Wait a few minutes and try again.',
  },
  bad_link: {
    kind: 'denied',
    vi: 'Đường dẫn đăng nhập này đã dùng rồi hoặc đã hết hạn. Trên máy trạm, hãy chạy ./matthan sign-in-link để lấy đường dẫn mới.',
    en: 'This sign-in link was used already or has expired. On the station’s machine, run ./matthan sign-in-link for a new one.',
  },
  account_exists: {
    kind: 'conflict',
    vi: 'Trạm đã có tài khoản đầu tiên. Hãy mở lại đường dẫn để đăng nhập bằng tài khoản đó.',
    en: 'The station has its first account already. Open the link again to sign in to it.',
  },
  not_allowed: {
    kind: 'denied',
    vi: 'Bạn không được phép làm việc này.',
    en: 'You are not allowed to do this.',
  },
  no_such_unit: {
    kind: 'missing',
    vi: 'Không có đơn vị này. Xem: matthan unit list',
    en: 'There is no such unit. See: matthan unit list',
  },
  unit_exists: {
    kind: 'conflict',
    vi: 'Đã có đơn vị mang mã này. Hãy chọn mã khác.',
    en: 'A unit with this id exists already. Choose another one.',
  },
  unit_circle: {
    kind: 'conflict',
    vi: 'Đơn vị không thể nằm dưới chính nó hoặc dưới đơn vị cấp dưới của nó.',
    en: 'A unit cannot stand below itself or below a unit under it.',
  },
  no_such_person: {
    kind: 'missing',
    vi: 'Không có người này trong danh sách. Xem: matthan person list',
    en: 'There is no such person. See: matthan person list',
  },
  person_has_left: {
    kind: 'conflict',
    vi: 'Người này đã thôi việc ở đây. Nếu trở lại, hãy thêm một người mới.',
    en: 'This person has left. If they are back, add them anew.',
  },
  person_has_account: {
    kind: 'conflict',
    vi: 'Người này đã có tài khoản. Mỗi người chỉ dùng một tài khoản.',
    en: 'This person has an account already. Each person has one.',
  },
  username_taken: {
    kind: 'conflict',
    vi: 'Tên đăng nhập này đã có người dùng, hoặc đã từng dùng. Hãy chọn tên khác.',
    en: 'This user name is taken, or was once. Choose another one.',
  },
  no_such_account: {
    kind: 'missing',
    vi: 'Không có tài khoản này, hoặc nó đã chấm dứt. Xem: matthan account list',
    en: 'There is no such account, or it has ended. See: matthan account list',
  },
  own_account: {
    kind: 'conflict',
    vi: 'Không thể tự chấm dứt tài khoản hay quyền của chính mình, cũng không tự giao quyền cho mình. Hãy nhờ người quản lý khác, hoặc làm trên máy trạm.',
    en: 'Nobody ends their own account or grants, or grants themselves anything. Ask another manager, or do it at the station’s machine.',
  },
  no_such_role: {
    kind: 'missing',
    vi: 'Không có vai trò này. Xem: matthan role list',
    en: 'There is no such role. See: matthan role list',
  },
  no_such_grant: {
    kind: 'missing',
    vi: 'Không có quyền này trong sổ. Xem: matthan grant list --all',
    en: 'There is no such grant. See: matthan grant list --all',
  },
  grant_has_ended: {
    kind: 'conflict',
    vi: 'Quyền này đã chấm dứt. Hãy giao một quyền mới nếu còn cần.',
    en: 'This grant has ended. Give a new one if it is still needed.',
  },
  grant_too_far: {
    kind: 'denied',
    vi: 'Bạn chỉ được giao quyền trong phạm vi mình quản lý, và không giao việc mà chính mình không được làm ở đó.',
    en: 'You may grant only within what you manage, and nothing that you may not do there yourself.',
  },
  grant_wrong: {
    kind: 'invalid',
    vi: 'Quyền chưa đúng: chọn một vai trò của người, hoặc ít nhất một việc; ngày hết hạn phải ở tương lai và sau ngày bắt đầu.',
    en: 'The grant is not right: choose a role of people, or at least one deed; its end must lie in the future and after its beginning.',
  },
  foreign_origin: {
    kind: 'denied',
    vi: 'Yêu cầu đến từ một trang web khác nên bị từ chối.',
    en: 'The request came from another web site and was refused.',
  },
  unknown_host: {
    kind: 'invalid',
    vi: 'Trạm không được gọi bằng tên miền này. Hãy mở trang bằng địa chỉ IP, localhost hoặc tên đã khai báo bằng --name.',
    en: 'The station is not called by this host name. Open the page by IP address, localhost or a name declared with --name.',
  },
  sign_in_busy: {
    kind: 'unavailable',
    vi: 'Đang có quá nhiều người đăng nhập cùng lúc. Hãy thử lại sau vài giây.',
    en: 'Too many people are signing in at once. Try again in a few seconds.',
  },
  no_such_page: {
    kind: 'missing',
    vi: 'Không có trang hoặc mục này.',
    en: 'There is no such page or item.',
  },
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
  no_such_cause: {
    kind: 'missing',
    vi: 'Không có lời nêu nguyên nhân này, hoặc nó đã được rút lại.',
    en: 'There is no such stated cause, or it was withdrawn already.',
  },
  cause_span_wrong: {
    kind: 'invalid',
    vi: 'Khoảng thời gian không đúng: đầu phải trước cuối, không ở tương lai, không dài quá 31 ngày.',
    en: 'The span is not right: it must begin before it ends, not lie in the future, and last 31 days at most.',
  },
  bad_hours: {
    kind: 'invalid',
    vi: 'Lịch ghi không đọc được. Ví dụ: t2-t6 18:00-06:00; t7,cn 00:00-24:00',
    en: 'The recording hours cannot be read. For example: mon-fri 18:00-06:00; sat,sun 00:00-24:00',
  },
  suspended_until_past: {
    kind: 'invalid',
    vi: 'Thời điểm ghi lại phải ở tương lai, trong vòng một năm. Hoặc bỏ trống để dừng đến khi có người cho ghi lại.',
    en: 'The camera must come back in the future and within a year. Or leave it out: suspended until somebody resumes it.',
  },
  nothing_recorded: {
    kind: 'missing',
    vi: 'Khoảng thời gian này không có hình ghi lại.',
    en: 'Nothing was recorded in this span.',
  },
  span_too_long: {
    kind: 'invalid',
    vi: 'Khoảng thời gian quá dài. Hãy chọn tối đa 24 giờ.',
    en: 'The span is too long. Choose at most 24 hours.',
  },
  footage_damaged: {
    kind: 'damaged',
    vi: 'Tệp ghi hình bị hỏng ở đoạn này. Các đoạn khác không bị ảnh hưởng.',
    en: 'The recording is damaged in this part. Other parts are not affected.',
  },
  recorder_away: {
    kind: 'unavailable',
    vi: 'Bộ ghi hình đang khởi động lại. Hình trực tiếp sẽ trở lại sau vài giây.',
    en: 'The recorder is restarting. Live pictures return in a few seconds.',
  },
  recorder_not_started: {
    kind: 'unavailable',
    vi: 'Bộ ghi hình không khởi động được. Hãy xem nguyên nhân nêu dưới đây và trong tệp nhật ký, sửa rồi chạy lại trạm.',
    en: 'The recorder could not be started. See the reason below and in the log file, mend it, and start the station again.',
  },
  data_folder_unwritable: {
    kind: 'unavailable',
    vi: 'Không ghi được vào thư mục dữ liệu. Hãy kiểm tra ổ đĩa còn chỗ trống và quyền ghi.',
    en: 'The data folder cannot be written. Check that the disk has room and may be written to.',
  },
  data_folder_impossible: {
    kind: 'invalid',
    vi: 'Không thể có thư mục dữ liệu ở đây: đó là một tệp, đường dẫn quá dài, hoặc là chỗ riêng của hệ điều hành. Hãy chọn thư mục khác bằng --data.',
    en: 'There can be no data folder here: it is a file, the path is too long, or the place is the system’s own. Choose another folder with --data.',
  },
  data_folder_full: {
    kind: 'exhausted',
    vi: 'Ổ đĩa chứa dữ liệu gần như đã đầy. Hãy dọn bớt hoặc chọn thư mục trên ổ khác bằng --data.',
    en: 'The disk with the data folder is almost full. Free some room or choose a folder on another disk with --data.',
  },
  archives_unreadable: {
    kind: 'damaged',
    vi: 'Không đọc được danh sách kho lưu hình (archives.json). Hãy sửa tệp này hoặc khôi phục từ bản sao lưu.',
    en: 'The list of archive folders (archives.json) cannot be read. Mend the file or restore it from a backup.',
  },
  archive_exists: {
    kind: 'conflict',
    vi: 'Kho lưu hình này đã có trong danh sách.',
    en: 'This archive folder is in the list already.',
  },
  no_room_for_recovered: {
    kind: 'exhausted',
    vi: 'Không còn chỗ cho hình bù lại: hình đang ghi được ưu tiên. Hãy thêm ổ đĩa hoặc thôi giữ bớt, rồi lấy lại.',
    en: 'There is no room for recovered footage: what is recorded live comes first. Add a disk or release a hold, then fetch it again.',
  },
  recovered_refused: {
    kind: 'conflict',
    vi: 'Bộ ghi hình không nhận hình bù lại này, vì ở đó đã có hình hoặc tệp không đúng. Hãy lấy lại phần còn thiếu.',
    en: 'The recorder does not take this recovered footage: there is footage already, or the file is not right. Fetch what is still missing again.',
  },
  no_such_backfill: {
    kind: 'missing',
    vi: 'Không có lần lấy bù này, hoặc nó đã xong. Xem: matthan backfill list',
    en: 'There is no such backfill, or it has ended. See: matthan backfill list',
  },
  backfill_span_wrong: {
    kind: 'invalid',
    vi: 'Khoảng thời gian không đúng: đầu phải trước cuối, không ở tương lai, không dài quá 31 ngày.',
    en: 'The span is not right: it must begin before it ends, not lie in the future, and last 31 days at most.',
  },
  import_unreadable: {
    kind: 'invalid',
    vi: 'Không đọc được hình trong tệp này. Hãy dùng tệp MP4, MKV hoặc .dav có hình H.264 hay H.265. Bản gốc không được giữ lại.',
    en: 'No pictures can be read in this file. Use MP4, MKV or .dav with H.264 or H.265. The original was not kept.',
  },
  import_tool_missing: {
    kind: 'unavailable',
    vi: 'Máy trạm thiếu gói node-av nên chỉ đọc được tệp .dav. Hãy chạy: npm install --include=optional',
    en: 'The station lacks the package node-av and can read .dav files only. Run: npm install --include=optional',
  },
  import_too_large: {
    kind: 'invalid',
    vi: 'Tệp quá lớn. Mỗi lần nhập tối đa 20 GB; hãy cắt nhỏ rồi nhập từng phần.',
    en: 'The file is too large. At most 20 GB at a time; cut it and bring in the parts.',
  },
  no_such_import: {
    kind: 'missing',
    vi: 'Không có lần nhập tệp này, hoặc đã quá lâu không gửi tiếp. Hãy nhập lại từ đầu.',
    en: 'There is no such import, or nothing came for too long. Begin again.',
  },
  import_part_wrong: {
    kind: 'conflict',
    vi: 'Phần tệp gửi lên không nối tiếp phần trước. Hãy gửi tiếp từ đúng chỗ đã nhận.',
    en: 'This part of the file does not continue the part before. Go on from where the station has received it.',
  },
  import_time_wrong: {
    kind: 'invalid',
    vi: 'Thời điểm của tệp không đúng: hình đầu tiên phải ở quá khứ.',
    en: 'The time of the file is not right: its first picture must lie in the past.',
  },
  import_busy: {
    kind: 'unavailable',
    vi: 'Đang nhập tệp khác. Hãy chờ xong rồi nhập tiếp.',
    en: 'Other files are being brought in. Wait until they are done.',
  },
  archive_unwritable: {
    kind: 'unavailable',
    vi: 'Không dùng được thư mục này làm kho lưu hình. Hãy kiểm tra ổ đĩa đã gắn và cho phép ghi.',
    en: 'This folder cannot be used as an archive. Check that its disk is mounted and may be written to.',
  },
  no_such_archive: {
    kind: 'missing',
    vi: 'Không có kho lưu hình này. Xem: matthan archive list',
    en: 'There is no such archive. See: matthan archive list',
  },
  last_archive: {
    kind: 'conflict',
    vi: 'Đây là kho lưu hình cuối cùng còn dùng. Hãy thêm kho khác trước.',
    en: 'This is the last archive in use. Add another one first.',
  },
  no_such_hold: {
    kind: 'missing',
    vi: 'Không có lệnh giữ hình này, hoặc nó đã được thôi giữ. Xem: matthan hold list',
    en: 'There is no such hold, or it was released already. See: matthan hold list',
  },
  data_folder_in_use: {
    kind: 'conflict',
    vi: 'Một trạm khác đang chạy trên thư mục dữ liệu này. Hãy tắt trạm đó trước.',
    en: 'Another station is running on this data folder. Stop it first.',
  },
  data_newer_than_program: {
    kind: 'conflict',
    vi: 'Dữ liệu được ghi bởi một bản Mắt Thần mới hơn. Hãy dùng bản mới hơn để mở.',
    en: 'The data was written by a newer Mắt Thần. Open it with the newer version.',
  },
  data_not_ready: {
    kind: 'unavailable',
    vi: 'Dữ liệu đang được chuẩn bị. Hãy thử lại sau vài giây.',
    en: 'The data is being prepared. Try again in a few seconds.',
  },
  database_damaged: {
    kind: 'damaged',
    vi: 'Tệp dữ liệu của trạm bị hỏng. Hãy phục hồi tệp này từ bản sao lưu. Hình đã ghi không bị đụng đến.',
    en: 'A data file of the station is damaged. Recover it from a backup. Recordings are not touched.',
  },
  vault_key_damaged: {
    kind: 'damaged',
    vi: 'Tệp khóa keys/vault.key bị hỏng nên không mở được mật khẩu camera. Hãy phục hồi tệp khóa từ bản sao lưu.',
    en: 'The key file keys/vault.key is damaged, so camera passwords cannot be opened. Recover it from a backup.',
  },
  no_signing_key: {
    kind: 'missing',
    vi: 'Thư mục dữ liệu này chưa có khóa ký. Khóa được tạo khi trạm khởi động lần đầu; hãy xem lại --data.',
    en: 'There is no signing key in this data folder. It is made at the station’s first start; check --data.',
  },
  key_unreadable: {
    kind: 'invalid',
    vi: 'Tệp này không có khóa công khai nào đọc được. Khóa của trạm: ./matthan key show',
    en: 'There is no public key in this file that can be read. The station’s key: ./matthan key show',
  },
  bad_host: {
    kind: 'invalid',
    vi: 'Máy này không có địa chỉ mạng đó. Hãy xem lại --host, hoặc bỏ đi để chỉ nghe trên máy này.',
    en: 'This machine has no such network address. Check --host, or leave it out to listen on this machine only.',
  },
  republish_account_exists: {
    kind: 'conflict',
    vi: 'Đã có tài khoản lấy hình mang tên này. Hãy đặt tên khác, hoặc xóa tài khoản cũ trước.',
    en: 'There is an account of this name for fetching pictures already. Choose another name, or remove the old one first.',
  },
  no_such_republish_account: {
    kind: 'missing',
    vi: 'Không có tài khoản lấy hình mang tên này. Có thể nó đã bị xóa.',
    en: 'There is no account of this name for fetching pictures. It may have been removed.',
  },
  republish_port_in_use: {
    kind: 'conflict',
    vi: 'Cổng phát lại hình đã có chương trình khác dùng, hoặc máy không cho mở cổng này. Hãy chọn cổng khác.',
    en: 'The port for other systems is used by another program already, or may not be opened. Choose another port.',
  },
  republish_bad_host: {
    kind: 'invalid',
    vi: 'Máy này không có địa chỉ mạng đó. Hãy dùng 0.0.0.0 cho mọi địa chỉ, hoặc một địa chỉ của chính máy này.',
    en: 'This machine has no such network address. Use 0.0.0.0 for all, or one of this machine’s own addresses.',
  },
  port_in_use: {
    kind: 'conflict',
    vi: 'Cổng mạng này đã có chương trình khác dùng. Hãy chọn cổng khác bằng --port.',
    en: 'Another program is using this port. Choose another with --port.',
  },
  station_running: {
    kind: 'conflict',
    vi: 'Trạm đang chạy trên thư mục dữ liệu này. Hãy tắt trạm trước, rồi chạy lại lệnh.',
    en: 'A station is running on this data folder. Stop it first, then run the command again.',
  },
  no_footage_here: {
    kind: 'missing',
    vi: 'Thư mục dữ liệu này không có kho lưu hình nào. Hãy xem lại --data.',
    en: 'This data folder has no archive of footage. Check --data.',
  },
  nothing_to_back_up: {
    kind: 'missing',
    vi: 'Thư mục này chưa có trạm nào để sao lưu. Hãy xem lại --data.',
    en: 'There is no station in this folder to back up. Check --data.',
  },
  backup_place_missing: {
    kind: 'missing',
    vi: 'Chưa có thư mục để đặt bản sao lưu vào: có thể ổ đĩa hoặc USB chưa được gắn. Hãy gắn ổ, hoặc tự tạo thư mục ấy rồi chạy lại.',
    en: 'The folder that the backup should go into is not there: its disk or stick may not be mounted. Mount it, or make that folder, and run again.',
  },
  backup_damaged: {
    kind: 'damaged',
    vi: 'Bản sao lưu này thiếu tệp hoặc đã bị hỏng nên không dùng được. Hãy chọn bản khác.',
    en: 'This backup lacks a file or is damaged and cannot be used. Choose another one.',
  },
  station_not_running: {
    kind: 'unavailable',
    vi: 'Trạm chưa chạy trên thư mục dữ liệu này. Hãy chạy ./start hoặc ./matthan station trước.',
    en: 'No station is running on this data folder. Run ./start or ./matthan station first.',
  },
  footage_tool_missing: {
    kind: 'unavailable',
    vi: 'Thiếu gói node-av nên không vẽ được hình cho camera giả. Hãy chạy: npm install --include=optional',
    en: 'The package node-av is missing, so footage for pretend cameras cannot be drawn. Run: npm install --include=optional',
  },
  footage_unreadable: {
    kind: 'invalid',
    vi: 'Không đọc được tệp hình này. Hãy dùng tệp MP4 có hình H.264 hoặc H.265.',
    en: 'This footage file cannot be read. Use an MP4 file with H.264 or H.265 video.',
  },
  no_such_fault: {
    kind: 'invalid',
    vi: 'Camera giả không có lỗi mang tên này, hoặc không có camera đó. Xem: ./matthan simulate --help',
    en: 'There is no such fault, or no such pretend camera. See: ./matthan simulate --help',
  },
  no_such_brand: {
    kind: 'invalid',
    vi: 'Không có hãng camera mang tên này. Xem các tên: ./matthan simulate --help',
    en: 'There is no camera brand of this name. See the names: ./matthan simulate --help',
  },
  probes_busy: {
    kind: 'exhausted',
    vi: 'Đang thử quá nhiều camera cùng lúc. Hãy chờ vài giây rồi thử lại.',
    en: 'Too many cameras are being tried at once. Wait a few seconds and try again.',
  },
  no_such_probe: {
    kind: 'missing',
    vi: 'Lần thử camera này không còn, hoặc không tìm thấy luồng hình đó. Hãy thử lại camera.',
    en: 'This try of a camera is gone, or it found no such stream. Try the camera again.',
  },
  range_in_use: {
    kind: 'conflict',
    vi: 'Có camera đang dùng địa chỉ trong mạng này, nên chưa bỏ được. Hãy đổi địa chỉ hoặc xóa camera đó trước.',
    en: 'A camera has its address in this network, so it stays allowed. Change that camera’s address or remove it first.',
  },
  bad_range: {
    kind: 'invalid',
    vi: 'Dải địa chỉ không đúng. Ví dụ: 192.168.1.0/24 hoặc 192.168.1.20',
    en: 'The range of addresses is not right. For example: 192.168.1.0/24 or 192.168.1.20',
  },
  range_too_large: {
    kind: 'invalid',
    vi: 'Dải địa chỉ quá lớn. Hãy chọn tối đa 1024 địa chỉ, ví dụ 192.168.1.0/24.',
    en: 'The range of addresses is too large. Choose at most 1024, such as 192.168.1.0/24.',
  },
  no_such_search: {
    kind: 'missing',
    vi: 'Lần tìm camera này đã hết. Hãy tìm lại.',
    en: 'This search for cameras is over. Search again.',
  },
  no_such_interface: {
    kind: 'invalid',
    vi: 'Máy này không có cổng mạng mang tên đó. Xem: ./matthan network show',
    en: 'This machine has no such network interface. See: ./matthan network show',
  },
  no_such_nvr: {
    kind: 'missing',
    vi: 'Không có đầu ghi này. Có thể nó đã bị gỡ. Xem trang Đầu ghi, hoặc: ./matthan nvr list',
    en: 'There is no such recorder. It may have been removed. See the page Recorders, or: ./matthan nvr list',
  },
  nvr_locked: {
    kind: 'damaged',
    vi: 'Không mở được mật khẩu của đầu ghi này bằng khóa hiện có. Hãy nhập lại mật khẩu đầu ghi.',
    en: 'The key at hand does not open this recorder’s password. Enter its password again.',
  },
  no_such_channel: {
    kind: 'missing',
    vi: 'Chưa thấy kênh này trên đầu ghi. Hãy liệt kê kênh lại, hoặc chọn hãng của đầu ghi.',
    en: 'This channel was not seen on the recorder. List its channels again, or say whose make it is.',
  },
  channel_added: {
    kind: 'conflict',
    vi: 'Kênh này của đầu ghi đã là một camera của trạm.',
    en: 'This channel of the recorder is a camera of the station already.',
  },
  bad_address: {
    kind: 'invalid',
    vi: 'Địa chỉ không đúng. Ví dụ: 192.168.1.64 hoặc 192.168.1.64:8000',
    en: 'The address is not right. For example: 192.168.1.64 or 192.168.1.64:8000',
  },
  not_a_spreadsheet: {
    kind: 'invalid',
    vi: 'Không đọc được bảng tính này. Hãy dùng tệp Excel (.xlsx) hoặc CSV, và bắt đầu từ tệp mẫu.',
    en: 'This spreadsheet cannot be read. Use an Excel file (.xlsx) or CSV, and begin with the template.',
  },
  spreadsheet_without_headings: {
    kind: 'invalid',
    vi: 'Hàng đầu của bảng phải ghi tên cột, như Tên, Địa chỉ, Tài khoản, Mật khẩu. Hãy dùng tệp mẫu.',
    en: 'The first row must name the columns, such as Name, Address, User, Password. Use the template.',
  },
  spreadsheet_too_large: {
    kind: 'invalid',
    vi: 'Bảng tính quá lớn. Hãy chia ra, mỗi tệp tối đa 1000 dòng và 2 MB.',
    en: 'The spreadsheet is too large. Divide it: at most 1000 rows and 2 MB a file.',
  },
  no_such_spreadsheet: {
    kind: 'missing',
    vi: 'Bảng tính đã kiểm tra này không còn. Hãy tải tệp lên lại.',
    en: 'This checked spreadsheet is gone. Upload the file again.',
  },
  no_such_wall: {
    kind: 'missing',
    vi: 'Không có tường màn hình này. Có thể nó đã bị xóa, hoặc là của riêng người khác.',
    en: 'There is no such wall. It may have been removed, or be somebody else’s own.',
  },
  wall_changed: {
    kind: 'conflict',
    vi: 'Người khác vừa sửa tường màn hình này. Hãy mở lại để xem bản mới, hoặc lưu thành bản sao.',
    en: 'Somebody else has just changed this wall. Open it again to see how it is now, or save yours as a copy.',
  },
  too_many_walls: {
    kind: 'exhausted',
    vi: 'Đã lưu quá nhiều tường màn hình. Hãy xóa bớt những cái không dùng.',
    en: 'Too many walls are saved. Remove those that nobody uses.',
  },
  no_such_bookmark: {
    kind: 'missing',
    vi: 'Không có đánh dấu này. Có thể nó đã bị xóa.',
    en: 'There is no such bookmark. It may have been removed.',
  },
  bookmark_not_yours: {
    kind: 'denied',
    vi: 'Đánh dấu này do người khác tạo; chỉ người ấy sửa hoặc xóa được.',
    en: 'Somebody else made this bookmark; only they can change or remove it.',
  },
  bookmark_span_wrong: {
    kind: 'invalid',
    vi: 'Khoảng đánh dấu không đúng: phải kết thúc sau lúc bắt đầu, dài tối đa 6 giờ và không ở tương lai.',
    en: 'The bookmark’s span is not right: it must end after it begins, last 6 hours at most and not lie in the future.',
  },
  too_many_bookmarks: {
    kind: 'exhausted',
    vi: 'Đã có quá nhiều đánh dấu. Hãy xóa bớt những đánh dấu cũ.',
    en: 'There are too many bookmarks. Remove old ones.',
  },
  no_such_map_layer: {
    kind: 'missing',
    vi: 'Không có lớp bản đồ này. Có thể nó đã bị xóa.',
    en: 'There is no such map layer. It may have been removed.',
  },
  map_layer_changed: {
    kind: 'conflict',
    vi: 'Người khác vừa sửa lớp bản đồ này. Hãy mở lại để xem bản mới rồi sửa tiếp.',
    en: 'Somebody else has just changed this map layer. Open it again to see how it is now, then go on.',
  },
  too_many_map_layers: {
    kind: 'exhausted',
    vi: 'Bản đồ đã có quá nhiều lớp. Hãy xóa bớt hoặc gộp các lớp lại.',
    en: 'The map has too many layers. Remove some or join them.',
  },
  not_geojson: {
    kind: 'invalid',
    vi: 'Tệp này không phải GeoJSON đọc được. Hãy xuất lại ở dạng GeoJSON gồm điểm, đường hoặc vùng.',
    en: 'This is no GeoJSON that can be read. Export it again as GeoJSON of points, lines or areas.',
  },
  geojson_not_degrees: {
    kind: 'invalid',
    vi: 'Tọa độ trong tệp không phải kinh độ, vĩ độ (có thể là VN-2000). Hãy xuất lại theo WGS 84 (EPSG:4326).',
    en: 'The file’s coordinates are not degrees of longitude and latitude (perhaps VN-2000). Export it again in WGS 84 (EPSG:4326).',
  },
  geojson_too_large: {
    kind: 'invalid',
    vi: 'Lớp bản đồ quá lớn. Mỗi lớp tối đa 5 MB và 20.000 đối tượng; hãy chia nhỏ hoặc giản lược.',
    en: 'The map layer is too large: 5 MB and 20,000 features at most. Divide or simplify it.',
  },
  no_such_base_map: {
    kind: 'missing',
    vi: 'Không có tệp bản đồ nền này. Hãy đặt tệp .pmtiles vào thư mục map trong thư mục dữ liệu của trạm.',
    en: 'There is no such base map. Put the .pmtiles file into the folder map of the station’s data folder.',
  },
  openstreetmap_off: {
    kind: 'denied',
    vi: 'Trạm chưa được phép lấy bản đồ từ openstreetmap.org. Người vận hành bật được trong phần cài đặt bản đồ.',
    en: 'The station may not fetch maps from openstreetmap.org. The operator can allow it in the map’s settings.',
  },
  openstreetmap_unreachable: {
    kind: 'unavailable',
    vi: 'Không lấy được bản đồ từ openstreetmap.org. Hãy kiểm tra đường truyền Internet của trạm.',
    en: 'The map cannot be fetched from openstreetmap.org. Check the station’s Internet connection.',
  },
  no_such_television: {
    kind: 'missing',
    vi: 'Không có ti vi này. Có thể nó đã bị gỡ; hãy ghép lại bằng mã trên màn hình ti vi.',
    en: 'There is no such television. It may have been taken out; pair it again with the code on its screen.',
  },
  too_many_televisions: {
    kind: 'exhausted',
    vi: 'Đã ghép quá nhiều ti vi. Hãy gỡ những cái không dùng nữa.',
    en: 'Too many televisions are paired. Take out those that nobody uses.',
  },
  wrong_television_code: {
    kind: 'missing',
    vi: 'Không có ti vi nào đang hiện mã này. Hãy xem lại từng chữ; mã chỉ dùng được trong 10 phút.',
    en: 'No television shows this code now. Check each letter; a code is good for 10 minutes.',
  },
  pairing_busy: {
    kind: 'exhausted',
    vi: 'Quá nhiều màn hình đang chờ ghép. Ti vi này sẽ tự xin mã lại sau ít phút.',
    en: 'Too many screens wait to be paired. This one asks again by itself in a few minutes.',
  },
  television_away: {
    kind: 'unavailable',
    vi: 'Ti vi này đang tắt hoặc mất mạng. Hãy bật ti vi rồi thử lại.',
    en: 'This television is off or has no network. Switch it on and try again.',
  },
  television_not_paired: {
    kind: 'denied',
    vi: 'Ti vi này chưa được ghép. Hãy mở trang /tv trên ti vi và ghép bằng mã hiện ra.',
    en: 'This television is not paired. Open /tv on it and pair it with the code that it shows.',
  },
  television_taken_out: {
    kind: 'denied',
    vi: 'Ti vi này đã bị gỡ khỏi trạm. Muốn dùng lại thì ghép lại bằng mã hiện trên ti vi.',
    en: 'This television was taken out of the station. To use it again, pair it with the code that it shows.',
  },
  station_broke_off: {
    kind: 'unavailable',
    vi: 'Trạm ngắt kết nối giữa chừng nên tệp chưa được lưu. Hãy thử lại.',
    en: 'The station broke off half way, so the file was not saved. Try again.',
  },
  access_log_full: {
    kind: 'unavailable',
    vi: 'Nhật ký truy cập chưa ghi được xuống ổ và đã đầy bộ nhớ, nên trạm tạm không cho xem. Việc ghi hình vẫn tiếp tục. Hãy kiểm tra ổ đĩa của trạm.',
    en: 'The access log cannot be written to the disk and its memory is full, so nothing may be looked at for now. Recording goes on. Check the station’s disk.',
  },
  access_log_failing: {
    kind: 'unavailable',
    vi: 'Nhật ký truy cập đang không ghi được xuống ổ, nên trạm tạm không cho tải hình ra ngoài. Hãy kiểm tra ổ đĩa của trạm rồi thử lại.',
    en: 'The access log cannot be written to the disk just now, so no footage may leave the station. Check the station’s disk and try again.',
  },
  purpose_needed: {
    kind: 'denied',
    vi: 'Hãy nêu mục đích xem trước: hình này đã cũ, hoặc sẽ ra khỏi trạm. Nêu một lần cho cả công việc; mục đích được ghi vào nhật ký truy cập.',
    en: 'State a purpose first: this footage is old, or leaves the station. Once is enough for a task; it is written into the access log.',
  },
  purpose_incomplete: {
    kind: 'invalid',
    vi: 'Mục đích này cần thêm số vụ việc hoặc số văn bản; mục đích “khác” cần ghi rõ.',
    en: 'This purpose needs a case or request number as well; “other” needs an explanation.',
  },
  access_copy_impossible: {
    kind: 'invalid',
    vi: 'Không chép được đầu chuỗi nhật ký vào thư mục này. Hãy kiểm tra thư mục có đó và trạm được ghi vào.',
    en: 'The signed heads cannot be copied to this folder. Check that it is there and that the station may write to it.',
  },
  no_access_log: {
    kind: 'missing',
    vi: 'Thư mục dữ liệu này chưa có nhật ký truy cập. Nhật ký có từ lần trạm chạy đầu tiên; hãy xem lại --data.',
    en: 'There is no access log in this data folder. It begins with the station’s first run; check --data.',
  },
  bad_command: {
    kind: 'invalid',
    vi: 'Lệnh hoặc tùy chọn không đúng. Hãy thêm --help để xem cách dùng.',
    en: 'The command or an option is not right. Add --help to see how it is used.',
  },
  bad_time: {
    kind: 'invalid',
    vi: 'Thời điểm không đọc được. Ví dụ: "22:15", "22h15 hôm qua", "05/06/2026 18:16", -10m, now.',
    en: 'The time cannot be read. Examples: "22:15", "yesterday 22:15", "05/06/2026 18:16", -10m, now.',
  },
  file_exists: {
    kind: 'conflict',
    vi: 'Tệp này đã có. Hãy chọn tên khác, hoặc thêm --force để ghi đè.',
    en: 'This file exists already. Choose another name, or add --force to overwrite it.',
  },
  file_unwritable: {
    kind: 'unavailable',
    vi: 'Không ghi được tệp. Hãy kiểm tra thư mục có tồn tại, còn chỗ trống và cho phép ghi.',
    en: 'The file cannot be written. Check that its folder exists, has room and may be written to.',
  },
  bug: {
    kind: 'bug',
    vi: 'Chương trình gặp lỗi ngoài dự kiến. Việc ghi hình không bị ảnh hưởng.',
    en: 'The program met an unexpected error. Recording is not affected.',
  },
} as const satisfies Record<string, Described>

export type ProblemCode = keyof typeof problems

/** Which camera, file or byte a problem is about: plain data, never a secret. */
export type Where = Readonly<Record<string, string | number | boolean>>

export class Problem extends Error {
  readonly code: ProblemCode
  readonly where: Where

  constructor(code: ProblemCode, where: Where = {}, options?: { cause?: unknown }) {
    super(`${code} ${JSON.stringify(where)}`, options)
    this.name = 'Problem'
    this.code = code
    this.where = where
  }

  get kind(): ProblemKind {
    return problems[this.code].kind
  }
}
