import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { problems } from '#base/problems.ts'
import { accessPage } from './access-page.ts'
import { apiPage } from './api-page.ts'
import { bundlePage } from './bundle-page.ts'
import { cliPage } from './cli-page.ts'
import { doctorPage } from './doctor-page.ts'
import { paperTemplatesPage } from './paper-templates-page.ts'
import { problemsPage } from './problems-page.ts'
import { routeTable } from './route-table.ts'

const page = (name: string) => readFileSync(join(import.meta.dirname, '..', '..', 'reference', name), 'utf8')
const hint = 'run `npm run reference`'

test('reference/api.md describes the routes that run', () => {
  assert.equal(page('api.md'), apiPage(routeTable()), hint)
})

test('reference/access.md says which role may what, and what each door asks for', () => {
  assert.equal(page('access.md'), accessPage(routeTable()), hint)
})

test('reference/problems.md lists every problem', () => {
  assert.equal(page('problems.md'), problemsPage(), hint)
  for (const { vi, en } of Object.values(problems)) {
    assert.equal(vi, vi.normalize('NFC'))
    assert.match(`${vi}\n${en}`, /^\p{Lu}.{10,}\n\p{Lu}?.{10,}$/u)
  }
})

test('reference/cli.md says what the program says', () => {
  assert.equal(page('cli.md'), cliPage(), hint)
})

test('reference/doctor.md lists every finding with every outcome', () => {
  assert.equal(page('doctor.md'), doctorPage(), hint)
})

test('reference/paper-templates.md lists all that a template may name', () => {
  assert.equal(page('paper-templates.md'), paperTemplatesPage(), hint)
})

test('reference/bundle.md has the schema of what a bundle holds', () => {
  assert.equal(page('bundle.md'), bundlePage(), hint)
})
