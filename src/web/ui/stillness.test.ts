import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

const web = new URL('..', import.meta.url).pathname

test('nothing moves for whoever asks the device for stillness', () => {
  const moving = globSync('{pages,ui,player}/**/*.tsx', { cwd: web }).flatMap(file =>
    [...readFileSync(`${web}${file}`, 'utf8').matchAll(/[\w:[\]-]*\b(?:transition|animate)-[\w[\]-]+/g)]
      .map(([name]) => name)
      .filter(name => !name.startsWith('motion-safe:') && !name.endsWith('-none'))
      .map(name => `${file}: ${name}`),
  )
  assert.deepEqual(moving, [])
})
