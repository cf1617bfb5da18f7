// Outcomes of what the device says of itself: its clock, its password, its firmware and its card.

import type { FindingCode } from '#contract/doctor.ts'
import type { Checked } from '#engine/camera/doctor/outcome.ts'

const notTold = {
  severity: 'not_checked',
  vi: 'Camera không cho biết: {why}.',
  en: 'The camera does not tell: {why_en}.',
} as const

const byDevice = { vi: 'ONVIF, ISAPI hoặc CGI của camera.', en: 'The camera’s ONVIF, ISAPI or CGI.' }

export const deviceOutcomes = {
  clock: {
    checks: { vi: 'Đồng hồ camera so với đồng hồ trạm', en: 'The camera’s clock against the station’s' },
    by: {
      vi: 'Giờ mà camera nói ra, nếu không thì giờ trong báo cáo RTCP.',
      en: 'The time that the camera tells, else the time in its RTCP reports.',
    },
    outcomes: {
      right: {
        severity: 'ok',
        vi: 'Đồng hồ camera đúng (lệch {offset_ms|s} giây).',
        en: 'The camera’s clock is right ({offset_ms|s} s off).',
      },
      off: {
        severity: 'warning',
        vi: 'Đồng hồ camera lệch {offset_ms|span}. Giờ in trên hình và giờ của đoạn phục hồi sẽ sai.',
        en: 'The camera’s clock is {offset_ms|span} off. The time burnt into its pictures is wrong.',
        advice: {
          vi: 'Đặt lại giờ, rồi bật đồng bộ giờ (NTP) trong camera để khỏi lệch lại.',
          en: 'Set its clock, and switch time synchronisation (NTP) on so that it stays right.',
        },
        fix: 'set_clock',
      },
      far_off: {
        severity: 'serious',
        vi: 'Đồng hồ camera lệch {offset_ms|span}: giờ in trên hình không dùng làm bằng chứng được, và camera có thể từ chối đăng nhập ONVIF.',
        en: 'The camera’s clock is {offset_ms|span} off: the time in its pictures proves nothing, and it may refuse to be signed in to.',
        advice: {
          vi: 'Đặt lại giờ, rồi bật đồng bộ giờ (NTP). Nếu mất điện là sai giờ thì pin trong camera đã hết.',
          en: 'Set its clock and switch NTP on. If it is wrong after each power cut, its battery is empty.',
        },
        fix: 'set_clock',
      },
      local_as_utc: {
        severity: 'note',
        vi: 'Camera nói giờ địa phương nhưng gọi là giờ UTC (lệch {offset_ms|span}). Trạm đã tính tới điều này.',
        en: 'The camera tells its local time as UTC ({offset_ms|span}). The station allows for it.',
      },
      not_told: notTold,
    },
  },
  password: {
    checks: {
      vi: 'Mật khẩu của camera này có phải mật khẩu xuất xưởng hoặc dễ đoán không',
      en: 'Whether this camera’s password is a factory password or easy to guess',
    },
    by: {
      vi: 'Chỉ so mật khẩu trạm đang dùng với mật khẩu xuất xưởng đã biết và vài quy tắc; không thử gì trên camera.',
      en: 'The password in use is compared with known factory passwords and some rules; nothing is tried on the camera.',
    },
    outcomes: {
      fine: {
        severity: 'ok',
        vi: 'Mật khẩu không thuộc loại dễ đoán.',
        en: 'The password is not one that is easily guessed.',
      },
      factory: {
        severity: 'serious',
        vi: 'Camera vẫn dùng mật khẩu xuất xưởng: ai trong mạng cũng vào được.',
        en: 'The camera still has its factory password: anybody in its network can get in.',
        advice: {
          vi: 'Đổi mật khẩu trong camera ngay, ít nhất 10 ký tự, rồi nhập mật khẩu mới vào trạm. Đừng mở cổng camera ra Internet.',
          en: 'Change it on the camera now, 10 characters at least, and enter the new one here. Never open the camera’s ports to the Internet.',
        },
      },
      weak: {
        severity: 'warning',
        vi: 'Mật khẩu camera dễ đoán ({rule}).',
        en: 'The camera’s password is easily guessed ({rule_en}).',
        advice: {
          vi: 'Đổi mật khẩu trong camera, ít nhất 10 ký tự gồm chữ và số, rồi nhập mật khẩu mới vào trạm.',
          en: 'Change it on the camera, 10 characters at least with letters and digits, and enter the new one here.',
        },
      },
      label_code: {
        severity: 'note',
        vi: 'Mật khẩu là mã in trên nhãn: ai cầm được camera là đọc được.',
        en: 'The password is the code on the label: whoever holds the camera can read it.',
        advice: {
          vi: 'Nếu ứng dụng cho đổi thì nên đổi; chụp ảnh nhãn để dành và đừng đăng lên mạng.',
          en: 'Change it if the app lets you; keep a photo of the label, and show it to nobody.',
        },
      },
      none: {
        severity: 'serious',
        vi: 'Camera cho xem hình mà không hỏi mật khẩu.',
        en: 'The camera shows its pictures without asking for a password.',
        advice: {
          vi: 'Bật đòi mật khẩu cho RTSP trong camera rồi nhập vào trạm.',
          en: 'Switch authentication for RTSP on, and enter the password here.',
        },
      },
      not_taken: {
        severity: 'not_checked',
        vi: 'Chưa xét vì camera không nhận mật khẩu này.',
        en: 'Not looked at, because the camera does not take this password.',
      },
    },
  },
  factory_password: {
    checks: {
      vi: 'Mật khẩu xuất xưởng có còn mở được camera không',
      en: 'Whether the factory password still opens the camera',
    },
    by: {
      vi: 'Đúng một lần thử, chỉ khi người quản lý yêu cầu.',
      en: 'A single try, and only when the operator asks for it.',
    },
    outcomes: {
      not_asked: {
        severity: 'not_checked',
        vi: 'Không thử vì chưa ai yêu cầu: camera có thể tính đó là một lần sai mật khẩu.',
        en: 'Not tried, since nobody asked for it: the camera may count it as a wrong password.',
      },
      none_known: {
        severity: 'not_checked',
        vi: 'Hãng này không có mật khẩu xuất xưởng chung.',
        en: 'This maker has no factory password that all devices share.',
      },
      closed: {
        severity: 'ok',
        vi: 'Mật khẩu xuất xưởng không còn mở được camera.',
        en: 'The factory password does not open the camera any more.',
      },
      open: {
        severity: 'serious',
        vi: 'Tài khoản xuất xưởng {username} vẫn mở được camera, dù đã đặt mật khẩu khác.',
        en: 'The factory account {username} still opens the camera, beside the password that was set.',
        advice: {
          vi: 'Xóa hoặc đổi mật khẩu tài khoản đó trong phần người dùng của camera.',
          en: 'Remove that account, or change its password, in the camera’s user settings.',
        },
      },
      unclear: {
        severity: 'not_checked',
        vi: 'Đã thử một lần mà không rõ kết quả: {detail}.',
        en: 'Tried once, and the answer says nothing: {detail}.',
      },
    },
  },
  firmware: {
    checks: { vi: 'Firmware cũ tới đâu', en: 'How old the firmware is' },
    by: { vi: 'Ngày trong tên phiên bản mà camera nói ra.', en: 'The date in the version that the camera tells.' },
    outcomes: {
      recent: {
        severity: 'ok',
        vi: 'Firmware {firmware}, {age_years} năm.',
        en: 'Firmware {firmware}, {age_years} years old.',
      },
      old: {
        severity: 'note',
        vi: 'Firmware {firmware} đã {age_years} năm.',
        en: 'Firmware {firmware} is {age_years} years old.',
        advice: {
          vi: 'Xem trang của hãng có bản mới cho đúng kiểu máy này không. Chỉ cập nhật khi có người ở cạnh camera; sau đó chạy lại phần kiểm tra này.',
          en: 'See whether its maker has a newer one for exactly this model. Update only with somebody beside the camera, and run this again.',
        },
      },
      very_old: {
        severity: 'warning',
        vi: 'Firmware {firmware} đã {age_years} năm: nhiều lỗ hổng đã bị lộ từ đó tới nay.',
        en: 'Firmware {firmware} is {age_years} years old: many holes have become known since.',
        advice: {
          vi: 'Cập nhật theo hướng dẫn của hãng. Nếu hãng không còn ra bản mới, giữ camera trong mạng riêng và tính việc thay.',
          en: 'Update it as its maker says. If there is none any more, keep the camera in a network of its own and plan to replace it.',
        },
      },
      not_dated: {
        severity: 'note',
        vi: 'Firmware {firmware}; tên phiên bản không có ngày.',
        en: 'Firmware {firmware}; its version shows no date.',
      },
      not_told: notTold,
    },
  },
  card: {
    checks: {
      vi: 'Có thẻ nhớ không, giữ được bao nhiêu ngày',
      en: 'Whether there is a card, and how many days it keeps',
    },
    by: byDevice,
    outcomes: {
      works: {
        severity: 'ok',
        vi: 'Thẻ nhớ tốt, đang giữ {days} ngày hình.',
        en: 'The card works and keeps {days} days.',
      },
      works_days_unknown: {
        severity: 'ok',
        vi: 'Thẻ nhớ tốt ({capacity_mb} MB); camera không cho biết giữ được bao nhiêu ngày.',
        en: 'The card works ({capacity_mb} MB); the camera does not tell how many days it keeps.',
      },
      short: {
        severity: 'note',
        vi: 'Thẻ nhớ chỉ giữ được {days} ngày.',
        en: 'The card keeps only {days} days.',
        advice: {
          vi: 'Thẻ lớn hơn giúp bù hình khi mất mạng lâu.',
          en: 'A larger card helps to recover footage after a long outage.',
        },
      },
      none: {
        severity: 'note',
        vi: 'Camera không có thẻ nhớ: lúc mất mạng sẽ không có hình để bù.',
        en: 'There is no card in the camera: what is missed during an outage cannot be recovered.',
        advice: {
          vi: 'Lắp thẻ nhớ loại dùng cho camera (high endurance) và bật ghi liên tục vào thẻ.',
          en: 'Put in a card made for cameras (high endurance) and let it record all the time.',
        },
      },
      broken: {
        severity: 'warning',
        vi: 'Camera báo thẻ nhớ hỏng ({state}).',
        en: 'The camera says that its card is broken ({state}).',
        advice: { vi: 'Thay thẻ nhớ.', en: 'Replace the card.' },
      },
      unformatted: {
        severity: 'warning',
        vi: 'Thẻ nhớ chưa được định dạng nên không ghi gì.',
        en: 'The card is not formatted, so nothing is recorded on it.',
        advice: {
          vi: 'Định dạng thẻ trong cài đặt của camera. Việc này xóa mọi thứ trong thẻ.',
          en: 'Format it in the camera’s settings. That erases all that is on it.',
        },
      },
      not_told: notTold,
    },
  },
} as const satisfies Partial<Record<FindingCode, Checked>>
