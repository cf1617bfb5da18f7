// Text burned into the picture: the camera's name, with Vietnamese letters, and its clock. Letters are 5×7 dots, capitals only;
// hats, horns and tones are composed on them, as Unicode decomposes them.

/** Seven rows of five dots, each row one base-32 digit. */
const letters: Readonly<Record<string, string>> = {
  A: 'ehhvhhh',
  B: 'uhhuhhu',
  C: 'ehggghe',
  D: 'uhhhhhu',
  Đ: 'e99t99e',
  E: 'vgguggv',
  F: 'vgguggg',
  G: 'ehgnhhf',
  H: 'hhhvhhh',
  I: 'e44444e',
  J: '72222ic',
  K: 'hikokih',
  L: 'ggggggv',
  M: 'hrllhhh',
  N: 'hhpljhh',
  O: 'ehhhhhe',
  P: 'uhhuggg',
  Q: 'ehhhlid',
  R: 'uhhukih',
  S: 'fgge11u',
  T: 'v444444',
  U: 'hhhhhhe',
  V: 'hhhhha4',
  W: 'hhhllla',
  X: 'hha4ahh',
  Y: 'hhha444',
  Z: 'v1248gv',
  0: 'ehjlphe',
  1: '4c4444e',
  2: 'eh1248v',
  3: 'v2421he',
  4: '26aiv22',
  5: 'vgu11he',
  6: '68guhhe',
  7: 'v124888',
  8: 'ehhehhe',
  9: 'ehhf12c',
  ':': '0cc0cc0',
  '.': '00000cc',
  '-': '000v000',
  '/': '01248g0',
  ' ': '0000000',
}

const hats: Readonly<Record<string, string>> = { '\u0302': '4a', '\u0306': 'he' }
const tones: Readonly<Record<string, string>> = { '\u0300': '84', '\u0301': '24', '\u0309': '62', '\u0303': 'dm' }
const HORN = '\u031b'
const DOT_BELOW = '\u0323'

/** Dots of room above and below the seven rows of a letter. */
const ABOVE = 5
const BELOW = 3
const ADVANCE = 6

export const textHeight = (dot: number): number => (ABOVE + 7 + BELOW) * dot
export const textWidth = (text: string, dot: number): number => (countCells(text) * ADVANCE + 1) * dot

type Plane = { readonly y: Uint8Array; readonly u: Uint8Array; readonly v: Uint8Array; readonly width: number }

/** Writes white text on a black box with its upper left corner at `left`, `top`; a dot is `dot` pixels wide. */
export const burnText = (plane: Plane, text: string, left: number, top: number, dot: number): void => {
  fill(plane, left, top, textWidth(text, dot), textHeight(dot), 18)
  fade(plane, left >> 1, top >> 1, textWidth(text, dot) >> 1, textHeight(dot) >> 1)
  let cell = left + dot
  for (const dots of glyphs(text)) {
    for (const [column, row] of dots) fill(plane, cell + column * dot, top + (ABOVE + row) * dot, dot, dot, 233)
    cell += ADVANCE * dot
  }
}

const fill = ({ y, width }: Plane, left: number, top: number, wide: number, tall: number, value: number): void => {
  for (let row = top; row < top + tall; row++) y.fill(value, row * width + left, row * width + left + wide)
}

/** Takes the colour out from under the text. */
const fade = ({ u, v, width }: Plane, left: number, top: number, wide: number, tall: number): void => {
  for (let row = top; row < top + tall; row++) {
    const from = (row * width) / 2 + left
    u.fill(128, from, from + wide)
    v.fill(128, from, from + wide)
  }
}

export type Dots = (readonly [column: number, row: number])[]
const known = new Map<string, Dots[]>()

/** The lit dots of each letter; capitals only. Rows below zero are above the letter. */
export const glyphs = (text: string): Dots[] => {
  const found = known.get(text)
  if (found !== undefined) return found
  const made: Dots[] = []
  let hatted = false
  for (const mark of text.toUpperCase().normalize('NFD')) {
    const last = made.at(-1)
    if (letters[mark] !== undefined || last === undefined) {
      made.push(rowsToDots(letters[mark] ?? letters['-']!, 0))
      hatted = false
    } else if (hats[mark] !== undefined) {
      last.push(...rowsToDots(hats[mark], -3))
      hatted = true
    } else if (tones[mark] !== undefined) last.push(...rowsToDots(tones[mark], hatted ? -5 : -3))
    else if (mark === HORN) last.push([5, -1], [5, 0])
    else if (mark === DOT_BELOW) last.push([2, 8])
  }
  if (known.size < 256) known.set(text, made)
  return made
}

const rowsToDots = (rows: string, first: number): Dots =>
  [...rows].flatMap((digit, row) => {
    const bits = Number.parseInt(digit, 32)
    return [0, 1, 2, 3, 4].filter(column => bits & (16 >> column)).map(column => [column, first + row] as const)
  })

const countCells = (text: string): number =>
  [...text.toUpperCase().normalize('NFD')].filter(mark => !/\p{M}/u.test(mark)).length
