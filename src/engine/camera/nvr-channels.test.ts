import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { streamLooker } from '#engine/viewing/look-at-stream.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import { startStreet } from '#simulator/street.ts'
import { closing } from '#test/neighbourhood.ts'
import { createAddressGuard } from './address-guard.ts'
import { listChannels } from './nvr-channels.ts'
import { openOnvifDevice } from './onvif-open.ts'
import { createSignInTurns } from './probe.ts'
import { createRefusedPasswords } from './refused-passwords.ts'

test('a recorder whose web service lists no channels is asked for its streams one after another', {
  skip: await libavMissing(),
}, async t => {
  const stack = closing(t)
  const street = await startStreet({
    cameras: 2,
    quick: true,
    personalities: [{ brand: 'hikvision', cameras: ['1', '2'] }],
  })
  stack.defer(() => street.stop())
  const empty = '<InputProxyChannelList xmlns="http://www.hikvision.com/ver20/XMLSchema"></InputProxyChannelList>'
  const server = createServer((_, answer) => answer.setHeader('content-type', 'application/xml').end(empty))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  stack.defer(() => server.closeAllConnections())
  stack.defer(() => void server.close())
  const guard = createAddressGuard()
  const conditions = {
    guard,
    refused: createRefusedPasswords(systemClock),
    turns: createSignInTurns(),
    clock: systemClock,
    look: streamLooker(systemClock, guard.pin),
    openDevice: openOnvifDevice,
  }
  const { username, password, device } = street.cameras[0]!
  const wish = {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    rtsp_port: street.device(device!).rtsp_port,
    brand: 'hikvision' as const,
    credentials: { username, password },
  }
  const { channels, trouble } = await listChannels(conditions, wish, AbortSignal.timeout(30_000))
  assert.deepEqual([channels.map(({ channel }) => channel), trouble], [[1, 2], null])
})
