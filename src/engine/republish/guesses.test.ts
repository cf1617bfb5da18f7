import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSetClock } from '#test/engine/set-clock.ts'
import { createGuesses } from './guesses.ts'

test('an address that guesses rests for a minute, and others do not rest with it', () => {
  const clock = createSetClock()
  const guesses = createGuesses(clock)
  for (let guess = 0; guess < 10; guess++) {
    assert.equal(guesses.at('10.0.0.7').resting(), false)
    guesses.at('10.0.0.7').wrong()
  }
  assert.equal(guesses.at('::ffff:10.0.0.7').resting(), true, 'the same inside IPv6')
  assert.equal(guesses.at('10.0.0.8').resting(), false)
  clock.pass(60_001)
  assert.equal(guesses.at('10.0.0.7').resting(), false)
})

test('a host of IPv6 that changes its address is one and the same', () => {
  const guesses = createGuesses(createSetClock())
  for (let guess = 1; guess <= 10; guess++) guesses.at(`2001:db8:0:7::${guess.toString(16)}`).wrong()
  assert.equal(guesses.at('2001:db8:0:7:1234:5678:9abc:def0').resting(), true)
  assert.equal(guesses.at('2001:db8:0:8::1').resting(), false)
})

test('however many addresses guess, only so many are remembered', () => {
  const guesses = createGuesses(createSetClock())
  for (let guess = 0; guess < 10; guess++) guesses.at('10.0.0.7').wrong()
  for (let other = 0; other < 1000; other++) guesses.at(`10.1.${other >> 8}.${other & 255}`).wrong()
  assert.equal(guesses.at('10.0.0.7').resting(), false)
})
