import assert from 'node:assert/strict'
import { test } from 'node:test'
import { learnPeople, personName } from './people.ts'

test('who did something is told by name where one is known, else as it was written down', () => {
  learnPeople({
    people: [
      { username: 'truc-ban', display_name: 'Nguyễn Văn An' },
      { username: 'x', display_name: '' },
    ],
  })
  assert.deepEqual(['truc-ban', 'x', 'cli'].map(personName), ['Nguyễn Văn An', 'x', 'cli'])
})
