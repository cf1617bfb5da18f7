import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { message } from '#test/engine/testdata.ts'
import { readDahuaChannels, readIsapiChannels } from './channel-lists.ts'

const bytes = (name: string) => Buffer.from(message(name))

test('a Hikvision recorder tells its channels, which of them it sees, and how their streams are numbered', () => {
  const channels = bytes('hikvision-input-proxy-channels.txt')
  const status = bytes('hikvision-input-proxy-status.txt')
  assert.deepEqual(readIsapiChannels(channels, status, undefined), [
    { channel: 1, name: 'Cổng chợ', online: true },
    { channel: 2, name: '', online: false },
  ])
  const hybrid = readIsapiChannels(channels, undefined, bytes('hikvision-streaming-channels-from-33.txt'))
  assert.deepEqual(
    hybrid.map(({ channel, online }) => [channel, online]),
    [
      [33, null],
      [34, null],
    ],
  )
})

test('a Dahua recorder counts its titles from 0, and its streams from 1', () => {
  assert.deepEqual(
    readDahuaChannels(message('dahua-channel-titles.txt')).map(({ channel, name }) => [channel, name]),
    [
      [1, 'Cổng chợ'],
      [2, 'Ngã ba Đình phía Bắc'],
      [3, 'CAM 3'],
    ],
  )
})

test('whatever a recorder answers is read without throwing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.string({ unit: 'binary', maxLength: 400 }), (raw, text) => {
      assert.ok(readIsapiChannels(raw, raw, raw).length <= 256)
      assert.ok(
        readDahuaChannels(`${text}\ntable.ChannelTitle[999].Name=a\ntable.ChannelTitle[${text}].Name=b`).length <= 256,
      )
    }),
    { numRuns: 30 },
  )
})
