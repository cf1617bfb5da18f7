// Reolink: the address names codec and channel; newer firmware takes it without the codec.

import { type Brand, ownPassword } from './brand.ts'

export const reolink: Brand = {
  code: 'reolink',
  label: 'Reolink',
  makers: [/reolink/i, /\bRLC-\d/, /\bRLN\d/, /^BC Streaming Media$/],
  cameras_only: true,
  family: undefined,
  live: (channel, stream) => {
    const number = String(channel).padStart(2, '0')
    const names = stream === 'main' ? ['h264Preview', 'Preview', 'h265Preview'] : ['h264Preview', 'Preview']
    return names.map(name => `/${name}_${number}_${stream}`)
  },
  playback: null,
  ports: { rtsp: 554, web: [80, 8000] },
  accounts: [{ username: 'admin', password: '' }],
  password_hint: ownPassword,
  gives_rtsp: true,
  recorder: 'onvif',
  notes: [
    {
      code: 'ports_off',
      says: {
        vi: 'Máy mới tắt sẵn RTSP và ONVIF: bật ở Cài đặt → Mạng → Nâng cao → Cổng máy chủ.',
        en: 'New devices have RTSP and ONVIF off: Settings → Network → Advanced → Server settings.',
      },
    },
  ],
  quirks: [
    {
      code: 'control_order',
      says: {
        vi: 'Mô tả phiên đặt thuộc tính điều khiển ở chỗ khác thường.',
        en: 'Its session description puts control attributes in an unusual order.',
      },
      fixture: 'reolink-describe-control-order.txt',
    },
    {
      code: 'older_session',
      says: {
        vi: 'Lẫn giữa các gói là gói của một phiên đã kết thúc.',
        en: 'Among its packets are those of a session that is over.',
      },
      fixture: 'reolink-packets-of-an-older-session.txt',
    },
    {
      code: 'marker_on_parameter_sets',
      says: {
        vi: 'Bộ tham số mang bit đánh dấu và thời điểm của hình trước.',
        en: 'Parameter sets bear a marker and the time of the picture before.',
      },
      fixture: 'reolink-packets-marker-on-parameter-sets.txt',
    },
  ],
}
