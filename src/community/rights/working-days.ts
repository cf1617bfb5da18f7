// Working days of a commune: Monday to Friday, without the holidays that fall on the same day each year and the days off that were entered. Days
// are those of the commune, `2026-11-22`. Tết and Giỗ Tổ move with the moon and are announced each year, so they are data.

const DAY_MS = 86_400_000
/** Labour Code 2019 Art. 112: New Year, Reunification, Labour Day, National Day. */
const fixedHolidays: ReadonlySet<string> = new Set(['01-01', '04-30', '05-01', '09-02'])

/** Days off of 2026 that move: Tết (29th of the old year to the 4th of the new), Giỗ Tổ's Monday, the day beside National Day. */
export const knownDaysOff: readonly string[] = [
  ...['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'],
  ...['2026-04-27', '2026-09-01'],
]

const atNoon = (day: string): number => Date.parse(`${day}T12:00:00Z`)

export const dayAfter = (day: string, days: number): string =>
  new Date(atNoon(day) + days * DAY_MS).toISOString().slice(0, 10)

/** How many days from one to the other; negative when `to` is before it. */
export const daysBetween = (from: string, to: string): number => Math.round((atNoon(to) - atNoon(from)) / DAY_MS)

export const isWorkingDay = (day: string, off: ReadonlySet<string>): boolean => {
  const weekday = new Date(atNoon(day)).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !fixedHolidays.has(day.slice(5)) && !off.has(day)
}

/** The `count`th working day after `day`, which itself does not count. */
export const workingDayAfter = (day: string, count: number, off: ReadonlySet<string>): string => {
  let at = day
  for (let left = count; left > 0; ) {
    at = dayAfter(at, 1)
    if (isWorkingDay(at, off)) left--
  }
  return at
}

/** Years among these in which nobody entered a day off: their Tết is not known, and clocks run through it. */
export const yearsWithoutDaysOff = (years: readonly number[], off: Iterable<string>): readonly number[] => {
  const known = new Set([...off].map(day => Number(day.slice(0, 4))))
  return years.filter(year => !known.has(year))
}
