// English words: sending a camera to a television.

import type { sendingWords as vi } from '#web/words/vi/sending.ts'

export const sendingWords: Readonly<Record<keyof typeof vi, string>> = {
  send_camera_to_of: 'Send a camera to {name}',
  send_which_camera: 'Camera',
  send_which_television: 'Television',
  send_for: 'For how long',
  send_minutes: '{minutes} minutes',
  send_until_back: 'Until taken back',
  send: 'Send',
  sent_shows: '{name} shows {camera}.',
  sent_waits: '{name} is off; when it is on it shows {camera}.',
  sent_slow: '{name} has not answered; {camera} comes when it hears of it.',
  nobody_to_send_to: 'No television is paired yet. Pair one on the page Televisions.',
}
