// English words: steering a camera, and what it reports.

import type { steeringWords as vi } from '#web/words/vi/steering.ts'

export const steeringWords: Readonly<Record<keyof typeof vi, string>> = {
  steer: 'Steer',
  steer_up: 'Up',
  steer_down: 'Down',
  steer_left: 'Left',
  steer_right: 'Right',
  steer_closer: 'Closer',
  steer_wider: 'Wider',
  steer_home: 'Home',
  new_preset: 'Keep this position',
  keep_preset: 'Keep it',
  remove_preset: 'Remove position {name}',
  event_motion: 'Motion',
  event_tamper: 'Tampered with',
  event_digital_input: 'Digital input',
}
