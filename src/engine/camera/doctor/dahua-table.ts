// Dahua table: the `key=value` lines that Dahua's CGI answers with. Foreign text: bounded, never throws.

const MOST_LINES = 4000
const LONGEST_LINE = 512

/** Keys without `table.` in front; the first of two that are the same counts. */
export const readDahuaTable = (bytes: Uint8Array): ReadonlyMap<string, string> => {
  const table = new Map<string, string>()
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')
  for (const line of text.split(/\r?\n/, MOST_LINES)) {
    const at = line.indexOf('=')
    if (at <= 0 || line.length > LONGEST_LINE) continue
    const key = line
      .slice(0, at)
      .trim()
      .replace(/^table\./, '')
    if (key !== '' && !table.has(key)) table.set(key, line.slice(at + 1).trim())
  }
  return table
}

/** A finite number at a key. */
export const tableNumber = (table: ReadonlyMap<string, string>, key: string): number | undefined => {
  const text = table.get(key)
  const value = text === undefined || text === '' ? Number.NaN : Number(text)
  return Number.isFinite(value) ? value : undefined
}

/** `2026-01-02 08:00:00` as if it were UTC; undefined where it is no time. */
export const tableTime = (text: string | undefined): number | undefined => {
  const found = /^(\d{4})-(\d{1,2})-(\d{1,2}) (\d{1,2}):(\d{1,2}):(\d{1,2})$/.exec(text ?? '')
  if (found === null) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1).map(Number)
  if (year < 1970 || month < 1 || month > 12 || day < 1 || day > 31) return undefined
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

export const tableText = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace('T', ' ')
