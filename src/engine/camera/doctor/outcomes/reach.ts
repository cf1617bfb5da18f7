// Outcomes of the ladder from a camera's address to its pictures: each rung is told, and what lies above a broken rung was not looked at.

import type { FindingCode } from '#contract/doctor.ts'
import type { Checked } from '#engine/camera/doctor/outcome.ts'

const notReached = {
  severity: 'not_checked',
  vi: 'Chưa xem được vì chưa kết nối được với camera.',
  en: 'Could not be looked at, because the camera could not be reached.',
} as const

export const reachOutcomes = {
  address: {
    checks: {
      vi: 'Có thiết bị nào trả lời ở địa chỉ của camera không',
      en: 'Whether anything answers at the camera’s address',
    },
    by: {
      vi: 'Mở kết nối tới cổng RTSP và các cổng web; cổng bị từ chối cũng là có trả lời.',
      en: 'Connections to the RTSP port and the web ports; a refused connection is an answer too.',
    },
    outcomes: {
      answers: {
        severity: 'ok',
        vi: 'Camera có điện và có mạng: {address} trả lời sau {answer_ms} ms.',
        en: 'The camera has power and network: {address} answers after {answer_ms} ms.',
      },
      silent: {
        severity: 'serious',
        vi: 'Không có gì trả lời ở địa chỉ {address}.',
        en: 'Nothing answers at {address}.',
        advice: {
          vi: 'Xem camera còn cắm điện không, dây mạng hoặc wifi còn không, bộ phát mạng của nhà đó có chạy không. Nếu mọi thứ vẫn sáng đèn thì có thể camera đã đổi địa chỉ: bấm "Tìm camera" để tìm lại.',
          en: 'See whether the camera is plugged in, whether its cable or wifi works, and whether the router of that house runs. If all lights are on, its address may have changed: look for it with "Find cameras".',
        },
      },
      unknown_name: {
        severity: 'serious',
        vi: 'Không tìm được máy nào tên {address} trong mạng.',
        en: 'No machine by the name {address} is known in the network.',
        advice: {
          vi: 'Sửa địa chỉ của camera, nên dùng số như 192.168.1.20.',
          en: 'Correct the camera’s address; numbers such as 192.168.1.20 are best.',
        },
      },
      forbidden: {
        severity: 'serious',
        vi: 'Địa chỉ {address} nằm ngoài các mạng mà trạm được phép gọi tới, nên camera không được ghi.',
        en: '{address} is outside the networks that the station may call, so the camera is not recorded.',
        advice: {
          vi: 'Nếu đó đúng là camera của mình, hãy cho phép mạng đó (matthan network allow); nếu không, sửa địa chỉ camera.',
          en: 'If that is one of your cameras, allow its network (matthan network allow); if not, mend the camera’s address.',
        },
      },
    },
  },
  rtsp: {
    checks: { vi: 'RTSP có bật không', en: 'Whether RTSP is on' },
    by: {
      vi: 'Một lời chào RTSP không kèm mật khẩu ở cổng RTSP.',
      en: 'A word of RTSP without a password on the RTSP port.',
    },
    outcomes: {
      on: { severity: 'ok', vi: 'RTSP đang bật ở cổng {port}.', en: 'RTSP is on at port {port}.' },
      off: {
        severity: 'serious',
        vi: 'Camera có mạng nhưng cổng RTSP {port} đóng.',
        en: 'The camera is in the network, but its RTSP port {port} is closed.',
        advice: {
          vi: 'Bật RTSP trong trang cài đặt hoặc ứng dụng của camera; bản cập nhật có thể đã tắt nó. Nếu đã bật, xem lại số cổng.',
          en: 'Switch RTSP on in the camera’s settings or app; an update may have switched it off. If it is on, check the port.',
        },
        fix: 'rtsp_on',
      },
      not_rtsp: {
        severity: 'serious',
        vi: 'Cổng {port} có trả lời nhưng không phải RTSP.',
        en: 'Something answers at port {port}, and it is not RTSP.',
        advice: {
          vi: 'Xem lại số cổng RTSP trong địa chỉ của camera (thường là 554).',
          en: 'Check the RTSP port in the camera’s address (mostly 554).',
        },
      },
      not_reached: notReached,
    },
  },
  sign_in: {
    checks: { vi: 'Camera có nhận tên và mật khẩu không', en: 'Whether the camera takes the user and the password' },
    by: {
      vi: 'Trạng thái của luồng đang ghi, nếu không thì một lần thử duy nhất.',
      en: 'The state of the stream that is being recorded, else a single try.',
    },
    outcomes: {
      taken: { severity: 'ok', vi: 'Camera nhận tên và mật khẩu.', en: 'The camera takes the user and the password.' },
      refused: {
        severity: 'serious',
        vi: 'Camera từ chối tên hoặc mật khẩu.',
        en: 'The camera refuses the user or the password.',
        advice: {
          vi: 'Hỏi người lắp camera mật khẩu đúng rồi nhập lại trong phần sửa camera. Đừng thử nhiều lần: camera có thể khóa tài khoản nửa giờ.',
          en: 'Ask whoever installed the camera for the right password and enter it again. Do not try many times: cameras lock the account for half an hour.',
        },
      },
      wanted: {
        severity: 'serious',
        vi: 'Camera đòi mật khẩu mà trạm không có.',
        en: 'The camera wants a password, and the station has none.',
        advice: { vi: 'Nhập tên và mật khẩu trong phần sửa camera.', en: 'Enter user and password of the camera.' },
      },
      resting: {
        severity: 'not_checked',
        vi: 'Mật khẩu này vừa bị từ chối nên trạm chưa thử lại, để camera không khóa tài khoản.',
        en: 'This password was refused a moment ago and is not tried again yet, so that the camera does not lock the account.',
        advice: {
          vi: 'Nhập mật khẩu đúng, hoặc chờ mười phút.',
          en: 'Enter the right password, or wait ten minutes.',
        },
      },
      not_reached: notReached,
    },
  },
  stream: {
    checks: { vi: 'Hình có tới không', en: 'Whether pictures come' },
    by: {
      vi: 'Luồng đang ghi, hoặc vài giây phát thử.',
      en: 'The stream that is being recorded, or some seconds of it.',
    },
    outcomes: {
      comes: {
        severity: 'ok',
        vi: 'Hình tới đều: {codec}, {width}×{height}.',
        en: 'Pictures come: {codec}, {width}×{height}.',
      },
      not_found: {
        severity: 'serious',
        vi: 'Camera trả lời nhưng không có luồng ở đường dẫn này.',
        en: 'The camera answers, and has no stream at this address.',
        advice: {
          vi: 'Dò lại camera để tìm đường dẫn đúng: firmware mới có thể đã đổi nó.',
          en: 'Probe the camera again for the right address: newer firmware may have changed it.',
        },
      },
      refused: {
        severity: 'serious',
        vi: 'Camera từ chối phát: {detail}.',
        en: 'The camera refuses to play: {detail}.',
        advice: {
          vi: 'Có thể đã đủ số người xem mà camera cho phép. Tắt bớt ứng dụng đang xem, hoặc khởi động lại camera.',
          en: 'It may serve as many viewers as it can. Close other apps that watch it, or restart it.',
        },
      },
      silent: {
        severity: 'serious',
        vi: 'Camera nhận lời nhưng không gửi hình.',
        en: 'The camera agrees to play, and sends nothing.',
        advice: { vi: 'Tắt điện camera mười giây rồi bật lại.', en: 'Switch the camera off for ten seconds.' },
      },
      no_keyframe: {
        severity: 'serious',
        vi: 'Gói tin tới nhưng suốt {waited_ms|s} giây không có khung hình chính nào để bắt đầu.',
        en: 'Packets come, and in {waited_ms|s} s no keyframe with which a picture could begin.',
        advice: {
          vi: 'Đặt khoảng cách khung hình chính 1–2 giây và tắt mã hóa thông minh.',
          en: 'Set a keyframe interval of 1 to 2 s and switch the smart codec off.',
        },
        fix: 'shorter_gop',
      },
      unreadable: {
        severity: 'serious',
        vi: 'Dữ liệu camera gửi không đọc được: {detail}.',
        en: 'What the camera sends cannot be read: {detail}.',
        advice: {
          vi: 'Đổi kiểu mã hóa hình sang H.264 hoặc H.265.',
          en: 'Set its video encoding to H.264 or H.265.',
        },
      },
      scrambled: {
        severity: 'note',
        vi: 'Dữ liệu tới đều, nhưng hình bị camera khóa mã (xem mục mã hóa).',
        en: 'Data comes steadily, but the camera scrambles the pictures (see encryption).',
      },
      suspended: {
        severity: 'not_checked',
        vi: 'Camera đang tạm dừng theo ý người quản lý nên không xem hình.',
        en: 'The camera is suspended because somebody said so; its pictures were not looked at.',
      },
      not_reached: notReached,
    },
  },
  link_loss: {
    checks: {
      vi: 'Mạng (nhất là wifi) có làm rơi hình không',
      en: 'Whether the network, wifi above all, loses pictures',
    },
    by: {
      vi: 'Số thứ tự và giờ tới của các gói RTP.',
      en: 'Sequence numbers and arrival times of the RTP packets.',
    },
    outcomes: {
      clean: {
        severity: 'ok',
        vi: 'Đường truyền tốt: mất {lost_per_million|percent}% gói.',
        en: 'The link is good: {lost_per_million|percent}% of packets lost.',
      },
      some: {
        severity: 'warning',
        vi: 'Đường truyền làm mất {lost_per_million|percent}% gói: hình thỉnh thoảng vỡ.',
        en: 'The link loses {lost_per_million|percent}% of packets: pictures break now and then.',
        advice: {
          vi: 'Đặt bộ phát wifi gần camera hơn hoặc đi dây mạng; giảm tốc độ bit; chọn truyền bằng TCP.',
          en: 'Bring the access point nearer or lay a cable; lower the bit rate; choose TCP.',
        },
      },
      heavy: {
        severity: 'serious',
        vi: 'Đường truyền làm mất {lost_per_million|percent}% gói: nhiều hình không dùng được.',
        en: 'The link loses {lost_per_million|percent}% of packets: many pictures cannot be used.',
        advice: {
          vi: 'Đi dây mạng tới camera, hoặc đặt thêm bộ phát wifi; trong lúc chờ, giảm tốc độ bit và chọn truyền bằng TCP.',
          en: 'Lay a cable to the camera or add an access point; meanwhile lower the bit rate and choose TCP.',
        },
      },
      uneven: {
        severity: 'warning',
        vi: 'Gói tin tới rất thất thường (lệch {jitter_ms} ms): sóng wifi yếu hoặc mạng đang quá tải.',
        en: 'Packets come very unevenly ({jitter_ms} ms): weak wifi or a crowded network.',
        advice: {
          vi: 'Đặt bộ phát wifi gần camera hơn, đổi kênh wifi, hoặc đi dây mạng.',
          en: 'Bring the access point nearer, change its channel, or lay a cable.',
        },
      },
      dropping: {
        severity: 'warning',
        vi: 'Kết nối với camera đang bị đứt: {detail}.',
        en: 'The connection to the camera breaks: {detail}.',
        advice: {
          vi: 'Xem nguồn điện và mạng ở chỗ camera có ổn định không.',
          en: 'See whether power and network at the camera are steady.',
        },
      },
      not_reached: notReached,
    },
  },
} as const satisfies Partial<Record<FindingCode, Checked>>
