// House rules that no other tool can say: how files are named, how they import, and what the recorder's process may load.

import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { basename, dirname, join, normalize } from 'node:path'
import { describe, it } from 'node:test'

const root = join(import.meta.dirname, '..')
const sources = globSync('{src,simulator,bench,tests,tools}/**/*.{ts,tsx,mjs}', { cwd: root }).toSorted()
const read = (file: string): string => readFileSync(join(root, file), 'utf8')

describe('every source file', () => {
  it('imports its neighbours by ./ and the rest by #, never by ../', () => {
    const climbing = sources.filter(file => /(?:from|import)\s*\(?\s*['"]\.\.\//.test(read(file)))
    assert.deepEqual(climbing, [])
  })

  it('is named after a thing or a deed, in kebab-case', () => {
    const bags = /^(utils?|helpers?|common|misc|types|index)\.tsx?$/
    const named = sources.filter(file => {
      const name = basename(file)
      const route = file.startsWith('src/web/')
      return (
        bags.test(name) ||
        !/^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.fuzz|\.d)?\.(ts|tsx|mjs)$/.test(name) ||
        (route && /[A-Z]/.test(name))
      )
    })
    assert.deepEqual(named, [])
  })

  it('opens by saying what it is', () => {
    const silent = sources.filter(file => !file.endsWith('.test.ts') && !/^(#!.*\n)?(\/\/|\/\*)/.test(read(file)))
    assert.deepEqual(silent, [])
  })

  it('hides nothing from the checks', () => {
    const here = 'tools/house-rules.test.ts'
    const silenced = /@ts-(ignore|nocheck|expect-error)|biome-ignore/
    const loose = /:\s*any\b|\bas any\b|\b(it|test|describe)\.(only|todo)\(/
    const comments = /\/\*[\s\S]*?\*\/|\/\/.*$/gm
    const hides = (text: string) => silenced.test(text) || loose.test(text.replace(comments, ''))
    assert.deepEqual(
      sources.filter(file => file !== here && hides(read(file))),
      [],
    )
  })
})

const recorder = 'src/programs/recorder.ts'
const reach =
  /^src\/(base|contract|engine\/(camera(?!\/(onvif|xml|http-client|discovery))|frames|recording))\/|^src\/engine\/viewing\/(live|fmp4)|^src\/store\/(segments|ledger|kept-footage|repair-catalogue|lost-catalogue|journalled-ledger|file-presence|sqlite\/|migrations\/catalogue)|^src\/programs\/(recorder|file-log)/

describe('the recorder’s process', {
  skip: existsSync(join(root, recorder)) ? false : 'src/programs/recorder.ts is not there yet',
}, () => {
  it('loads only the road, its index and Node itself', () => {
    assert.deepEqual(
      strangers(recorder).filter(({ to }) => !to.startsWith('node:')),
      [],
    )
  })
})

/** What a file loads while it runs, and what that loads in turn, as far as it leaves the recorder's rooms. */
const strangers = (start: string): { from: string; to: string }[] => {
  const seen = new Set([start])
  const found: { from: string; to: string }[] = []
  for (const from of seen) {
    // Types are stripped first: what a file only names is never loaded.
    const code = stripTypeScriptTypes(read(from))
    for (const [, specifier = ''] of code.matchAll(/(?:(?<![.\w])from\s+|\bimport\s*\(?\s*)['"]([^'"]+)['"]/g)) {
      const to = resolve(from, specifier)
      if (to.startsWith('src/') && reach.test(to)) seen.add(to)
      else found.push({ from, to })
    }
  }
  return found
}

const resolve = (from: string, specifier: string): string => {
  if (specifier.startsWith('./')) return normalize(join(dirname(from), specifier))
  if (/^#(simulator|bench|tests|tools)\//.test(specifier)) return specifier.slice(1)
  return specifier.startsWith('#') ? `src/${specifier.slice(1)}` : specifier
}
