import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { en } from './en.ts'
import { loadWords, sentence } from './language.ts'
import { televisionPageWords } from './vi/television-page.ts'
import { vi as soon } from './vi.ts'
import { viLater } from './vi-later.ts'
import { viMap } from './vi-map.ts'

const vi = { ...soon, ...viLater }

const root = new URL('..', import.meta.url).pathname
const files = globSync('**/*.{ts,tsx}', { cwd: root }).filter(
  file => !file.endsWith('.test.ts') && !/^words\/(vi|en)(\.ts|\/)/.test(file),
)
const text = new Map(files.map(file => [file, readFileSync(`${root}${file}`, 'utf8')]))
const whole = [...text.values()].join('\n')

test('both languages say the same things, with the same values', () => {
  assert.deepEqual(Object.keys(en).sort(), Object.keys(vi).sort())
  const values = (said: string) => (said.match(/\{\w+\}/g) ?? []).sort()
  for (const key of Object.keys(vi) as (keyof typeof vi)[]) assert.deepEqual(values(en[key]), values(vi[key]), key)
})

/** Long words of a page that few ever open come with that page; every other page's first load is lighter by them. */
const ofOnePage = new Set(['certificate.ts'])

test('words that come with one page are asked for by that page alone, all of them', async () => {
  for (const name of ofOnePage) {
    const askers = [...text].filter(([, source]) => source.includes(`#web/words/vi/${name}`)).map(([file]) => file)
    assert.equal(askers.length, 1, name)
    const [mine, theirs]: Record<string, Record<string, string>>[] = [
      await import(`./vi/${name}`),
      await import(`./en/${name}`),
    ]
    assert.deepEqual(Object.values(mine!).map(Object.keys), Object.values(theirs!).map(Object.keys))
  }
})

test('every capability has its file in both languages, and no word is in two of them', async () => {
  const capabilities = (language: string) => globSync('*.ts', { cwd: `${root}words/${language}` }).sort()
  assert.deepEqual(capabilities('en'), capabilities('vi'))
  for (const [language, gathered] of Object.entries({ vi, en })) {
    const keys: string[] = []
    for (const file of capabilities(language).filter(name => !ofOnePage.has(name))) {
      const words: Record<string, Record<string, string>> = await import(`./${language}/${file}`)
      keys.push(...Object.values(words).flatMap(part => Object.keys(part)))
    }
    assert.deepEqual(keys.sort(), Object.keys(gathered).sort(), language)
  }
})

test('every word is used on the page', () => {
  const unused = Object.keys(vi).filter(key => !whole.includes(`'${key}'`))
  assert.deepEqual(unused, [])
})

test('every word that the page asks for exists', () => {
  const asked = [...whole.matchAll(/\bsay\(\s*'(\w+)'/g)].map(match => match[1]!)
  assert.ok(asked.length > 50)
  assert.deepEqual(
    asked.filter(key => !(key in vi)),
    [],
  )
})

test('no page carries words of its own', () => {
  for (const [file, source] of text) {
    const code = source.replace(/^\s*(\/\/|\/?\*).*$/gm, '').replace(/\s\/\/ .*$/gm, '')
    assert.doesNotMatch(code, /[À-ÖØ-öø-ỹ]/, file)
    assert.doesNotMatch(code, /(aria-label|title|placeholder)="[A-Z]/, file)
  }
})

test('Vietnamese is written in composed letters', () => {
  for (const said of Object.values(vi)) assert.equal(said, said.normalize('NFC'))
})

test('values are put into their places, and a forgotten one shows itself', async () => {
  assert.equal(sentence('vi', 'since', { since: '07:30' }), 'từ 07:30')
  await loadWords('en')
  assert.equal(sentence('en', 'since'), 'since {since}')
})

test('what is on the wall, the television or the map says nothing whose words come later', () => {
  for (const [page, own] of [
    ['main.tsx', {}],
    ['tv.tsx', televisionPageWords],
    ['pages/map/map.tsx', viMap],
  ] as const) {
    const later = Object.keys(viLater).filter(key => !(key in own))
    const said = [...reached([page])].flatMap(file =>
      later.filter(key => text.get(file)!.includes(`'${key}'`)).map(key => `${file}: ${key}`),
    )
    assert.deepEqual(said, [], page)
  }
})

/** Files that others import, also when they are first needed, unless their words are fetched with them. */
const reached = (from: readonly string[]): ReadonlySet<string> => {
  const found = new Set<string>()
  const waiting = [...from]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const source = text.get(file)
    if (source === undefined || found.has(file)) continue
    found.add(file)
    const withWords = new Set(
      [...source.matchAll(/with(?:Later|Map)Words\([^']*import\('([^']+)'/g)].map(([, path]) => path),
    )
    for (const [, lazily, path] of source.matchAll(/(?:from|(import\())\s*'([^']+)'/g))
      if (lazily === undefined || !withWords.has(path))
        waiting.push(path!.startsWith('#web/') ? path!.slice(5) : join(dirname(file), path!))
  }
  return found
}
