// Quirks: each habit of a maker that the brands tell of is replayed from its fixture through what really reads cameras. A quirk without a fixture
// fails here, and so does a fixture that nothing reads.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { replay } from '#test/engine/replayed.ts'
import { message } from '#test/engine/testdata.ts'
import { brands } from './brands.ts'
import { readIsapiChannels } from './nvr/channel-lists.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const quirks = brands.flatMap(({ code: brand, quirks }) => quirks.map(quirk => ({ brand, ...quirk })))

/** Answers that are no conversation: what they must be read as. */
const answers: Readonly<Record<string, () => void>> = {
  channels_from_33: () => {
    const [channels, streams] = ['hikvision-input-proxy-channels.txt', 'hikvision-streaming-channels-from-33.txt'].map(
      name => Buffer.from(message(name)),
    )
    const told = readIsapiChannels(channels!, undefined, streams)
    assert.deepEqual(
      told.map(({ channel }) => channel),
      [33, 34],
    )
  },
}

describe('what makers do otherwise', { concurrency: true }, () => {
  for (const { brand, code, fixture } of quirks)
    test(`${brand} ${code}`, { timeout: 30_000 }, async () => {
      const answer = answers[code]
      if (answer !== undefined) return answer()
      const { made, expect, left } = await replay(fixture)
      assert.ok(Object.keys(expect).length > 0, `${fixture} expects nothing`)
      assert.deepEqual(made, expect)
      assert.deepEqual(left, [], 'the whole conversation was held')
    })
})

test('each quirk is told once, in both languages, with a fixture of its own', () => {
  const keys = quirks.map(({ brand, code }) => `${brand} ${code}`)
  assert.equal(new Set(keys).size, keys.length)
  const fixtures = quirks.map(({ fixture }) => fixture)
  assert.equal(new Set(fixtures).size, fixtures.length)
  for (const { says } of quirks) assert.ok(says.vi.length > 10 && says.en.length > 10)
})

test('no fixture lies about that nothing reads', () => {
  const named = new Set<string>(quirks.map(({ fixture }) => fixture))
  for (const folder of ['src', 'tests'])
    for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }))
      if (/\.test\.ts$|^fuzz\/.*\.ts$/.test(file))
        for (const [name] of readFileSync(join(root, folder, file), 'utf8').matchAll(/[\w-]+\.txt/g)) named.add(name)
  const unread = readdirSync(join(root, 'testdata')).filter(name => name.endsWith('.txt') && !named.has(name))
  assert.deepEqual(unread, [])
})
