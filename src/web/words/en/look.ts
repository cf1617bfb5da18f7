// English words: how the page looks.

import type { lookWords as vi } from '#web/words/vi/look.ts'

export const lookWords: Readonly<Record<keyof typeof vi, string>> = {
  theme: 'Page colours',
  theme_auto: 'Automatic',
  theme_auto_why: 'Dark from 18:00 to 06:00, or when this device uses dark colours.',
  theme_light: 'Light',
  theme_dark: 'Dark',
}
