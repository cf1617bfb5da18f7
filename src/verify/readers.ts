// Readers: small pieces from which the shapes of foreign JSON are put together. Never throw; what does not fit is `BAD`. The shapes themselves are those of
// the contract: Zod reads them in the station, and would weigh more than the whole verifier in the page (readers.test.ts holds the two against each other).

import { textOf } from './tools.ts'

export const BAD: unique symbol = Symbol('bad')
export type Reader<T> = (value: unknown) => T | typeof BAD
type Of<R> = R extends Reader<infer T> ? T : never

export const text: Reader<string> = value => (typeof value === 'string' && value.length <= 100_000 ? value : BAD)
export const number: Reader<number> = value => (typeof value === 'number' && Number.isFinite(value) ? value : BAD)
export const whole: Reader<number> = value => (Number.isSafeInteger(value) ? (value as number) : BAD)
export const count: Reader<number> = value =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : BAD
export const yesNo: Reader<boolean> = value => (typeof value === 'boolean' ? value : BAD)
export const matching =
  (pattern: RegExp): Reader<string> =>
  value =>
    typeof value === 'string' && value.length <= 4096 && pattern.test(value) ? value : BAD
export const sha256: Reader<string> = matching(/^[0-9a-f]{64}$/)
export const oneOf =
  <const T extends string>(...words: readonly T[]): Reader<T> =>
  value =>
    words.includes(value as T) ? (value as T) : BAD
export const orNull =
  <T>(read: Reader<T>): Reader<T | null> =>
  value =>
    value === null ? null : read(value)

/** What bundles of long ago have not. */
export const orAbsent =
  <T>(read: Reader<T>, absent: T): Reader<T> =>
  value =>
    value === undefined ? absent : read(value)

export const listOf =
  <T>(read: Reader<T>, most: number): Reader<readonly T[]> =>
  value => {
    if (!Array.isArray(value) || value.length > most) return BAD
    const out: T[] = []
    for (const one of value) {
      const read_one = read(one)
      if (read_one === BAD) return BAD
      out.push(read_one)
    }
    return out
  }

/** Fields that are not named are left out: a later version may have more. */
export const object =
  <F extends Readonly<Record<string, Reader<unknown>>>>(fields: F): Reader<{ readonly [K in keyof F]: Of<F[K]> }> =>
  value => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return BAD
    const out: Record<string, unknown> = {}
    for (const [name, read] of Object.entries(fields)) {
      const field = read(Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined)
      if (field === BAD) return BAD
      out[name] = field
    }
    return out as { readonly [K in keyof F]: Of<F[K]> }
  }

/** JSON of bytes that must be UTF-8. */
export const readJson = <T>(bytes: Uint8Array, read: Reader<T>): T | undefined => {
  const letters = textOf(bytes)
  return letters === undefined ? undefined : readJsonText(letters, read)
}

export const readJsonText = <T>(letters: string, read: Reader<T>): T | undefined => {
  try {
    const value = read(JSON.parse(letters))
    return value === BAD ? undefined : value
  } catch {
    return undefined
  }
}
