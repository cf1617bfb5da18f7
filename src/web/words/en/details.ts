// English words: the details of a camera.

import type { detailsWords as vi } from '#web/words/vi/details.ts'

export const detailsWords: Readonly<Record<keyof typeof vi, string>> = {
  added: 'Added',
  main_stream: 'Main stream',
  sub_stream: 'Sub stream',
  streaming_since: 'Sending pictures since {since}',
  frames_per_second: '{fps} frames/s',
  camera_said: 'The camera says',
  packets_lost: 'Packets lost',
  clock_offset: 'Camera clock is off by',
  clock_drift: 'Camera clock runs',
  fast_a_day: '{seconds} s a day fast',
  slow_a_day: '{seconds} s a day slow',
  camera_change: 'Change camera',
  password_kept: 'The password in use is not shown. Leave both empty to keep them.',
  camera_change_keeps: 'Its footage is kept. Nothing is changed on the camera itself.',
  change_at_recorder:
    'This camera hangs on a recorder: its address or password is changed for all its cameras on the page Recorders.',
  trust_certificate: 'Accept the new certificate',
  trust_certificate_why: 'Only if the camera was just replaced or reset.',
  remove_camera: 'Remove the camera',
  remove_camera_sure: 'Remove {name} from the station? It is no longer recorded. What was recorded stays on the disk.',
  remove_camera_yes: 'Remove',
}
