// Kiosk unit: the systemd service for a small computer behind a television. It waits for the station, opens one browser on one screen
// under cage (a compositor that shows one window and nothing else), and opens it again whenever it ends.

import { Problem } from '#base/problems.ts'

/** The unit as text. Throws `bad_command` for an address that is no http address, or a name that is no account's. */
export const kioskUnit = (station: string, user: string): string => {
  const url = URL.parse(station)
  if (url === null || !/^https?:$/.test(url.protocol) || /[\s"'%\\$]/.test(url.origin))
    throw new Problem('bad_command', { '--url': station.slice(0, 100) })
  if (!/^[a-z_][a-z0-9_-]{0,31}$/.test(user)) throw new Problem('bad_command', { '--user': user.slice(0, 40) })
  return unit(url.origin, user)
}

const flags = [
  '--kiosk',
  '--ozone-platform=wayland',
  '--no-first-run',
  '--noerrdialogs',
  '--disable-infobars',
  '--disable-session-crashed-bubble',
  '--hide-crash-restore-bubble',
  '--disable-features=Translate',
  '--password-store=basic',
  '--autoplay-policy=no-user-gesture-required',
  '--overscroll-history-navigation=0',
]

const unit = (origin: string, user: string): string => `# Mắt Thần trên ti vi: matthan television kiosk --url ${origin}
# Cài trên máy tính nhỏ gắn sau ti vi (Debian 12 trở lên):
#   sudo apt install cage chromium curl
#   sudo useradd --create-home --groups video,render,input ${user}
#   lưu tệp này thành /etc/systemd/system/matthan-tv.service rồi:
#   sudo systemctl daemon-reload && sudo systemctl enable --now matthan-tv
#   sudo systemctl set-default graphical.target
# (On a small computer behind the television: install, make the account, save this file, enable it.)

[Unit]
Description=Mat Than on a television
After=network-online.target systemd-user-sessions.service getty@tty1.service
Wants=network-online.target
Conflicts=getty@tty1.service
StartLimitIntervalSec=0

[Service]
User=${user}
PAMName=login
TTYPath=/dev/tty1
TTYReset=yes
TTYVHangup=yes
TTYVTDisallocate=yes
StandardInput=tty-fail
StandardOutput=journal
StandardError=journal
UtmpIdentifier=tty1
UtmpMode=user
Environment=XDG_SESSION_TYPE=wayland
# After a power cut the television is often there before the station: a browser that came too early would show its own error page.
TimeoutStartSec=infinity
ExecStartPre=/bin/sh -c 'until curl -fsS -o /dev/null --max-time 3 ${origin}/tv; do sleep 2; done'
ExecStart=/usr/bin/cage -d -- /usr/bin/chromium ${flags.join(' ')} ${origin}/tv
Restart=always
RestartSec=3

[Install]
WantedBy=graphical.target
`
