import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { ok } from '#base/result.ts'
import type { BrandCode } from '#contract/brand.ts'
import { startStreet } from '#simulator/street.ts'
import { until } from '#test/patience.ts'
import { createAddressGuard } from './address-guard.ts'
import { EventFollower } from './event-follower.ts'
import { openOnvifDevice } from './onvif-open.ts'
import { createRefusedPasswords } from './refused-passwords.ts'

/** A camera of a street, and a follower that opens it as a station does. */
const followed = async (t: TestContext, brand: BrandCode, fault?: string) => {
  const street = await startStreet({
    cameras: 1,
    quick: true,
    auth: 'digest',
    personalities: [{ brand, camera: '1' }],
    ...(fault === undefined ? {} : { faults: [{ fault, camera: '1' }] }),
  })
  t.after(() => street.stop())
  const [camera] = street.cameras
  const { hostname: host, port } = new URL(camera?.http_url ?? '')
  const refused = createRefusedPasswords(systemClock)
  const conditions = { guard: createAddressGuard(), refused, clock: systemClock, timeout_ms: 3000 }
  const follower = new EventFollower({
    clock: systemClock,
    first_rest_ms: 20,
    open: async signal => {
      const opened = await openOnvifDevice(conditions, { host, port: Number(port) }, camera, signal)
      if (!opened.ok) return opened.problem.reason === 'not_onvif' ? ok(undefined) : opened
      return ok(opened.value.services.has('events') ? opened.value.events : undefined)
    },
  })
  t.after(() => follower.stop())
  const device = street.device(camera?.device ?? '')
  const hears = (what: string) => {
    const since = systemClock.wall()
    return until(what, () => {
      // Each time anew: what is raised while nobody is subscribed is told to nobody.
      device.raise('motion', false)
      device.raise('motion', true)
      return follower.events.some(({ event, at }) => event.kind === 'motion' && event.changed && at > since)
    })
  }
  return { street, id: camera?.id ?? '', device, follower, hears }
}

for (const brand of ['dahua', 'tp_link'] as const)
  test(`${brand}: what a camera notices is followed through its reboots and through jumps of its clock`, async t => {
    const { device, follower, hears } = await followed(t, brand)
    await hears('motion is told')
    device.reboot()
    device.setClock(Date.UTC(1970, 0, 1)) // without a battery it begins there, until somebody tells it the time
    await hears('motion is told after the reboot')
    device.setClock(Date.now())
    await hears('motion is told after its clock was set')
    assert.equal(follower.state, 'following')
    assert.equal(device.refusals, 0, 'no password was blamed for the clock')
  })

test('a camera whose web pages answer before its services do is asked again soon', async t => {
  const { street, id, device, follower, hears } = await followed(t, 'tp_link', 'onvif-says-html')
  await until('it was taken for one without events', () => follower.state === 'none')
  street.setFault(id, undefined)
  await hears('motion is told once its services are up')
  street.setFault(id, 'onvif-says-html')
  device.reboot()
  await until('it has lost it', () => follower.state === 'waiting')
  street.setFault(id, undefined)
  await hears('motion is told again')
})

test('a follower that is stopped gives its subscription back', async t => {
  const { device, follower, hears } = await followed(t, 'tp_link')
  await hears('motion is told')
  await follower.stop()
  assert.equal(device.happenings.subscriptions, 0)
})
