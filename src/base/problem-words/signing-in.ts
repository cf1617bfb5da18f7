// What signing in, second factors and passkeys may answer.

import type { Described } from './described.ts'

export const signingInProblems = {
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
  break_glass_wrong: {
    kind: 'denied',
    vi: 'Mã này không mở được tài khoản khẩn cấp: gõ sai, đã dùng rồi, hoặc đã niêm phong lại bằng mã khác. Lần thử này đã được ghi và báo.',
    en: 'This code does not open the emergency account: mistyped, used already, or sealed anew with another. The try is written down and told.',
  },
  break_glass_is_open: {
    kind: 'conflict',
    vi: 'Tài khoản khẩn cấp đang mở. Hãy đóng trước, rồi niêm phong lại.',
    en: 'The emergency account is open. Close it first, then seal it anew.',
  },
  break_glass_not_open: {
    kind: 'conflict',
    vi: 'Tài khoản khẩn cấp không mở.',
    en: 'The emergency account is not open.',
  },
  break_glass_not_closed: {
    kind: 'conflict',
    vi: 'Chỉ ghi “đã xem” được cho một lần mở đã đóng và chưa ai xem.',
    en: 'Only an opening that is closed and not yet seen can be marked as seen.',
  },
  break_glass_not_yours: {
    kind: 'denied',
    vi: 'Người đang dùng tài khoản khẩn cấp không tự xác nhận hay tự niêm phong được. Hãy để Trưởng Công an xã hoặc người quản lý làm.',
    en: 'Whoever uses the emergency account can neither vouch for it nor seal it. The chief or whoever manages people does.',
  },
  break_glass_only_by_code: {
    kind: 'denied',
    vi: 'Tài khoản khẩn cấp chỉ mở được bằng mã trong phong bì niêm phong.',
    en: 'The emergency account opens only with the code in the sealed envelope.',
  },
  break_glass_stays: {
    kind: 'conflict',
    vi: 'Tài khoản khẩn cấp không sửa và không chấm dứt được: nó không có quyền gì khi chưa mở. Muốn mã cũ hết hiệu lực, hãy niêm phong lại.',
    en: 'The emergency account is neither changed nor ended: it holds no right while it is shut. To end its code, seal it anew.',
  },
  break_glass_too_early: {
    kind: 'conflict',
    vi: 'Trạm chưa có tài khoản nào. Hãy tạo tài khoản đầu tiên rồi mới niêm phong tài khoản khẩn cấp.',
    en: 'The station has no account yet. Make the first account, then seal the emergency one.',
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
  same_password: {
    kind: 'invalid',
    vi: 'Đây vẫn là mật khẩu đã được giao, người giao còn biết nó. Hãy đặt mật khẩu khác.',
    en: 'This is the password that was handed out: whoever handed it out still knows it. Choose another one.',
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
} as const satisfies Record<string, Described>
