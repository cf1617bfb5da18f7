// Opens the access log on a station: what people do at the front door, live pictures, and other systems that fetch. Its heads go to every archive
// and wherever the operator wants them; what is too old goes once its time is over.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import { unixMillis, type WallTime90k, wallFromUnixMillis } from '#base/units.ts'
import type { AccessLog, Looker, Access as Noted } from '#community/access/access-log.ts'
import { EMERGENCY_NAME, isEmergency } from '#community/access/break-glass.ts'
import type { Sight } from '#community/access/sight.ts'
import { TaskBook } from '#community/access/task-book.ts'
import type { ExtractionReader } from '#community/evidence/extraction-book.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { AccessHead } from '#contract/access-log.ts'
import type { Alarm } from '#contract/status.ts'
import type { Denied, Looked } from '#engine/republish/accounts.ts'
import type { AskedFootage, Noting } from '#http/noting.ts'
import type { Route } from '#http/route.ts'
import { accessLogRoutes } from '#http/routes/access-log/access-log-routes.ts'
import { checkRoutes } from '#http/routes/access-log/check-routes.ts'
import type { LiveLooks } from '#http/routes/live/live-routes.ts'
import { readArchiveFolders } from '#programs/recorder/archives.ts'
import { type CopyPlace, openAccessLog } from '#store/access-log.ts'
import { createAccessSettings } from '#store/access-settings.ts'
import { createExtractionBook } from '#store/extractions.ts'
import { createSegmentReader } from '#store/segments.ts'
import { createStanding } from '#store/standing.ts'
import { logAlarms } from './log-alarms.ts'
import { LogChecker } from './log-checker.ts'

const PRUNE_EVERY_MS = 6 * 3_600_000

type Need = {
  readonly data: string
  readonly station: string
  readonly version: string
  readonly db: DatabaseSync
  readonly catalogue: DatabaseSync
  readonly cameras: CameraReader
  readonly clock: Clock
  readonly log: Logger
  /** Who holds the emergency account, by what they said. */
  readonly holder: () => string | undefined
}

export type Access = {
  readonly routes: readonly Route[]
  readonly noting: Noting
  /** For live pictures. */
  readonly looksOf: (who: Looker) => LiveLooks
  readonly fetched: Looked
  readonly denied: Denied
  readonly refusedAtDoor: (address: string) => void
  /** What is wrong with the log itself, as far as this one may know. */
  readonly alarms: (sight: Sight) => readonly Alarm[]
  /** Signs how far the log has come. */
  readonly seal: () => Promise<AccessHead>
  /** Once the data folder is known to be ours. */
  readonly start: () => void
  readonly stop: () => Promise<void>
}

export const openAccess = ({ db, catalogue, cameras, data, clock, log, holder, ...station }: Need): Access => {
  const settings = createAccessSettings(db, clock)
  const copyTo = () => [...archivesOf(data, log), ...settings.settings().copy_to.map(folder => ({ folder }))]
  const kept = openAccessLog({ ...station, data, clock, log, copyTo })
  const { segment } = createSegmentReader(catalogue)
  const extractions = createExtractionBook(db, clock)
  const standing = createStanding(db, clock)
  const known = (access: Noted): Noted =>
    access.who.kind === 'account'
      ? { ...access, who: { ...access.who, ...standing(access.who.name), ...inEmergency(access.who, holder) } }
      : access
  const noted: AccessLog = {
    note: access => kept.note(known(access)),
    begin: access => kept.begin(known(access)),
    mustKeep: kept.mustKeep,
  }
  const seal = async (): Promise<AccessHead> => {
    const signed = await kept.seal()
    return { head: signed?.head ?? null, signature: signed?.signature ?? null, copies: [...kept.copies()] }
  }
  const looksOf = (who: Looker): LiveLooks => {
    const at = (camera: string): Noted => ({ who, verb: 'watch_live', act: 'live', cameras: [camera] })
    return {
      begin: camera => noted.begin(at(camera)),
      refuse: camera => noted.note({ ...at(camera), refused: 'no_such_camera' }),
    }
  }
  /** At the doors for other systems; what cannot be written down is refused all the same. */
  const refuse = (access: Pick<Noted, 'who' | 'cameras' | 'refused'>): void => {
    try {
      kept.note({ verb: 'watch_live', act: 'rtsp', ...access })
    } catch (error) {
      log.error('a refusal could not be written into the access log', { error })
    }
  }
  const prune = () =>
    kept
      .prune(monthsBefore(clock.wall(), settings.settings().keep_months))
      .catch(error => log.error('old entries of the access log could not be removed', { error }))
  const checker = new LogChecker({ data, clock, log, entries: () => kept.state().entries })
  const pruning = setInterval(() => void prune(), PRUNE_EVERY_MS).unref()
  return {
    noting: {
      ofExtraction: id => footageOf(extractions, id),
      log: noted,
      tasks: new TaskBook(),
      policy: () => settings.settings().purposes,
      spanOfSegment: id => {
        const found = segment(id)
        return found === undefined ? undefined : [found.start, found.end]
      },
    },
    routes: [...accessLogRoutes({ log: kept, seal, settings, cameras }), ...checkRoutes(checker)],
    alarms: sight => logAlarms(kept.state().failing, checker.state.last?.findings_count ?? 0, sight),
    looksOf,
    fetched: ({ account, camera, address, as }) =>
      kept.begin({
        who: { kind: 'system', name: account, address },
        ...{ verb: as === 'still' ? 'still' : 'watch_live', act: as === 'still' ? 'onvif' : 'rtsp', cameras: [camera] },
      }),
    denied: ({ account, camera, address }) =>
      refuse({ who: { kind: 'system', name: account, address }, cameras: [camera], refused: 'no_such_camera' }),
    refusedAtDoor: address => refuse({ who: { kind: 'nobody', name: '', address }, refused: 'wrong_password' }),
    seal,
    start: kept.start,
    stop: async () => {
      clearInterval(pruning)
      checker.stop()
      await kept.stop()
    },
  }
}

/** A request that there is none of is told of by nobody. */
const footageOf = ({ find }: Pick<ExtractionReader, 'find'>, id: number): AskedFootage | undefined => {
  const [row] = find({ before: id + 1, seen: head => head.id === id, most: 1 })
  if (row === undefined) return undefined
  const { purpose, case: number, document, about } = row.asked
  return { purpose, case: number ?? document?.number ?? null, note: about, items: row.items }
}

/** Every deed of the emergency account names who they said they are. */
const inEmergency = (who: Looker, holder: Need['holder']): Partial<Looker> => {
  if (!isEmergency({ username: who.name })) return {}
  const name = holder()
  return name === undefined ? {} : { person: `${name} (${EMERGENCY_NAME.toLowerCase()})` }
}

/** A list that cannot be read is told where archives are opened; the log goes on without its copies there. */
const archivesOf = (data: string, log: Logger): readonly CopyPlace[] => {
  try {
    return [...readArchiveFolders(data)].map(([archive, folder]) => ({ archive, folder }))
  } catch (error) {
    log.warn('the list of archives cannot be read; signed heads are not copied there', { error })
    return []
  }
}

const monthsBefore = (now: WallTime90k, months: number): WallTime90k => {
  const date = new Date(unixMillis(now))
  date.setUTCMonth(date.getUTCMonth() - months)
  return wallFromUnixMillis(date.getTime())
}
