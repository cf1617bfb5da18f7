import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { type Clock, systemClock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { createLogger, silentLogger } from '#base/log.ts'
import { wallPlus, wallTime90k } from '#base/units.ts'
import type { BundleCalls, BundleOrder } from '#community/evidence/bundle-order.ts'
import type { WaitingCopy } from '#community/evidence/redaction-reader.ts'
import type { CameraReader, CameraRow } from '#community/upkeep/camera-book.ts'
import { seenCameras } from '#community/upkeep/seen-cameras.ts'
import type { Manifest } from '#contract/bundle.ts'
import type { CaseFile, Extraction, Extractions, KeptBundle, NewExtraction, Trial } from '#contract/extraction.ts'
import type { Outage } from '#engine/recording/ledger.ts'
import { createGrantBook } from '#store/grants.ts'
import { createKeepingBook } from '#store/keeping.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { stationMigrations } from '#store/migrations/station.ts'
import { createPersonBook } from '#store/people.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { startStation } from '#test/front-door-station.ts'
import { openSession } from '#test/open-session.ts'
import { until } from '#test/patience.ts'
import { pdfText } from '#test/pdf-text.ts'
import { writeFootage } from '#test/written-footage.ts'
import { Bundler } from './bundler.ts'
import { openEvidence } from './open-evidence.ts'

const path = '/api/extractions'
const HOUR = 3600 * 90_000
const sealed: KeptBundle = {
  ...{ name: 'TX-1-2026-aa', bytes: 1000, files: 9, content_sha256: 'a'.repeat(64), manifest_sha256: 'b'.repeat(64) },
  ...{ made_90k: 1, time_stamped: false, gaps: 0, whole: true, removal: null },
}

/** With `real`, footage and catalogue lie on the disk, and bundles are really made. */
const open = async (t: TestContext, { real = false }: { readonly real?: boolean } = {}) => {
  const data = mkdtempSync(join(tmpdir(), 'matthan-evidence-'))
  t.after(() => rmSync(data, { recursive: true }))
  let ahead = 0
  const clock: Clock = { ...systemClock, wall: () => wallPlus(systemClock.wall(), ahead as never) }
  const db = openDatabase(':memory:', stationMigrations)
  const catalogue = openDatabase(real ? join(data, 'catalogue.sqlite') : ':memory:', catalogueMigrations)
  const outages: Outage[] = []
  const known = ['cong', 'cho', 'ngo-3', 'dinh']
  const here = new Set(known)
  const rowOf = (id: string) =>
    ({ id: knownCameraId(id), name: `Camera ${id}`, place: 'Chợ', main_url: 'rtsp://10.0.0.5/1' }) as CameraRow
  const reader: CameraReader = {
    list: () => [...here].map(rowOf),
    get: id => (here.has(id) ? rowOf(id) : undefined),
    known: id => known.includes(id),
  }
  const cameras = { ...reader, ...seenCameras(reader) }
  const keeping = createKeepingBook(db, clock)
  const started: { order: BundleOrder; calls: BundleCalls }[] = []
  const removed: string[] = []
  const masked = new Set<string>()
  const approvedCopies = new Set<number>()
  const waitingCopies: WaitingCopy[] = []
  let station: Awaited<ReturnType<typeof startStation>> | undefined
  const late = <Part>(of: (ports: NonNullable<typeof station>['ports']) => Part): Part => of(station!.ports)
  const bundler = real
    ? new Bundler({
        ...{ data, clock, log: silentLogger, page: join(data, 'no-page'), ledger: { outages: () => outages } },
        ...{ logHead: async () => null, stamp: async () => undefined, added: async function* () {} },
      })
    : undefined
  const make = () =>
    openEvidence({
      ...{ db, catalogue, data, station: { id: 'tram', version: '0' }, cameras, keepingBook: keeping, clock },
      accounts: new Proxy({} as never, { get: (_, name) => late(({ accounts }) => Reflect.get(accounts, name)) }),
      access: new Proxy({} as never, {
        get: (_, name) => late(({ access }) => Reflect.get(access, name).bind(access)),
      }),
      tell: async () => true,
      ledger: { outages: () => outages },
      shared: { seenBy: () => assert.fail(), unshared: () => [] },
      masks: {
        versions: camera =>
          masked.has(camera) ? [{ version: 1, areas: [[]], reason: '', by: '', since: 0 as never }] : [],
      },
      statusOf: () => null,
      devices: { about: () => Promise.reject(new Error('silent')) } as never,
      redactions: {
        awaiting: () => waitingCopies,
        redacted: id => {
          const from = wallPlus(clock.wall(), (-1.5 * HOUR - (id === 8 ? 24 * HOUR : 0)) as never)
          return { id, approved: approvedCopies.has(id), camera: 'cong', from, to: wallPlus(from, 9e5 as never) }
        },
      },
      bundling: bundler ?? {
        start: (order, calls) => void started.push({ order, calls }),
        cancel: async () => {},
        manifest: () => undefined,
        remove: async id => {
          await new Promise(resolve => setImmediate(resolve))
          return removed.push(id) > 0
        },
      },
      personOf: username => `Ông ${username}`,
      log: createLogger('test', () => {}),
    })
  const evidence = make()
  t.after(() => evidence.stop())
  t.after(() => bundler?.stop())
  station = await startStation(t, evidence.routes)
  const { ports, url } = station
  const first = await station.signIn()
  const [people, grants] = [createPersonBook(station.db, ports.clock), createGrantBook(station.db, ports.clock)]
  const as = (username: string, role: string) => {
    const { id: person } = people.add({ name: username, rank: '', role, unit: null }, 'test')
    ports.accounts.add({ person, username, password_hash: '' }, 'test')
    const terms = { role, verbs: [], hours: null, from: ports.clock.wall(), until: null, reason: 'thử' }
    const { id } = grants.give(person, { ...terms, scope: { kind: 'station' } }, 'test')
    const cookie = `mt_session=${openSession(ports.sessions, ports.accounts.find(username)!.id)}`
    const ask = async <Body>(method: string, at: string, body?: unknown) => {
      const answer = await station.ask(method, at, { cookie, body, headers: { origin: url } })
      return { status: answer.status, body: (await answer.json()) as Body & { code?: string } }
    }
    return Object.assign(ask, { cookie, end: () => void grants.end(id, 'thôi', 'test') })
  }
  const newAsk = (more: Partial<NewExtraction> = {}): NewExtraction => ({
    purpose: 'accident',
    about: 'Va chạm xe máy trước cổng chợ',
    case: '12/2026/TB',
    items: [{ camera: 'cong', from_90k: clock.wall() - 2 * HOUR, to_90k: clock.wall() - HOUR }],
    recipient: { kind: 'own_unit', name: 'Công an xã' },
    ...more,
  })
  return {
    ...{
      station,
      db,
      keeping,
      started,
      removed,
      masked,
      approvedCopies,
      waitingCopies,
      here,
      outages,
      evidence,
      make,
      newAsk,
      as,
      first,
      clock,
      data,
    },
    officer: as('can-bo', 'officer'),
    duty: as('truc', 'duty_officer'),
    deputy: as('pho', 'deputy'),
    chief: as('truong', 'police_chief'),
    pass: (ticks: number) => {
      ahead += ticks
    },
  }
}

type Room = Awaited<ReturnType<typeof open>>

const held = (room: Room) => room.keeping.holds().filter(({ released }) => released === undefined).length

const outside: Partial<NewExtraction> = {
  recipient: { kind: 'outside', name: 'Cơ quan Cảnh sát điều tra' },
  document: { kind: 'written_request', number: '45/CV', day: '2026-11-20', issuer: 'Cơ quan Cảnh sát điều tra' },
}

const pdf = Buffer.from('%PDF-1.7 công văn')
const layScan = (room: Room, cookie: string, id: number, bytes: Buffer = pdf, name = 'cong-van.pdf') =>
  fetch(`${room.station.url}${path}/${id}/scans?${new URLSearchParams({ name })}`, {
    method: 'POST',
    headers: { cookie, origin: room.station.url, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
  })

test('from the request to a destroyed copy: held at once, approved by another, extracted by itself, handed over, ended', async t => {
  const room = await open(t)
  const { officer, deputy, duty } = room
  const made = await officer<Extraction>('POST', path, room.newAsk({ hand_in: true }))
  assert.equal(made.status, 201, JSON.stringify(made.body))
  const { id, number, state, items, approvals_needed, may } = made.body
  assert.deepEqual([state, approvals_needed, items[0]?.name], ['awaiting_approval', 1, 'Camera cong'])
  assert.match(number, /^1\/20\d\d$/)
  assert.ok(!may.includes('approve') && may.includes('withdraw'))
  const [hold] = room.keeping.holds()
  assert.deepEqual([hold?.id, hold?.reason, hold?.owner], [items[0]!.hold, `Phiếu trích xuất số ${number}`, 'can-bo'])
  assert.ok(hold!.from < items[0]!.from_90k && hold!.to > items[0]!.to_90k)
  assert.equal(room.evidence.ofHolds().get(hold!.id)?.needed, true)

  assert.equal((await officer('POST', `${path}/${id}/steps`, { kind: 'approve' })).body.code, 'not_allowed')
  const waiting = (await deputy<Extractions>('GET', `${path}?waiting_for_me=1`)).body
  assert.deepEqual([waiting.waiting, waiting.extractions.map(one => one.id)], [1, [id]])
  await deputy('POST', `${path}/${id}/steps`, { kind: 'approve', text: 'đồng ý' })
  await until('it is handed to whoever writes bundles', () => room.started.length === 1)
  const { order, calls } = room.started[0]!
  assert.deepEqual(
    [order.extraction.requested_by, order.extraction.approved_by, order.originals, order.items[0]?.address],
    ['Ông can-bo', ['Ông pho'], true, '10.0.0.5'],
  )
  calls.progress({ ...running, done_bytes: 5, all_bytes: 10 })
  assert.equal((await officer<Extraction>('GET', `${path}/${id}`)).body.job?.done_bytes, 5)
  assert.equal((await duty('POST', `${path}/${id}/copies`, copyOf(room))).body.code, 'extraction_not_now')
  calls.ended({ kind: 'sealed', bundle: sealed, manifest: { id: order.id } as Manifest })
  const done = (await duty<Extraction>('GET', `${path}/${id}`)).body
  assert.deepEqual([done.state, done.job?.state, done.bundle?.name], ['extracted', 'done', sealed.name])
  assert.ok(done.may.includes('hand_over') && done.may.includes('save'))
  assert.equal(held(room), 1)

  const handed = (await duty<Extraction>('POST', `${path}/${id}/copies`, copyOf(room))).body
  assert.deepEqual([handed.state, handed.copies[0]?.by, held(room)], ['handed_over', 'truc', 0])
  assert.equal((await duty('POST', `${path}/${id}/bundle/removal`, { reason: 'hết việc' })).body.code, 'copies_out')
  room.pass(40 * 24 * HOUR)
  const late = (await duty<Extractions>('GET', `${path}?state=copy_expired`)).body
  assert.deepEqual([late.extractions[0]?.id, late.waiting], [id, 1])
  const sight = room.station.ports.access.sightOf({ kind: 'operator' })
  assert.deepEqual(
    room.evidence.alarms(sight).map(({ code }) => code),
    ['copy_overdue'],
  )
  const end = { how: 'destroyed', text: 'Xóa trước mặt hai bên', witness: 'Ông Tư' }
  const copy = handed.copies[0]!.id
  const ended = (await duty<Extraction>('POST', `${path}/${id}/copies/${copy}/end`, end)).body
  assert.deepEqual([ended.state, ended.copies[0]?.end?.how], ['handed_over', 'destroyed'])
  assert.equal((await duty('POST', `${path}/${id}/copies/${copy}/end`, end)).body.code, 'copy_ended')
  const gone = (await duty<Extraction>('POST', `${path}/${id}/bundle/removal`, { reason: 'hết hạn lưu' })).body
  assert.deepEqual([gone.state, gone.bundle?.whole, gone.bundle?.removal?.by], ['destroyed', false, 'truc'])
  assert.deepEqual(room.removed, [order.id])
  assert.deepEqual(
    gone.steps.map(({ kind }) => kind),
    [
      'request',
      'hold',
      'hand_in',
      'approve',
      'extract',
      'sealed',
      'hand_over',
      'released',
      'end_copy',
      'remove_bundle',
    ],
  )
})

const running = {
  ...{
    state: 'running' as const,
    done_bytes: 0,
    all_bytes: 0,
    doing: null,
    since_90k: null,
    problem: null,
    where: null,
  },
}
const copyOf = (room: Room, second_person = '') => ({
  ...{ medium: 'USB Kingston', to: 'Thượng úy Ba', encrypted: false, second_person },
  expires_90k: room.clock.wall() + 30 * 24 * HOUR,
})

test('to somebody outside: a written request with its scan, two people, and a second person at the hand-over', async t => {
  const room = await open(t)
  const { officer, deputy, chief, duty } = room
  const early = await officer('POST', path, room.newAsk({ ...outside, hand_in: true }))
  assert.deepEqual([early.body.code, room.keeping.holds().length], ['extraction_document_needed', 0])
  const { id, lacking, approvals_needed } = (await officer<Extraction>('POST', path, room.newAsk(outside))).body
  assert.deepEqual([lacking, approvals_needed, held(room)], [['scan'], 2, 1])
  const steps = `${path}/${id}/steps`
  assert.equal((await officer('POST', steps, { kind: 'hand_in' })).body.code, 'extraction_document_needed')
  assert.equal((await layScan(room, officer.cookie, id, Buffer.from('<script>'))).status, 400)
  const large = await layScan(room, officer.cookie, id, Buffer.alloc(20_500_000, '%PDF-1.7'))
  const told = (await large.json()) as { code: string; detail: string; where: object }
  assert.deepEqual([large.status, told.code], [400, 'scan_too_large'])
  assert.deepEqual(told.where, { bytes: 20_500_000, most_bytes: 20_000_000 })
  assert.match(told.detail, /nén tệp PDF.*Tệp này 20,5 MB, nhiều nhất 20 MB\./)
  const laid = await layScan(room, officer.cookie, id, pdf, 'công-văn\u202efdp.exe\u0007')
  assert.deepEqual([laid.status, ((await laid.json()) as Extraction).scans[0]?.name], [201, 'công-vănfdp.exe'])
  const scan = await fetch(`${room.station.url}${path}/${id}/scans/1`, { headers: { cookie: deputy.cookie } })
  assert.deepEqual([scan.headers.get('content-type'), Buffer.from(await scan.arrayBuffer())], ['application/pdf', pdf])
  await officer('POST', steps, { kind: 'hand_in' })
  assert.equal(
    (await deputy('POST', steps, { kind: 'approve', exception: 'chỉ có một mình' })).body.code,
    'extraction_no_exception',
  )
  const once = (await deputy<Extraction>('POST', steps, { kind: 'approve' })).body
  assert.deepEqual([once.state, once.approvals.length], ['awaiting_approval', 1])
  assert.equal((await deputy('POST', steps, { kind: 'approve' })).body.code, 'extraction_approved_already')
  assert.equal((await chief<Extraction>('POST', steps, { kind: 'approve' })).status, 200)
  await until('it is handed on', () => room.started.length === 1)
  room.started[0]!.calls.ended({ kind: 'sealed', bundle: sealed, manifest: {} as Manifest })
  for (const second of ['', 'truc', 'khong-co'])
    assert.equal(
      (await duty('POST', `${path}/${id}/copies`, copyOf(room, second))).body.code,
      'extraction_second_person_needed',
    )
  assert.equal((await duty('POST', `${path}/${id}/copies`, copyOf(room, 'can-bo'))).status, 201)
})

test('rights that were taken since count for nothing: of who asked, of who approved, and at the last moment', async t => {
  const room = await open(t)
  const { officer, deputy, chief } = room
  const two = (await officer<Extraction>('POST', path, room.newAsk(outside))).body.id
  await layScan(room, officer.cookie, two)
  await officer('POST', `${path}/${two}/steps`, { kind: 'hand_in' })
  await deputy('POST', `${path}/${two}/steps`, { kind: 'approve' })
  deputy.end()
  const after = (await chief<Extraction>('POST', `${path}/${two}/steps`, { kind: 'approve' })).body
  assert.deepEqual([after.state, after.approvals.map(({ by }) => by)], ['awaiting_approval', ['truong']])
  assert.equal((await deputy('GET', `${path}/${two}`)).status, 404)

  // Footage that is still to come: the last one who approved leaves before it is recorded.
  const third = room.as('pho-2', 'deputy')
  const later = { camera: 'cho', from_90k: room.clock.wall(), to_90k: room.clock.wall() + HOUR }
  const coming = (await officer<Extraction>('POST', path, room.newAsk({ items: [later], hand_in: true }))).body.id
  const approved = (await third<Extraction>('POST', `${path}/${coming}/steps`, { kind: 'approve' })).body
  assert.deepEqual([approved.state, approved.job?.state], ['approved', 'waiting'])
  third.end()
  room.pass(2 * HOUR)
  const again = room.make()
  again.start()
  again.stop()
  const back = (await chief<Extraction>('GET', `${path}/${coming}`)).body
  assert.deepEqual([back.state, back.steps.at(-1)?.kind, back.approvals], ['awaiting_approval', 'approval_lost', []])

  officer.end()
  assert.equal(
    (await chief('POST', `${path}/${coming}/steps`, { kind: 'approve' })).body.code,
    'extraction_requester_gone',
  )
})

test('a span with no footage ends in a named result, is tried again or withdrawn, and its hold goes', async t => {
  const room = await open(t)
  const { officer, deputy, duty } = room
  const trial = (await officer<Trial>('POST', `${path}/trial`, { items: room.newAsk().items })).body
  assert.deepEqual([trial.warnings.map(({ what }) => what), trial.bytes], [['nothing_recorded'], 0])
  const { id } = (await officer<Extraction>('POST', path, room.newAsk({ hand_in: true }))).body
  await deputy('POST', `${path}/${id}/steps`, { kind: 'approve' })
  await until('it is handed on', () => room.started.length === 1)
  room.started[0]!.calls.ended({ kind: 'failed', problem: 'nothing_to_extract', where: {} })
  const failed = (await duty<Extraction>('GET', `${path}/${id}`)).body
  assert.deepEqual([failed.state, failed.job?.problem], ['approved', 'nothing_to_extract'])
  assert.ok(failed.may.includes('extract_again'))
  await duty('POST', `${path}/${id}/steps`, { kind: 'extract_again', text: 'hình đã được bù' })
  await until('it is tried again', () => room.started.length === 2)
  assert.notEqual(room.started[0]!.order.id, room.started[1]!.order.id)
  room.started[1]!.calls.ended({ kind: 'failed', problem: 'nothing_to_extract', where: {} })
  const given_up = (
    await officer<Extraction>('POST', `${path}/${id}/steps`, { kind: 'withdraw', text: 'không có hình' })
  ).body
  assert.deepEqual([given_up.state, held(room)], ['withdrawn', 0])
})

const SECOND = 90_000
/** Seventy seconds are recorded, then the station's clock is set back by twenty. */
const setBack = async (room: Room) => {
  const from = wallTime90k(room.clock.wall() - HOUR)
  await writeFootage(room.data, { from, seconds: 70 })
  await writeFootage(room.data, { from: wallPlus(from, (50 * SECOND) as never), seconds: 60 })
  const [begins, ends] = [wallTime90k(from + 50 * SECOND), wallTime90k(from + 70 * SECOND)]
  const step = { camera: undefined, stream: undefined, from: begins, to: ends, noted: begins, by: 'recorder' }
  room.outages.push({ ...step, cause: 'clock_drift', detail: 'the station’s clock was set back by 20 s' })
  return [{ camera: 'cong', from_90k: from, to_90k: wallTime90k(from + 110 * SECOND) }]
}

/** Asked for, approved and really extracted; answers the extraction, its manifest, and the words of a paper. */
const extracted = async ({ officer, deputy, station, evidence, newAsk }: Room, items: NewExtraction['items']) => {
  const made = await officer<Extraction>('POST', path, newAsk({ items, hand_in: true }))
  assert.equal(made.status, 201, JSON.stringify(made.body))
  const { id } = made.body
  await deputy('POST', `${path}/${id}/steps`, { kind: 'approve' })
  const extraction = await until(
    'it is extracted',
    async () => {
      const { body } = await officer<Extraction>('GET', `${path}/${id}`)
      assert.notEqual(body.job?.state, 'failed', JSON.stringify(body.job))
      return body.state === 'extracted' && body
    },
    60_000,
  )
  const paper = async (kind: string): Promise<string> => {
    const answer = await fetch(`${station.url}${path}/${id}/papers/${kind}.pdf`, {
      headers: { cookie: officer.cookie },
    })
    assert.equal(answer.status, 200)
    return pdfText(Buffer.from(await answer.arrayBuffer())).replaceAll(/\s+/g, ' ')
  }
  return { extraction, manifest: evidence.manifestOf({ id })!, paper }
}

test('a clock that was set within the span is told before it is asked for, in the manifest and on the minutes', async t => {
  const room = await open(t, { real: true })
  const items = await setBack(room)
  const trial = (await room.officer<Trial>('POST', `${path}/trial`, { items })).body
  assert.deepEqual(
    trial.warnings.map(({ what }) => what),
    ['clock_stepped'],
  )
  const { manifest, extraction, paper } = await extracted(room, items)
  const [step] = manifest.items[0]!.clock.steps
  assert.equal(manifest.items[0]!.clock.steps.length, 1)
  assert.ok(Math.abs(step!.by_ms + 20_000) < 1500, `${step!.by_ms}`)
  assert.ok(Math.abs(step!.at.at_90k - items[0]!.from_90k - 50 * SECOND) < 2 * SECOND)
  assert.ok(extraction.warnings.some(({ what }) => what === 'clock_stepped'))
  assert.match(await paper('extraction_minutes'), /−(?:19|20),\d giây/)
})

test('footage of a camera that was removed since is asked for and extracted, and papers and manifest say so', async t => {
  const room = await open(t, { real: true })
  const from = wallTime90k(room.clock.wall() - HOUR)
  await writeFootage(room.data, { from, seconds: 70 })
  room.here.delete('cong')
  const items = [{ camera: 'cong', from_90k: from, to_90k: wallTime90k(from + 60 * SECOND) }]
  const trial = (await room.officer<Trial>('POST', `${path}/trial`, { items })).body
  assert.deepEqual(
    trial.warnings.map(({ what }) => what),
    ['camera_removed'],
  )
  const { manifest, extraction, paper } = await extracted(room, items)
  const [item] = manifest.items
  assert.deepEqual([item?.removed, item?.address, item?.recorded_ms], [true, '', 60_000])
  assert.ok(extraction.warnings.some(({ what }) => what === 'camera_removed'))
  assert.match(await paper('extraction_minutes'), /đã tháo dỡ/)
  assert.match(await paper('extract_request'), /đã tháo dỡ/)
})

test('a station that was stopped in the middle hands the same order over again, and takes its end', async t => {
  const room = await open(t)
  const { id } = (await room.officer<Extraction>('POST', path, room.newAsk({ hand_in: true }))).body
  await room.deputy('POST', `${path}/${id}/steps`, { kind: 'approve' })
  await until('it is handed on', () => room.started.length === 1)
  room.evidence.stop()
  room.started[0]!.calls.ended({ kind: 'sealed', bundle: sealed, manifest: {} as Manifest })
  assert.equal(
    (await room.officer<Extraction>('GET', `${path}/${id}`)).body.state,
    'extracting',
    'nobody listens any more',
  )
  const again = room.make()
  t.after(() => again.stop())
  again.start()
  assert.deepEqual(room.started[1]?.order, room.started[0]?.order)
  room.started[1]!.calls.ended({ kind: 'sealed', bundle: sealed, manifest: {} as Manifest })
  assert.equal((await room.officer<Extraction>('GET', `${path}/${id}`)).body.state, 'extracted')
})

test('what one may not see is not there; what one may not do is refused and written down with its purpose, case and span', async t => {
  const room = await open(t)
  const { officer, duty } = room
  const beat = room.as('khu-vuc', 'beat_officer')
  const admin = room.as('quan-tri', 'admin')
  const { id, items } = (await officer<Extraction>('POST', path, room.newAsk())).body
  assert.equal((await beat('GET', `${path}/${id}`)).body.code, 'no_such_extraction')
  assert.equal((await admin('POST', path, room.newAsk())).status, 403)
  assert.deepEqual((await beat<Extractions>('GET', path)).body.extractions, [])
  assert.equal((await duty('POST', `${path}/${id}/steps`, { kind: 'approve' })).body.code, 'not_allowed')
  assert.equal((await beat('POST', `${path}/${id}/steps`, { kind: 'withdraw', text: 'của tôi' })).status, 404)
  assert.equal((await fetch(`${room.station.url}${path}/${id}`)).status, 401)
  const stranger = room.station.noted.filter(({ who }) => who.kind === 'nobody')
  assert.deepEqual(
    stranger.map(({ purpose, case: number, cameras, span }) => [purpose, number, cameras, span]),
    [[undefined, undefined, undefined, undefined]],
  )
  const asked = room.station.noted.find(({ act, refused }) => act === `POST ${path}` && refused === undefined)!
  const { from_90k, to_90k } = items[0]!
  assert.deepEqual(
    [asked.verb, asked.purpose, asked.case, asked.cameras, asked.span, asked.who.name],
    ['request_extract', 'accident', '12/2026/TB', ['cong'], [from_90k, to_90k], 'can-bo'],
  )
  assert.ok(!JSON.stringify(asked).includes('Va chạm'), 'what happened to people stands with the request')
  const refused = room.station.noted.filter(one => one.refused !== undefined && one.who.kind === 'account')
  assert.deepEqual(
    refused.map(one => `${one.who.name} ${one.verb} ${one.refused}`),
    [
      'khu-vuc read no_such_extraction',
      'quan-tri request_extract not_allowed',
      'truc approve_extract not_allowed',
      'khu-vuc request_extract no_such_extraction',
    ],
  )
})

test('a person in the picture gets redacted copies alone, which somebody approved; a masked original is approved by who may see it', async t => {
  const room = await open(t)
  const { officer } = room
  const subject: Partial<NewExtraction> = {
    recipient: { kind: 'subject', name: 'Bà Sáu' },
    document: { kind: 'extract_application', number: '3/ĐĐN', day: '2026-11-20', issuer: 'Bà Sáu' },
  }
  const { id, lacking } = (await officer<Extraction>('POST', path, room.newAsk(subject))).body
  assert.deepEqual(lacking, ['redaction'])
  const handIn = { kind: 'hand_in', redactions: [7] }
  assert.equal((await officer('POST', `${path}/${id}/steps`, handIn)).body.code, 'extraction_redaction_needed')
  room.approvedCopies.add(7).add(8)
  assert.equal(
    (await officer('POST', `${path}/${id}/steps`, { ...handIn, redactions: [7, 8] })).body.code,
    'extraction_redaction_needed',
    'of a time that was not asked for',
  )
  assert.equal((await officer<Extraction>('POST', `${path}/${id}/steps`, handIn)).body.state, 'awaiting_approval')

  room.masked.add('cho')
  const items = [{ camera: 'cho', from_90k: room.clock.wall() - 2 * HOUR, to_90k: room.clock.wall() - HOUR }]
  const masked = (await officer<Extraction>('POST', path, room.newAsk({ items, hand_in: true }))).body
  assert.ok(masked.warnings.some(({ what }) => what === 'masked'))
  const grants = createGrantBook(room.station.db, room.station.ports.clock)
  const blind = room.as('chi-huy', 'officer')
  const { person } = room.station.ports.accounts.find('chi-huy')!
  const terms = { role: null, hours: null, from: room.station.ports.clock.wall(), until: null, reason: 'thử' }
  grants.give(person, { ...terms, verbs: ['approve_extract'], scope: { kind: 'station' } }, 'test')
  assert.equal((await blind('POST', `${path}/${masked.id}/steps`, { kind: 'approve' })).body.code, 'extraction_masked')
  assert.equal((await room.chief<Extraction>('POST', `${path}/${masked.id}/steps`, { kind: 'approve' })).status, 200)
})

test('looked at here in place of a copy; a case file tells what is held for it; bad spans are refused; many small requests are one large one', async t => {
  const room = await open(t)
  const { officer } = room
  const now = room.clock.wall()
  const { id, number } = (await officer<Extraction>('POST', path, room.newAsk())).body
  const viewing = {
    from_90k: now - 9e6,
    to_90k: now - 9e5,
    people: [{ name: 'Bà Sáu', role: 'người bị hại' }],
    seen: 'Thấy xe máy màu đỏ',
  }
  const viewed = (await officer<Extraction>('POST', `${path}/${id}/viewings`, viewing)).body
  assert.deepEqual([viewed.state, viewed.viewings[0]?.people[0]?.name], ['on_hold', 'Bà Sáu'])
  assert.equal(
    (await officer('POST', `${path}/${id}/viewings`, { ...viewing, to_90k: 5 })).body.code,
    'viewing_time_wrong',
  )
  const file = (await officer<CaseFile>('GET', `/api/case-files/${encodeURIComponent('12/2026/TB')}`)).body
  assert.deepEqual([file.extractions.map(one => one.number), file.holds.length], [[number], 1])
  assert.deepEqual(
    (await officer<CaseFile>('GET', `/api/case-files/${encodeURIComponent('2/2026/TB')}`)).body.holds,
    [],
  )
  const span = (from_90k: number, to_90k: number, camera = 'cong') =>
    officer('POST', path, room.newAsk({ items: [{ camera, from_90k, to_90k }] }))
  assert.equal((await span(now - 40 * 24 * HOUR, now)).body.code, 'extraction_span_wrong')
  assert.equal((await span(now, now + 48 * HOUR)).body.code, 'extraction_span_wrong')
  assert.equal((await span(now - HOUR, now, 'khong-co')).body.code, 'no_such_camera')
  for (const camera of ['cho', 'ngo-3']) await span(now - HOUR, now - HOUR / 2, camera)
  const fourth = (await span(now - HOUR, now - HOUR / 2, 'dinh')).body as unknown as Extraction
  assert.equal(fourth.approvals_needed, 2)
})

test('a bundle that turned out changed rings until it is gone; one that is being deleted is handed over to nobody, and deleted once', async t => {
  const room = await open(t)
  const { officer, deputy, duty } = room
  const { id } = (await officer<Extraction>('POST', path, room.newAsk({ hand_in: true }))).body
  await deputy('POST', `${path}/${id}/steps`, { kind: 'approve' })
  await until('it is handed on', () => room.started.length === 1)
  room.started[0]!.calls.ended({ kind: 'sealed', bundle: sealed, manifest: {} as Manifest })
  const remove = () => duty<Extraction>('POST', `${path}/${id}/bundle/removal`, { reason: 'hết việc' })
  const copy = () => duty<Extraction>('POST', `${path}/${id}/copies`, copyOf(room))
  room.evidence.damaged(id, 'video/cong-main-1.mp4')
  room.evidence.damaged(id, 'video/cong-main-1.mp4')
  const broken = (await duty<Extraction>('GET', `${path}/${id}`)).body
  assert.equal(broken.bundle?.damaged?.file, 'video/cong-main-1.mp4')
  assert.equal(broken.steps.filter(({ kind }) => kind === 'bundle_damaged').length, 1)
  const alarms = () =>
    room.evidence.alarms(room.station.ports.access.sightOf({ kind: 'operator' })).map(({ code }) => code)
  assert.deepEqual(alarms(), ['bundle_damaged'])
  const sight = room.station.ports.access.sightOf({ kind: 'operator' })
  assert.throws(() => room.evidence.door({ caller: { kind: 'operator' }, sight }, id), { code: 'bundle_damaged' })
  const answers = await Promise.all([remove(), copy(), remove(), copy()])
  const done = (await duty<Extraction>('GET', `${path}/${id}`)).body
  const handed = done.copies.length > 0
  assert.equal(done.bundle?.whole, handed, JSON.stringify(answers.map(({ body }) => body.code)))
  assert.equal(room.removed.length, handed ? 0 : 1)
  assert.deepEqual(alarms(), handed ? ['bundle_damaged'] : [])
})

test('a redacted copy waits for whoever may approve it and did not make it, and for nobody else', async t => {
  const room = await open(t)
  const { officer, deputy, chief, duty } = room
  const now = room.clock.wall()
  const copy = { id: 4, camera: 'cong', from: now, to: now, reason: 'cho ông Bình xem', by: 'truong', made: now }
  const waits = async (who: typeof officer) => {
    const { body } = await who<Extractions>('GET', `${path}?most=1`)
    return [body.waiting, body.redactions.map(({ id, name }) => `${id} ${name}`)]
  }
  assert.deepEqual(await waits(deputy), [0, []])
  room.waitingCopies.push(copy)
  assert.deepEqual(await waits(deputy), [1, ['4 Camera cong']])
  for (const who of [chief, officer, duty]) assert.deepEqual(await waits(who), [0, []])
  room.waitingCopies.length = 0
  assert.deepEqual(await waits(deputy), [0, []])
})
