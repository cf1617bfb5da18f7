import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { type TestContext, test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { silentLogger } from '#base/log.ts'
import { no, ok } from '#base/result.ts'
import { answerChallenge } from '#engine/camera/rtsp/auth.ts'
import { REALM } from './digest.ts'
import { answerTo } from './discoverable.ts'
import { createGuesses } from './guesses.ts'
import { OnvifFacade } from './onvif-facade.ts'

const SECRET = 'mat-khau-do-may-dat'
const self = { name: 'trạm xã', version: '0.1.0', endpoint: 'urn:uuid:00000000-0000-8000-8000-000000000001' }
const stream = { stream: 'main', codec: 'h264', width: 1920, height: 1080, fps: 15, kbit: 2000 } as const
const heard = { codec: 'alaw', sample_rate: 8000, channels: 1 }
const DEVICE = 'http://www.onvif.org/ver10/device/wsdl'
const MEDIA = 'http://www.onvif.org/ver10/media/wsdl'

const opened = async (t: TestContext, { sound = false, record_audio = true } = {}) => {
  const facade = new OnvifFacade({
    covers: () => [],
    accounts: {
      find: name => (name === 'huyen' ? { name, secret: SECRET, cameras: ['cong'], sound } : undefined),
    },
    guesses: createGuesses(systemClock),
    looked: () => () => {},
    denied: () => {},
    snapshot: async camera => (camera === 'cong' ? ok(PICTURE) : no('silent')),
    cameras: () =>
      ['cong', 'cho'].map(id => ({
        ...{ id: knownCameraId(id), name: id, record_audio },
        streams: [{ ...stream, sound: heard }],
      })),
    self,
    rtsp_port: 8554,
    clock: systemClock,
    log: silentLogger,
  })
  const port = await facade.listen('127.0.0.1', 0)
  t.after(() => facade.close())
  const signal = () => AbortSignal.timeout(10_000)
  const ask = (body: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}/onvif/device_service`, { method: 'POST', body, headers, signal: signal() })
  /** Asks for a picture, with the answer to the challenge that the first try brings. */
  const see = async (path: string, secret = SECRET) => {
    const url = `http://127.0.0.1:${port}${path}`
    const first = await fetch(url, { signal: signal() })
    const authorization = answerTheChallenge(first, 'GET', path, secret)
    return authorization === undefined ? first : fetch(url, { headers: { authorization }, signal: signal() })
  }
  return Object.assign(ask, { see })
}
const PICTURE = Buffer.from([0xff, 0xd8, 0xff, 0xd9])

const answerTheChallenge = (challenged: Response, method: string, path: string, secret = SECRET) => {
  const nonce = /nonce="(\w+)", algorithm=MD5/.exec(challenged.headers.get('www-authenticate') ?? '')?.[1]
  if (nonce === undefined) return undefined
  const shared = { scheme: 'digest', algorithm: 'md5', session: false, realm: REALM, opaque: undefined } as const
  const challenge = { ...shared, nonce, qop: false, stale: false }
  return answerChallenge(challenge, { username: 'huyen', password: secret }, method, path, 1)
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
  assert.equal((await ask(soap(profiles, token(undefined, 'sai')))).status, 400, 'wrong')
  const hidden = `<GetStreamUri xmlns="${MEDIA}"><ProfileToken>cho_main</ProfileToken></GetStreamUri>`
  assert.match(await (await ask(soap(hidden, token()))).text(), /ter:NoProfile/)
})

test('who signs with a wrong clock is told how wrong, and others are not told that the password was right', async t => {
  const ask = await opened(t)
  const off = (ms: number) => new Date(Date.now() + ms).toISOString()
  for (const [ms, words] of [
    [-3_600_000, /36\d\d seconds behind the station/],
    [3_600_000, /3[56]\d\d seconds ahead of the station/],
  ] as const) {
    const late = await ask(soap(profiles, token(off(ms))))
    assert.equal(late.status, 400)
    const told = await late.text()
    assert.match(told, /ter:NotAuthorized/)
    assert.match(told, words)
    assert.match(told, /GetSystemDateAndTime/)
    assert.doesNotMatch(await (await ask(soap(profiles, token(off(ms), 'sai')))).text(), /seconds/)
  }
  // A clock that is wrong is no guess: the right time still opens.
  for (let again = 0; again < 12; again++) await ask(soap(profiles, token(off(-900_000 - again))))
  assert.equal((await ask(soap(profiles, token()))).status, 200)
})

test('a snapshot is given to who may fetch the camera, and what it may not fetch is as nothing', async t => {
  const ask = await opened(t)
  const uri = `<GetSnapshotUri xmlns="${MEDIA}"><ProfileToken>cong_main</ProfileToken></GetSnapshotUri>`
  assert.match(
    await (await ask(soap(uri, token()))).text(),
    /<tt:Uri>http:\/\/127\.0\.0\.1:\d+\/onvif\/snapshot\/cong\/main</,
  )
  const hidden = `<GetSnapshotUri xmlns="${MEDIA}"><ProfileToken>cho_main</ProfileToken></GetSnapshotUri>`
  assert.match(await (await ask(soap(hidden, token()))).text(), /ter:NoProfile/)
  const seen = await ask.see('/onvif/snapshot/cong/main')
  assert.deepEqual([seen.status, seen.headers.get('content-type')], [200, 'image/jpeg'])
  assert.deepEqual(Buffer.from(await seen.arrayBuffer()), PICTURE)
  for (const path of ['/onvif/snapshot/cho/main', '/onvif/snapshot/khong-co/main', '/onvif/snapshot/cong/sub'])
    assert.equal((await ask.see(path)).status, 404, path)
  assert.equal((await ask.see('/onvif/snapshot/cong/main', 'sai')).status, 401)
})

test('who guesses at the picture door is heard nowhere for a while', async t => {
  const ask = await opened(t)
  for (let guess = 0; guess < 10; guess++)
    assert.equal((await ask.see('/onvif/snapshot/cong/main', `${guess}`)).status, 401)
  assert.equal((await ask.see('/onvif/snapshot/cong/main')).status, 403)
  assert.equal((await ask(soap(profiles, token()))).status, 403)
})

test('sound is told of only to who may hear a camera whose sound is recorded', async t => {
  const told = async (allowed: { sound: boolean; record_audio: boolean }) => {
    const ask = await opened(t, allowed)
    const all = `<GetProfiles xmlns="http://www.onvif.org/ver20/media/wsdl"><Type>All</Type></GetProfiles>`
    const [one, two] = [await ask(soap(profiles, token())), await ask(soap(all, token()))]
    return [/<tt:Encoding>G711</.test(await one.text()), /<tt:Encoding>PCMA</.test(await two.text())]
  }
  assert.deepEqual(await told({ sound: true, record_audio: true }), [true, true])
  assert.deepEqual(await told({ sound: false, record_audio: true }), [false, false])
  assert.deepEqual(await told({ sound: true, record_audio: false }), [false, false])
})

test('HTTP Digest opens the door too, and an answer to it counts once', async t => {
  const ask = await opened(t)
  const challenged = await ask(soap(profiles))
  const authorization = answerTheChallenge(challenged, 'POST', '/onvif/device_service') ?? ''
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
