// The recorder: a process of its own that does nothing but record. It is told which cameras there are, keeps them on disk and in
// memory, and goes on when the station that told it is gone. No native addon, no web framework and no foreign parser in it.

import { statSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Clock, systemClock } from '#base/clock.ts'
import type { CameraId, StationId, StreamName } from '#base/ids.ts'
import { createLogger, type Logger } from '#base/log.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { type FromRecorder, type PlannedCamera, type ToldKeeping, WIRE_VERSION } from '#contract/recorder-wire.ts'
import { createAddressGuard, type Pin } from '#engine/camera/address-guard.ts'
import { createDialBudget } from '#engine/camera/dial-budget.ts'
import { createSignInLine } from '#engine/camera/sign-in-line.ts'
import { createChunkPool } from '#engine/frames/chunk.ts'
import type { Link } from '#engine/recording/chain.ts'
import type { SignedHead, Signer } from '#engine/recording/chain-head.ts'
import { Disks } from '#engine/recording/disks.ts'
import type { Told } from '#engine/recording/kept-footage.ts'
import type { LedgerWriter } from '#engine/recording/ledger.ts'
import { createFilePresence } from '#store/file-presence.ts'
import { createKeptFootage } from '#store/kept-footage.ts'
import { createLedgerWriter, lastAlive } from '#store/ledger.ts'
import { readChain } from '#store/repair-catalogue.ts'
import { createSegmentWriter, type GatheringWriter } from '#store/segments.ts'
import { createFileLog } from './file-log.ts'
import { openArchives } from './recorder/archives.ts'
import { CERTIFICATES, type CertificatePins, openCertificatePins } from './recorder/certificate-pins.ts'
import { createClockWatch } from './recorder/clock-watch.ts'
import { FileWatch } from './recorder/file-watch.ts'
import { gatherReads } from './recorder/gather-reads.ts'
import { headsLedger, openSigner } from './recorder/heads-ledger.ts'
import { Housekeeping } from './recorder/housekeeping.ts'
import { type Journal, openJournal } from './recorder/journal.ts'
import { Keeper } from './recorder/keeper.ts'
import { noteDamage, openCatalogue, suspectsDamage } from './recorder/open-catalogue.ts'
import { RestingCameras } from './recorder/planned-rest.ts'
import { createRecoveredEntry, type EnterRecovered } from './recorder/recovered-entry.ts'
import { noteRestWhileAway } from './recorder/rest-while-away.ts'
import { startUp } from './recorder/start-up.ts'
import { StationLink } from './recorder/station-link.ts'
import { type TrustWatch, watchTimeTrust } from './recorder/time-trust.ts'

const GATHER_MS = 20
const TICK_MS = 500
const COMMIT_MS = 1000
const STATUS_MS = 2000
/** What was compiled is kept for the next start (`matthan` says where) once the rush of this one is over. */
const KEEP_COMPILED_MS = 10_000
const FIXED_HOUSEKEEPING_MS = 10_000
/** A street of 100 cameras with two streams each is dialled within two seconds. */
const DIALS_A_SECOND = 100
const FIXED_SEGMENT_MS = 240_000
/** Who started the recorder is given so long to come. */
const FIRST_STATION_MS = 60_000
const STOPPED_BY_ERROR = 70

type Shift = {
  readonly data: string
  /** The catalogue was read through at this start: another start would find nothing more. */
  readonly suspected: boolean
  readonly housekeeping: Housekeeping
  readonly disks: Disks
  readonly ledger: LedgerWriter
  readonly journal: Journal
  readonly signer: Signer | undefined
  readonly signed: (head: SignedHead) => void
  readonly chainOf: (camera: CameraId, stream: StreamName) => Link
  readonly station: StationId
  readonly segment_ms: number
  readonly clock: Clock
  readonly trust: TrustWatch
  readonly log: Logger
  readonly catalogue: GatheringWriter
  readonly enterRecovered: EnterRecovered
  readonly resting: RestingCameras
  readonly certificates: CertificatePins
  readonly keepers: Map<string, { readonly keeper: Keeper; readonly plan: string }>
}

/** Runs until told to stop by the station, by SIGTERM, or by its data folder going away. */
const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      station: { type: 'string', default: 'station' },
      'segment-ms': { type: 'string', default: String(FIXED_SEGMENT_MS) },
      'linger-ms': { type: 'string' },
      'housekeeping-ms': { type: 'string', default: String(FIXED_HOUSEKEEPING_MS) },
      restarted: { type: 'boolean', default: false },
      'no-sync': { type: 'boolean', default: false },
    },
  })
  const data = values.data
  if (data === undefined) throw new Error('recorder needs --data DIR')
  const log = createLogger('recorder', createFileLog(join(data, 'logs', 'recorder.log')))
  process.on('uncaughtException', error => {
    log.error('the recorder met an unexpected error and stops; the station starts it again', { error })
    noteDamage(data, error)
    process.exit(STOPPED_BY_ERROR)
  })
  const suspected = suspectsDamage(data)
  const db = openCatalogue(data, log)
  db.exec('PRAGMA wal_autocheckpoint = 0') // the station does it, so that no flush to disk ever waits in this process
  const station = values.station as StationId
  const journal = openJournal(data, db, systemClock, log)
  const catalogue = createSegmentWriter(db)
  const disks = new Disks(openArchives(data, station), station, systemClock, !values['no-sync'])
  if (values['no-sync']) log.warn('flushing is left to the system: a power cut may cost more than two seconds')
  for (const { archive, trouble } of disks.missing) log.error('an archive folder is not there', { ...archive, trouble })
  const wal = join(data, 'catalogue.sqlite-wal')
  const kept = createKeptFootage(db)
  const keeping = { kept, disks, clock: systemClock, log, wal, before: lastAlive(db) }
  const heads = headsLedger(join(data, 'heads'))
  const ledger = createLedgerWriter(db, catalogue.gather, entry => journal.note(entry))
  const shift: Shift = {
    data,
    suspected,
    housekeeping: new Housekeeping(keeping),
    disks,
    ledger,
    journal,
    signer: openSigner(join(data, 'keys', 'station-signing.pem'), log),
    signed: heads.signed,
    chainOf: (camera, stream) => readChain(db, camera, stream),
    station,
    segment_ms: Number(values['segment-ms']),
    clock: systemClock,
    trust: watchTimeTrust(trust => log.info('who vouches for the time of day', trust)),
    log,
    catalogue,
    enterRecovered: createRecoveredEntry({ data, station, db, catalogue, disks, clock: systemClock, log }),
    resting: new RestingCameras(ledger),
    certificates: openCertificatePins(join(data, CERTIFICATES), log),
    keepers: new Map(),
  }
  const since = lastAlive(db)
  const { rebuild, leftOver } = await startUp({ ...shift, data, db, writer: catalogue, restarted: values.restarted })
  if (since !== undefined) awayFrom = since
  // A disk that somebody else filled meanwhile: room is made before new footage takes what little there is.
  if (disks.pressure().some(({ short_bytes }) => short_bytes > 0)) await shift.housekeeping.round()
  const socket = join(data, 'recorder.sock')
  const { stop, link } = await serve(
    shift,
    socket,
    values['linger-ms'] === undefined ? undefined : Number(values['linger-ms']),
  )
  const files = new FileWatch({
    ...shift,
    presence: createFilePresence(db),
    gone: leftOver.gone,
    openIsBack: (id, archive) => leftOver.add(id, archive),
  })
  const tidy = async () => {
    await shift.housekeeping.round() // it looks which disks are there
    await leftOver.round()
    await files.round()
  }
  void files.round()
  const stopGathering = gatherReads(GATHER_MS)
  const watch = createClockWatch(shift.clock, shift.ledger)
  const timers = [
    setInterval(() => commit(shift), COMMIT_MS),
    setInterval(() => {
      const step = watch.look()
      if (step !== 0) log.warn('the station’s clock was set', { step_90k: step })
      for (const { keeper } of shift.keepers.values()) {
        if (step !== 0) keeper.clockWasSet()
        keeper.tick()
      }
      if (shift.resting.due(shift.clock.wall())) follow(shift, newestPlan, link)
    }, TICK_MS),
    setInterval(() => void tidy(), Number(values['housekeeping-ms'])),
    setInterval(() => {
      if (!exists(socket)) stop()
    }, STATUS_MS),
  ]
  process.on('SIGTERM', stop)
  process.on('SIGINT', () => {}) // Ctrl-C reaches the whole group; the station says when to stop
  process.on('SIGHUP', () => {})
  log.info('the recorder works', { pid: process.pid })
  setTimeout(flushCompileCache, KEEP_COMPILED_MS).unref()
  const leaving = new AbortController()
  void rebuild?.(leaving.signal).catch(error => log.error('the catalogue could not be rebuilt', { error }))
  await stopped
  leaving.abort()
  for (const timer of timers) clearInterval(timer)
  shift.trust.stop()
  await Promise.all([...shift.keepers.values()].map(({ keeper }) => keeper.stop()))
  commit(shift)
  await journal.close()
  stopGathering()
  await heads.flushed()
  db.close()
  log.info('the recorder stopped', { pid: process.pid })
  process.exit(0)
}

let resolveStopped = (): void => {}
const stopped = new Promise<void>(resolve => {
  resolveStopped = resolve
})

const serve = async (
  shift: Shift,
  socket: string,
  linger_ms: number | undefined,
): Promise<{ stop: () => void; link: StationLink }> => {
  const started_90k = shift.clock.wall()
  const stop = () => {
    link.close()
    resolveStopped()
  }
  let lingering: NodeJS.Timeout | undefined
  const link = new StationLink({
    plan: (cameras, ranges) => {
      callable = createAddressGuard(ranges)
      follow(shift, cameras, link)
    },
    housekeeping: told => {
      attempt(shift, 'rules and holds could not be taken up', () => shift.housekeeping.tell(readTold(told)))
      link.send(keepingOf(shift))
    },
    archives: () => {
      const reread = () => shift.disks.use(openArchives(shift.data, shift.station))
      attempt(shift, 'the list of archives could not be taken up', reread)
      link.send(keepingOf(shift))
    },
    recovered: shift.enterRecovered,
    trustCertificate: camera => trustCertificate(shift, camera),
    retrySignIn: signIns.retry,
    stop,
    greet: send => {
      clearTimeout(lingering)
      send({ kind: 'hello', version: WIRE_VERSION, pid: process.pid, started_90k })
      for (const { keeper } of shift.keepers.values()) send(statusOf(keeper))
      for (const status of shift.resting.statuses()) send(status)
    },
    ringOf: (camera, stream) => shift.keepers.get(`${camera}/${stream}`)?.keeper.ring,
    left: () => {
      if (linger_ms !== undefined) lingering = setTimeout(stop, linger_ms)
    },
  })
  await link.listen(socket)
  // The station that started it may be dead by now; a slow one is waited for.
  if (linger_ms !== undefined) lingering = setTimeout(stop, Math.max(linger_ms, FIRST_STATION_MS))
  setInterval(() => {
    for (const { keeper } of shift.keepers.values()) link.send(statusOf(keeper))
    for (const status of shift.resting.statuses()) link.send(status)
    link.send(totals(shift))
    link.send(keepingOf(shift))
  }, STATUS_MS).unref()
  return { stop, link }
}

/** The plan that follows finds this camera's streams changed, and dials them anew at once. */
const trustCertificate = (shift: Shift, camera: string): void => {
  shift.certificates.forget(camera)
  for (const [key, entry] of shift.keepers)
    if (entry.keeper.camera === camera) shift.keepers.set(key, { ...entry, plan: '' })
}

/** Brings the keepers in line with the plan; what has not changed is not touched. */
const follow = (shift: Shift, cameras: readonly PlannedCamera[], link: StationLink): void => {
  newestPlan = cameras
  const now = shift.clock.wall()
  if (awayFrom !== undefined) noteRestWhileAway(shift.ledger, cameras, { from: awayFrom, to: now }, now)
  awayFrom = undefined
  const wanted = new Map(
    shift.resting
      .follow(cameras, now)
      .flatMap(camera => camera.streams.map(stream => [`${camera.camera}/${stream.stream}`, { camera, stream }])),
  )
  for (const [key, { keeper, plan }] of shift.keepers) {
    const next = wanted.get(key)
    if (next !== undefined && planText(next) === plan) {
      keeper.hours = next.camera
      continue
    }
    shift.keepers.delete(key)
    // Its last links are committed before it counts as stopped: whoever continues the chain reads them there.
    const ending = keeper.stop().finally(() => {
      commit(shift)
      stopping.delete(key)
    })
    stopping.set(key, ending)
  }
  for (const [key, next] of wanted) {
    if (shift.keepers.has(key)) continue
    const before = stopping.get(key)
    if (before !== undefined) {
      // The chain goes on where the old keeper leaves it: wait until its last bytes are down, then follow the plan again.
      void before.then(() => follow(shift, newestPlan, link))
      continue
    }
    const chain = shift.chainOf(next.camera.camera, next.stream.stream)
    const changed = (keeper: Keeper) => link.send(statusOf(keeper))
    const clockState = () => shift.trust.now().state
    const certificate = shift.certificates.check
    const keeper = new Keeper({
      ...shift,
      clockState,
      certificate,
      pool,
      dials,
      signIns,
      pin,
      ...next,
      link: chain,
      changed,
    })
    shift.keepers.set(key, { keeper, plan: planText(next) })
    link.ringIsNew(keeper.camera, keeper.stream)
  }
  for (const status of shift.resting.statuses()) link.send(status)
}

const pool = createChunkPool()
const dials = createDialBudget(systemClock, DIALS_A_SECOND)
const signIns = createSignInLine(systemClock)
/** Over the ranges of the newest plan. */
let callable = createAddressGuard()
const pin: Pin = host => callable.pin(host)
const stopping = new Map<string, Promise<void>>()
/** Since when the recorder was not here, until the first plan tells what of that was to be recorded. */
let awayFrom: WallTime90k | undefined
let newestPlan: readonly PlannedCamera[] = []

const planText = ({ camera, stream }: { camera: PlannedCamera; stream: unknown }): string => {
  const { username, password, transport, record_audio } = camera
  return JSON.stringify([stream, username, password, transport, record_audio])
}

const statusOf = (keeper: Keeper): FromRecorder => ({
  kind: 'status',
  camera: keeper.camera,
  stream: keeper.stream,
  status: keeper.status(),
})

const totals = (shift: Shift): FromRecorder => {
  let written_bytes = 0
  let packets_lost = 0
  for (const { keeper } of shift.keepers.values()) {
    written_bytes += keeper.recorder.counts.written_bytes
    packets_lost += keeper.packetsLost
  }
  return { kind: 'totals', written_bytes, packets_lost, clock: shift.trust.now() }
}

const attempt = (shift: Shift, what: string, work: () => void): void => {
  try {
    work()
  } catch (error) {
    shift.log.error(what, { error })
  }
}

const keepingOf = (shift: Shift): FromRecorder => ({ kind: 'keeping', keeping: shift.housekeeping.keeping() })

const readTold = ({ revision, rules, holds }: ToldKeeping): Told => ({
  revision,
  rules: rules.map(({ camera, days, quota_bytes }) => ({
    camera: camera ?? undefined,
    days: days ?? undefined,
    quota_bytes: quota_bytes ?? undefined,
  })),
  holds: holds.map(({ id, camera, stream, from_90k, to_90k }) => ({
    id,
    camera,
    stream: stream ?? undefined,
    from: wallTime90k(from_90k),
    to: wallTime90k(to_90k),
  })),
})

const commit = (shift: Shift): void => {
  try {
    shift.catalogue.commit(shift.clock.wall())
    shift.journal.flush()
  } catch (error) {
    shift.log.error('the catalogue could not be written; the footage itself is on disk', { error })
    if (!noteDamage(shift.data, error) || shift.suspected) return
    shift.log.error('the catalogue is damaged; the recorder starts again to set it aside', { pid: process.pid })
    process.exit(STOPPED_BY_ERROR)
  }
}

const exists = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined

await main()
