// Sizes as people read them: `12,4 MB`, decimal, with the comma or the point of the language.

import type { Language } from '#web/words/language.ts'

const units = ['kB', 'MB', 'GB', 'TB']

export const sizeText = (bytes: number, language: Language): string => {
  let value = bytes / 1000
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  const text = value >= 100 || value === 0 ? value.toFixed(0) : value.toFixed(1)
  return `${language === 'vi' ? text.replace('.', ',') : text} ${units[unit]}`
}
