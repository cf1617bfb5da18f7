import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LEFT_AT_S, LEFT_THINGS_S, leftThings, TAKEN_AT_S } from './left-things.ts'
import { TakeRenderer } from './take.ts'
import { weatherNames, weatherTake } from './weathers.ts'

const moments = [0, 4, 9.5, 17, 100, 210]

test('the same seed films the same weather, and every weather is seen without anybody in the street', () => {
  for (const name of weatherNames) {
    const films = [3, 3, 4].map(seed => {
      const renderer = new TakeRenderer(weatherTake(name, 240, false), seed)
      return moments.map(at => (renderer.draw(at), Buffer.from(renderer.picture.y)))
    })
    for (const [at, moment] of moments.entries()) {
      assert.deepEqual(films[0]![at], films[1]![at], `${name} at ${moment}`)
      assert.notDeepEqual(films[0]![at], films[2]![at], `${name} at ${moment}`)
    }
  }
})

test('infrared makes the street grey and gives its colours back', () => {
  const renderer = new TakeRenderer(weatherTake('infrared-switch', 240, true), 1)
  const greyAt = (at: number): boolean => (renderer.draw(at), renderer.picture.u.every(value => value === 128))
  assert.deepEqual([10, 120, 220].map(greyAt), [false, true, false])
})

test('what is left is there from its moment on, what is taken until then, and somebody stands by', () => {
  for (let seed = 0; seed < 10; seed++) {
    const take = leftThings(seed)
    const renderer = new TakeRenderer(take, seed)
    const seenAt = (at: number) => renderer.draw(at).map(({ id }) => id)
    assert.deepEqual(seenAt(LEFT_AT_S - 15).includes('de-lai'), false)
    const left = seenAt(LEFT_AT_S + 0.25)
    assert.ok(left.includes('de-lai') && left.includes('nguoi-0') && left.includes('bi-lay'), left.join())
    const taken = seenAt(TAKEN_AT_S + 0.25)
    assert.ok(taken.includes('de-lai') && taken.includes('nguoi-1') && !taken.includes('bi-lay'), taken.join())
    assert.deepEqual(seenAt(LEFT_THINGS_S - 1), ['de-lai'])
  }
})
