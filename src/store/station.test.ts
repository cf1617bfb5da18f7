import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Clock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import { millis, wallFromUnixMillis } from '#base/units.ts'
import type { Standing } from '#community/access/sign-in-steps.ts'
import type { NewCamera } from '#community/upkeep/camera-book.ts'
import { openSession } from '#test/open-session.ts'
import { createAccounts } from './accounts.ts'
import { createCameraBook, createCameraSecrets } from './cameras.ts'
import { createLinks } from './links.ts'
import { stationMigrations } from './migrations/station.ts'
import { createSessions } from './sessions.ts'
import { openDatabase } from './sqlite/open.ts'
import { openVault } from './vault.ts'

const folder = mkdtempSync(join(tmpdir(), 'matthan-store-'))
after(() => rmSync(folder, { recursive: true }))

const MINUTE = 60_000
const settable = () => {
  let now = Date.UTC(2026, 5, 1)
  const clock: Clock = { wall: () => wallFromUnixMillis(now), monotonic: () => millis(now) }
  return { clock, pass: (ms: number) => (now += ms) }
}
const fresh = () => {
  const time = settable()
  const db = openDatabase(':memory:', stationMigrations)
  const account = { username: 'truc-ban', display_name: 'Trực ban', password_hash: 'x' }
  const accounts = createAccounts(db, time.clock, 'Trạm thử')
  const standing: { now: Standing } = { now: 'member' }
  return {
    ...time,
    db,
    accounts,
    account,
    sessions: createSessions(db, time.clock, () => standing.now),
    standing,
    links: createLinks(db, time.clock),
  }
}
const gate: NewCamera = {
  name: 'Cổng chính',
  place: 'Thôn Đông',
  main_url: 'rtsp://10.0.0.9:554/main',
  sub_url: null,
  username: 'admin',
  password: 'bí-mật-42',
  transport: 'tcp',
  record_audio: false,
}
const key = join(folder, 'keys', 'vault.key')
const hasCode = (code: string) => (error: unknown) => error instanceof Problem && error.code === code

test('what the vault seals opens only with its key, for its owner, unchanged', () => {
  const vault = openVault(key)
  const sealed = vault.seal('bí mật', 'cong-chinh')
  assert.deepEqual(openVault(key).open(sealed, 'cong-chinh'), { ok: true, value: 'bí mật' })
  assert.equal(vault.open(sealed, 'cong-sau').ok, false)
  assert.equal(openVault(join(folder, 'other.key')).open(sealed, 'cong-chinh').ok, false)
  for (let at = 0; at < sealed.length; at++) {
    const changed = Uint8Array.from(sealed)
    changed[at]! ^= 1
    assert.equal(vault.open(changed, 'cong-chinh').ok, false, `byte ${at}`)
    assert.equal(vault.open(sealed.subarray(0, at), 'cong-chinh').ok, false, `cut at ${at}`)
  }
  assert.notDeepEqual(vault.seal('bí mật', 'cong-chinh'), sealed)
})

test('the key file is private, and a damaged one is named rather than replaced', () => {
  openVault(key)
  assert.equal(statSync(key).mode & 0o777, 0o600)
  const damaged = join(folder, 'damaged.key')
  writeFileSync(damaged, 'short')
  assert.throws(() => openVault(damaged), hasCode('vault_key_damaged'))
  assert.equal(readFileSync(damaged, 'utf8'), 'short')
})

test('a camera is listed without its secrets, and only the secrets reader sees them', () => {
  const { db, clock } = fresh()
  const vault = openVault(key)
  const book = createCameraBook(db, vault, clock)
  const added = book.add(gate)
  assert.equal(added.id, 'cong-chinh')
  assert.equal(added.has_credentials, true)
  assert.doesNotMatch(JSON.stringify(book.list()), /bí-mật-42|admin/)
  const [secret] = createCameraSecrets(db, vault).list()
  assert.deepEqual([secret?.username, secret?.password, secret?.locked], ['admin', 'bí-mật-42', false])
  const [locked] = createCameraSecrets(db, openVault(join(folder, 'other.key'))).list()
  assert.deepEqual([locked?.username, locked?.password, locked?.locked], ['', '', true])
})

test('a URL that carries a password in its path is shown without it and dialled with it', () => {
  const { db, clock } = fresh()
  const vault = openVault(key)
  const main_url = 'rtsp://10.0.0.9/user=admin_password=tl_J7_channel=1_stream=0.sdp?real_stream'
  const added = createCameraBook(db, vault, clock).add({ ...gate, username: '', password: '', main_url })
  assert.equal(added.main_url, 'rtsp://10.0.0.9/user=***_password=***_channel=1_stream=0.sdp?real_stream')
  assert.equal(createCameraSecrets(db, vault).list()[0]?.main_url, main_url)
})

test('ids are made unique, a taken id is refused, and a removed id is not given to another camera', () => {
  const { db, clock } = fresh()
  const book = createCameraBook(db, openVault(key), clock)
  assert.equal(book.add(gate).id, 'cong-chinh')
  assert.equal(book.add(gate).id, 'cong-chinh-2')
  assert.equal(book.add({ ...gate, name: '!!!' }).id, 'camera')
  const id = knownCameraId('cong-chinh')
  assert.throws(() => book.add({ ...gate, id }), hasCode('camera_exists'))
  assert.equal(book.remove(id), true)
  assert.equal(book.remove(id), false)
  assert.equal(book.get(id), undefined)
  assert.equal(book.known(id), true)
  assert.equal(book.add(gate).id, 'cong-chinh-3')
  assert.equal(db.prepare("SELECT sealed FROM camera WHERE id = 'cong-chinh'").get()?.sealed, null)
  assert.equal(book.add({ ...gate, id }).id, 'cong-chinh')
})

test('a session ends after 15 minutes without a hand, an admin’s after 5, either after 12 hours, and at sign-out', () => {
  const { sessions, accounts, account, pass, standing } = fresh()
  const { id } = accounts.addFirst(account)!
  const idle = openSession(sessions, id)
  pass(15 * MINUTE)
  assert.equal(sessions.find(idle)?.username, 'truc-ban')
  pass(1)
  assert.equal(sessions.find(idle), undefined, 'being asked for is no activity')

  const raised = openSession(sessions, id)
  pass(6 * MINUTE)
  assert.ok(sessions.find(raised))
  standing.now = 'admin'
  assert.equal(sessions.find(raised), undefined, 'whoever has become an admin is held to an admin’s limit at once')

  const long = openSession(sessions, id)
  for (let turn = 1; turn < 12 * 20; turn++) {
    pass(3 * MINUTE)
    sessions.touch(long)
    assert.ok(sessions.find(long), `turn ${turn}`)
  }
  pass(3 * MINUTE)
  assert.equal(sessions.find(long), undefined)

  const [one, other] = [openSession(sessions, id), openSession(sessions, id)]
  sessions.close(one)
  assert.equal(sessions.find(one), undefined)
  assert.ok(sessions.find(other))
})

test('a sign-in that lacks a step is nobody’s, and is over after ten minutes whatever is done with it', () => {
  const { sessions, accounts, account, pass } = fresh()
  const { id } = accounts.addFirst(account)!
  const half = sessions.open({ account: id, stage: 'second_factor', ways: ['password'], address: '', device: '' })
  assert.equal(sessions.find(half), undefined)
  assert.equal(sessions.row(half)?.stage, 'second_factor')
  assert.deepEqual(sessions.list(), [])
  pass(10 * MINUTE - 1)
  sessions.touch(half)
  assert.ok(sessions.row(half))
  pass(1)
  assert.equal(sessions.row(half), undefined)
})

test('the duty wall stays signed in for a season; sessions are listed and ended by their number', () => {
  const { sessions, accounts, account, pass } = fresh()
  const { id } = accounts.addFirst(account)!
  const [wall, other] = [openSession(sessions, id), openSession(sessions, id)]
  assert.equal(sessions.makeDutyWall(sessions.row(wall)!.id, 'truong-ca'), true)
  assert.equal(sessions.list(id).length, 2)
  pass(89 * 24 * 60 * MINUTE)
  assert.equal(sessions.row(wall)?.duty_wall_by, 'truong-ca')
  assert.equal(sessions.find(other), undefined)
  pass(24 * 60 * MINUTE)
  assert.equal(sessions.find(wall), undefined)

  const [kept, left] = [openSession(sessions, id), openSession(sessions, id)]
  sessions.endOthers(id, [kept])
  assert.equal(sessions.find(left), undefined)
  assert.equal(sessions.end(sessions.row(kept)!.id), true)
  assert.equal(sessions.find(kept), undefined)
  assert.equal(sessions.end(999), false)
})

test('no token is stored as it is, and one account holds at most 50 sessions', () => {
  const { sessions, accounts, account, db, pass } = fresh()
  const { id } = accounts.addFirst(account)!
  const first = openSession(sessions, id)
  for (let more = 0; more < 50; more++) {
    pass(1)
    openSession(sessions, id)
  }
  assert.equal(sessions.find(first), undefined)
  const kept = db.prepare('SELECT token_hash FROM session').all()
  assert.equal(kept.length, 50)
  assert.ok(kept.every(row => row.token_hash instanceof Uint8Array && row.token_hash.length === 32))
})

test('a link is good once, for 15 minutes, and only the newest', () => {
  const { links, pass } = fresh()
  const [older, newer] = [links.make().token, links.make().token]
  assert.deepEqual([links.good(older), links.good(newer)], [false, true])
  assert.deepEqual([links.use(newer), links.use(newer)], [true, false])
  const late = links.make().token
  pass(15 * MINUTE)
  assert.deepEqual([links.good(late), links.use(late)], [false, false])
})

test('only one account can be the first', () => {
  const { accounts, account } = fresh()
  assert.equal(accounts.any(), false)
  assert.ok(accounts.addFirst(account))
  assert.equal(accounts.addFirst({ ...account, username: 'second' }), undefined)
  assert.equal(accounts.find('TRUC-BAN')?.display_name, 'Trực ban')
  assert.equal(accounts.first()?.username, 'truc-ban')
})
