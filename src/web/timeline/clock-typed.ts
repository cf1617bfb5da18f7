// Clock typed: the time of day in what somebody typed: "22h15", "8 giờ rưỡi tối", "10pm", "9h kém 15". Text comes without accents, in small
// letters. Pure; answers every way the hour can be meant, the likeliest first.

export type ClockTyped = {
  /** Milliseconds after midnight; more than a day where a night goes on after it. */
  readonly readings: readonly number[]
  /** Only a part of the day was named. */
  readonly rough: boolean
  readonly rest: string
}

const H = 3_600_000
const M = 60_000

type Part = 'morning' | 'noon' | 'afternoon' | 'evening' | 'night' | 'am' | 'pm'
type Hand = { readonly hour: number; readonly ms: number }

const parts: readonly (readonly [RegExp, Part, number])[] = [
  [/(?<=\d ?)(?:am|a\.m\.|sa)(?!\w)/, 'am', 0],
  [/(?<=\d ?)(?:pm|p\.m\.|ch)(?!\w)/, 'pm', 0],
  [/\b(?:rang sang|mo sang|sang som|early morning)\b/, 'morning', 5],
  [/\b(?:sang|(?:in the )?morning)\b/, 'morning', 7],
  [/\b(?:giua trua|trua|noon|midday)\b/, 'noon', 12],
  [/\b(?:chieu|(?:in the )?afternoon)\b/, 'afternoon', 15],
  [/\b(?:toi|(?:in the )?evening)\b/, 'evening', 19],
  [/\b(?:nua dem|midnight)\b/, 'night', 24],
  [/\b(?:dem khuya|khuya|dem|(?:at )?night)\b/, 'night', 22],
]

const number = String.raw`(?<![\d/:.-])(\d{1,2})`
const hands: readonly (readonly [RegExp, (found: RegExpExecArray) => Hand | undefined])[] = [
  [
    new RegExp(`${number}:(\\d\\d)(?::(\\d\\d)(?:[.,](\\d{1,3}))?)?(?![\\d:])`),
    ([, h, m, s, f = '']) => hand(h, m, s, f),
  ],
  [new RegExp(`${number} ?(?:h|g|gio) ?kem (\\d{1,2})(?: ?(?:p|phut))?\\b`), ([, h, m]) => before(h, m)],
  [new RegExp(`${number} ?(?:h|g|gio)? ?ruoi\\b`), ([, h]) => hand(h, '30')],
  [
    new RegExp(
      `${number} ?(?:h|g|gio) ?(?:(\\d{1,2}) ?(?:p|phut|'|m)?(?: ?(\\d{1,2}) ?(?:s|giay|"))?)?(?![\\d:/])(?!\\w)`,
    ),
    ([, h, m, s]) => hand(h, m, s),
  ],
  [new RegExp(`half past ${number}\\b`), ([, h]) => hand(h, '30')],
  [new RegExp(`quarter past ${number}\\b`), ([, h]) => hand(h, '15')],
  [new RegExp(`quarter to ${number}\\b`), ([, h]) => before(h, '15')],
  [new RegExp(`${number} ?o'?clock\\b`), ([, h]) => hand(h)],
  [new RegExp(`\\b(?:at|luc|vao luc) ${number}(?![\\d/:.-])(?=$|\\s)`), ([, h]) => hand(h)],
  [new RegExp(`${number}(?= ?(?:am|pm|a\\.m\\.|p\\.m\\.|sa|ch)(?!\\w))`), ([, h]) => hand(h)],
]

/** Undefined where no time of day is named; a time that no clock shows has no readings. */
export const clockTyped = (text: string): ClockTyped | undefined => {
  const named = partOf(text)
  const without_part = named?.rest ?? text
  for (const [pattern, read] of hands) {
    // am and pm stand beside their number, so they are cut only after it.
    const near = named?.part === 'am' || named?.part === 'pm' ? text : without_part
    const found = pattern.exec(near)
    if (found === null) continue
    const rest = partOf(cut(near, found))?.rest ?? cut(near, found)
    const left =
      near === text && named !== undefined ? rest.replace(/\b(?:am|pm|a\.m\.|p\.m\.|sa|ch)(?!\w)/, ' ') : rest
    const at = read(found)
    return { readings: at === undefined ? [] : readingsOf(at, named?.part), rough: false, rest: left }
  }
  if (named === undefined || named.part === 'am' || named.part === 'pm') return undefined
  return { readings: [named.usual * H], rough: named.usual !== 12 && named.usual !== 24, rest: named.rest }
}

const partOf = (text: string) => {
  for (const [pattern, part, usual] of parts) {
    const found = pattern.exec(text)
    if (found !== null) return { part, usual, rest: cut(text, found) }
  }
  return undefined
}

export const cut = (text: string, found: RegExpExecArray): string =>
  `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`

const hand = (h = '', m = '0', s = '0', fraction = ''): Hand | undefined => {
  const [hour, minute, second] = [Number(h), Number(m), Number(s)]
  if (hour > 24 || minute > 59 || second > 59 || (hour === 24 && minute + second > 0)) return undefined
  return { hour, ms: minute * M + second * 1000 + Number(fraction.padEnd(3, '0')) }
}

/** "9 giờ kém 15" is 8:45. */
const before = (h = '', m = ''): Hand | undefined => {
  const [hour, minute] = [Number(h), Number(m)]
  return hour < 1 || hour > 24 || minute < 1 || minute > 59 ? undefined : { hour: hour - 1, ms: (60 - minute) * M }
}

const readingsOf = ({ hour, ms }: Hand, part: Part | undefined): readonly number[] =>
  hoursOf(hour, part).map(shown => shown * H + ms)

/** The hours of the day that a spoken hour can be; none where it contradicts its part of the day. */
const hoursOf = (hour: number, part: Part | undefined): readonly number[] => {
  const later = hour + 12
  const within = (from: number, to: number): readonly number[] =>
    [hour, later].filter(shown => shown >= from && shown <= to)
  switch (part) {
    case undefined:
      return hour >= 1 && hour <= 11 ? [hour, later] : [hour]
    case 'morning':
      return hour === 12 ? [0] : within(0, 11).slice(0, 1)
    case 'am':
      return hour > 12 ? [] : [hour % 12]
    case 'noon':
      return within(10, 14)
    case 'afternoon':
      return within(12, 19)
    case 'evening':
      return hour === 12 ? [24] : within(17, 23)
    case 'pm':
      return hour === 12 || hour > 12 ? [hour] : [later]
    case 'night':
      if (hour === 12 || hour === 0 || hour === 24) return [24, 0]
      return hour <= 5 ? [24 + hour, hour] : within(18, 23)
  }
}
