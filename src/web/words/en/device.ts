// English words: a camera as a device.

import type { deviceWords as vi } from '#web/words/vi/device.ts'

export const deviceWords: Readonly<Record<keyof typeof vi, string>> = {
  ask_device: 'Ask the device, set its picture',
  device_model: 'Model',
  device_firmware: 'Firmware',
  device_serial: 'Serial number',
  device_hostname: 'Name on the network',
  device_network: 'Network',
  device_accounts: 'Accounts on it',
  device_clock: 'Clock',
  device_clock_off: 'off by {seconds} s',
  device_clock_right: 'right',
  clock_by_ntp: 'by the time server {servers}',
  clock_by_hand: 'set by hand',
  contrast: 'Contrast',
  saturation: 'Colour',
  sharpness: 'Sharpness',
  day_night: 'Day and night',
  day_night_day: 'Day: in colour',
  day_night_night: 'Night: infrared let in',
  day_night_auto: 'Automatic',
  imaging_why: 'Changed on the camera itself, for everybody who watches and for what is recorded.',
  reboot: 'Restart the camera',
  reboot_sure: '{name} will be without a picture for about a minute, which is told as missing.',
  reboot_recorder_sure:
    '{name} hangs on a recorder: the whole recorder restarts, and all its channels are without a picture for some minutes.',
  reboot_yes: 'Restart',
  rebooting: 'The camera is restarting.',
  what_to_do: 'What to do',
  retry_sign_in: 'Try the password now',
  retry_sign_in_why:
    'Once the password was put right on the camera. Too many wrong tries make a camera lock its account.',
  camera_events: 'Events from the camera',
  no_camera_events: 'The camera has told nothing yet.',
  event_other: 'Other',
  event_begins: 'begins',
  event_ends: 'ends',
}
