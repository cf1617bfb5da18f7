import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mannerOf } from './manners.ts'

const able = { backwards: true, keyframes: true, falls_short: false }
const playing = (speed: number) => ({ playing: true, scrubbing: false, speed })

test('a finger sees keyframes, standing time its exact picture', () => {
  assert.equal(mannerOf({ playing: true, scrubbing: true, speed: 1 }, able), 'keyframes')
  assert.equal(mannerOf({ playing: false, scrubbing: false, speed: -16 }, able), 'follow')
})

test('up to four times every picture is shown, either way; beyond it keyframes', () => {
  for (const speed of [0.25, 1, 4]) assert.equal(mannerOf(playing(speed), able), 'follow')
  for (const speed of [-1, -2, -4]) assert.equal(mannerOf(playing(speed), able), 'backwards')
  for (const speed of [-16, -8, 8, 16]) assert.equal(mannerOf(playing(speed), able), 'keyframes')
})

test('without WebCodecs time goes back by jumps; a machine that falls short is shown keyframes, never at one time', () => {
  assert.equal(mannerOf(playing(-2), { ...able, backwards: false }), 'seeks')
  assert.equal(mannerOf(playing(4), { ...able, falls_short: true }), 'keyframes')
  assert.equal(mannerOf(playing(1), { ...able, falls_short: true }), 'follow')
})

test('where not even keyframes can be decoded alone, the video element does what it can', () => {
  const poor = { backwards: false, keyframes: false, falls_short: true }
  assert.equal(mannerOf({ playing: false, scrubbing: true, speed: 1 }, poor), 'seeks')
  assert.equal(mannerOf(playing(16), poor), 'follow')
  assert.equal(mannerOf(playing(-16), poor), 'seeks')
})
