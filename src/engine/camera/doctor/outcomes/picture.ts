// Outcomes of what the pictures themselves show: how they are encoded, and whether that fits recording and the wall.

import type { FindingCode } from '#contract/doctor.ts'
import type { Checked } from '#engine/camera/doctor/outcome.ts'

const notSeen = {
  severity: 'not_checked',
  vi: 'Chưa đo được vì không có hình.',
  en: 'Could not be measured, because no pictures came.',
} as const

const byStream = {
  vi: 'Vài giây hình của luồng.',
  en: 'Some seconds of the stream.',
}
const bySettings = {
  vi: 'Cài đặt mà camera nói ra (ONVIF, ISAPI, CGI), so với vài giây hình.',
  en: 'What the camera says of its settings (ONVIF, ISAPI, CGI), against some seconds of the stream.',
}

export const pictureOutcomes = {
  encryption: {
    checks: {
      vi: 'Hình có bị camera khóa mã không (EZVIZ, IMOU)',
      en: 'Whether the camera scrambles its pictures (EZVIZ, IMOU)',
    },
    by: {
      vi: 'Giải mã thử một khung hình chính; nơi không có bộ giải mã thì xem phần đầu của nó.',
      en: 'One keyframe is decoded; where there is no decoder, its slice headers are read.',
    },
    outcomes: {
      clear: { severity: 'ok', vi: 'Hình không bị khóa mã.', en: 'Pictures are not scrambled.' },
      looks_clear: {
        severity: 'ok',
        vi: 'Khung hình có vẻ bình thường; máy này không có bộ giải mã để thử kỹ hơn.',
        en: 'Pictures look sound; this machine has no decoder to make sure.',
      },
      scrambled: {
        severity: 'serious',
        vi: 'Hình tới đủ nhưng bị camera khóa mã, nên không xem và không ghi được.',
        en: 'Pictures arrive whole, but scrambled by the camera: they can be neither seen nor recorded.',
        advice: {
          vi: 'Tắt mã hóa hình ảnh trong ứng dụng của camera. Sau đó trạm tự ghi lại.',
          en: 'Switch image encryption off in the camera’s app. The station then records by itself.',
        },
      },
      not_seen: notSeen,
    },
  },
  smart_codec: {
    checks: {
      vi: 'Mã hóa thông minh (H.264+, H.265+) có bật không',
      en: 'Whether a smart codec (H.264+, H.265+) is on',
    },
    by: bySettings,
    outcomes: {
      off: { severity: 'ok', vi: 'Mã hóa thông minh đang tắt.', en: 'The smart codec is off.' },
      on: {
        severity: 'warning',
        vi: 'Mã hóa thông minh đang bật: khung hình chính thưa ra, xem lại và cắt đoạn kém chính xác.',
        en: 'A smart codec is on: keyframes are far apart, so that playback and clips begin late.',
        advice: {
          vi: 'Tắt H.264+/H.265+ trong phần mã hóa hình của camera.',
          en: 'Switch H.264+/H.265+ off in the camera’s video settings.',
        },
        fix: 'smart_codec_off',
      },
      suspected: {
        severity: 'warning',
        vi: 'Có vẻ mã hóa thông minh đang bật: khung hình chính cách nhau {group_ms|s} giây, cài đặt nói {declared_group_ms|s} giây.',
        en: 'A smart codec seems to be on: keyframes are {group_ms|s} s apart, and the settings say {declared_group_ms|s} s.',
        advice: {
          vi: 'Tắt H.264+/H.265+ (Smart Codec) trong phần mã hóa hình của camera.',
          en: 'Switch H.264+/H.265+ (smart codec) off in the camera’s video settings.',
        },
        fix: 'smart_codec_off',
      },
      not_told: {
        severity: 'not_checked',
        vi: 'Camera không cho biết; nhịp khung hình chính không cho thấy gì lạ.',
        en: 'The camera does not tell; the rhythm of its keyframes shows nothing odd.',
      },
      not_seen: notSeen,
    },
  },
  group_length: {
    checks: {
      vi: 'Khung hình chính có cách nhau quá 4 giây không',
      en: 'Whether keyframes are more than 4 s apart',
    },
    by: byStream,
    outcomes: {
      short: {
        severity: 'ok',
        vi: 'Khung hình chính cách nhau {group_ms|s} giây.',
        en: 'Keyframes are {group_ms|s} s apart.',
      },
      too_long: {
        severity: 'warning',
        vi: 'Khung hình chính cách nhau ít nhất {group_ms|s} giây, nên xem trực tiếp chậm hiện hình và cắt đoạn kém chính xác.',
        en: 'Keyframes are at least {group_ms|s} s apart: live pictures appear late and clips are not exact.',
        advice: {
          vi: 'Đặt khoảng cách khung hình chính (I-frame, GOP) bằng 1–2 giây.',
          en: 'Set the keyframe interval (I frame, GOP) to 1 to 2 s.',
        },
        fix: 'shorter_gop',
      },
      stills: {
        severity: 'ok',
        vi: 'Mỗi hình đứng riêng (MJPEG), không có nhóm.',
        en: 'Each picture stands alone (MJPEG); there are no groups.',
      },
      not_seen: notSeen,
    },
  },
  b_frames: {
    checks: { vi: 'Có khung hình B không', en: 'Whether there are B-frames' },
    by: byStream,
    outcomes: {
      none: { severity: 'ok', vi: 'Không có khung hình B.', en: 'There are no B-frames.' },
      used: {
        severity: 'note',
        vi: 'Camera dùng khung hình B: vẫn ghi tốt, xem trực tiếp trễ thêm chút ít.',
        en: 'The camera uses B-frames: recording is fine, live pictures are a little later.',
        advice: {
          vi: 'Nếu muốn xem trực tiếp nhanh hơn, chọn profile Baseline hoặc tắt khung hình B.',
          en: 'For quicker live pictures choose the Baseline profile, or switch B-frames off.',
        },
      },
      not_seen: notSeen,
    },
  },
  frame_rate: {
    checks: { vi: 'Số hình mỗi giây thật so với cài đặt', en: 'Pictures a second, declared against measured' },
    by: bySettings,
    outcomes: {
      as_declared: {
        severity: 'ok',
        vi: '{fps} hình mỗi giây, như cài đặt ({declared_fps}).',
        en: '{fps} pictures a second, as set ({declared_fps}).',
      },
      lower: {
        severity: 'warning',
        vi: 'Chỉ có {fps} hình mỗi giây, cài đặt là {declared_fps}.',
        en: 'Only {fps} pictures a second come, {declared_fps} are set.',
        advice: {
          vi: 'Thường do trời tối (màn trập chậm), camera quá tải hoặc mạng yếu. Xem lại vào ban ngày; nếu vẫn vậy, giảm độ phân giải hoặc tốc độ bit.',
          en: 'Mostly darkness (slow shutter), an overloaded camera or a weak network. Look again by day; if it stays so, lower resolution or bit rate.',
        },
      },
      higher: {
        severity: 'note',
        vi: 'Có {fps} hình mỗi giây, nhiều hơn cài đặt ({declared_fps}).',
        en: '{fps} pictures a second come, more than are set ({declared_fps}).',
      },
      not_declared: {
        severity: 'note',
        vi: 'Đo được {fps} hình mỗi giây; camera không cho biết đã cài bao nhiêu.',
        en: '{fps} pictures a second were measured; the camera does not tell what is set.',
      },
      not_seen: notSeen,
    },
  },
  bit_rate: {
    checks: { vi: 'Tốc độ bit thật so với cài đặt', en: 'Bit rate, declared against measured' },
    by: bySettings,
    outcomes: {
      as_declared: {
        severity: 'ok',
        vi: '{bits|kbit} kbit/s, trong mức đã cài ({declared_bits|kbit}).',
        en: '{bits|kbit} kbit/s, within what is set ({declared_bits|kbit}).',
      },
      higher: {
        severity: 'warning',
        vi: 'Camera gửi {bits|kbit} kbit/s, nhiều hơn mức đã cài {declared_bits|kbit}: ổ đĩa đầy nhanh hơn dự tính.',
        en: 'The camera sends {bits|kbit} kbit/s, more than the {declared_bits|kbit} that are set: disks fill faster than planned.',
        advice: {
          vi: 'Chọn CBR, hoặc đặt trần cho VBR.',
          en: 'Choose a constant bit rate, or set a cap for a variable one.',
        },
        fix: 'cap_bit_rate',
      },
      not_declared: {
        severity: 'note',
        vi: 'Đo được {bits|kbit} kbit/s; camera không cho biết đã cài bao nhiêu.',
        en: '{bits|kbit} kbit/s were measured; the camera does not tell what is set.',
      },
      not_seen: notSeen,
    },
  },
  sub_stream: {
    checks: {
      vi: 'Luồng phụ có hợp để xem trên màn hình tường không (H.264, tối đa 720p)',
      en: 'Whether the wall can show the sub stream (H.264, at most 720p)',
    },
    by: byStream,
    outcomes: {
      fits: {
        severity: 'ok',
        vi: 'Luồng phụ hợp với màn hình tường: {codec}, {width}×{height}.',
        en: 'The sub stream fits the wall: {codec}, {width}×{height}.',
      },
      missing: {
        severity: 'warning',
        vi: 'Camera chưa có luồng phụ: màn hình tường phải dùng luồng chính, nặng máy và nặng mạng.',
        en: 'The camera has no sub stream: the wall has to show the main one, which is heavy.',
        advice: {
          vi: 'Dò lại camera để thêm luồng phụ, hoặc bật luồng phụ trong cài đặt của camera.',
          en: 'Probe the camera again and add its sub stream, or switch one on in its settings.',
        },
      },
      wrong_codec: {
        severity: 'warning',
        vi: 'Luồng phụ dùng {codec}; nhiều trình duyệt không xem được và trạm phải chuyển mã.',
        en: 'The sub stream is {codec}; many browsers cannot show it and the station has to transcode.',
        advice: { vi: 'Đặt luồng phụ thành H.264.', en: 'Set the sub stream to H.264.' },
        fix: 'sub_h264',
      },
      too_large: {
        severity: 'warning',
        vi: 'Luồng phụ lớn {width}×{height}; màn hình tường nhiều ô sẽ nặng.',
        en: 'The sub stream is {width}×{height}; a wall of many pictures will be heavy.',
        advice: {
          vi: 'Đặt luồng phụ nhỏ lại, 640×360 là vừa.',
          en: 'Make the sub stream smaller; 640×360 is right.',
        },
        fix: 'sub_smaller',
      },
      not_coming: {
        severity: 'warning',
        vi: 'Luồng phụ không có hình: {reason}.',
        en: 'No pictures come of the sub stream: {reason}.',
        advice: {
          vi: 'Dò lại camera, hoặc bật luồng phụ trong cài đặt của camera.',
          en: 'Probe the camera again, or switch the sub stream on in its settings.',
        },
      },
      not_seen: notSeen,
    },
  },
} as const satisfies Partial<Record<FindingCode, Checked>>
