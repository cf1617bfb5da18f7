// English words: the page of one camera and its controls.

import type { cameraWords as vi } from '#web/words/vi/camera.ts'

export const cameraWords: Readonly<Record<keyof typeof vi, string>> = {
  live: 'Live',
  live_of: 'Live picture of {name}',
  save: 'Save',
  save_still: 'Save this picture',
  full_screen: 'Full screen',
  shortcuts: 'Keyboard shortcuts',
}
