import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { NewRightsRequest, RightsList, RightsRequest } from '#contract/rights-request.ts'
import { createPress } from '#papers/press.ts'
import { createControllerBook } from '#store/controllers.ts'
import { createKeepingBook } from '#store/keeping.ts'
import { createRightsBook } from '#store/rights-requests.ts'
import { startControlRoom } from '#test/control-room.ts'
import { rightsRoutes } from './rights-routes.ts'

const asked: NewRightsRequest = {
  kind: 'view',
  name: 'Nguyễn Thị Hương',
  phone: '0912 345 678',
  about: 'Tôi bị ngã xe ở cổng chợ, xin xem lại hình.',
  channel: 'phone',
}
const path = '/api/rights-requests'

const open = (t: TestContext) =>
  startControlRoom(t, ({ db, cameras, clock }) =>
    rightsRoutes({
      ...{ rights: createRightsBook(db, clock), controllers: createControllerBook(db, clock), cameras, clock },
      ...{ keeping: createKeepingBook(db, clock), tell: async () => true, personOf: username => `Ông ${username}` },
      press: createPress({ now: () => new Date(0), fonts: () => [] }),
    }),
  )

test('a request is entered, told of, proved, granted and closed, and each step is in the log without what people wrote', async t => {
  const room = await open(t)
  const made = await room.ask<RightsRequest>('POST', path, asked)
  assert.equal(made.status, 201)
  assert.deepEqual([made.body.number, made.body.state, made.body.due], ['1/2026/YC-DLCN', 'received', 'calm'])
  assert.deepEqual([made.body.acknowledge_by, made.body.answer_by], ['2026-11-24', '2026-12-02'])
  const steps = `${path}/${made.body.id}/steps`
  await room.ask('POST', steps, { kind: 'acknowledge' })
  assert.equal(
    (await room.ask('POST', steps, { kind: 'grant', text: 'Mời đến xem.' })).body.code,
    'identity_not_checked',
  )
  await room.ask('POST', steps, { kind: 'identify', text: 'Căn cước xem tại chỗ' })
  const granted = await room.other<RightsRequest>('POST', steps, { kind: 'grant', text: 'Mời đến xem.' })
  assert.deepEqual(
    [granted.body.state, granted.body.due, granted.body.steps.at(-1)?.by],
    ['granted', 'done', 'doi-pho'],
  )
  await room.ask('POST', steps, { kind: 'close', text: 'Đã xem tại trụ sở' })
  assert.equal((await room.ask('POST', steps, { kind: 'grant', text: 'Lần nữa.' })).body.code, 'rights_step_closed')
  const log = JSON.stringify(room.station.noted)
  assert.ok(log.includes('identify') && log.includes('handle_requests'))
  for (const own of ['Hương', '0912', 'ngã xe', 'Căn cước']) assert.ok(!log.includes(own), own)
})

test('an extension moves the clock once; late is late', async t => {
  const room = await open(t)
  const { id } = (await room.ask<RightsRequest>('POST', path, asked)).body
  const steps = `${path}/${id}/steps`
  await room.ask('POST', steps, { kind: 'acknowledge' })
  room.pass(11 * 24 * 3_600_000)
  const due = async () => (await room.ask<RightsList>('GET', path)).body.requests[0]!.due
  assert.equal(await due(), 'late')
  const extended = await room.ask<RightsRequest>('POST', steps, { kind: 'extend', text: 'phải hỏi chủ camera' })
  assert.deepEqual([extended.body.answer_by, extended.body.due], ['2026-12-12', 'calm'])
  assert.equal((await room.ask('POST', steps, { kind: 'extend', text: 'lần nữa nhé' })).body.code, 'rights_step_closed')
})

test('footage that is asked for is held, and the hold says for whom', async t => {
  const room = await open(t)
  const { id } = (await room.ask<RightsRequest>('POST', path, asked)).body
  const held = await room.ask<RightsRequest>('POST', `${path}/${id}/holds`, { camera: 'cho', from_90k: 1, to_90k: 9 })
  assert.equal(held.body.holds.length, 1)
  const [hold] = createKeepingBook(room.db, room.clock).holds()
  assert.deepEqual(
    [hold?.id, hold?.camera, hold?.reason],
    [held.body.holds[0], 'cho', 'Yêu cầu của người dân số 1/2026/YC-DLCN'],
  )
  const none = await room.ask('POST', `${path}/${id}/holds`, { camera: 'khong-co', from_90k: 1, to_90k: 9 })
  assert.equal(none.body.code, 'no_such_camera')
})

test('a letter is made only of a step that was taken, as PDF and as DOCX', async t => {
  const room = await open(t)
  const { id } = (await room.ask<RightsRequest>('POST', path, asked)).body
  assert.equal((await room.ask('GET', `${path}/${id}/letters/refuse/pdf`)).body.code, 'letter_not_yet')
  await room.ask('POST', `${path}/${id}/steps`, { kind: 'refuse', ground: 'footage_gone', text: 'Đã quá 30 ngày.' })
  const cookie = await room.station.signIn().catch(() => undefined)
  assert.equal(cookie, '', 'the first account is there already')
  const book = room.station.ports.sessions
  const { openSession } = await import('#test/open-session.ts')
  const own = `mt_session=${openSession(book, 1)}`
  for (const [form, magic] of [
    ['pdf', '%PDF-'],
    ['docx', 'PK'],
  ]) {
    const answer = await room.station.ask('GET', `${path}/${id}/letters/refuse/${form}`, { cookie: own })
    assert.equal(answer.status, 200)
    assert.ok(
      Buffer.from(await answer.arrayBuffer())
        .toString('latin1')
        .startsWith(magic!),
    )
  }
})

test('what is no request is refused, and strangers see none', async t => {
  const room = await open(t)
  for (const wrong of [
    { ...asked, phone: '' },
    { ...asked, name: 'x' },
    { ...asked, kind: 'sell' },
    { ...asked, about: '' },
  ])
    assert.equal((await room.ask('POST', path, wrong)).status, 400)
  assert.equal((await room.stranger('GET', path)).status, 401)
  assert.equal(
    (await room.ask('POST', `${path}/77/steps`, { kind: 'acknowledge' })).body.code,
    'no_such_rights_request',
  )
})
