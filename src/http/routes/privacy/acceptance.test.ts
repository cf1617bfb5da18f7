import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallTime90k } from '#base/units.ts'
import { startStation } from '#test/front-door-station.ts'
import { acceptanceRoutes } from './acceptance-routes.ts'

test('the picture of an acceptance is of its time: what was not shared then is not shown later', async t => {
  let unshared = true
  const at = wallTime90k(90_000)
  const one = { version: 1, at, answers: {}, supervisor: '', note: '', passed: false, has_still: true, by: 'x' }
  const routes = acceptanceRoutes({
    acceptances: { of: () => [one], still: () => Buffer.from('x') },
    cameras: { seenBy: () => ({ get: () => ({ id: 'cong' }) }) },
    covered: { masksOver: () => [] },
    shared: { unshared: () => (unshared ? [{ from: at, to: at }] : []) },
    areas: () => 0,
  } as never)
  const { ask, signIn } = await startStation(
    t,
    routes.filter(({ path }) => path.endsWith('/still')),
  )
  const cookie = await signIn()
  await ask('POST', '/api/cameras', { cookie, body: { id: 'cong', name: 'Cổng', main_url: 'rtsp://127.0.0.1/1' } })
  const still = () => ask('GET', '/api/cameras/cong/acceptances/1/still', { cookie })
  assert.equal(((await (await still()).json()) as { code: string }).code, 'not_shared')
  unshared = false
  assert.equal((await still()).status, 200)
})
