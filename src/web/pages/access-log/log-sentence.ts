// An entry of the access log as a sentence: who did what, at which cameras, which footage, and why. Pure: names and words are handed in.

import { type WallTime90k, wallTime90k } from '#base/units.ts'
import type { AccessEntryShown, Looks } from '#contract/access-log.ts'
import type { RoleList } from '#contract/grant.ts'
import type { Language, Say, WordKey } from '#web/words/language.ts'
import { dateText, dateTimeText, dayStart, minuteText } from '#web/words/time.ts'
import { actText } from './act-words.ts'

export type LogNames = {
  readonly say: Say
  readonly language: Language
  readonly camera: (id: string) => string
  readonly unit: (id: string) => string
  readonly purpose: (code: string) => string
  readonly roles: RoleList | undefined
  readonly now: WallTime90k
}

type Entry = Pick<AccessEntryShown, 'verb' | 'who' | 'spans' | 'purpose' | 'refused'> &
  Partial<Pick<AccessEntryShown, 'act' | 'cameras' | 'case' | 'about'>>
type Who = Looks['looks'][number]['who']

/** "Trung úy Nguyễn Văn A", "người ngồi ở máy trạm". */
export const whoText = ({ kind, name, person }: Who, { say }: LogNames): string => {
  if (kind === 'account') return person || name || say('log_somebody')
  if (kind === 'operator') return say('log_operator')
  if (kind === 'station') return say('log_station')
  if (kind === 'television') return say('log_television', { name })
  if (kind === 'system') return say('log_system', { name })
  return name === '' ? say('log_stranger') : say('log_tried_as', { name })
}

/** Role and unit, as far as they are known. */
export const standingText = ({ role, unit }: Who, { roles, language, unit: unitName }: LogNames): readonly string[] => [
  ...(role === undefined ? [] : [roles?.roles.find(({ code }) => code === role)?.[language] ?? role]),
  ...(unit === undefined ? [] : [unitName(unit)]),
]

/** "xem lại Cổng chợ 22:00–22:15 hôm qua". */
export const deedText = (entry: Entry, names: LogNames): string => {
  const { cameras = [], spans, about } = entry
  const asked = typeof about?.cameras === 'string' ? about.cameras.split(' ').filter(Boolean) : []
  const which = camerasText(cameras.length > 0 ? cameras : asked, names)
  return [verbText(entry, names), which, spans.length === 0 ? '' : spansText(spans, names)].filter(Boolean).join(' ')
}

const ownVerbs: Readonly<Record<string, WordKey>> = {
  sign_in: 'log_sign_in',
  sign_out: 'log_sign_out',
  sign_means: 'log_sign_means',
  ask_rights: 'log_ask_rights',
  print_paper: 'log_print_paper',
  state_purpose: 'log_state_purpose',
  read: 'log_read',
  read_log: 'log_read_log',
  see_looks: 'log_see_looks',
  watch_live: 'log_watch_live',
  play_back: 'log_play_back',
  still: 'log_still',
  extract: 'log_extract',
  ptz: 'log_ptz',
  search: 'log_search',
  break_glass: 'log_break_glass',
}

const verbText = ({ verb, act = '' }: Entry, names: LogNames): string =>
  actText(act, names.say) ?? verbName(verb, names)

/** What was done, without which and when: for lists to choose from, too. */
export const verbName = (
  verb: string,
  { say, language, roles }: Pick<LogNames, 'say' | 'language' | 'roles'>,
): string => {
  const own = ownVerbs[verb]
  return own === undefined ? (roles?.verbs.find(({ code }) => code === verb)?.[language] ?? verb) : say(own)
}

const MOST_NAMED = 3

const camerasText = (cameras: readonly string[], { camera, say }: LogNames): string => {
  const named = cameras.slice(0, MOST_NAMED).map(camera).join(', ')
  const more = cameras.length - MOST_NAMED
  return more > 0 ? `${named} ${say('log_and_more', { count: more })}` : named
}

/** The whole of it where there are several. */
const spansText = (spans: Entry['spans'], names: LogNames): string => {
  const from = Math.min(...spans.map(([at]) => at))
  const to = Math.max(...spans.map(([, at]) => at))
  return timesText(wallTime90k(from), wallTime90k(to), names)
}

/** "22:00–22:15 hôm qua"; both with their days where those differ. */
export const timesText = (from: WallTime90k, to: WallTime90k, names: Pick<LogNames, 'say' | 'now'>): string => {
  const same = dayStart(from) === dayStart(to)
  const until = `${minuteText(to)} ${dayText(to, names)}`
  if (same && minuteText(from) === minuteText(to)) return until
  return same ? `${minuteText(from)}–${until}` : `${minuteText(from)} ${dayText(from, names)} – ${until}`
}

const DAY_90K = 24 * 3600 * 90_000

const dayText = (at: WallTime90k, { say, now }: Pick<LogNames, 'say' | 'now'>): string => {
  const days = (dayStart(now) - dayStart(at)) / DAY_90K
  return days === 0 ? say('log_today') : days === 1 ? say('log_yesterday') : dateText(at)
}

/** Why, and for which case. */
export const reasonText = ({ purpose, case: number }: Entry, { purpose: nameOf, say }: LogNames): readonly string[] => [
  ...(purpose === null ? [] : [nameOf(purpose)]),
  ...(number == null ? [] : [say('case_number', { number })]),
]

const refusals: Readonly<Record<string, WordKey>> = {
  not_allowed: 'log_refused_not_allowed',
  no_such_camera: 'log_refused_no_such_camera',
  purpose_needed: 'log_refused_purpose_needed',
  signed_out: 'log_refused_signed_out',
  wrong_password: 'log_refused_wrong_password',
  wrong_code: 'log_refused_wrong_code',
  too_many_tries: 'log_refused_too_many_tries',
  access_log_failing: 'log_refused_log_failing',
  access_log_full: 'log_refused_log_failing',
}

/** Undefined: it was not refused. */
export const refusalText = (
  { refused }: Pick<Entry, 'refused'>,
  { say }: Pick<LogNames, 'say'>,
): string | undefined => {
  if (refused === null) return undefined
  const word = refusals[refused]
  return word === undefined ? say('log_refused', { why: refused }) : say(word)
}

/** When it was, and until when it was seen to go on. */
export const whenText = (
  { at_90k, until_90k, open }: Pick<AccessEntryShown, 'at_90k' | 'until_90k' | 'open'>,
  names: Pick<LogNames, 'say' | 'now'>,
): string => {
  const at = wallTime90k(at_90k)
  if (open) return names.say('log_open_since', { since: timesText(at, at, names) })
  return until_90k - at_90k < 60 * 90_000 ? timesText(at, at, names) : timesText(at, wallTime90k(until_90k), names)
}

/** To the second, as a proof has it. */
export const exactText = ({
  at_90k,
  until_90k,
  open,
}: Pick<AccessEntryShown, 'at_90k' | 'until_90k' | 'open'>): string =>
  open || until_90k - at_90k < 90_000
    ? dateTimeText(wallTime90k(at_90k))
    : `${dateTimeText(wallTime90k(at_90k))} – ${dateTimeText(wallTime90k(until_90k))}`
