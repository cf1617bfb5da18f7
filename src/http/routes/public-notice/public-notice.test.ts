import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nothingStated } from '#community/rights/controller-book.ts'
import { createControllerBook } from '#store/controllers.ts'
import { createRightsBook } from '#store/rights-requests.ts'
import { startStation } from '#test/front-door-station.ts'

const typed = {
  language: 'vi',
  kind: 'delete',
  name: 'Lê Văn Tám',
  phone: '0987654321',
  about: 'Xin xóa hình <b>con tôi</b> ở cổng trường.',
}

const open = async (t: Parameters<typeof startStation>[0]) => {
  const station = await startStation(t)
  const controllers = createControllerBook(station.db, station.ports.clock)
  const rights = createRightsBook(station.db, station.ports.clock)
  const send = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    station.ask('POST', '/api/notice/requests', {
      body: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: station.url, ...headers },
    })
  return { ...station, controllers, rights, send }
}

test('anybody reads who answers for the cameras, what for and how long, in two languages, in less than 30 kB, without a script', async t => {
  const { ask, controllers } = await open(t)
  const before = await (await ask('GET', '/notice')).text()
  assert.match(before, /Chưa công bố/)
  const controller = {
    id: 'cax',
    name: 'Công an xã <Đoàn Kết>',
    address: 'Thôn Đông',
    phone: '0205 123 456',
    email: '',
  }
  controllers.state({ ...nothingStated, controllers: [controller], purposes: ['traffic'] }, 'thử')
  const page = await ask('GET', '/notice')
  const text = await page.text()
  assert.ok(text.length < 30_000, `${text.length}`)
  assert.match(text, /Công an xã &lt;Đoàn Kết&gt;.*30 ngày/s)
  assert.match(text, /An toàn giao thông/)
  assert.doesNotMatch(text, /<script/)
  assert.equal(page.headers.get('referrer-policy'), 'same-origin')
  assert.match(await (await ask('GET', '/notice?lang=en')).text(), /Who is responsible.*Road safety/s)
  assert.match(
    await (await ask('GET', '/notice', { headers: { 'accept-language': 'en-GB' } })).text(),
    /<html lang="en">/,
  )
  assert.equal((await ask('GET', '/notice?lang=xx')).status, 200)
})

test('a request reaches the desk and its number is told; what is missing is asked for, and what was typed stays', async t => {
  const { send, rights } = await open(t)
  const done = await send(typed)
  assert.equal(done.status, 201)
  assert.match(await done.text(), /1\/20\d\d\/YC-DLCN/)
  const [request] = rights.list()
  assert.deepEqual([request?.kind, request?.channel, request?.entered_by], ['delete', 'public_form', ''])
  const wrong = await send({ ...typed, phone: '', name: '' })
  assert.equal(wrong.status, 400)
  const page = await wrong.text()
  assert.match(page, /xem lại: .*Họ và tên/)
  assert.match(page, /&lt;b&gt;con tôi&lt;\/b&gt;/)
  assert.equal(rights.list().length, 1)
})

test('a program that fills in everything is thanked and forgotten; another site’s form is refused; other routes take no forms', async t => {
  const { send, rights, ask, url } = await open(t)
  assert.equal((await send({ ...typed, website: 'http://spam' })).status, 201)
  assert.equal(rights.list().length, 0)
  assert.equal((await send(typed, { origin: 'https://elsewhere.example' })).status, 403)
  assert.equal((await send(typed, { 'sec-fetch-site': 'cross-site' })).status, 403)
  const form = { 'content-type': 'application/x-www-form-urlencoded', origin: url }
  assert.equal((await ask('POST', '/api/sign-in', { body: 'username=a', headers: form })).status, 400)
  assert.equal((await send({ ...typed, about: 'x'.repeat(30_000) })).status, 400)
})

test('from one line so many an hour come through, and the next is told how long to wait', async t => {
  const { send, rights, noted } = await open(t)
  for (let sent = 0; sent < 5; sent++) assert.equal((await send(typed)).status, 201)
  const refused = await send(typed)
  assert.equal(refused.status, 429)
  assert.ok(Number(refused.headers.get('retry-after')) > 3000)
  assert.equal(rights.list().length, 5)
  const entries = noted.filter(({ verb }) => verb === 'ask_rights')
  assert.ok(entries.length >= 5)
  assert.ok(!JSON.stringify(entries).includes('Tám'), 'the log that nobody can erase does not hold their words')
})
