import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { nameCameras } from '#simulator/names.ts'
import { createMapBook } from '#store/maps.ts'
import { stationMigrations } from '#store/migrations/station.ts'
import { createSiteBook } from '#store/sites.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { layOutDemoCommune } from './demo-commune.ts'

const open = () => {
  const db = openDatabase(':memory:', stationMigrations)
  return { map: createMapBook(db, systemClock), sites: createSiteBook(db, systemClock) }
}
const street = nameCameras(6, 'none').map(({ id }) => id)

test('the demo commune is laid out once, marked as made up, with every camera of the street on it', () => {
  const { map, sites } = open()
  for (let start = 0; start < 2; start++) layOutDemoCommune(street, map, sites)
  assert.deepEqual(
    map.layers().map(({ kind, made_up }) => [kind, made_up]),
    ['boundaries', 'water', 'hamlets', 'roads', 'places'].map(kind => [kind, true]),
  )
  assert.deepEqual(
    sites.list().map(({ camera, kind, placed }) => [camera, kind !== null, placed.by]),
    street.toSorted().map(camera => [camera, true, 'demo']),
  )
})

test('a camera that somebody has placed stays where it is, and a map that somebody has drawn is left alone', () => {
  const { map, sites } = open()
  const gate = knownCameraId('cong-chinh')
  layOutDemoCommune(['cong-chinh'], map, sites)
  sites.place(gate, { ...sites.get(gate)!, latitude: 20.5 }, 'truc-ban')
  for (const { id } of map.layers().slice(1)) map.remove(id, 'truc-ban')
  layOutDemoCommune(street, map, sites)
  assert.deepEqual([sites.get(gate)?.latitude, sites.get(gate)?.placed.by], [20.5, 'truc-ban'])
  assert.equal(map.layers().length, 1)
})
