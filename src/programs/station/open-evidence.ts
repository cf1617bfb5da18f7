// Opens the room of evidence on a station: the book of requests for footage, scans, the jobs that make bundles of them, and all of their routes.

import { hostname } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { type CameraId, knownCameraId } from '#base/ids.ts'
import { localDay } from '#base/local-day.ts'
import type { Logger } from '#base/log.ts'
import { unixMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { AccountBook } from '#community/access/accounts.ts'
import type { Sight } from '#community/access/sight.ts'
import type { Bundling, OrderedItem } from '#community/evidence/bundle-order.ts'
import type { ExtractionBook, ExtractionRow, ItemRow } from '#community/evidence/extraction-book.ts'
import { needsRedaction } from '#community/evidence/lacking.ts'
import type { RedactionReader } from '#community/evidence/redaction-reader.ts'
import { type MaskReader, masksOver } from '#community/privacy/masks.ts'
import { answeringFor } from '#community/rights/controller-book.ts'
import { seesTrail } from '#community/trails/who-sees.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { HoldRow, KeepingBook } from '#community/upkeep/keeping-book.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import type { Manifest } from '#contract/bundle.ts'
import type { StreamStatus } from '#contract/camera.ts'
import type { Extraction } from '#contract/extraction.ts'
import type { Alarm } from '#contract/status.ts'
import type { LedgerReader } from '#engine/recording/ledger.ts'
import type { AccessDesk } from '#http/ports.ts'
import type { Route } from '#http/route.ts'
import type { DeviceDesk } from '#http/routes/devices/device-desk.ts'
import { type BundleDoor, bundleDoor } from '#http/routes/extractions/bundle-door.ts'
import { caseFileRoutes } from '#http/routes/extractions/case-file-routes.ts'
import {
  type Asking,
  askedExtraction,
  type ExtractionPorts,
  isApproved,
  seesExtraction,
  shownExtraction,
} from '#http/routes/extractions/extraction-desk.ts'
import { extractionRoutes } from '#http/routes/extractions/extraction-routes.ts'
import { extractionPaperRoutes } from '#http/routes/extractions/paper-routes.ts'
import { scanRoutes } from '#http/routes/extractions/scan-routes.ts'
import { createScanShelf } from '#http/routes/extractions/scan-shelf.ts'
import { stepRoutes } from '#http/routes/extractions/step-routes.ts'
import type { SharedFootage } from '#http/routes/recordings/shared-footage.ts'
import type { HeldFor } from '#http/routes/retention/retention-routes.ts'
import { lookerOf } from '#http/routes/trails/trail-desk.ts'
import { bundlePapers } from '#papers/bundle-papers.ts'
import { accountsIn, type EvidenceFacts } from '#papers/evidence-facts.ts'
import { openTemplates } from '#papers/evidence-templates.ts'
import { fontsIn } from '#papers/fonts.ts'
import { createPress, type Press } from '#papers/press.ts'
import { createAccessSettings } from '#store/access-settings.ts'
import { createControllerBook } from '#store/controllers.ts'
import { createExtractionBook } from '#store/extractions.ts'
import { createFootageBytes, createFootageReach } from '#store/footage-bytes.ts'
import { createHeldReader } from '#store/held-runs.ts'
import { createIncidentBook } from '#store/incidents.ts'
import { createTrailBook } from '#store/trails.ts'
import { evidenceAlarms } from './evidence-alarms.ts'
import { ExtractionJobs } from './extraction-jobs.ts'
import { knownFootage } from './known-footage.ts'

export type EvidenceNeed = {
  readonly db: DatabaseSync
  readonly catalogue: DatabaseSync
  readonly data: string
  readonly station: { readonly id: string; readonly version: string }
  readonly cameras: CameraReader & SeenCameras
  readonly accounts: AccountBook
  readonly access: AccessDesk
  readonly keepingBook: KeepingBook
  readonly tell: () => Promise<boolean>
  readonly ledger: LedgerReader
  readonly shared: SharedFootage
  readonly masks: MaskReader
  readonly statusOf: (camera: CameraId) => StreamStatus | null
  /** A camera asked for what it is. */
  readonly devices: DeviceDesk
  readonly redactions: RedactionReader
  readonly bundling: Bundling
  readonly personOf: (username: string) => string
  readonly clock: Clock
  readonly log: Logger
}

export type Evidence = {
  readonly routes: readonly Route[]
  readonly door: BundleDoor
  /** For whoever prints: an extraction as this one may see it, those of a time, and what was sealed. */
  readonly asked: (asking: Asking, extraction: number) => Extraction
  readonly register: (asking: Asking, from_90k: number, to_90k: number) => readonly Extraction[]
  readonly manifestOf: (extraction: Pick<Extraction, 'id'>) => Manifest | null
  readonly ofHolds: () => ReadonlyMap<string, HeldFor>
  /** A bundle turned out not to be what was sealed: noted once, told by an alarm. */
  readonly damaged: (extraction: number, file: string) => void
  readonly bytesOf: (hold: HoldRow) => number
  readonly alarms: (sight: Sight) => readonly Alarm[]
  /** Goes on with what was under way. */
  readonly start: () => void
  readonly stop: () => void
}

/** A camera that does not answer must not keep footage waiting. */
const IDENTITY_MS = 5_000
const MOST_IN_REGISTER = 5_000
/** What goes along beyond the span: the picture before the first, and whole segments where they were asked for. */
const AROUND = 15 * 60 * 90_000
/** What footage is needed for until it is handed over or given up. */
const needing: ReadonlySet<string> = new Set([
  'requested',
  'on_hold',
  'awaiting_approval',
  'approved',
  'extracting',
  'extracted',
])

export const openEvidence = (need: EvidenceNeed): Evidence => {
  const { db, catalogue, data, cameras, access, accounts, keepingBook: keeping, clock, log, bundling } = need
  const book = createExtractionBook(db, clock)
  const bytesOf = createFootageBytes(catalogue, 'whole')
  const isMasked = (camera: string, from: WallTime90k, to: WallTime90k) =>
    masksOver(need.masks.versions(camera), from, to).length > 0
  const trails = createTrailBook(db, clock)
  const settings = createAccessSettings(db, clock)
  const sightOfAccount = (username: string): Sight | undefined => {
    const account = accounts.find(username)
    return account && access.sightOf({ kind: 'person', person: account.person })
  }
  const paperMaking = paperMakingOf(need)
  const jobs: ExtractionJobs = new ExtractionJobs({
    ...{ book, bundling, clock, log },
    isApproved: row => isApproved(ports, row),
    order: orderOf(need, book, sightOfAccount, isMasked),
    papers: papersOf(need, paperMaking, row => shownExtraction(ports, operator(access), row)),
  })
  const ports: ExtractionPorts = {
    ...{ book, cameras, keeping, tell: need.tell, redactions: need.redactions, bundling, clock, log },
    ...{ sightOfAccount, isMasked, jobs },
    scans: createScanShelf(join(data, 'evidence', 'scans')),
    personOfAccount: username => accounts.find(username)?.person,
    policy: () => settings.settings().purposes,
    scope: knownFootage({
      ...{ cameras, ledger: need.ledger, shared: need.shared, isMasked, clock },
      ...{ held: createHeldReader(catalogue).held, bytesOf: createFootageBytes(catalogue, 'cut') },
      reachOf: createFootageReach(catalogue),
      statusOf: camera => need.statusOf(knownCameraId(camera)),
    }),
    maySeeTrail: (asking, id) => {
      const trail = trails.get(id)
      return trail !== undefined && seesTrail(lookerOf(asking), trail)
    },
  }
  const asked: Evidence['asked'] = (asking, id) => shownExtraction(ports, asking, askedExtraction(ports, asking, id))
  const register: Evidence['register'] = (asking, from_90k, to_90k) =>
    book
      .find({
        seen: head => seesExtraction(asking, head),
        wanted: ({ made }) => from_90k <= made && made < to_90k,
        most: MOST_IN_REGISTER,
      })
      .map(row => shownExtraction(ports, asking, row))
  const manifestOf: Evidence['manifestOf'] = ({ id }) => book.manifest(id) ?? null
  return {
    routes: [
      ...extractionRoutes(ports),
      ...stepRoutes(ports),
      ...scanRoutes(ports),
      ...extractionPaperRoutes({
        ...paperMaking,
        press: pressOf(need),
        asked,
        register,
        manifestOf,
        personOf: need.personOf,
        clock,
        log,
      }),
      ...caseFileRoutes({ book, keeping, incidents: createIncidentBook(db, clock), trails, bytesOf }),
    ],
    door: bundleDoor(ports),
    damaged: damagedBundle(book, clock, log),
    ...{ asked, register, manifestOf },
    ofHolds: () =>
      new Map([...book.ofHolds()].map(([hold, { state, ...of }]) => [hold, { ...of, needed: needing.has(state) }])),
    bytesOf,
    alarms: evidenceAlarms({ book, keeping, clock }),
    start: () => jobs.start(),
    stop: () => jobs.stop(),
  }
}

const damagedBundle =
  (book: ExtractionBook, clock: Clock, log: Logger): Evidence['damaged'] =>
  (id, file) => {
    const { bundle, number, state } = book.get(id)
    if (bundle === null || bundle.damaged !== undefined) return
    book.setBundle(id, { ...bundle, damaged: { file, at_90k: clock.wall() } })
    book.step(id, { kind: 'bundle_damaged', state, text: file }, { by: 'station', person: null })
    log.error('a sealed bundle is not what was sealed any more: it is sent to nobody', { extraction: number, file })
  }

const operator = (access: AccessDesk): Asking => ({
  caller: { kind: 'operator' },
  sight: access.sightOf({ kind: 'operator' }),
})

const orderOf = (
  need: EvidenceNeed,
  book: ExtractionBook,
  sightOfAccount: (username: string) => Sight | undefined,
  isMasked: ExtractionPorts['isMasked'],
) => {
  const { db, clock, access, personOf, station } = need
  const controllers = createControllerBook(db, clock)
  return async (row: ExtractionRow, id: string) => {
    const { asked } = row
    const sight =
      (row.person === null ? undefined : sightOfAccount(row.by)) ??
      access.sightOf({ kind: row.person === null ? 'operator' : 'nobody' })
    const approved = row.steps.filter(({ kind }) => kind === 'approve')
    const last = row.steps.findLast(({ kind }) => kind === 'extract_again')
    const document = asked.document
    // Who asked takes it out where they may; else whoever set it going.
    const extracts = row.items.every(({ camera }) => sight.may('extract', camera))
    return {
      ...{ id, request: row.id },
      extraction: {
        ...{ number: row.number, purpose: asked.purpose, legal_ground: asked.legal_ground, case: asked.case },
        document: document && { number: document.number, day: document.day, issuer: document.issuer },
        recipient: asked.recipient.name,
        requested_by: personOf(row.by),
        approved_by: [...new Set(approved.map(({ by }) => personOf(by)))],
        extracted_by: personOf(last?.by ?? (extracts ? row.by : (approved.at(-1)?.by ?? row.by))),
      },
      station: {
        id: station.id,
        name: hostname(),
        unit: controllers.stated().controllers[0]?.name ?? '',
        host: hostname(),
      },
      program: `matthan ${station.version}`,
      items: (await Promise.all(row.items.map(item => orderedItem(need, item, sight, asked.clock_note, isMasked)))).map(
        item => (needsRedaction(asked.recipient.kind) ? { ...item, ...untold } : item),
      ),
      wanted: asked.wanted,
      originals: !needsRedaction(asked.recipient.kind),
      time_stamp_url: book.settings().time_stamp_url,
    }
  }
}

/** Which device it is and where in the network says nothing to whoever gets a redacted copy, and much to whoever wants to break in. */
const untold = { maker: '', model: '', serial: '', mac: '', address: '' } as const

const orderedItem = async (
  { db, clock, cameras, devices, statusOf, shared }: EvidenceNeed,
  { camera, stream, from, to, name, place }: ItemRow,
  sight: Sight,
  clock_note: string,
  isMasked: ExtractionPorts['isMasked'],
): Promise<OrderedItem> => {
  const row = cameras.get(camera)
  const offset = statusOf(camera)?.camera_clock_offset_ms ?? null
  const about = row === undefined ? undefined : await answeredSoon(devices.about(camera))
  const controllers = createControllerBook(db, clock)
  const own = controllers.ofCameras().find(notice => notice.camera === camera)
  const card = about?.network.find(({ mac }) => mac !== null)
  return {
    ...{ camera, stream, from_90k: from, to_90k: to, name, place, clock_note },
    owner: answeringFor(controllers.stated(), own).controller?.name ?? '',
    ...{ maker: about?.maker ?? '', model: about?.model ?? '', serial: about?.serial ?? '', mac: card?.mac ?? '' },
    address: row === undefined ? '' : (URL.parse(row.main_url)?.hostname ?? ''),
    ...{ removed: row === undefined, masked: isMasked(camera, from, to) },
    ...{ camera_offset_ms: offset, measured_90k: offset === null ? null : clock.wall() },
    withheld: shared
      .unshared(sight, camera, wallTime90k(Math.max(0, from - AROUND)), wallTime90k(to + AROUND))
      .map(span => [span.from, span.to] as const),
  }
}

/** Undefined where it fails or takes too long: papers leave a line to fill in. */
const answeredSoon = <T>(asked: Promise<T>): Promise<T | undefined> =>
  new Promise(resolve => {
    const late = setTimeout(() => resolve(undefined), IDENTITY_MS)
    const settled = (value: T | undefined): void => {
      clearTimeout(late)
      resolve(value)
    }
    asked.then(settled, () => settled(undefined))
  })

const pressOf = ({ data, clock }: EvidenceNeed): Press =>
  createPress({ now: () => new Date(unixMillis(clock.wall())), fonts: () => fontsIn(join(data, 'fonts')) })

const paperMakingOf = ({ db, data, clock }: EvidenceNeed) => ({
  controllers: createControllerBook(db, clock),
  templates: openTemplates(join(data, 'paper-templates')),
})

/** Their press is their own: a bundle does not stand in the row of those who print. */
const papersOf = (
  need: EvidenceNeed,
  { controllers, templates }: ReturnType<typeof paperMakingOf>,
  shown: (row: ExtractionRow) => Extraction,
) => {
  const { clock, personOf } = need
  const press = pressOf(need)
  return async (row: ExtractionRow, manifest: Manifest) => {
    const extraction = shown(row)
    const facts: EvidenceFacts = {
      ...{ extraction, manifest, copy: null, viewing: null, now_90k: clock.wall(), today: localDay(clock.wall()) },
      controller: controllers.stated().controllers[0] ?? null,
      printed_by: manifest.extraction.extracted_by,
      people: Object.fromEntries(accountsIn([extraction]).map(name => [name, personOf(name)])),
    }
    return (await bundlePapers(facts, press, templates)).map(paper => ({ ...paper, kind: 'paper' as const }))
  }
}
