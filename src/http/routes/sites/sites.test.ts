import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PlacedSite, SiteList } from '#contract/site.ts'
import { createSiteBook } from '#store/sites.ts'
import { startControlRoom } from '#test/control-room.ts'
import { siteRoutes } from './site-routes.ts'

const spot = { latitude: 20.281, longitude: 107.622 }
const whole = {
  ...spot,
  ...{ direction_deg: 90, field_of_view_deg: 84, range_m: 30, height_m: 4.5 },
  ...{ hamlet: 'Thôn Đông', road: 'Đường trục xã', kind: 'gate' },
}

test('a camera is placed, moved and taken away, and each time the answer holds what undoes it', async t => {
  const room = await startControlRoom(t, ({ db, cameras, clock }) =>
    siteRoutes({ sites: createSiteBook(db, clock), cameras }),
  )
  const path = '/api/cameras/cong/site'
  const placed = await room.ask<PlacedSite>('PUT', path, whole)
  assert.deepEqual(placed.body, {
    site: { camera: 'cong', ...whole, placed_by: 'truc-ban', placed_90k: room.clock.wall() },
    before: null,
  })
  const moved = await room.other<PlacedSite>('PUT', path, { ...spot, latitude: 20.3 })
  assert.deepEqual(moved.body.before, whole)
  assert.deepEqual([moved.body.site?.direction_deg, moved.body.site?.placed_by], [null, 'doi-pho'])
  assert.deepEqual((await room.ask<PlacedSite>('PUT', path, moved.body.before)).body.site?.road, 'Đường trục xã')
  const away = await room.ask<PlacedSite>('DELETE', path)
  assert.deepEqual([away.body.site, away.body.before], [null, whole])
  assert.deepEqual((await room.ask<SiteList>('GET', '/api/sites')).body.sites, [])
})

test('the site of a removed camera is not told, and is there again when the camera comes back', async t => {
  const room = await startControlRoom(t, ({ db, cameras, clock }) =>
    siteRoutes({ sites: createSiteBook(db, clock), cameras }),
  )
  await room.ask('PUT', '/api/cameras/cho/site', spot)
  const count = async () => (await room.ask<SiteList>('GET', '/api/sites')).body.sites.length
  room.here.delete('cho')
  assert.equal(await count(), 0)
  assert.equal((await room.ask('PUT', '/api/cameras/cho/site', spot)).body.code, 'no_such_camera')
  room.here.add('cho')
  assert.equal(await count(), 1)
})

test('a place that is none is refused', async t => {
  const room = await startControlRoom(t, ({ db, cameras, clock }) =>
    siteRoutes({ sites: createSiteBook(db, clock), cameras }),
  )
  for (const wrong of [
    { latitude: 106 },
    { direction_deg: 360 },
    { field_of_view_deg: 0 },
    { kind: 'house' },
    { x: 1 },
  ])
    assert.equal((await room.ask('PUT', '/api/cameras/cong/site', { ...spot, ...wrong })).status, 400)
  assert.equal((await room.stranger('GET', '/api/sites')).status, 401)
})
