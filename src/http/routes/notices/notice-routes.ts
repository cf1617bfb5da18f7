// Notices over HTTP: what cameras said that they saw and what the station saw go wrong, one list for the timeline, the wall and the CLI.

import { setImmediate as breathe } from 'node:timers/promises'
import type { CameraId } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Sight } from '#community/access/sight.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import type { RuleNoticeReader, RuleNoticeRow } from '#community/watching/rule-book.ts'
import type { Verb } from '#contract/access.ts'
import {
  type Beside,
  besideQueryShape,
  besideShape,
  MOST_NOTICES,
  type Notice,
  type NoticeKind,
  type Notices,
  noticesQueryShape,
  noticesShape,
  recentNoticesShape,
  recentQueryShape,
  saidKindShape,
} from '#contract/notice.ts'
import { ruleKindShape } from '#contract/rule.ts'
import type { NoticeReader, SaidNotice } from '#engine/noticing/notice-book.ts'
import { toCameras, toSome } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { knownCamera } from '#http/routes/cameras/camera-asked.ts'
import { densityOf } from './density.ts'
import { type RecentPorts, recentNotices } from './recent.ts'
import { seenFaults } from './seen-faults.ts'

export type NoticePorts = Omit<RecentPorts, 'cameras'> & {
  readonly cameras: SeenCameras
  /** As it is this moment. */
  readonly notices: () => NoticeReader
  /** What rules found. */
  readonly ruled: RuleNoticeReader
}

const LONGEST = spanFromMillis(93 * 24 * 3_600_000)
/** Of one camera and kind; a day has a few hundred at most. */
const MOST_READ = 60_000

export const noticeRoutes = (ports: NoticePorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/notices',
    access: 'session',
    does: toCameras('read_coverage', 'query.cameras'),
    summary:
      'What cameras said that they saw, and what the station saw go wrong: each notice where they are few, their density where they are many.',
    query: noticesQueryShape,
    answers: { 200: noticesShape },
    handler: ({ query, sight }) => told(seenIn(ports, sight, 'read_coverage'), query),
  }),
  route({
    method: 'GET',
    path: '/api/notices/beside',
    access: 'session',
    does: toCameras('read_coverage', 'query.cameras'),
    summary: 'The notice that begins next after an instant, or that began last before it.',
    query: besideQueryShape,
    answers: { 200: besideShape },
    handler: ({ query: { cameras, at_90k, way, kinds }, sight }): Beside => {
      const seen = ports.cameras.seenBy(sight, 'read_coverage')
      const notices = ports.notices()
      const found = cameras.flatMap(asked => {
        const camera = knownCamera(seen, asked)
        return besideOf({ ...ports, reader: notices }, camera, wallTime90k(at_90k), way, new Set(kinds)).map(
          notice => ({ camera, notice }),
        )
      })
      const nearer = way === 'after' ? 1 : -1
      found.sort((a, b) => nearer * (a.notice.from_90k - b.notice.from_90k))
      return { beside: found[0] ?? null }
    },
  }),
  route({
    method: 'GET',
    path: '/api/notices/recent',
    access: 'session',
    does: toSome('watch_live'),
    summary: 'What has begun of late on any camera, the latest first: for a page that shows many of them.',
    query: recentQueryShape,
    answers: { 200: recentNoticesShape },
    handler: ({ query, sight }) => ({
      now_90k: ports.clock.wall(),
      notices: [...recentNotices(seenIn(ports, sight, 'watch_live'), wallTime90k(query.after_90k))],
    }),
  }),
]

/** The ports with the cameras that one caller may see. */
const seenIn = (ports: NoticePorts, sight: Sight, verb: Verb) => ({
  ...ports,
  cameras: ports.cameras.seenBy(sight, verb),
})

type Asked = {
  readonly cameras: readonly string[]
  readonly from_90k: number
  readonly to_90k: number
  readonly kinds: readonly NoticeKind[]
  readonly buckets: number
}

/** Every notice is kept until they are too many; what is told then is their density, which is counted on the way. */
const told = async (
  ports: ReturnType<typeof seenIn>,
  { cameras: asked, from_90k, to_90k, kinds, buckets }: Asked,
): Promise<Notices> => {
  if (to_90k <= from_90k) throw new Problem('invalid_request', { field: 'query.to_90k' })
  if (to_90k - from_90k > LONGEST) throw new Problem('span_too_long', { days: 93 })
  const reader = ports.notices()
  const bucket = Math.ceil((to_90k - from_90k) / buckets)
  const wanted = new Set(kinds)
  const [from, to] = [wallTime90k(from_90k), wallTime90k(to_90k)]
  const scale = { from, bucket, buckets, now: ports.clock.wall() }
  const cameras: Notices['cameras'] = []
  let count = 0
  for (const id of asked) {
    const camera = knownCamera(ports.cameras, id)
    const said = saidKindShape.options.flatMap(kind =>
      wanted.has(kind) ? reader.between(camera, kind, from, to, MOST_READ).map(toldNotice) : [],
    )
    const faults = seenFaults(ports.ledger.outages(camera, 'main', from, to), wanted)
    const ruled = ports.ruled.between(camera, from, to, MOST_READ).filter(({ kind }) => wanted.has(kind))
    const notices = [...said, ...faults, ...ruled.map(toldRuled)].sort((a, b) => a.from_90k - b.from_90k)
    count += notices.length
    const density = [...densityOf(notices, scale)]
    cameras.push({ camera, notices: count > MOST_NOTICES ? [] : notices, density })
    await breathe() // Live pictures of others pass in between.
  }
  const dense = count > MOST_NOTICES
  return {
    ...{ from_90k, to_90k, bucket_90k: dense ? bucket : null },
    cameras: cameras.map(one => (dense ? { ...one, notices: [] } : { ...one, density: [] })),
  }
}

const toldNotice = ({ kind, from, to, end, times }: SaidNotice): Notice => ({
  ...{ kind, from_90k: from, to_90k: end === 'lasts' ? null : to, end, times },
  why: null,
})

/** What a person set aside as a false alarm is in the list, and marked. */
const toldRuled = ({ kind, from, to, end, times, id, name, word }: RuleNoticeRow): Notice => ({
  ...{ kind, from_90k: from, to_90k: end === 'lasts' ? null : to, end, times, why: null },
  rule: { notice: id, name, word },
})

const besideOf = (
  { reader, ledger, ruled }: Pick<NoticePorts, 'ledger' | 'ruled'> & { readonly reader: NoticeReader },
  camera: CameraId,
  at: WallTime90k,
  way: 'after' | 'before',
  wanted: ReadonlySet<NoticeKind>,
): readonly Notice[] => {
  const said = saidKindShape.options.flatMap(kind =>
    wanted.has(kind) ? (reader.beside(camera, kind, at, way) ?? []) : [],
  )
  const [from, to] = way === 'after' ? [at, at + LONGEST] : [at - LONGEST, at]
  const outages = ledger.outages(camera, 'main', wallTime90k(Math.max(0, from)), wallTime90k(to))
  const faults = seenFaults(outages, wanted).filter(({ from_90k }) => (way === 'after' ? from_90k > at : from_90k < at))
  const found = ruleKindShape.options.flatMap(kind =>
    wanted.has(kind) ? (ruled.beside(camera, kind, at, way) ?? []) : [],
  )
  return [...said.map(toldNotice), ...faults, ...found.map(toldRuled)]
}
