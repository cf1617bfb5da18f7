// Fonts: the typefaces that papers are set in, embedded in each of them so that Vietnamese looks the same on every printer. Be Vietnam Pro for
// signs, Tinos (as wide as Times New Roman) for letters and dossiers, Battambang for Khmer; for other scripts what the operator puts into a folder.

import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Problem } from '#base/problems.ts'

export type Weight = 'regular' | 'bold' | 'italic' | 'black'
export type Family = 'sign' | 'letter'

const packaged = (name: string, file: string): string =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/${name}/${file}`))

const viet = (file: string) => packaged('be-vietnam-pro', file)
const tinos = (file: string) => packaged('tinos', file)

const families: Readonly<Record<Family, Readonly<Record<Weight, () => string>>>> = {
  sign: {
    regular: () => viet('500Medium/BeVietnamPro_500Medium.ttf'),
    bold: () => viet('700Bold/BeVietnamPro_700Bold.ttf'),
    italic: () => viet('500Medium_Italic/BeVietnamPro_500Medium_Italic.ttf'),
    black: () => viet('800ExtraBold/BeVietnamPro_800ExtraBold.ttf'),
  },
  letter: {
    regular: () => tinos('400Regular/Tinos_400Regular.ttf'),
    bold: () => tinos('700Bold/Tinos_700Bold.ttf'),
    italic: () => tinos('400Regular_Italic/Tinos_400Regular_Italic.ttf'),
    black: () => tinos('700Bold/Tinos_700Bold.ttf'),
  },
}

const khmer = (weight: Weight): string =>
  weight === 'regular' || weight === 'italic'
    ? packaged('battambang', '400Regular/Battambang_400Regular.ttf')
    : packaged('battambang', '700Bold/Battambang_700Bold.ttf')

const MOST_FONTS = 20
const LARGEST_FONT_BYTES = 40_000_000

/** Fonts that the operator laid down, by name; none where there is no such folder. */
export const fontsIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder)
      .filter(name => /\.(?:ttf|otf)$/i.test(name))
      .toSorted()
      .slice(0, MOST_FONTS)
      .map(name => join(folder, name))
      .filter(file => statSync(file).size <= LARGEST_FONT_BYTES)
  } catch {
    return [] // no folder, no fonts: the program's own remain
  }
}

/** In the order in which they are tried. */
export const fontFiles = (family: Family, weight: Weight, own: readonly string[]): readonly string[] => [
  families[family][weight](),
  khmer(weight),
  ...own,
]

export type HasLetter = (file: string, letter: number) => boolean

/** The first font that has every letter of `text`; where none has, the first of all, or `letters_not_printable` when it must be whole. */
export const fontFor = (text: string, files: readonly string[], has: HasLetter, whole: boolean): string => {
  const letters = [...new Set(text)].filter(letter => !/[\s\p{Cc}\p{Cf}]/u.test(letter))
  const missing = (file: string) => letters.filter(letter => !has(file, letter.codePointAt(0)!))
  const found = files.find(file => missing(file).length === 0)
  if (found === undefined && whole)
    throw new Problem('letters_not_printable', { letters: missing(files[0]!).slice(0, 20).join('') })
  return found ?? files[0]!
}
