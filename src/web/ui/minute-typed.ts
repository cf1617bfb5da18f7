// A minute of the day as people type it: `22:15`, `22h15`, `22h`, `6`. Browsers' own fields for it show AM and PM where the device does. Pure.

/** `06:05`; undefined for what is no minute of a day. */
export const readMinute = (typed: string): string | undefined => {
  const match = /^(\d{1,2})(?:\s*[:h.g]\s*(\d{1,2})?)?$/i.exec(typed.trim())
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2] ?? 0)]
  if (match === null || hour > 23 || minute > 59) return undefined
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
