// Hindrances: what keeps somebody from using a page, as axe-core finds it: contrast, names, roles, order. Serious and critical ones count.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type WithAxe = { readonly axe: { run: (context: Document | Element, options: object) => Promise<AxeResults> } }

/** All there is; what the colours of a theme do; what words and order do, which no theme changes. */
export type Looked = 'all' | 'colours' | 'words'
const COLOURS = 'color-contrast'
const rules = {
  all: {},
  colours: { runOnly: { type: 'rule', values: [COLOURS] } },
  words: { rules: { [COLOURS]: { enabled: false } } },
} as const

/** On the whole page, or in what stands open over it. */
export const hindrances = async (page: Page, looked: Looked, within?: string): Promise<readonly string[]> => {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source)
  const { violations } = await page.evaluate(
    ({ within, only }) =>
      (globalThis as unknown as WithAxe).axe.run(
        (within === undefined ? undefined : document.querySelector(within)) ?? document,
        { ...only, resultTypes: ['violations'], iframes: false },
      ),
    { within, only: rules[looked] },
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
    )
}
