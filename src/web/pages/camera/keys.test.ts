import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deedOfKey } from '#web/ui/shortcuts.ts'
import { shortcuts } from './keys.ts'

const pressed = (key: string, over = {}) => ({ key, ctrlKey: false, altKey: false, metaKey: false, ...over })

test('a key does what the list says, in capitals too', () => {
  assert.equal(deedOfKey(shortcuts, pressed(' ')), 'play')
  assert.equal(deedOfKey(shortcuts, pressed('S')), 'still')
  assert.equal(deedOfKey(shortcuts, pressed('x')), undefined)
})

test('keys of the browser stay the browser’s', () => {
  assert.equal(deedOfKey(shortcuts, pressed('s', { ctrlKey: true })), undefined)
})

test('no key stands for two deeds', () => {
  const keys = shortcuts.flatMap(shortcut => shortcut.keys)
  assert.equal(new Set(keys).size, keys.length)
})
