// The written pages tell the truth: links lead somewhere, files and commands that they name are there, both languages are complete.

import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, it } from 'node:test'

const root = join(import.meta.dirname, '..')
const pages = ['*.md', '{design,guide,reference,bench,simulator}/**/*.md'].flatMap(glob =>
  globSync(glob, { cwd: root }),
)
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const withoutCode = (text: string): string => text.replace(/```.*?```/gs, '').replace(/`[^`\n]*`/g, '')

describe('the written pages', () => {
  for (const page of pages) {
    it(`every link in ${page} leads somewhere`, () => {
      const links = [...withoutCode(read(page)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link)
      const local = links.filter(link => !/^([a-z]+:|#)/i.test(link))
      const broken = local.filter(link => !existsSync(join(root, dirname(page), link.split('#')[0] ?? '')))
      assert.deepEqual(broken, [])
    })
  }

  it('the folders and files that README.md names are there', () => {
    const named = [...read('README.md').matchAll(/`((?:\.\/)?[a-z.]+(?:\/[a-z.-]+)*\/?)`/g)].map(
      ([, name = '']) => name,
    )
    const paths = named.filter(name => name.includes('/') || name.endsWith('.cjs'))
    assert.ok(paths.length > 10)
    const missing = paths.filter(path => !existsSync(join(root, normalize(path))))
    assert.deepEqual(missing, [])
  })

  it('every stop on the road of a frame in README.md is a file of the engine, or a room', () => {
    const road = /```\n(camera\/session[\s\S]*?)```/.exec(read('README.md'))?.[1] ?? ''
    const stops = [...road.matchAll(/[a-z]+\/[a-z/-]+/g)].map(([stop]) => stop.replace(/\/$/, ''))
    assert.ok(stops.length >= 8)
    const there = (stop: string) =>
      ['src/engine/', 'src/'].some(
        room => existsSync(join(root, `${room}${stop}.ts`)) || existsSync(join(root, room, stop)),
      )
    assert.deepEqual(
      stops.filter(stop => !there(stop)),
      [],
    )
  })

  it('the npm scripts that the pages name are there', () => {
    const { scripts } = JSON.parse(read('package.json'))
    const named = pages.flatMap(page => [...read(page).matchAll(/npm run ([a-z-]+)/g)].map(([, name = '']) => name))
    assert.deepEqual(
      named.filter(name => !(name in scripts)),
      [],
    )
  })

  it('the steps of ./test that CONTRIBUTING.md lists are those it has', () => {
    const listed = /one step: ([a-z, ]+)/.exec(read('CONTRIBUTING.md'))?.[1]?.split(', ')
    const steps = [...read('tools/run-checks.ts').matchAll(/name: '([a-z]+)'/g)].map(([, name]) => name)
    assert.deepEqual(listed, steps)
  })

  it('every guide is there in both languages', () => {
    const of = (language: string) => globSync('*.md', { cwd: join(root, 'guide', language) }).toSorted()
    assert.deepEqual(of('vi'), of('en'))
  })

  it('every dependency has its reason in design/dependencies.md', () => {
    const { dependencies, optionalDependencies, devDependencies } = JSON.parse(read('package.json'))
    const told = read('design/dependencies.md')
    const all = Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies })
    assert.deepEqual(
      all.filter(name => !name.startsWith('@types/') && !told.includes(`\`${name}\``)),
      [],
    )
  })
})
