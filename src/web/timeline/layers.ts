// Layers: what people marked and what was noticed, as it lies on the timeline. Pure: from the station's answers to stretches of time.

import { wallTime90k } from '#base/units.ts'
import type { Bookmark } from '#contract/bookmark.ts'
import type { Notice, NoticeKind, Notices } from '#contract/notice.ts'
import { personName } from '#web/people.ts'
import { noticeKindText, noticeWords } from '#web/ui/notice-words.ts'
import type { Say } from '#web/words/language.ts'
import { clockText, fromToText } from '#web/words/time.ts'

type Placed = {
  readonly key: string
  readonly cameras: readonly string[]
  readonly from: number
  readonly to: number
  /** What is said where the pointer rests on it. */
  readonly text: (say: Say) => string
}

export type LayerItem = Placed &
  (
    | { readonly kind: 'bookmark' }
    /** What a search found. */
    | { readonly kind: 'hit' }
    /** `level`: of many that are told together, how many: 1 to 9, one more for each doubling. */
    | { readonly kind: 'notice'; readonly notice: NoticeKind; readonly level: number | undefined }
  )

export const bookmarkItems = (bookmarks: readonly Bookmark[]): readonly LayerItem[] =>
  bookmarks.map(({ id, cameras, at_90k, to_90k, note, by }) => ({
    ...({ kind: 'bookmark', key: `bookmark ${id}`, cameras, from: at_90k, to: to_90k ?? at_90k } as const),
    text: () => (note === '' ? personName(by) : `${note} · ${personName(by)}`),
  }))

/** `now`: until when something that lasts has lasted. */
export const noticeItems = (told: Notices, now: number): readonly LayerItem[] =>
  told.cameras.flatMap(({ camera, notices, density }) => [
    ...notices.map(notice => itemOf(camera, notice, now)),
    ...density.flatMap(({ kind, counts }) => runsOf(camera, kind, counts, told)),
  ])

const itemOf = (camera: string, notice: Notice, now: number): LayerItem => ({
  ...{ kind: 'notice', notice: notice.kind, level: undefined, key: `${camera} ${notice.kind} ${notice.from_90k}` },
  ...{ cameras: [camera], from: notice.from_90k, to: notice.to_90k ?? now },
  text: say => noticeText(notice, say),
})

/** What, from when to when, and what is not known of it. */
export const noticeText = ({ kind, why, from_90k, to_90k, end, times, rule }: Notice, say: Say): string => {
  const from = wallTime90k(from_90k)
  const when = to_90k === null || to_90k === from_90k ? clockText(from) : fromToText(from, wallTime90k(to_90k))
  const more = [
    ...(times > 1 ? [say('notice_times', { times })] : []),
    ...(end === 'lasts' ? [say('notice_lasts')] : []),
    ...(end === 'unheard' ? [say('notice_unheard')] : []),
    ...(rule?.word === 'confirmed'
      ? [say('rule_confirmed')]
      : rule?.word === 'set_aside'
        ? [say('rule_set_aside')]
        : []),
  ]
  return [`${noticeKindText(kind, why, say, rule?.name)} ${when}`, ...more].join(' · ')
}

/** Neighbouring buckets with as many are one item. */
const runsOf = (camera: string, kind: NoticeKind, counts: string, told: Notices): readonly LayerItem[] =>
  [...counts.matchAll(/([1-9])\1*/g)].map(({ 0: run, 1: level, index }) => {
    const bucket = told.bucket_90k ?? 0
    const from = told.from_90k + index * bucket
    return {
      ...{ kind: 'notice', notice: kind, level: Number(level), key: `${camera} ${kind} ${from} ${bucket}` },
      ...{ cameras: [camera], from, to: from + run.length * bucket },
      text: say => `${say(noticeWords[kind])} · ${say('notices_many')}`,
    }
  })

export const kindsIn = (items: readonly LayerItem[]): readonly NoticeKind[] => [
  ...new Set(items.flatMap(item => (item.kind === 'notice' ? [item.notice] : []))),
]

/** The items of a camera within `reach` of an instant, the nearest first. */
export const itemsAt = (
  items: readonly LayerItem[],
  camera: string,
  at: number,
  reach: number,
): readonly LayerItem[] => {
  const away = ({ from, to }: LayerItem): number => Math.max(0, from - at, at - to)
  return items
    .filter(item => item.cameras.includes(camera) && away(item) <= reach)
    .toSorted((one, other) => away(one) - away(other))
}
