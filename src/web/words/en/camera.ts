// English words: the page of one camera and its controls.

import type { cameraWords as vi } from '#web/words/vi/camera.ts'

export const cameraWords: Readonly<Record<keyof typeof vi, string>> = {
  no_such_camera: 'There is no such camera. It may have been removed.',
  details: 'Details',
  live: 'Live',
  live_of: 'Live picture of {name}',
  playback: 'Playback',
  playback_of: 'Recorded picture of {name}',
  play: 'Play',
  pause: 'Pause',
  play_or_pause: 'Play or pause',
  back_10: 'Back 10 seconds',
  forward_10: 'Forward 10 seconds',
  frame_back: 'One frame back',
  frame_forward: 'One frame forward',
  slower: 'Slower',
  faster: 'Faster',
  speed: 'Playback speed',
  go_live: 'Go live',
  save: 'Save',
  save_still: 'Save this picture',
  mark_from: 'Mark the beginning',
  mark_to: 'Mark the end',
  save_clip: 'Save a clip',
  full_screen: 'Full screen',
  sound_on_or_off: 'Sound on or off',
  sound_on: 'Sound on',
  sound_off: 'Sound off',
  sound_in_clip: 'This browser cannot play the sound; it is in the saved clip.',
  shortcuts: 'Keyboard shortcuts',
}
