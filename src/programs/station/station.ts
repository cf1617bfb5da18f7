// Station: plugs the rooms together by hand: books, recorder, live hub, footage and the front door. Nothing is decided here.

import { hostname } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Clock, systemClock } from '#base/clock.ts'
import type { CameraId, StreamName } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import type { AccountBook, SignedIn } from '#community/access/accounts.ts'
import type { Sight } from '#community/access/sight.ts'
import { standingIn } from '#community/access/sign-in-steps.ts'
import type { MapBook } from '#community/planning/map-book.ts'
import type { SiteBook } from '#community/planning/site-book.ts'
import type { CameraBook } from '#community/upkeep/camera-book.ts'
import type { Statement } from '#community/upkeep/cause-book.ts'
import { seenCameras } from '#community/upkeep/seen-cameras.ts'
import { createOpenidProvider } from '#couriers/openid-provider.ts'
import { createFootage } from '#engine/viewing/footage.ts'
import { LiveHub } from '#engine/viewing/live.ts'
import { snapshotTaker } from '#engine/viewing/snapshots.ts'
import { listenLocally, listenOn } from '#http/listen.ts'
import type { Ports } from '#http/ports.ts'
import { backfillRoutes } from '#http/routes/backfill/backfill-routes.ts'
import { importRoutes } from '#http/routes/backfill/import-routes.ts'
import { breakGlassRoutes } from '#http/routes/break-glass/break-glass-routes.ts'
import { deviceRoutes } from '#http/routes/devices/device-routes.ts'
import { bundleRoutes } from '#http/routes/extractions/bundle-routes.ts'
import { liveRoutes, serveLive } from '#http/routes/live/live-routes.ts'
import { ptzRoutes } from '#http/routes/ptz/ptz-routes.ts'
import { causeRoutes } from '#http/routes/recordings/cause-routes.ts'
import { keyframeRoutes } from '#http/routes/recordings/keyframe-routes.ts'
import { overviewRoutes } from '#http/routes/recordings/overview-routes.ts'
import { recordingRoutes } from '#http/routes/recordings/recording-routes.ts'
import { sharedFootage } from '#http/routes/recordings/shared-footage.ts'
import { soundRoutes } from '#http/routes/recordings/sound-routes.ts'
import { republishRoutes } from '#http/routes/republish/republish-routes.ts'
import { openTelevisions } from '#http/routes/televisions/open-televisions.ts'
import { tlsRoutes } from '#http/routes/tls/tls-routes.ts'
import { buildServer } from '#http/server.ts'
import { openAddingCameras } from '#programs/adding/adding-cameras.ts'
import { bringRestoreToEnd } from '#programs/backup.ts'
import { CERTIFICATES, readPins } from '#programs/recorder/certificate-pins.ts'
import { noteDamage, openCatalogue } from '#programs/recorder/open-catalogue.ts'
import { stationRuns } from '#programs/station-runs.ts'
import { finishRotation } from '#programs/vault-rotation.ts'
import { createAccounts } from '#store/accounts.ts'
import { createDeviceBook } from '#store/camera-devices.ts'
import { createCameraBook, createCameraSecrets } from '#store/cameras.ts'
import { createCredentials } from '#store/credentials.ts'
import { createDoctorBook } from '#store/doctor-book.ts'
import { createIdentities } from '#store/identities.ts'
import { createKeepingBook } from '#store/keeping.ts'
import { createLedgerReader } from '#store/ledger.ts'
import { createLinks } from '#store/links.ts'
import { stationMigrations } from '#store/migrations/station.ts'
import { createNvrSecrets } from '#store/nvrs.ts'
import { createOverviewReader } from '#store/overview.ts'
import { createPolicyReader } from '#store/policy-facts.ts'
import { createPolicyVersions } from '#store/policy-versions.ts'
import { createSegmentReader } from '#store/segments.ts'
import { createSessions } from '#store/sessions.ts'
import { createSharingBook } from '#store/sharing.ts'
import { createSignInSettings } from '#store/sign-in-settings.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { allStatements, createCauseBook, enterStatements } from '#store/stated-causes.ts'
import { createTelevisionBook } from '#store/televisions.ts'
import { openVault } from '#store/vault.ts'
import { createWallBook } from '#store/walls.ts'
import { archiveFolders } from './archive-folders.ts'
import { CatalogueView } from './catalogue-view.ts'
import { startDailyWork } from './daily-work.ts'
import { openDataFolder } from './data-folder.ts'
import { forgetRefusals, hearRefusals } from './heard-refusals.ts'
import { Imports } from './imports.ts'
import { ledgerWithWords } from './ledger-with-words.ts'
import { openAccess } from './open-access.ts'
import { openBackfill } from './open-backfill.ts'
import { openBreakGlass } from './open-break-glass.ts'
import { openBundling } from './open-bundling.ts'
import { openControlRoom } from './open-control-room.ts'
import { openDetector } from './open-detector.ts'
import { openDevices } from './open-devices.ts'
import { openDoctor } from './open-doctor.ts'
import { openEvidence } from './open-evidence.ts'
import { openIntake } from './open-intake.ts'
import { Masking } from './open-masking.ts'
import { openNotices } from './open-notices.ts'
import { openNoticing } from './open-noticing.ts'
import { peopleRoutes } from './open-people.ts'
import { openPrivacy } from './open-privacy.ts'
import { openPtz } from './open-ptz.ts'
import { openRedaction } from './open-redaction.ts'
import { openRetention } from './open-retention.ts'
import { openRights } from './open-rights.ts'
import { openRules } from './open-rules.ts'
import { openSearch } from './open-search.ts'
import { type HttpsWish, type OpenTls, openTls } from './open-tls.ts'
import { openTrails } from './open-trails.ts'
import { pageBuild } from './page-build.ts'
import { planOf } from './planned-cameras.ts'
import { PolicyKeeper } from './policy-keeper.ts'
import { RecorderProcess } from './recorder-process.ts'
import type { RecoveredIntake } from './recovered-intake.ts'
import { Republishing } from './republishing.ts'
import { layDownReserve } from './reserve.ts'
import { shownCameras } from './shown-cameras.ts'
import { openSigningKey } from './signing-key.ts'
import { StatusBoard } from './status-board.ts'
import { toldKeeping } from './told-keeping.ts'
import { transcodeSpan } from './transcoded-span.ts'
import { Transcoding } from './transcoding.ts'
import { journalledCauses } from './word-journal.ts'

export const VERSION = '0.1.0'
const CHECKPOINT_MS = 30_000
/** The unit of the first account, until it is given its own name: it stands on every picture and in every letter. */
const FIRST_UNIT = 'Công an xã'
/** A recorder that could not mend the catalogue is not asked again at once. */
const DAMAGE_REST_MS = 60_000
const webFolder = fileURLToPath(new URL('../../../build/web', import.meta.url))

export type StationOptions = {
  readonly data: string
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  /** Names by which it may be called, beside addresses and this machine's own name. */
  readonly names?: readonly string[]
  /** The encrypted line; plain http alone when left out. */
  readonly https?: HttpsWish
  readonly log: Logger
  /** How long the recorder goes on when the station dies; for ever when left out. */
  readonly linger_ms?: number
  readonly segment_ms?: number
  /** How many streams are transcoded at once; as many as half the processors when left out. */
  readonly transcodes?: number
  /** How much is covered by privacy masks at once, a sub stream being 1; by the processors when left out. */
  readonly covers?: number
  /** How often disks and retention are looked after. */
  readonly housekeeping_ms?: number
  /** When recorded pictures begin to be looked at: some seconds after the start when left out. */
  readonly noticing?: 'soon' | 'at_once' | 'never'
  /** Where devices are asked for by WS-Discovery: 3702 but in tests. */
  readonly discovery_port?: number
}

export interface Station {
  readonly port: number
  readonly url: string
  /** Where other machines reach it over https, and what they are to trust; undefined without an encrypted line. */
  readonly https: { readonly port: number; readonly urls: readonly string[]; readonly sha256: string } | undefined
  readonly cameras: CameraBook
  readonly map: MapBook
  readonly sites: SiteBook
  /** Where footage that was fetched from elsewhere is brought in. */
  readonly recovered: RecoveredIntake
  /** The recorder reads the list of cameras again. */
  camerasChanged(): void
  /** A one-time sign-in link; older ones stop working. */
  newLink(): string
  /** Stops serving and recording in good order. */
  stop(): Promise<void>
}

/** Throws the problems of the data folder, of the databases and of the port. */
export const startStation = async (options: StationOptions): Promise<Station> => {
  const { data, log } = options
  const clock = systemClock
  // Under a recorder that outlived its station no restore was begun.
  const restored = bringRestoreToEnd(data)
  if (restored !== undefined) log.warn('a restore had been cut off', { restored })
  const id = openDataFolder(data)
  if (!layDownReserve(data)) log.error('the disk with the data folder is full; retention makes room first', { data })
  openSigningKey(data, log)
  const db = openDatabase(join(data, 'station.sqlite'), stationMigrations, { synchronous: 'FULL' })
  await proveCatalogue(data, log)
  const view = new CatalogueView(join(data, 'catalogue.sqlite'), error => mendCatalogue(error))
  const catalogue = view.db
  const rotated = finishRotation(data, db)
  if (rotated !== undefined) log.warn('a change of the vault’s key had been cut off', { rotated })
  const vault = openVault(join(data, 'keys', 'vault.key'))
  const cameraBook = createCameraBook(db, vault, clock)
  const cameras = { ...cameraBook, ...seenCameras(cameraBook) }
  const access = new PolicyKeeper(createPolicyReader(db, clock), clock, log)
  const devices = createDeviceBook(db)
  const secrets = createCameraSecrets(db, vault)
  const sharing = createSharingBook(db, clock)
  const keepingBook = createKeepingBook(db, clock)
  const words = { all: () => allStatements(db), enter: (said: readonly Statement[]) => enterStatements(db, said) }
  const causes = journalledCauses(data, createCauseBook(db, clock), words, log)
  const ledger = ledgerWithWords(createLedgerReader(catalogue), causes)
  const board = new StatusBoard()
  const recorder = new RecorderProcess({
    ...pick(options),
    station: id,
    clock,
    plan: () => ({ cameras: planOf(secrets, sharing, log), ranges: adding.ranges() }),
    housekeeping: () => toldKeeping(keepingBook, cameras),
    events: {
      status: (camera, stream, status) => board.set(camera, stream, status),
      format: (handle, format, sound) => {
        const taken =
          transcoding.takeFormat(handle, format) ||
          masking.takeFormat(handle, format) ||
          republishing.streams.takeFormat(handle, format, sound)
        if (!taken) hub.takeFormat(handle, format)
      },
      frame: (handle, frame) => {
        const taken =
          transcoding.takeFrame(handle, frame) ||
          masking.takeFrame(handle, frame) ||
          republishing.streams.takeFrame(handle, frame)
        if (!taken) hub.takeFrame(handle, frame)
      },
      ready: () => {
        if (view.look()) log.warn('the recorder has begun another catalogue; it is read from now on')
        hub.resume()
        transcoding.resume()
        masking.resume()
        republishing.streams.resume()
      },
    },
  })
  const mendCatalogue = onceIn(DAMAGE_REST_MS, clock, error => {
    if (!noteDamage(data, error)) return false
    log.error('the catalogue cannot be read; the recorder starts again to set it aside', { error })
    recorder.send({ kind: 'stop' })
    return true
  })
  const hub = new LiveHub(recorder)
  const breakGlass = openBreakGlass({ db, clock, log, access })
  const { holder } = breakGlass
  const accessLog = openAccess({ data, station: id, version: VERSION, db, catalogue, cameras, clock, log, holder })
  const pictures = () => adding.pictures
  const masking = new Masking({ db, source: recorder, pictures, most: options.covers, clock, log })
  const republishing = new Republishing({
    masking,
    ...{ looked: accessLog.fetched, denied: accessLog.denied, refused: accessLog.refusedAtDoor },
    ...{ db, vault, cameras, access, source: recorder, clock, log, discovery_port: options.discovery_port },
    self: { station: id, name: hostname(), version: VERSION },
    shown: shownCameras(cameras, board),
    snapshot: (camera, stream, covered) => snapshot(camera, stream, covered),
  })
  access.onReview(() => republishing.review())
  const transcoding = new Transcoding({
    source: recorder,
    log,
    out: {
      format: (handle, format) => transcodedHub.takeFormat(handle, format),
      frame: (handle, frame) => transcodedHub.takeFrame(handle, frame),
    },
    ...(options.transcodes === undefined ? {} : { most: options.transcodes }),
  })
  const transcodedHub = new LiveHub(transcoding)
  const transcoded = {
    hub: transcodedHub,
    refusal: (camera: CameraId, stream: StreamName) => transcoding.refusal(camera, stream),
  }
  const camerasChanged = () => {
    board.keepOnly(new Set(cameras.list().map(camera => camera.id)))
    if (masking.follow()) access.review() // before the recorder dials it
    recorder.replan()
    republishing.review()
    void recorder.tellHousekeeping() // a camera may have come to a place that has a rule
  }
  const footage = createFootage(createSegmentReader(catalogue), archiveFolders(data))
  const shared = sharedFootage(footage, sharing)
  const recovered = openIntake({ ...pick(options), station: id, catalogue, recorder, clock })
  const books = { cameras: secrets, devices: createDeviceBook(db), nvrs: createNvrSecrets(db, vault) }
  const reader = createSegmentReader(catalogue)
  const calling = () => adding
  const { backfill, book } = openBackfill({
    ...{ db, books, intake: recovered, cameras, board, reader, ledger, clock, log },
    calling,
    certificate: (camera, sha256) => {
      const kept = readPins(join(data, CERTIFICATES), log).get(camera)
      return kept === undefined || kept === sha256
    },
  })
  const imports = new Imports({ folder: join(data, 'imports'), intake: recovered, clock, log })
  const accounts = createAccounts(db, clock, FIRST_UNIT)
  const links = createLinks(db, clock)
  let port = options.port
  // Whoever reads the link sits at this machine: an address that stands for all of them is told as the machine's own.
  const named = options.host === '0.0.0.0' || options.host === '::' ? '127.0.0.1' : options.host
  const { host, names = [], https } = options
  const tls = await openTls({ data, station: hostname(), host, names, https, clock, log })
  const publicUrl = () => `http://${named.includes(':') ? `[${named}]` : named}:${port}`
  const recorderView: Ports['recorder'] = {
    statusOf: camera => ({ main: board.statusOf(camera, 'main'), sub: board.statusOf(camera, 'sub') }),
    summary: () => recorder.summary,
    keeping: () => recorder.keeping,
    camerasChanged,
    trustCertificate: camera => recorder.send({ kind: 'trust_certificate', camera }),
    retrySignIn: host => {
      recorder.send({ kind: 'retry_sign_in', host })
      void forgetRefusals(adding, host)
    },
  }
  const { discovery_port } = options
  const adding = openAddingCameras({
    masked: url => masking.isMaskedHost(url, cameras),
    ...{ db, vault, cameras, devices, recorder: recorderView, access, clock, log, discovery_port },
  })
  const atHand = { ...books, clock, statusOf: recorderView.statusOf }
  board.subscribe(hearRefusals(atHand, adding))
  const onvif = { guard: adding.guard, refused: adding.refused, clock }
  const ptz = openPtz(atHand, onvif)
  const masksOf = (camera: string) => masking.masks(camera)
  const noticing = openNoticing({ data, db, cameras, masks: masksOf, clock, log, begins: options.noticing })
  const detector = openDetector({
    ...{ data, db, catalogue, cameras, shared, clock, log },
    ...{ covered: masking, masks: masksOf },
  })
  const rules = openRules({ data, db, cameras, shared, clock, log })
  const notices = openNotices({
    ruled: rules.notices,
    data,
    catalogue,
    books: atHand,
    onvif,
    cameras,
    ledger,
    clock,
    log,
  })
  const snapshot = snapshotTaker(hub, adding.pictures, clock)
  const doctor = openDoctor({ books: atHand, book: createDoctorBook(db), cameras, calling: adding, hub, clock, log })
  const versions = createPolicyVersions(db, clock)
  const rights = openRights({
    ...{ db, vault, data, version: VERSION, cameras, access, keepingBook, versions, clock },
    keeping: () => recorder.keeping,
    tell: () => recorder.tellHousekeeping(),
    personOf: username => personNamed(accounts, username),
    ownAddress: () => {
      const name = URL.parse(tls.urls()[0] ?? '')?.hostname // plain, so that a telephone that trusts nothing here reads the notice
      return name === undefined ? publicUrl() : `http://${name}:${port}`
    },
    httpsPort: () => tls.port(),
  })
  const desk = openDevices(atHand, onvif)
  const redaction = openRedaction({
    ...{ data, db, cameras, masks: masking.book, shared, keeping: keepingBook, clock, log },
    tell: () => recorder.tellHousekeeping(),
    note: access => accessLog.noting.log.note(access),
  })
  const controlRoom = openControlRoom({ db, catalogue, cameras, ledger, clock, data, version: VERSION })
  const trails = openTrails({
    ...{ db, catalogue, data, cameras, ledger, shared, clock, map: controlRoom.map, sites: controlRoom.sites },
    ...{ covered: masking, personOf: username => personNamed(accounts, username) },
    whole: () => access.sightOf({ kind: 'operator' }),
  })
  const bundling = openBundling({
    ...{ data, db, footage, ledger, pictures: adding.pictures, web: webFolder, clock, log },
    seal: accessLog.seal,
    redaction: id => redaction.approved(id),
    trailPapers: trails.papers,
  })
  const evidence = openEvidence({
    ...{
      db,
      catalogue,
      data,
      station: { id, version: VERSION },
      cameras,
      accounts,
      access,
      keepingBook,
      ledger,
      shared,
    },
    ...{ masks: masking.book, devices: desk, clock, log },
    tell: () => recorder.tellHousekeeping(),
    statusOf: camera => board.statusOf(camera, 'main'),
    redactions: redaction.reader,
    bundling,
    personOf: username => personNamed(accounts, username),
  })
  const search = openSearch({ data, catalogue, cameras, shared, covered: masking, ledger, clock, log })
  const live = { hub, transcoded, cameras, board }
  const coveredFor = (sight: Sight) => ({
    hub: masking.hub,
    refusal: (camera: CameraId, stream: StreamName) => masking.refusal(camera, stream),
    covers: (camera: string) => masking.covers(sight, camera),
  })
  const televisionBook = createTelevisionBook(db, clock)
  const televisions = openTelevisions({
    ...{ televisions: televisionBook, walls: createWallBook(db, clock), cameras, access, clock, log },
    statusOf: recorderView.statusOf,
    emergency: breakGlass.emergency,
    live: (socket, own, who) =>
      serveLive(socket, {
        ...{ ...live, cameras: own, looks: accessLog.looksOf(who) },
        covered: coveredFor(access.sightOf({ kind: 'device', role: 'television', cameras: null })),
      }),
    build: pageBuild(webFolder),
  })
  const signInSettings = createSignInSettings(db, vault, clock)
  const standingOf = ({ person }: SignedIn) => standingIn(access.sightOf({ kind: 'person', person }))
  const [credentials, identities] = [createCredentials(db, vault, clock), createIdentities(db, clock)]
  const ports: Ports = {
    clock,
    log,
    station: { name: hostname(), version: VERSION, started_90k: clock.wall(), data },
    cameras,
    devices,
    access,
    accounts,
    sessions: createSessions(db, clock, standingOf, () => signInSettings.get().idle),
    links,
    credentials,
    signInSettings,
    provider: createOpenidProvider(signInSettings),
    identities,
    standingOf,
    televisions: televisionBook,
    recorder: recorderView,
    noting: accessLog.noting,
    alarms: sight => [...breakGlass.alarms(sight), ...accessLog.alarms(sight), ...evidence.alarms(sight)],
    breakGlass,
    guard: adding.guard,
    routes: [
      ...adding.routes,
      ...doctor.routes,
      ...deviceRoutes({ desk, cameras, log }),
      ...ptzRoutes({ desk: ptz, events: notices.events, cameras }),
      ...notices.routes,
      ...noticing.routes,
      ...rules.routes,
      ...detector.routes,
      ...search.routes,
      ...redaction.routes,
      ...liveRoutes({ ...live, access, looksOf: accessLog.looksOf, coveredFor }),
      ...accessLog.routes,
      ...breakGlassRoutes({
        desk: breakGlass,
        station: { name: hostname() },
        publicUrl: () => tls.urls()[0] ?? publicUrl(),
      }),
      ...tlsRoutes({ tls: tls.desk, log }),
      ...peopleRoutes({ db, accounts, credentials, identities, access, cameras, clock, log }),
      ...televisions.routes,
      ...recordingRoutes({
        footage,
        shared,
        ledger,
        cameras,
        clock,
        covered: masking,
        transcode: (parts, gone) => transcodeSpan(transcoding, parts, gone),
      }),
      ...republishRoutes({ book: republishing.book, doors: republishing, cameras, log }),
      ...backfillRoutes({ backfill, book, cameras, clock }),
      ...importRoutes(imports, cameras),
      ...causeRoutes({ causes, cameras, clock }),
      ...soundRoutes({ footage: shared, cameras }),
      ...openPrivacy({ db, cameras, masking, sharing, shared, snapshot, access, camerasChanged, clock, log }),
      ...keyframeRoutes({ footage: shared, cameras, covered: masking }),
      ...controlRoom.routes,
      ...trails.routes,
      ...rights.routes,
      ...evidence.routes,
      ...bundleRoutes({ door: evidence.door, bundles: bundling, damaged: evidence.damaged, clock }),
      ...overviewRoutes({ overview: createOverviewReader(catalogue), cameras, clock }),
      ...openRetention({
        ...{ data, station: id, catalogue, recorder, book: keepingBook, versions, cameras, clock },
        ofHolds: evidence.ofHolds,
        bytesOf: evidence.bytesOf,
      }),
    ],
    web: webFolder,
    publicUrl,
    outsideUrl: () => tls.urls()[0] ?? publicUrl(),
    httpsPort: tls.port,
    hosts: names,
    statedHost: rights.statedHost,
  }
  const local = buildServer(ports, { local: true })
  const server = buildServer(ports, { local: false })
  tls.guard(server)
  const closeAll = async () => {
    access.stop()
    evidence.stop()
    tls.stop()
    transcoding.stop()
    masking.stop()
    await republishing.stop()
    await backfill.stop()
    await imports.stop()
    await bundling.stop()
    doctor.stop()
    search.stop()
    await redaction.stop()
    televisions.stop()
    await ptz.stop()
    await notices.stop()
    await noticing.stop()
    await rules.stop()
    await detector.stop()
    adding.stop()
    await server.close()
    await local.close()
    await accessLog.stop()
    await recorder.stop()
    view[Symbol.dispose]()
    db.close()
  }
  // The local socket first: it is what tells a second station that the folder is taken.
  try {
    await listenLocally(local, join(data, 'station.sock'))
    accessLog.start()
    port = await listenOn(server, { host, port: options.port })
    await tls.listen()
    await recorder.start()
    await republishing.start()
    redaction.start()
  } catch (error) {
    await closeAll()
    throw error
  }
  evidence.start()
  recovered.sweep().catch(error => log.error('recovered footage that was left behind is not entered', { error }))
  const checkpoint = setInterval(() => {
    bringIn(view, log)
    layDownReserve(data)
  }, CHECKPOINT_MS)
  const endDailyWork = startDailyWork({ data, clock, log })

  return {
    port,
    url: publicUrl(),
    https: httpsOf(tls),
    cameras,
    map: controlRoom.map,
    sites: controlRoom.sites,
    recovered,
    camerasChanged,
    newLink: () => `${publicUrl()}/welcome#${links.make().token}`,
    stop: async () => {
      clearInterval(checkpoint)
      endDailyWork()
      await closeAll()
    },
  }
}

const httpsOf = ({ port, urls, desk }: OpenTls): Station['https'] => {
  const at = port()
  return at === undefined ? undefined : { port: at, urls: urls(), sha256: desk.authority().sha256 }
}

/** As papers name whoever did something. */
const personNamed = (accounts: AccountBook, username: string): string => {
  if (username === 'cli') return 'Người vận hành tại máy trạm'
  return accounts.people().find(one => one.username === username)?.display_name ?? username
}

/** A damaged catalogue is set aside, but never under a recorder that outlived its station and still writes it. */
const proveCatalogue = async (data: string, log: Logger): Promise<void> => {
  if (!(await stationRuns(data))) openCatalogue(data, log).close()
}

/** Does nothing for a while after each time that `work` answers true. */
const onceIn = (rest_ms: number, clock: Clock, work: (error: unknown) => boolean) => {
  let again_ms = Number.NEGATIVE_INFINITY
  return (error: unknown): void => {
    if (clock.monotonic() >= again_ms && work(error)) again_ms = clock.monotonic() + rest_ms
  }
}

/** A disk that is full or fails ends no station: the write-ahead log grows until it can be brought in. */
const bringIn = (view: CatalogueView, log: Logger): void => {
  try {
    view.checkpoint()
  } catch (error) {
    log.error('the catalogue’s write-ahead log could not be brought in', { error })
  }
}

const pick = ({ data, log, linger_ms, segment_ms, housekeeping_ms }: StationOptions) => ({
  data,
  log,
  ...(linger_ms === undefined ? {} : { linger_ms }),
  ...(segment_ms === undefined ? {} : { segment_ms }),
  ...(housekeeping_ms === undefined ? {} : { housekeeping_ms }),
})
