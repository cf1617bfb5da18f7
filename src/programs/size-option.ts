// A size as a person types it: 500MB, 1,5TB, 200 GB; with a bare number, bytes. Thousands, as makers of disks count.

import { Problem } from '#base/problems.ts'
import { textOf, type Values } from './command.ts'

const units: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9, t: 1e12 }

/** Undefined when it was not given. Throws `bad_command`. */
export const sizeOf = (values: Values, name: string): number | undefined => {
  const text = textOf(values, name)
  if (text === undefined) return undefined
  const found = /^(\d{1,9}(?:[.,]\d{1,3})?) ?([kmgt]?)b?$/.exec(text.trim().toLowerCase())
  if (found === null) throw new Problem('bad_command', { option: `--${name}`, example: '500GB' })
  return Math.round(Number(found[1]!.replace(',', '.')) * units[found[2]!]!)
}
