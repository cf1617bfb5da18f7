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

test('a hybrid recorder tells its analogue cameras too, and they keep their numbers from those of the network', () => {
  const streams = Buffer.from(
    `<StreamingChannelList>${[101, 201, 3301, 3401].map(id => `<StreamingChannel><id>${id}</id></StreamingChannel>`).join('')}</StreamingChannelList>`,
  )
  const analogue = bytes('hikvision-video-inputs.txt')
  const told = readIsapiChannels(bytes('hikvision-input-proxy-channels.txt'), undefined, streams, analogue)
  assert.deepEqual(
    told.map(({ channel, name, online }) => [channel, name, online]),
    [
      [1, 'Sân ủy ban', true],
      [2, 'Kho', false],
      [33, 'Cổng chợ', null],
      [34, '', null],
    ],
  )
  assert.deepEqual(
    readIsapiChannels(undefined, undefined, undefined, analogue).map(({ channel }) => channel),
    [1, 2],
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

test('a channel that a recorder lists twice is one, and of ten thousand the first are taken', () => {
  const entry = (id: number, name: string) =>
    `<InputProxyChannel><id>${id}</id><name>${name}</name></InputProxyChannel>`
  const list = (entries: string) => Buffer.from(`<InputProxyChannelList>${entries}</InputProxyChannelList>`)
  const twice = readIsapiChannels(list(entry(1, 'Cổng chợ') + entry(2, '') + entry(1, 'khác')), undefined, undefined)
  assert.deepEqual(twice, [
    { channel: 1, name: 'Cổng chợ', online: null },
    { channel: 2, name: '', online: null },
  ])
  const titles = 'table.ChannelTitle[0].Name=CAM 1\ntable.ChannelTitle[0].Name=CAM 1\ntable.ChannelTitle[1].Name=CAM 2'
  assert.deepEqual(
    readDahuaChannels(titles).map(({ channel }) => channel),
    [1, 2],
  )
  const many = Array.from({ length: 10_000 }, (_, at) => entry(at + 1, '')).join('')
  const numbers = readIsapiChannels(list(many), undefined, undefined).map(({ channel }) => channel)
  assert.ok(numbers.length <= 256 && new Set(numbers).size === numbers.length)
  // Numbered from 33 by their streams, one of them is another's number.
  const streams = Buffer.from(
    '<StreamingChannelList><StreamingChannel><id>3301</id></StreamingChannel></StreamingChannelList>',
  )
  const shifted = readIsapiChannels(list(entry(1, 'a') + entry(33, 'b')), undefined, streams)
  assert.deepEqual(shifted, [{ channel: 33, name: 'a', online: null }])
})

test('whatever a recorder answers is read without throwing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.string({ unit: 'binary', maxLength: 400 }), (raw, text) => {
      assert.ok(readIsapiChannels(raw, raw, raw, raw).length <= 256)
      assert.ok(
        readDahuaChannels(`${text}\ntable.ChannelTitle[999].Name=a\ntable.ChannelTitle[${text}].Name=b`).length <= 256,
      )
    }),
    { numRuns: 30 },
  )
})
