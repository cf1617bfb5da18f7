import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { asvsPage, requirements } from './asvs-page.ts'

const root = join(import.meta.dirname, '..', '..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
/** Names of tests as they are written, and headings of pages. */
const saidIn = (file: string): readonly string[] =>
  file.endsWith('.md')
    ? read(file)
        .split('\n')
        .filter(line => line.startsWith('#'))
    : [...read(file).matchAll(/\b(?:test|it|describe)\(\s*(['`"])((?:(?!\1).)+)\1/gs)].map(([, , name = '']) => name)

test('every test and heading that the table names is there', () => {
  const missing = requirements.flatMap(({ id, shown = [] }) =>
    shown
      .filter(({ file, says }) => says === '' || !saidIn(file).some(name => name.includes(says)))
      .map(({ file, says }) => `${id}: ${file}: ${says}`),
  )
  assert.deepEqual(missing, [])
})

test('each requirement stands once, and says what shows it, what it lacks, or why there is nothing of it', () => {
  const ids = requirements.map(({ id }) => id)
  assert.deepEqual(
    ids.filter((id, at) => ids.indexOf(id) !== at),
    [],
  )
  for (const { id, shown, lacks, nothing } of requirements) {
    assert.ok((shown?.length ?? 0) > 0 || lacks !== undefined || nothing !== undefined, id)
    assert.ok(nothing === undefined || (shown === undefined && lacks === undefined), id)
  }
})

/** How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has. */
const sections: Readonly<Record<string, number>> = {
  '1.1': 2,
  '1.2': 9,
  '1.3': 11,
  '1.4': 3,
  '1.5': 2,
  '2.1': 3,
  '2.2': 3,
  '2.3': 4,
  '2.4': 1,
  '3.2': 2,
  '3.3': 4,
  '3.4': 6,
  '3.5': 5,
  '3.7': 2,
  '4.1': 3,
  '4.2': 1,
  '4.3': 2,
  '4.4': 4,
  '5.1': 1,
  '5.2': 3,
  '5.3': 2,
  '5.4': 3,
  '6.1': 3,
  '6.2': 11,
  '6.3': 3,
  '6.4': 4,
  '6.5': 5,
  '6.6': 3,
  '6.8': 3,
  '7.1': 3,
  '7.2': 4,
  '7.3': 2,
  '7.4': 5,
  '7.5': 2,
  '7.6': 2,
  '8.1': 2,
  '8.2': 3,
  '8.3': 1,
  '8.4': 1,
  '9.1': 3,
  '9.2': 4,
  '10.1': 2,
  '10.2': 2,
  '10.5': 5,
  '11.1': 2,
  '11.2': 3,
  '11.3': 3,
  '11.4': 3,
  '11.5': 1,
  '11.6': 1,
  '12.1': 3,
  '12.2': 2,
  '12.3': 4,
  '13.1': 1,
  '13.2': 5,
  '13.3': 2,
  '13.4': 5,
  '14.1': 2,
  '14.2': 4,
  '14.3': 3,
  '15.1': 3,
  '15.2': 3,
  '15.3': 7,
  '16.1': 1,
  '16.2': 5,
  '16.3': 4,
  '16.4': 3,
  '16.5': 3,
}

test('no requirement of levels 1 and 2 is left out', () => {
  const counted = Object.groupBy(
    requirements.filter(({ id }) => id.split('.').length === 3),
    ({ id }) => id.split('.').slice(0, 2).join('.'),
  )
  const found = Object.fromEntries(Object.entries(counted).map(([section, all]) => [section, all?.length ?? 0]))
  assert.deepEqual(found, sections)
})

test('reference/asvs.md says what the table says', () => {
  assert.equal(read('reference/asvs.md'), asvsPage(), 'run `npm run reference`')
})
