import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readGeoJson } from '#community/planning/geojson.ts'
import { setSiteShape } from '#contract/site.ts'
import { nameCameras } from '#simulator/names.ts'
import { madeUpCommune } from './made-up-commune.ts'

const commune = madeUpCommune()

test('every layer of the made-up commune is what a station takes, some kilometres wide, and has names', () => {
  for (const { name, geojson } of commune.layers) {
    const read = readGeoJson(geojson)
    assert.ok(read.ok, name)
    const [west = 0, south = 0, east = 0, north = 0] = read.ok ? (read.value.bounds ?? []) : []
    assert.ok((east - west) * 104 < 4 && (north - south) * 111 < 5, name)
    assert.ok(geojson.features.every(({ properties }) => String(properties.name).length > 3))
  }
  const hamlets = commune.layers.find(({ kind }) => kind === 'hamlets')?.geojson.features ?? []
  assert.equal(hamlets.length, 5)
})

test('each camera of a street of 32 stands somewhere, no two on one spot', () => {
  const spots = nameCameras(32, 'none').map(({ id, number }) => {
    const site = commune.siteOf(id, number)
    assert.ok(setSiteShape.safeParse(site).success, id)
    return `${site?.latitude} ${site?.longitude}`
  })
  assert.equal(new Set(spots).size, 32)
})
