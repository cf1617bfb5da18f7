import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { type TestContext, test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { silentLogger } from '#base/log.ts'
import { answerChallenge } from '#engine/camera/rtsp/auth.ts'
import { REALM } from './digest.ts'
import { answerTo } from './discoverable.ts'
import { OnvifFacade } from './onvif-facade.ts'

const SECRET = 'mat-khau-do-may-dat'
const self = { name: 'trạm xã', version: '0.1.0', endpoint: 'urn:uuid:00000000-0000-8000-8000-000000000001' }
const stream = { stream: 'main', codec: 'h264', width: 1920, height: 1080, fps: 15, kbit: 2000 } as const
const DEVICE = 'http://www.onvif.org/ver10/device/wsdl'
const MEDIA = 'http://www.onvif.org/ver10/media/wsdl'

const opened = async (t: TestContext) => {
  const facade = new OnvifFacade({
    accounts: {
      find: name => (name === 'huyen' ? { name, secret: SECRET, cameras: ['cong'] } : undefined),
    },
    cameras: () => ['cong', 'cho'].map(id => ({ id: knownCameraId(id), name: id, streams: [stream] })),
    self,
    rtsp_port: 8554,
    clock: systemClock,
    log: silentLogger,
  })
  const port = await facade.listen('127.0.0.1', 0)
  t.after(() => facade.close())
  return (body: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}/onvif/device_service`, {
      method: 'POST',
      body,
      headers,
      signal: AbortSignal.timeout(10_000),
    })
}
const soap = (operation: string, header = '') =>
  `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Header>${header}</s:Header><s:Body>${operation}</s:Body></s:Envelope>`
const token = (created = new Date().toISOString(), secret = SECRET, nonce = Buffer.from(created)) => {
  const digest = createHash('sha1').update(nonce).update(created).update(secret).digest('base64')
  return `<Security><UsernameToken><Username>huyen</Username><Password>${digest}</Password><Nonce>${nonce.toString('base64')}</Nonce><Created>${created}</Created></UsernameToken></Security>`
}
const profiles = `<GetProfiles xmlns="${MEDIA}"/>`

test('time and services are told to anybody, nothing else is', async t => {
  const ask = await opened(t)
  for (const open of ['GetSystemDateAndTime', 'GetServices', 'GetCapabilities'])
    assert.equal((await ask(soap(`<${open} xmlns="${DEVICE}"/>`))).status, 200, open)
  for (const asked of [profiles, `<GetDeviceInformation xmlns="${DEVICE}"/>`, `<GetScopes xmlns="${DEVICE}"/>`]) {
    const answer = await ask(soap(asked))
    assert.equal(answer.status, 401)
    assert.doesNotMatch(await answer.text(), /cong|cho|Mat Than<|Station/)
  }
})

test('a token counts once, only while it is fresh, and shows only what its account may fetch', async t => {
  const ask = await opened(t)
  const used = token()
  const first = await ask(soap(profiles, used))
  const told = await first.text()
  assert.equal(first.status, 200)
  assert.match(told, /token="cong_main"/)
  assert.doesNotMatch(told, /cho_main/)
  assert.equal((await ask(soap(profiles, used))).status, 400, 'replayed')
  assert.equal((await ask(soap(profiles, token('2020-01-01T00:00:00Z')))).status, 400, 'old')
  assert.equal((await ask(soap(profiles, token(undefined, 'sai')))).status, 400, 'wrong')
  const hidden = `<GetStreamUri xmlns="${MEDIA}"><ProfileToken>cho_main</ProfileToken></GetStreamUri>`
  assert.match(await (await ask(soap(hidden, token()))).text(), /ter:NoProfile/)
})

test('HTTP Digest opens the door too, and an answer to it counts once', async t => {
  const ask = await opened(t)
  const challenged = await ask(soap(profiles))
  const nonce = /nonce="(\w+)", algorithm=MD5/.exec(challenged.headers.get('www-authenticate') ?? '')?.[1] ?? ''
  const shared = { scheme: 'digest', algorithm: 'md5', session: false, realm: REALM, opaque: undefined } as const
  const challenge = { ...shared, nonce, qop: false, stale: false }
  const credentials = { username: 'huyen', password: SECRET }
  const authorization = answerChallenge(challenge, credentials, 'POST', '/onvif/device_service', 1)
  assert.equal((await ask(soap(profiles), { authorization })).status, 200)
  assert.equal((await ask(soap(profiles), { authorization })).status, 401)
})

test('bombs, long and foreign requests are refused', async t => {
  const ask = await opened(t)
  const bomb = '<!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;">]>'
  assert.equal((await ask(bomb + soap(profiles))).status, 400)
  assert.equal((await ask('no xml')).status, 400)
  assert.equal((await ask(soap(' '.repeat(100_000)))).status, 413)
  const unknown = soap('<SystemReboot xmlns="http://www.onvif.org/ver10/device/wsdl"/>', token())
  assert.match(await (await ask(unknown)).text(), /ter:ActionNotSupported/)
})

test('a probe for cameras is answered with where the door is, one for printers is not', () => {
  const probe = (types: string, scopes = '') =>
    Buffer.from(
      `<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Header><MessageID>uuid:1</MessageID></e:Header><e:Body><Probe><Types>${types}</Types><Scopes>${scopes}</Scopes></Probe></e:Body></e:Envelope>`,
    )
  const need = { self, onvif_port: 8555, log: silentLogger }
  assert.match(
    answerTo(probe('dn:NetworkVideoTransmitter'), '127.0.0.1', need) ?? '',
    /http:\/\/127\.0\.0\.1:8555\/onvif/,
  )
  assert.equal(answerTo(probe('wsdp:Printer'), '127.0.0.1', need), undefined)
  assert.equal(answerTo(probe('tds:Device', 'onvif://www.onvif.org/Profile/G'), '127.0.0.1', need), undefined)
  assert.equal(answerTo(Buffer.alloc(20_000, 0x20), '127.0.0.1', need), undefined)
})
