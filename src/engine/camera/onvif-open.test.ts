import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { Socket } from 'node:net'
import { test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { type Answer, foreignDevice, type Heard, says } from '#test/engine/foreign-device.ts'
import { message } from '#test/engine/testdata.ts'
import { until } from '#test/patience.ts'
import { createAddressGuard } from './address-guard.ts'
import type { OnvifAddress, OnvifConditions } from './onvif-device.ts'
import type { DeviceEvent } from './onvif-events.ts'
import { openOnvifDevice } from './onvif-open.ts'
import { createRefusedPasswords } from './refused-passwords.ts'

const HOUR_MS = 3_600_000
const admin = { username: 'admin', password: 'right' }
const newConditions = (): OnvifConditions => ({
  guard: createAddressGuard(),
  refused: createRefusedPasswords(systemClock),
  clock: systemClock,
  timeout_ms: 4000,
})
const at = (port: number): OnvifAddress => ({ host: '127.0.0.1', port })

const soap = (inside: string): string =>
  `<?xml version="1.0"?><s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:tt="http://www.onvif.org/ver10/schema"><s:Body>${inside}</s:Body></s:Envelope>`
const notAuthorized = soap(
  '<s:Fault><s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>ter:NotAuthorized</s:Value></s:Subcode></s:Code><s:Reason><s:Text>Sender not authorized</s:Text></s:Reason></s:Fault>',
)
const operationIn = (heard: Heard): string => /<s:Body><(\w+)/.exec(heard.body)?.[1] ?? ''

const timeAnswer = (utc_ms: number): string => {
  const now = new Date(utc_ms)
  const time = `<tt:Hour>${now.getUTCHours()}</tt:Hour><tt:Minute>${now.getUTCMinutes()}</tt:Minute><tt:Second>${now.getUTCSeconds()}</tt:Second>`
  const date = `<tt:Year>${now.getUTCFullYear()}</tt:Year><tt:Month>${now.getUTCMonth() + 1}</tt:Month><tt:Day>${now.getUTCDate()}</tt:Day>`
  const zone = '<tt:TimeZone><tt:TZ>ICT-7</tt:TZ></tt:TimeZone>'
  return soap(
    `<GetSystemDateAndTimeResponse><SystemDateAndTime>${zone}<tt:UTCDateTime><tt:Time>${time}</tt:Time><tt:Date>${date}</tt:Date></tt:UTCDateTime></SystemDateAndTime></GetSystemDateAndTimeResponse>`,
  )
}

const identity = soap(
  '<GetDeviceInformationResponse><Manufacturer>Noname</Manufacturer></GetDeviceInformationResponse>',
)

/** Is the token in this request made with `password`, within five seconds of `clock_ms`? */
const tokenHolds = (heard: Heard, password: string, clock_ms: number): boolean => {
  const inside = (name: string) => new RegExp(`<${name}[^>]*>([^<]*)<`).exec(heard.body)?.[1] ?? ''
  const created = inside('Created')
  const digest = createHash('sha1')
    .update(Buffer.from(inside('Nonce'), 'base64'))
    .update(created)
    .update(password)
  return inside('Password') === digest.digest('base64') && Math.abs(Date.parse(created) - clock_ms) <= 5000
}

type Device = {
  /** What it tells as UTC, and what it checks tokens by, against ours. */
  readonly tells_ms?: number
  readonly checks_ms?: number
  readonly password?: string
  readonly more?: Readonly<Record<string, string>>
}

const tokenDevice =
  ({ tells_ms = 0, checks_ms = tells_ms, password = 'right', more = {} }: Device): Answer =>
  (heard, socket) => {
    const operation = operationIn(heard)
    if (operation === 'GetSystemDateAndTime') return says(socket, '200 OK', timeAnswer(Date.now() + tells_ms))
    if (operation === 'GetServices') return says(socket, '500 Error', message('noname-onvif-fault-soap11.txt'))
    if (operation === 'GetCapabilities')
      return says(socket, '200 OK', more.GetCapabilities ?? message('dahua-onvif-capabilities.txt'))
    if (!tokenHolds(heard, password, Date.now() + checks_ms)) return says(socket, '400 Bad Request', notAuthorized)
    if (operation === 'GetDeviceInformation') return says(socket, '200 OK', identity)
    return says(socket, '200 OK', more[operation] ?? soap(`<${operation}Response/>`))
  }

const opening = async (answer: Answer, credentials: typeof admin | null = admin) => {
  await using device = await foreignDevice(answer)
  const opened = await openOnvifDevice(newConditions(), at(device.port), credentials ?? undefined)
  return { opened, tokens: device.heard.filter(({ body }) => body.includes('UsernameToken')).length }
}

test('a token is made in the device’s time, though its clock is days off', async () => {
  const { opened, tokens } = await opening(tokenDevice({ tells_ms: -40 * 24 * HOUR_MS }))
  assert.ok(opened.ok)
  assert.equal(Math.round((opened.value.clock?.offset_ms ?? 0) / HOUR_MS), -40 * 24)
  assert.equal(tokens, 1)
})

test('a device that tells local time as UTC and checks by true UTC is let in on the second token', async () => {
  const { opened, tokens } = await opening(tokenDevice({ tells_ms: 7 * HOUR_MS, checks_ms: 0 }))
  assert.ok(opened.ok)
  assert.equal(opened.value.clock?.local_labelled_utc, true)
  assert.equal(tokens, 2)
})

test('a device that refuses with a clock that is wrong is said to be so, after one more token', async () => {
  const { opened, tokens } = await opening(tokenDevice({ tells_ms: 3 * HOUR_MS, checks_ms: 9 * 24 * HOUR_MS }))
  assert.ok(!opened.ok && opened.problem.reason === 'clock_differs')
  assert.equal(Math.round((opened.problem.offset_ms ?? 0) / HOUR_MS), 3)
  assert.equal(tokens, 2)
})

test('a wrong password is sent once while the clock is right, and then waits', async () => {
  const conditions = newConditions()
  await using device = await foreignDevice(tokenDevice({ password: 'other' }))
  const first = await openOnvifDevice(conditions, at(device.port), admin)
  assert.equal(!first.ok && first.problem.reason, 'auth_failed')
  const second = await openOnvifDevice(conditions, at(device.port), admin)
  assert.equal(!second.ok && second.problem.reason, 'password_waits')
  const right = await openOnvifDevice(conditions, at(device.port), { ...admin, password: 'other' })
  assert.ok(right.ok)
  assert.equal(device.heard.filter(({ body }) => body.includes('UsernameToken')).length, 2)
})

test('without credentials a device tells its clock and its services', async () => {
  const { opened, tokens } = await opening(tokenDevice({}), null)
  assert.ok(opened.ok)
  assert.deepEqual([...opened.value.services].includes('recording'), true)
  assert.equal(tokens, 0)
})

test('services on an address of the device’s own making are asked where it was reached', async () => {
  const profiles = message('xmeye-onvif-profiles-missing-namespace.txt')
  const uri = message('noname-onvif-stream-uri-bare-ampersand.txt')
  // Its capabilities say http://192.168.1.108:80/…: another host, and a port that is not the forwarded one.
  await using device = await foreignDevice(tokenDevice({ more: { GetProfiles: profiles, GetStreamUri: uri } }))
  const opened = await openOnvifDevice(newConditions(), at(device.port), admin)
  assert.ok(opened.ok)
  const said = await opened.value.media.profiles()
  assert.equal(said.ok && said.value.length, 2)
  const stream = await opened.value.media.streamUri('000')
  assert.equal(
    stream.ok && stream.value,
    'rtsp://127.0.0.1:554/user=admin&password=&channel=1&stream=0.sdp?real_stream',
  )
})

test('what answers something else than ONVIF is told apart from what is broken', async () => {
  const reasons = async (answer: Answer) => {
    const { opened } = await opening(answer)
    return opened.ok ? 'opened' : opened.problem.reason
  }
  const page = message('goahead-onvif-html-with-200.txt')
  assert.equal(await reasons((_, socket) => says(socket, '200 OK', page)), 'not_onvif')
  assert.equal(await reasons((_, socket) => says(socket, '404 Not Found')), 'not_onvif')
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa">]>${soap('<GetSystemDateAndTimeResponse>&a;</GetSystemDateAndTimeResponse>')}`
  assert.equal(await reasons((_, socket) => says(socket, '200 OK', bomb)), 'rubbish')
  assert.equal(
    await reasons((_, socket) => says(socket, '200 OK', soap('<GetSystemDateAndTimeResponse><half'))),
    'rubbish',
  )
  const huge = soap(`<GetSystemDateAndTimeResponse>${'x'.repeat(10_000_000)}</GetSystemDateAndTimeResponse>`)
  assert.equal(await reasons((_, socket) => says(socket, '200 OK', huge)), 'too_large')
  const away = (_: Heard, socket: Socket) =>
    says(socket, '301 Moved', '', ['Location: http://127.0.0.9/onvif/device_service'])
  assert.equal(await reasons(away), 'forbidden_address')
})

test('a web server that wants a password for everything is not taken for a device', async () => {
  const basic = 'WWW-Authenticate: Basic realm="router"'
  const router: Answer = (heard, socket) =>
    heard.header('authorization') === ''
      ? says(socket, '401 Unauthorized', '', [basic])
      : says(socket, '404 Not Found', '<html></html>')
  const asked = await opening(router, null)
  assert.equal(!asked.opened.ok && asked.opened.problem.reason, 'auth_failed')
  const signedIn = await opening(router)
  assert.equal(!signedIn.opened.ok && signedIn.opened.problem.reason, 'not_onvif')
})

test('an address that is not allowed, or not there, is said to be so', async () => {
  const reason = async (host: string) => {
    const opened = await openOnvifDevice(newConditions(), { host, port: 9 }, admin)
    return opened.ok ? 'opened' : opened.problem.reason
  }
  assert.equal(await reason('8.8.8.8'), 'forbidden_address')
  assert.equal(await reason('127.0.0.1'), 'unreachable')
})

test('a service that the device does not have is not asked for', async () => {
  const bare = soap('<GetCapabilitiesResponse><Capabilities/></GetCapabilitiesResponse>')
  await using device = await foreignDevice(tokenDevice({ more: { GetCapabilities: bare } }))
  const opened = await openOnvifDevice(newConditions(), at(device.port), admin)
  assert.ok(opened.ok)
  const before = device.heard.length
  const answers = [
    await opened.value.ptz.stop('1'),
    await opened.value.recordings.search(),
    await opened.value.media.profiles(),
  ]
  for (const answer of answers) assert.equal(!answer.ok && answer.problem.reason, 'not_supported')
  assert.equal(device.heard.length, before)
})

test('a deed that is answered with an empty body is done; a question so answered is not', async () => {
  const empty = '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body/></s:Envelope>'
  await using device = await foreignDevice(tokenDevice({ more: { ContinuousMove: empty, GetPresets: empty } }))
  const opened = await openOnvifDevice(newConditions(), at(device.port), admin)
  assert.ok(opened.ok)
  assert.ok((await opened.value.ptz.move('1', { pan: 0.5, tilt: 0, zoom: 0 }, 500)).ok)
  const presets = await opened.value.ptz.presets('1')
  assert.equal(!presets.ok && presets.problem.reason, 'rubbish')
  const moved = device.heard.find(heard => operationIn(heard) === 'ContinuousMove')
  assert.match(moved?.body ?? '', /<tt:PanTilt x="0.5000" y="0.0000"\/><\/Velocity><Timeout>PT0.5S</)
})

test('recordings are searched, and the search is ended', async () => {
  const more = {
    FindRecordings: soap('<FindRecordingsResponse><SearchToken>s1</SearchToken></FindRecordingsResponse>'),
    GetRecordingSearchResults: message('dahua-onvif-recording-search-results.txt'),
    GetReplayUri: soap(
      '<GetReplayUriResponse><Uri>rtsp://10.1.1.1:554/onvif/replay?token=1</Uri></GetReplayUriResponse>',
    ),
  }
  await using device = await foreignDevice(tokenDevice({ more }))
  const opened = await openOnvifDevice(newConditions(), at(device.port), admin)
  assert.ok(opened.ok)
  const found = await opened.value.recordings.search()
  assert.ok(found.ok)
  const [recording] = found.value
  assert.deepEqual(
    [recording?.token, recording?.source, recording?.state],
    ['RecordMediaProfile00000', 'Cổng chính', 'recording'],
  )
  assert.equal(recording?.from_ms, Date.UTC(2026, 10, 15))
  assert.deepEqual(
    recording?.tracks.map(({ kind }) => kind),
    ['video', 'audio'],
  )
  assert.ok(device.heard.some(heard => operationIn(heard) === 'EndSearch' && heard.body.includes('>s1<')))
  const uri = await opened.value.recordings.replayUri('RecordMediaProfile00000')
  assert.equal(uri.ok && uri.value, 'rtsp://127.0.0.1:554/onvif/replay?token=1')
})

test('a subscription’s reference is given back with every question to it, and the subscription is given back at the end', async () => {
  const more = {
    CreatePullPointSubscription: message('axis-onvif-pull-point-reference-parameters.txt'),
    PullMessages: message('reolink-onvif-pull-messages.txt'),
  }
  await using device = await foreignDevice(tokenDevice({ more }))
  const opened = await openOnvifDevice(newConditions(), at(device.port), admin)
  assert.ok(opened.ok)
  const events: DeviceEvent[] = []
  const stop = new AbortController()
  const following = opened.value.events.follow(event => events.push(event), stop.signal)
  await until('three events came', () => events.length >= 3)
  stop.abort()
  assert.equal(await following, undefined)
  const toIt = device.heard.filter(heard => ['PullMessages', 'Unsubscribe'].includes(operationIn(heard)))
  assert.equal(operationIn(toIt.at(-1)!), 'Unsubscribe')
  for (const { body } of toIt) assert.match(body, /<SubscriptionId xmlns="http:\/\/www.axis.com\/2009\/event">17</)
})

test('an account that may not do something is told apart from a password that was changed', async () => {
  const state = { password: 'right' }
  const answer: Answer = (heard, socket) =>
    operationIn(heard) === 'SystemReboot'
      ? says(socket, '400 Bad Request', notAuthorized)
      : tokenDevice({ password: state.password })(heard, socket)
  await using device = await foreignDevice(answer)
  const conditions = newConditions()
  const opened = await openOnvifDevice(conditions, at(device.port), admin)
  assert.ok(opened.ok)
  const forbidden = await opened.value.reboot()
  assert.equal(!forbidden.ok && forbidden.problem.reason, 'refused')
  assert.ok((await opened.value.identity()).ok, 'the password is as good as before')
  state.password = 'changed'
  const changed = await opened.value.hostname()
  assert.equal(!changed.ok && changed.problem.reason, 'auth_failed')
  const before = device.heard.length
  const again = await opened.value.hostname()
  assert.equal(!again.ok && again.problem.reason, 'password_waits')
  assert.equal(device.heard.length, before, 'it is not asked again')
})
