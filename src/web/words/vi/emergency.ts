// Vietnamese words: the sealed emergency account.

export const emergencyWords = {
  emergency_open: 'TÀI KHOẢN KHẨN CẤP ĐANG MỞ từ {since}, đến {until}',
  emergency_was_open: 'Tài khoản khẩn cấp đã mở từ {since} đến {until}, chưa ai xác nhận đã xem',
  emergency_by: '{name}: {reason}',
  emergency_close: 'Đóng tài khoản khẩn cấp',
  emergency_close_sure:
    'Mọi phiên của tài khoản khẩn cấp chấm dứt ngay và mã trong phong bì hết hiệu lực. Sau đó phải niêm phong lại bằng mã mới.',
  emergency_see: 'Xác nhận đã xem',
  emergency_see_why:
    'Hãy xem những gì đã làm bằng tài khoản khẩn cấp trong nhật ký truy cập, rồi ghi một lời. Báo động chỉ tắt sau đó.',
  emergency_word: 'Lời xác nhận',
  emergency_word_example: 'Đã xem nhật ký, đúng việc',
  emergency_deeds: 'Đã làm những gì',
  emergency_warning:
    'Chỉ dùng khi không ai đăng nhập được mà việc không chờ được. Mọi màn hình sẽ báo động, và mọi việc làm đều được ghi.',
  emergency_code: 'Mã trong phong bì',
  emergency_code_how: 'Gõ chữ hoa hay chữ thường, có gạch hay không đều được.',
  emergency_name: 'Họ tên người mở',
  emergency_reason: 'Vì việc gì',
  emergency_reason_example: 'Ví dụ: trưởng mất điện thoại, có trẻ đi lạc',
  emergency_open_it: 'Mở',
  emergency_back: 'Quay lại đăng nhập',
  emergency_what:
    'Một tài khoản làm được mọi việc, khóa bằng mã cất trong phong bì niêm phong, cho lúc không ai đăng nhập được. Mở ra thì mọi màn hình báo động.',
  emergency_seal: 'Niêm phong',
  emergency_sealed: 'Đã niêm phong lúc {when}, bởi {by}',
  emergency_stays_open: 'Mở ra thì dùng được {count} giờ.',
  emergency_never:
    'Chưa niêm phong lần nào. Nên làm ngay: khi mất điện thoại hay hệ thống của tỉnh hỏng, đây là lối vào cuối cùng.',
  emergency_unsealed: 'Đã dùng, chưa niêm phong lại: mã cũ không còn mở được.',
  emergency_wrong:
    'Trong một ngày qua có {count} lần thử mã sai, lần cuối lúc {last}, từ {from}. Hãy xem phong bì còn nguyên không.',
  emergency_seal_it: 'Niêm phong tài khoản khẩn cấp',
  emergency_seal_anew: 'Niêm phong lại bằng mã mới',
  emergency_seal_how:
    'Trạm tạo một mã mới và chỉ hiện một lần. Mã trước đó, nếu có, hết hiệu lực ngay. Hãy có sẵn máy in và phong bì.',
  emergency_hours: 'Mở ra thì dùng được trong',
  emergency_seal_now: 'Tạo mã và niêm phong',
  emergency_slip: 'Mã của tài khoản khẩn cấp',
  emergency_slip_how:
    'In phiếu hoặc chép mã ra giấy, cho vào phong bì, dán kín, ký lên mép và cất nơi an toàn. Trạm không hiện lại mã này nữa.',
  emergency_slip_print: 'In phiếu A4',
  emergency_slip_kept: 'Đã cất kỹ',
  emergency_slip_of: 'Trạm {station}. Niêm phong lúc {when}.',
  emergency_slip_1: 'Chỉ mở phong bì khi không ai đăng nhập được mà việc không chờ được.',
  emergency_slip_2: 'Mở {url}, bấm “Mở tài khoản khẩn cấp”, gõ mã trên, ghi họ tên và lý do.',
  emergency_slip_3:
    'Tài khoản mở trong {hours} giờ và làm được mọi việc. Mọi màn hình báo động, mọi việc làm vào nhật ký.',
  emergency_slip_4:
    'Xong việc thì bấm “Đóng tài khoản khẩn cấp”. Mã này hết hiệu lực; phải niêm phong lại bằng mã mới.',
  emergency_slip_sealer: 'Người niêm phong (ký, ghi họ tên)',
  emergency_slip_witness: 'Người chứng kiến (ký, ghi họ tên)',
  emergency_openings: 'Những lần đã mở',
  emergency_never_opened: 'Chưa mở lần nào.',
  emergency_open_until: 'đang mở, đến {until}',
  emergency_from: 'từ {address}',
  emergency_closed_by: '{by} đóng',
  emergency_closed_by_time: 'tự đóng khi hết giờ',
  emergency_unseen: 'Chưa ai có trách nhiệm xác nhận đã xem.',
  emergency_seen_by: '{by} xác nhận đã xem lúc {when}: {word}',
} as const
