import assert from 'node:assert/strict'
import { test } from 'node:test'
import { remoteKey } from './remote-keys.ts'

const named = (key: string) => remoteKey({ key, keyCode: 0 })
const numbered = (keyCode: number) => remoteKey({ key: 'Unidentified', keyCode })

test('the arrows, OK and Back of a keyboard and of the makers’ remotes mean the same', () => {
  assert.deepEqual(named('ArrowLeft'), numbered(37))
  assert.deepEqual(named('Enter'), numbered(13))
  for (const pressed of [named('Escape'), named('GoBack'), numbered(461), numbered(10_009)])
    assert.deepEqual(pressed, { kind: 'back' })
})

test('channels and colours turn pages, digits are digits, and the rest is nothing', () => {
  for (const pressed of [named('ChannelUp'), named('ColorF1Green'), numbered(427), numbered(404)])
    assert.deepEqual(pressed, { kind: 'page', by: 1 })
  for (const pressed of [named('ChannelDown'), named('ColorF0Red'), numbered(428), numbered(403)])
    assert.deepEqual(pressed, { kind: 'page', by: -1 })
  assert.deepEqual(named('7'), { kind: 'digit', digit: 7 })
  for (const pressed of [named('a'), named('F5'), named('10'), numbered(0)]) assert.equal(pressed, undefined)
})
