// A system of a higher level finds this station by WS-Discovery, asks it for profiles over ONVIF, and fetches a picture from what it is told.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { freePort } from '#bench/workplace.ts'
import type { MadeRepublishAccount, Republish } from '#contract/republish.ts'
import { createAddressGuard } from '#engine/camera/address-guard.ts'
import { discover } from '#engine/camera/discovery.ts'
import { openOnvifDevice } from '#engine/camera/onvif-open.ts'
import { createRefusedPasswords } from '#engine/camera/refused-passwords.ts'
import { answerChallenge, chooseChallenge } from '#engine/camera/rtsp/auth.ts'
import { streamLooker } from '#engine/viewing/look-at-stream.ts'
import { closing, House, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

for (const codec of ['h264', 'h265'] as const)
  test(`the station is found as an ONVIF device, tells the profiles that an account may see, and their ${codec} comes`, async t => {
    const stack = closing(t)
    const street = await openStreet(stack, { cameras: 2, codec, audio: 'pcma' })
    const discovery_port = await freePort()
    const house = await House.open(stack, { discovery_port })
    const [seen, hidden] = street.cameras
    for (const camera of [seen!, hidden!])
      await house.add(camera, { sub_url: camera.sub_url, record_audio: true, audio_reason: 'thử tiếng' })
    const [port, onvif_port] = [await freePort(), await freePort()]
    const body = { enabled: true, host: '0.0.0.0', port, onvif: true, onvif_port, discovery: true }
    await house.ask<Republish>('PUT', '/api/republish', { body })
    const account = { name: 'huyen', cameras: [seen!.id], sound: true }
    const { secret } = await house.ask<MadeRepublishAccount>('POST', '/api/republish/accounts', { body: account })
    for (const { id } of [seen!, hidden!]) {
      await house.streams(id)
      await until('its sizes are known', async () => (await house.camera(id)).main?.width != null)
    }

    const found: string[] = []
    const wish = { straight: ['127.0.0.1'], interfaces: ['127.0.0.1'], for_ms: 1500, port: discovery_port }
    await discover(createAddressGuard(), wish, device => {
      if (device.onvif?.port === onvif_port) found.push(device.ip)
    })
    assert.ok(found.length > 0, 'it answers a probe')

    const conditions = {
      guard: createAddressGuard(),
      refused: createRefusedPasswords(systemClock),
      clock: systemClock,
      timeout_ms: 5000,
    }
    const credentials = { username: 'huyen', password: secret }
    const opened = await openOnvifDevice(conditions, { host: '127.0.0.1', port: onvif_port }, credentials)
    assert.ok(opened.ok, JSON.stringify(opened))
    const profiles = await opened.value.media.profiles()
    assert.ok(profiles.ok, JSON.stringify(profiles))
    assert.ok(profiles.value.length >= 1)
    for (const { source, video, audio } of profiles.value)
      assert.deepEqual([source, video?.codec, audio === undefined], [seen!.id, codec, false])
    const uri = await opened.value.media.streamUri(profiles.value[0]!.token)
    assert.ok(uri.ok, JSON.stringify(uri))
    const look = streamLooker(systemClock, createAddressGuard().pin)
    const seenNow = await look({ url: uri.value, credentials, transport: 'tcp' }, AbortSignal.timeout(10_000))
    assert.equal(seenNow.picture?.codec, codec, JSON.stringify({ ...seenNow, picture: undefined }))

    const still = await opened.value.media.snapshotUri(profiles.value[0]!.token)
    assert.ok(still.ok, JSON.stringify(still))
    const picture = await fetchSigned(still.value, credentials)
    assert.equal(picture.headers.get('content-type'), 'image/jpeg', `${picture.status}`)
    assert.equal(Buffer.from(await picture.arrayBuffer()).readUInt16BE(0), 0xffd8)

    // What the account was not given is nowhere: not in the list, not as a picture, not as a stream.
    const elsewhere = (url: string) => url.replace(seen!.id, hidden!.id)
    assert.equal((await fetchSigned(elsewhere(still.value), credentials)).status, 404)
    const nothing = await look(
      { url: elsewhere(uri.value), credentials, transport: 'tcp' },
      AbortSignal.timeout(10_000),
    )
    assert.equal(nothing.trouble, 'not_found', JSON.stringify(nothing))

    const wrong = { username: 'huyen', password: 'sai' }
    const refused = await openOnvifDevice(conditions, { host: '127.0.0.1', port: onvif_port }, wrong)
    assert.ok(!refused.ok && refused.problem.reason === 'auth_failed', JSON.stringify(refused))
  })

/** HTTP Digest, as ONVIF clients fetch snapshots. */
const fetchSigned = async (url: string, credentials: { username: string; password: string }): Promise<Response> => {
  const signal = AbortSignal.timeout(15_000)
  const challenged = await fetch(url, { signal })
  const values = (challenged.headers.get('www-authenticate') ?? '').split(/, (?=Digest )/)
  const challenge = chooseChallenge(values)
  assert.ok(challenged.status === 401 && challenge !== undefined, `${challenged.status} ${values.join()}`)
  const authorization = answerChallenge(challenge, credentials, 'GET', new URL(url).pathname, 1)
  return fetch(url, { headers: { authorization }, signal })
}
