import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import type { Polygon } from '#base/polygon.ts'
import { unknownDevice } from '#community/upkeep/device-book.ts'
import { createDeviceBook } from '#store/camera-devices.ts'
import { createCameraBook } from '#store/cameras.ts'
import { stationMigrations } from '#store/migrations/station.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { openVault } from '#store/vault.ts'
import { masksFollowing } from './masks-follow.ts'

const window: Polygon = [
  [0.2, 0.2],
  [0.6, 0.2],
  [0.6, 0.6],
]
const at = (channel: number, host = '192.168.1.64') => `rtsp://${host}/Streaming/Channels/${channel}01`

const open = (t: TestContext) => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-follow-'))
  const db = openDatabase(':memory:', stationMigrations)
  t.after(() => {
    db.close()
    rmSync(folder, { recursive: true })
  })
  const cameras = createCameraBook(db, openVault(join(folder, 'vault.key')), systemClock)
  const devices = createDeviceBook(db)
  const masks = new Map<string, readonly Polygon[]>()
  const add = (id: string, main_url: string, channel?: number) => {
    const rest = {
      place: '',
      sub_url: null,
      transport: 'tcp',
      record_audio: false,
      username: '',
      password: '',
    } as const
    cameras.add({ id: knownCameraId(id), name: id, main_url, ...rest })
    if (channel !== undefined) devices.set(knownCameraId(id), { ...unknownDevice, channel })
  }
  const look = masksFollowing(db, camera => masks.get(camera) ?? [])
  const taken = () =>
    look().map(({ camera, from, areas }) => {
      masks.set(camera, areas)
      return `${camera} ${from} ${areas.length}`
    })
  return { cameras, masks, add, taken }
}

test('a camera that is pointed at the device of a masked one is masked as that is, by whichever path; elsewhere it is not', t => {
  const { cameras, masks, add, taken } = open(t)
  add('ngo', at(1))
  masks.set('ngo', [window])
  add('cho', at(1, '192.168.1.65'))
  assert.deepEqual(taken(), [])
  cameras.change(knownCameraId('cho'), { sub_url: at(3) })
  assert.deepEqual(taken(), ['cho ngo 1'])
  assert.deepEqual(taken(), [], 'once')
  add('ke', 'rtsp://192.168.1.64/Streaming/Channels/201')
  assert.deepEqual(taken(), [], 'another path, and a password of its own')
  add('khac', 'rtsp://192.168.1.64:554/streaming/channels/301')
  assert.deepEqual(taken(), ['khac cho 1'])
  masks.set('khac', [])
  assert.deepEqual(taken(), [], 'whoever may take it away has done so')
})

test('other channels of its recorder are other pictures until their paths are written anew; a channel that was removed is remembered', t => {
  const { cameras, masks, add, taken } = open(t)
  add('ngo', at(1), 1)
  masks.set('ngo', [window])
  add('cho', at(2), 2)
  assert.deepEqual(taken(), [])
  cameras.remove(knownCameraId('ngo'))
  add('ngo-khac', at(1), 1)
  assert.deepEqual(taken(), ['ngo-khac ngo 1'])
  cameras.change(knownCameraId('cho'), { main_url: at(1, '192.168.1.9') })
  assert.deepEqual(taken(), [])
  cameras.change(knownCameraId('cho'), { main_url: at(1) })
  assert.deepEqual(taken(), ['cho ngo ngo-khac 1'])
})
