import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { silentLogger } from '#base/log.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import { seenCameras } from '#community/upkeep/seen-cameras.ts'
import type { SetController } from '#contract/controller.ts'
import type { Sign, SignList } from '#contract/sign.ts'
import { setElsewhere } from '#programs/backup-elsewhere.ts'
import { createAcceptanceBook } from '#store/acceptances.ts'
import { createKeepingBook } from '#store/keeping.ts'
import { createMaskBook } from '#store/masks.ts'
import { createPolicyReader } from '#store/policy-facts.ts'
import { createPolicyVersions } from '#store/policy-versions.ts'
import { openVault } from '#store/vault.ts'
import { type RoomNeed, startControlRoom } from '#test/control-room.ts'
import { pdfText } from '#test/pdf-text.ts'
import { openRights } from './open-rights.ts'
import { PolicyKeeper } from './policy-keeper.ts'

/** One pixel. */
const photo = Buffer.from(
  '89504e470d0a1a0a0000000d4948445200000001000000010806000000' +
    '1f15c4890000000a49444154789c6360000000020001e221bc330000000049454e44ae426082',
  'hex',
)
const stated: SetController = {
  controllers: [{ id: 'cax', name: 'Công an xã Đoàn Kết', address: 'Thôn Đông', phone: '0205 3 123 456', email: '' }],
  purposes: ['public_order'],
  ...{ recognition: '', second: { kind: 'en' }, public_address: null, check_every_days: 180, days_off: [] },
}
const DAY_MS = 24 * 3_600_000

/** Cameras with all that a dossier tells of them. */
const whole = ({ cameras }: RoomNeed) => {
  const row = (one: ReturnType<CameraReader['list']>[number]) =>
    Object.assign(one, { place: 'Thôn Đông', main_url: 'rtsp://192.168.7.21/1', record_audio: false, hours: null })
  const reader = { ...cameras, list: () => cameras.list().map(row) } as unknown as CameraReader
  return { ...reader, ...seenCameras(reader) }
}

const open = async (t: TestContext) => {
  const data = mkdtempSync(join(tmpdir(), 'matthan-rights-'))
  t.after(() => rmSync(data, { recursive: true }))
  const room = await startControlRoom(t, need => {
    const { db, clock } = need
    const access = new PolicyKeeper(createPolicyReader(db, clock), clock, silentLogger)
    t.after(() => access.stop())
    const rights = openRights({
      ...{ db, clock, data, access, version: '9.9.9', cameras: whole(need) },
      vault: openVault(join(data, 'keys', 'vault.key')),
      ...{ keepingBook: createKeepingBook(db, clock), versions: createPolicyVersions(db, clock) },
      ...{ keeping: () => undefined, tell: async () => true, personOf: name => name },
      ...{ ownAddress: () => 'http://tram.local:8080', httpsPort: () => 8443 },
    })
    return rights.routes.filter(({ access }) => access !== 'public') // the front door’s own test has those already
  })
  const bytes = async (path: string) => {
    const answer = await room.station.ask('GET', path, { cookie: room.cookie })
    assert.equal(answer.status, 200, path)
    return Buffer.from(await answer.arrayBuffer())
  }
  const signs = async () =>
    (await room.ask<SignList>('GET', '/api/signs')).body.signs.map(({ state, lacks }) => [state, ...lacks].join(' '))
  return { ...room, data, bytes, signs }
}

test('a camera may do its work when it is said who answers and what for, and a photo shows that its sign hangs', async t => {
  const room = await open(t)
  assert.deepEqual((await room.signs())[0], 'none controller sign')
  const print = '/api/signs/print.pdf?cameras=cong&size=a5'
  assert.equal((await room.ask('GET', print)).body.code, 'controller_needed')
  await room.ask('PUT', '/api/controller', { ...stated, purposes: [] })
  assert.deepEqual((await room.signs())[0], 'none purpose sign')
  assert.equal((await room.ask('PUT', '/api/controller', stated)).status, 200)
  assert.match(pdfText(await room.bytes(print)).replace(/\s+/g, ' '), /Công an xã Đoàn Kết/)
  const printed = await room.ask<Sign>('PUT', '/api/cameras/cong/sign', { state: 'printed' })
  assert.deepEqual([printed.body.state, printed.body.lacks], ['printed', ['sign']])
  const said = await room.ask('PUT', '/api/cameras/cong/sign', { state: 'mounted' })
  assert.equal(said.status, 400, 'that it hangs is shown, not said')
  const hang = (body: Buffer) =>
    fetch(`${room.station.url}/api/cameras/cong/sign/photos`, {
      method: 'POST',
      headers: { cookie: room.cookie, 'content-type': 'application/octet-stream' },
      body: new Uint8Array(body),
    })
  assert.equal((await hang(Buffer.from('<svg/>'))).status, 400)
  const hung = (await (await hang(photo)).json()) as Sign
  assert.deepEqual([hung.state, hung.lacks], ['mounted', []])
  assert.ok((await room.bytes('/api/cameras/cong/sign/photo')).includes('IHDR'))
  room.pass(181 * DAY_MS)
  assert.deepEqual((await room.signs())[0], 'to_check', 'somebody is to look again; it counts as hanging')
  await room.ask('PUT', '/api/cameras/cong/sign', { state: 'missing', note: 'bão' })
  assert.deepEqual((await room.signs())[0], 'missing sign')
})

test('the dossier is written from the books of this very station, as they are at this moment', async t => {
  const room = await open(t)
  const text = async (part: string) => pdfText(await room.bytes(`/api/dossier.pdf?part=${part}`)).replace(/\s+/g, ' ')
  const before = (await room.ask<{ dpia: number; unready: number }>('GET', '/api/dossier')).body
  assert.equal(before.unready, 3)
  assert.match(await text('level'), /bản sao ở nơi khác: \[cần điền/)
  await room.ask('PUT', '/api/controller', stated)
  const area = [
    { x: 0, y: 0 },
    { x: 0.5, y: 0 },
    { x: 0, y: 0.5 },
  ]
  const mask = { reason: 'cửa sổ', by: 'lan', follows: 0 }
  createMaskBook(room.db, room.clock).set('cong', { ...mask, areas: [area] as never })
  const answers = { looks_into_home: true, host_agrees: 'yes', checked_day: true, checked_night: true }
  const found = { supervisor: 'Hùng', note: '', still: undefined, by: 'lan', passed: true }
  const acceptances = createAcceptanceBook(room.db, room.clock)
  for (const camera of ['cong', 'cho']) acceptances.add(camera, { ...found, answers: answers as never })
  const stick = join(room.data, 'o-roi')
  mkdirSync(stick)
  setElsewhere(room.data, { to: stick, recipients: [], with_key: false })
  const after = (await room.ask<{ dpia: number }>('GET', '/api/dossier')).body
  assert.ok(after.dpia < before.dpia, 'less is left to people')
  const dpia = await text('dpia')
  assert.match(dpia, /Công an xã Đoàn Kết/)
  assert.match(dpia, /Nghiệm thu đạt 2\/3 camera, có vùng che 1; 1 camera nhìn vào nhà dân chưa che/)
  const level = await text('level')
  for (const said of ['9.9.9', '192.168.7.0/24', 'quản trị 5 phút', 'người dùng: TLS', 'o-roi, không mã hóa'])
    assert.ok(level.includes(said), said)
})
