// Firmware date: when a device's firmware was built, as far as its version shows. Makers write it as `build 220112`, `Build Date 2023-08-30`,
// `build:2023-08-30` or `20210715`; many do not. What is read is foreign text.

const EARLIEST_MS = Date.UTC(2005, 0, 1)
const LONGEST = 200

/** The day as Unix milliseconds; undefined where no sensible date stands in the text. */
export const firmwareDate = (version: string, now_ms: number): number | undefined => {
  const text = version.slice(0, LONGEST)
  const found =
    patterns.map(pattern => pattern.exec(text)).find(match => match !== null && sensible(match, now_ms)) ?? undefined
  return found && dayOf(found)
}

const patterns = [
  /\b(20\d{2})[-/.](\d{1,2})[-/.](\d{1,2})\b/,
  /build[\s:_-]*(?:date)?[\s:_-]*(?:v\.?)?(20\d{2})(\d{2})(\d{2})/i,
  /build[\s:_-]*(\d{2})(\d{2})(\d{2})\b/i,
  /(?:^|\D)(20\d{2})(\d{2})(\d{2})(?:\D|$)/,
  /[._](\d{2})(\d{2})(\d{2})(?:\D|$)/,
]

const sensible = (match: RegExpExecArray, now_ms: number): boolean => {
  const [, , month = 0, day = 0] = match.map(Number)
  const at = dayOf(match)
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && at >= EARLIEST_MS && at <= now_ms + 86_400_000
}

const dayOf = (match: RegExpExecArray): number => {
  const [, year = 0, month = 0, day = 0] = match.map(Number)
  return Date.UTC(year < 100 ? 2000 + year : year, month - 1, day)
}
