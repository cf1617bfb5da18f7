import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { runInNewContext } from 'node:vm'
import { type ThemeChoice, themeOf } from './theme.ts'

test('a chosen theme holds at every hour; else it is dark at night and where the device asks for it', () => {
  assert.equal(themeOf('light', 23, true), 'light')
  assert.equal(themeOf('dark', 12, false), 'dark')
  assert.equal(themeOf('auto', 12, false), 'light')
  assert.equal(themeOf('auto', 12, true), 'dark')
  assert.equal(themeOf('auto', 5, false), 'dark')
  assert.equal(themeOf('auto', 6, false), 'light')
  assert.equal(themeOf('auto', 18, false), 'dark')
})

test('what is set before the first paint is what the page then keeps', () => {
  const script = readFileSync(new URL('../public/first-paint.js', import.meta.url), 'utf8')
  const painted = (kept: string | null, hour: number, device_dark: boolean): unknown => {
    const dataset: Record<string, unknown> = {}
    runInNewContext(script, {
      localStorage: { getItem: (key: string) => (key === 'matthan.theme' ? kept : null) },
      matchMedia: () => ({ matches: device_dark }),
      document: { documentElement: { dataset } },
      Date: class {
        getHours(): number {
          return hour
        }
      },
    })
    return dataset.theme
  }
  for (const [kept, choice] of [
    [null, 'auto'],
    ['auto', 'auto'],
    ['nonsense', 'auto'],
    ['dark', 'dark'],
    ['light', 'light'],
  ] as readonly (readonly [string | null, ThemeChoice])[])
    for (const hour of Array.from({ length: 24 }).keys())
      for (const device_dark of [false, true])
        assert.equal(painted(kept, hour, device_dark), themeOf(choice, hour, device_dark), `${kept} ${hour}`)
})
