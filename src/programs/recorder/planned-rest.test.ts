import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knownCameraId } from '#base/ids.ts'
import { type WallTime90k, wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import type { PlannedCamera } from '#contract/recorder-wire.ts'
import type { LedgerWriter } from '#engine/recording/ledger.ts'
import { outsideHours, RestingCameras } from './planned-rest.ts'

const S = 90_000
const at = (seconds: number) => wallTime90k(seconds * S)

const planned = (id: string, suspended: PlannedCamera['suspended']): PlannedCamera => ({
  camera: knownCameraId(id),
  streams: [
    { stream: 'main', url: 'rtsp://a/' },
    { stream: 'sub', url: 'rtsp://a/2' },
  ],
  username: '',
  password: '',
  transport: 'tcp',
  record_audio: false,
  suspended,
  hours: null,
  sharing: null,
})

const notebook = () => {
  const notes: string[] = []
  const ledger: LedgerWriter = {
    outage: ({ camera, stream, from, cause, by, detail }) => {
      notes.push(`${camera}/${stream} ${cause} from ${from / S} ${by}: ${detail}`)
      return (to: WallTime90k) => void notes.push(`${camera}/${stream} ends ${to / S}`)
    },
    past: () => {},
  }
  return { notes, ledger }
}

test('a suspended camera is not dialled, is noted from the order to its end, and its time is noticed', () => {
  const { notes, ledger } = notebook()
  const resting = new RestingCameras(ledger)
  const order = { reason: 'sửa nhà', by: 'truc-ban', since_90k: 10 * S, until_90k: 50 * S }
  const plan = [planned('cong', order), planned('cho', null)]
  const dialled = (now: number) => resting.follow(plan, at(now)).map(({ camera }) => camera)
  assert.deepEqual(dialled(11), ['cho'])
  assert.deepEqual(notes, [
    'cong/main suspended from 10 truc-ban: sửa nhà',
    'cong/sub suspended from 10 truc-ban: sửa nhà',
  ])
  const told = resting
    .statuses()
    .map(message => message.kind === 'status' && [message.status.reason, message.status.detail])
  assert.deepEqual(told, [
    ['suspended', 'sửa nhà (truc-ban)'],
    ['suspended', 'sửa nhà (truc-ban)'],
  ])
  assert.deepEqual([resting.due(at(49)), dialled(49), notes.length], [false, ['cho'], 2], 'nothing is noted twice')
  assert.equal(resting.due(at(50)), true)
  assert.deepEqual(dialled(50), ['cong', 'cho'])
  assert.deepEqual(notes.slice(2), ['cong/main ends 50', 'cong/sub ends 50'])
  assert.deepEqual([resting.statuses(), resting.due(at(60))], [[], false])
})

test('outside its hours a camera is told as not scheduled, from the edge or from when the hours were set', () => {
  const local = (text: string) => wallFromUnixMillis(Date.parse(`${text}+07:00`))
  const set = (text: string, since: string) => ({
    hours: { text, by: 'truc-ban', since_90k: local(since) },
  })
  const night = set('18:00-06:00', '2026-11-20T10:00:00')
  const off = (time: string) => outsideHours(night, local(time))
  assert.equal(off('2026-11-21T03:00:00'), undefined)
  assert.deepEqual(off('2026-11-21T12:00:00'), {
    cause: 'not_scheduled',
    detail: '18:00-06:00',
    by: 'truc-ban',
    since: local('2026-11-21T06:00:00'),
  })
  assert.equal(off('2026-11-20T12:00:00')?.since, local('2026-11-20T10:00:00'))
  assert.equal(outsideHours({ hours: null }, local('2026-11-21T12:00:00')), undefined)
  assert.equal(outsideHours(set('?', '2026-11-20T10:00:00'), local('2026-11-21T12:00:00')), undefined)
})
