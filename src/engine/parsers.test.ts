import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsers } from '#test/fuzz/parsers.ts'
import { trial } from '#test/fuzz/trial.ts'

const CASES = 400

for (const parser of parsers)
  test(`${parser.name}: mutated input neither throws, hangs nor grows`, () => {
    assert.equal(trial(parser, CASES, Date.now() & 0x7fffffff).failure, undefined)
  })

for (const parser of parsers)
  test(`${parser.name}: its own examples are sound`, () => {
    assert.ok(parser.seeds.length > 0)
    for (const seed of parser.seeds) assert.ok(parser.read(seed) <= parser.most(seed.length))
    assert.ok(parser.seeds.some(seed => parser.read(seed) > 0))
  })
