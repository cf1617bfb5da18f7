// Written codes: what a person writes down or types from paper: recovery codes, one-time codes, the code in the sealed envelope. 32 letters
// that nobody mistakes for one another, five random bits each, so that a plain hash of one cannot be turned round.

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const GROUP = 5

/** How many letters each has. */
export const codeLengths = { recovery: 15, link: 20, envelope: 30 } as const
export type CodeKind = keyof typeof codeLengths

/** A code of random bytes, one byte a letter, in groups: `K7QF2-…`. */
export const writtenCode = (kind: CodeKind, bytes: Uint8Array): string =>
  [...bytes.subarray(0, codeLengths[kind])]
    .map((byte, at) => `${at > 0 && at % GROUP === 0 ? '-' : ''}${LETTERS[byte % LETTERS.length]}`)
    .join('')

/** What was typed, as it is hashed: capitals without spaces and hyphens. Undefined for what no such code is. */
export const readWritten = (kind: CodeKind, typed: string): string | undefined => {
  if (typed.length > 200) return undefined
  const code = typed.toUpperCase().replace(/[\s.-]/g, '')
  return code.length === codeLengths[kind] && [...code].every(letter => LETTERS.includes(letter)) ? code : undefined
}
