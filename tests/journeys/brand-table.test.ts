// Journey: what the guide says of each maker's cameras is tried on one of each, and is what happens.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { libavMissing } from '#simulator/footage/libav.ts'
import { languages, renderTable, shownTable } from '#test/brands/brand-table.ts'
import { measureBrands } from '#test/brands/measure-brands.ts'
import { usualPortsMissing } from '#test/brands/usual-ports.ts'
import { closing } from '#test/neighbourhood.ts'

const skip = (await libavMissing()) || (await usualPortsMissing())

test('the guide tells of every maker what a camera of its does with the station', {
  skip,
  timeout: 420_000,
}, async t => {
  const rows = await measureBrands(closing(t))
  for (const language of languages)
    assert.equal(shownTable(language), renderTable(rows, language), 'npm run brand-table writes what was measured')
})
