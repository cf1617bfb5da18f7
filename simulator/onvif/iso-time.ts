// Times and spans as ONVIF writes them: xs:dateTime, tt:DateTime in parts, and xs:duration.

import { type Element, textOf } from './xml.ts'

export const dateTimeParts = (utc_ms: number): string => {
  const at = new Date(utc_ms)
  const time = [`Hour>${at.getUTCHours()}`, `Minute>${at.getUTCMinutes()}`, `Second>${at.getUTCSeconds()}`]
  const date = [`Year>${at.getUTCFullYear()}`, `Month>${at.getUTCMonth() + 1}`, `Day>${at.getUTCDate()}`]
  const write = (parts: readonly string[]): string =>
    parts.map(part => `<tt:${part}</tt:${part.slice(0, part.indexOf('>'))}>`).join('')
  return `<tt:Time>${write(time)}</tt:Time><tt:Date>${write(date)}</tt:Date>`
}

/** Undefined where a part is missing or no number. */
export const readDateTimeParts = (element: Element | undefined): number | undefined => {
  const part = (...path: string[]): number => Number(textOf(element, ...path) ?? Number.NaN)
  const [hour, minute, second] = [part('Time', 'Hour'), part('Time', 'Minute'), part('Time', 'Second')]
  const utc_ms = Date.UTC(part('Date', 'Year'), part('Date', 'Month') - 1, part('Date', 'Day'), hour, minute, second)
  return Number.isFinite(utc_ms) ? utc_ms : undefined
}

/** Milliseconds of a duration such as `PT10S` or `PT1M30.5S`; undefined where it is none. */
export const readDuration = (text: string | undefined): number | undefined => {
  const found = /^P(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6}(?:\.\d{1,6})?)S)?)?$/.exec(
    text?.trim() ?? '',
  )
  if (found === null) return undefined
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] = found
  return (((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000
}
