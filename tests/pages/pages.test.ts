// Every page is looked at: on a control room's screen, on an old desk's and on a small phone, light and dark, in a station that has been
// lived in. The pictures stay in build/screenshots for whoever looks at them; what can be measured is measured here.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Workplace } from '#bench/workplace.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import { noBrowser } from '#test/browser-neighbourhood.ts'
import { openLivedIn } from './lived-in.ts'
import { lookOver, nameOf, Onlooker } from './onlooker.ts'
import { pages } from './page-table.ts'

const root = join(import.meta.dirname, '../..')
const AT_ONCE = 3

test('every page has its line in the table, and every line its page', () => {
  const routes = readFileSync(join(root, 'src/web/routes.tsx'), 'utf8')
  const routed = [...routes.matchAll(/\bpath: '([^']+)'/g)].map(([, path = '']) => path)
  assert.ok(routed.length > 5)
  const alone = readdirSync(join(root, 'src/web')).filter(file => file.endsWith('.html') && file !== 'index.html')
  const served = '/notice' // made by the station itself, without a script
  const there = new Set([...routed, served, ...alone.map(file => `/${file.replace('.html', '')}`)])
  assert.deepEqual([...new Set(pages.map(({ route }) => route))].toSorted(), [...there, '*'].toSorted())
})

test('every page is whole on every screen, in both themes, and for everybody', {
  skip: noBrowser || (await libavMissing()),
  timeout: 700_000,
  concurrency: AT_ONCE,
}, async t => {
  const place = new Workplace('pages')
  t.after(() => place[Symbol.asyncDispose]())
  const lived = await openLivedIn(place)
  const onlooker = await Onlooker.open(lived, join(root, 'build/screenshots'))
  t.after(() => onlooker[Symbol.asyncDispose]())
  // MATTHAN_LOOK=review looks at those alone whose name has it, while one works on them.
  const wanted = process.env.MATTHAN_LOOK ?? ''
  const all = pages
    .filter(page => nameOf(page).includes(wanted))
    .map(page =>
      t.test(`${page.route} ${page.as ?? ''}`, async () => assert.deepEqual(await lookOver(onlooker, page), [])),
    )
  await Promise.all(all)
})
