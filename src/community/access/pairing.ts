// Pairing, decided: what a code looks like and how a person may type it, how long it is good, how many may wait and how often somebody may
// guess. Pure; whoever holds the codes keeps time and randomness.

import { CODE_LENGTH, CODE_LETTERS } from '#contract/television.ts'

export const CODE_GOOD_MS = 10 * 60_000
/** Behind one address, and in all: a screen that asks again and again is no house full of televisions. */
export const MOST_WAITING_HERE = 8
export const MOST_WAITING = 200
/** 22^6 codes, a few of them waiting: so many guesses in ten minutes find one in a hundred thousand years. */
export const MOST_WRONG = 10
export const WRONG_FORGOTTEN_MS = 10 * 60_000

/** A code of random bytes: those that would make some letters likelier than others are passed over. */
export const codeOf = (bytes: Iterable<number>): string | undefined => {
  const fair = 256 - (256 % CODE_LETTERS.length)
  let code = ''
  for (const byte of bytes) {
    if (byte >= fair) continue
    code += CODE_LETTERS[byte % CODE_LETTERS.length]
    if (code.length === CODE_LENGTH) return code
  }
  return undefined
}

/** What a person typed, as a code; undefined for what no television shows. */
export const readCode = (typed: string): string | undefined => {
  const code = typed.toUpperCase().replace(/[\s.-]/g, '')
  return code.length === CODE_LENGTH && [...code].every(letter => CODE_LETTERS.includes(letter)) ? code : undefined
}
