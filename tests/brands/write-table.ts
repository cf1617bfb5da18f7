// Writes the table of makers in the guide, as it is measured now: `npm run brand-table`.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { guidePage, languages, pageWith } from './brand-table.ts'
import { measureBrands } from './measure-brands.ts'

const began = performance.now()
const seconds = (): string => ((performance.now() - began) / 1000).toFixed(1)
const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8'))
const stack = new AsyncDisposableStack()
const rows = await measureBrands(stack, brand => console.log(`${seconds()} s  ${brand}`)).finally(() =>
  stack.disposeAsync(),
)
const day = new Date().toISOString().slice(0, 10)
for (const language of languages) {
  writeFileSync(guidePage(language), pageWith(rows, language, { day, version }))
  console.log(guidePage(language))
}
