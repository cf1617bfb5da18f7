// Days off as lines that a person types: one day a line, day before month.

import { no, ok, type Result } from '#base/result.ts'

export const dayLines = (days: readonly string[]): string =>
  days
    .toSorted()
    .map(day => day.split('-').toReversed().join('/'))
    .join('\n')

/** Days as the station keeps them; else the line that is none. */
export const readDayLines = (text: string): Result<string[], string> => {
  const days: string[] = []
  for (const line of text.split('\n').map(one => one.trim())) {
    if (line === '') continue
    const found = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(line)
    const day = found === null ? '' : `${found[3]}-${found[2]!.padStart(2, '0')}-${found[1]!.padStart(2, '0')}`
    const real = day !== '' && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().slice(0, 10) === day
    if (!real) return no(line)
    days.push(day)
  }
  return ok([...new Set(days)].toSorted())
}
