import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RateChoice, rates } from './rate.ts'

const idle = { busy: 0.1, behind_s: 1 }

test('a machine without time looks less at once, down to keyframes, and no further', () => {
  const choice = new RateChoice()
  assert.equal(choice.rate, rates[0])
  const seen = Array.from({ length: 6 }, () => choice.decide({ busy: 0.9, behind_s: 2 }))
  assert.deepEqual(seen, [rates[1], rates[2], rates[3], rates[3], rates[3], rates[3]])
  assert.equal(new RateChoice().decide({ busy: 0.1, behind_s: 90 }), rates[1], 'far behind is too much as well')
})

test('it takes more again only after a calm minute, a step at a time', () => {
  const choice = new RateChoice()
  choice.decide({ busy: 0.9, behind_s: 2 })
  choice.decide({ busy: 0.9, behind_s: 2 })
  const seen = Array.from({ length: 12 }, () => choice.decide(idle).every)
  assert.deepEqual(seen, [4, 4, 4, 4, 4, 2, 2, 2, 2, 2, 2, 1])
  choice.decide({ busy: 0.9, behind_s: 2 })
  for (let at = 0; at < 5; at++) choice.decide(idle)
  assert.equal(choice.decide({ busy: 0.5, behind_s: 1 }).every, 2, 'neither calm nor over stays')
})
