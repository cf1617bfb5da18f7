// Contrast as WCAG 2.2 computes it, of every ink on every surface, in both themes, from the style sheet itself.

import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

const web = new URL('..', import.meta.url).pathname
const css = readFileSync(`${web}ui/colours.css`, 'utf8')

type Theme = Readonly<Record<string, string>>

const theme = (name: string): Theme => {
  const block = new RegExp(`\\[data-theme="${name}"\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? ''
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, role, hex]) => [role!, hex!]))
}

const themes = { dark: theme('dark'), light: theme('light') }
const surfaces = ['night', 'slate', 'raised']
const tinted = ['accent-deep', 'warn-deep', 'bad-deep']
const inks = ['ink', 'quiet', 'accent', 'later', 'warn', 'bad']

const channel = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)

/** Relative luminance, WCAG 2.2. */
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(at => channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const contrast = (one: string, other: string): number => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

/** `over` at `part` of its strength on `under`. */
const mixed = (over: string, under: string, part: number): string =>
  `#${[1, 3, 5]
    .map(at => {
      const [a, b] = [over, under].map(hex => Number.parseInt(hex.slice(at, at + 2), 16))
      return Math.round(a! * part + b! * (1 - part))
        .toString(16)
        .padStart(2, '0')
    })
    .join('')}`

const atLeast = (least: number, one: string, other: string, told: string): void => {
  const ratio = contrast(one, other)
  assert.ok(ratio >= least, `${told}: ${ratio.toFixed(2)} : 1, wanted ${least} : 1`)
}

test('the measure is WCAG’s own', () => {
  assert.equal(contrast('#000000', '#ffffff').toFixed(2), '21.00')
  assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48')
})

for (const [name, colours] of Object.entries(themes)) {
  const of = (role: string): string => colours[role] ?? assert.fail(`${name} has no ${role}`)

  test(`in the ${name} theme every ink is read on every surface`, () => {
    for (const ink of inks)
      for (const surface of [...surfaces, ...tinted]) atLeast(4.5, of(ink), of(surface), `${ink} on ${surface}`)
    atLeast(4.5, of('night'), of('accent'), 'what is written on an accent')
  })

  test(`in the ${name} theme focus rings, edges and the timeline’s bars are seen`, () => {
    for (const surface of surfaces) {
      atLeast(3, of('accent'), of(surface), `focus ring on ${surface}`)
      atLeast(3, of('edge'), of(surface), `edge on ${surface}`)
    }
    atLeast(3, mixed(of('accent'), of('raised'), 0.7), of('raised'), 'recorded on the timeline')
    atLeast(3, mixed(of('bad'), of('night'), 0.7), of('night'), 'missing on the timeline')
  })
}

test('both themes have the same roles', () => {
  assert.deepEqual(Object.keys(themes.light).sort(), Object.keys(themes.dark).sort())
  assert.ok(Object.keys(themes.dark).length > 10)
})

test('no page names a colour of its own', () => {
  const own =
    /#[0-9a-fA-F]{6}\b|\brgba?\(|\bhsla?\(|\b(bg|text|border|fill|stroke)-(white|gray|zinc|red|orange|amber|yellow|green|teal|blue|indigo|purple|pink)\b/
  const coloured = globSync('{pages,ui,player}/**/*.{ts,tsx}', { cwd: web })
    .filter(file => !file.endsWith('.test.ts'))
    .filter(file => own.test(readFileSync(`${web}${file}`, 'utf8')))
  assert.deepEqual(coloured, [])
})
